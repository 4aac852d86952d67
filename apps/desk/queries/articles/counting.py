"""How many articles there are under some filters, and which: exact, and so not for every page."""

from dataclasses import dataclass
from typing import Final

from django.db import models

from apps.articles.models import Article
from apps.desk.queries.articles.chosen import Resolved
from apps.desk.queries.articles.conditions import Condition, columns, conditions
from apps.desk.queries.articles.filters import ArticleFilters
from apps.desk.queries.articles.searching import Search


@dataclass(frozen=True)
class Asked:
    """Filters with everything looked up that they stand for."""

    resolved: Resolved
    search: Search

    @property
    def filters(self) -> ArticleFilters:
        return self.resolved.filters

    @property
    def conditions(self) -> list[Condition]:
        return conditions(self.filters, self.resolved.chosen, self.search.match)

    def matching(self, leaving_out: str = "") -> "models.QuerySet[Article, Article]":
        """All articles under the filters, or under all but one of them."""
        found = Article.objects.order_by()
        if leaving_out == "published_from":
            column_filters = columns(self.filters.without("published_from", "undated"))
        else:
            column_filters = columns(
                self.filters.without(leaving_out) if leaving_out else self.filters
            )
        for _name, condition in column_filters:
            found = found.filter(condition)
        for condition_ in self.conditions:
            if condition_.filter != leaving_out:
                found = found.filter(condition_.as_set)
        return found

    def is_everything(self, leaving_out: str = "") -> bool:
        """Whether nothing narrows the articles down."""
        left_out = {leaving_out, "undated" if leaving_out == "published_from" else ""}
        return (
            not (
                {name for name, _condition in columns(self.filters)}
                | {condition.filter for condition in self.conditions}
            )
            - left_out
        )


_SPOKEN: Final = {
    "q": "the search text",
    "published_from": "the dates",
    "undated": "“no date stated”",
    "publishers": "the publisher",
    "people": "the person",
    "places": "the place",
    "organisations": "the organisation",
    "tags": "the tag",
    "languages": "the language",
    "review": "the review state",
    "added_since": "the day it was put on file",
    "revised_since": "the new version",
    "with_suggestions": "“open suggestions”",
}


@dataclass(frozen=True)
class Loosening:
    """A filter without which there would be articles, and how many."""

    filter: str
    articles: int

    @property
    def label(self) -> str:
        """The filter as a sentence ends with it: "without the place"."""
        return _SPOKEN[self.filter]


def loosenings(asked: Asked) -> list[Loosening]:
    """For a page with nothing on it: which single filter, taken off, would bring how many back."""
    found = []
    for name in asked.filters.active:
        if name == "undated" and asked.filters.published_from:
            continue
        count = asked.matching(leaving_out=name).count()
        if count:
            found.append(Loosening(name, count))
    return sorted(found, key=lambda one: -one.articles)
