"""The Articles page: what its first answer needs, and what follows once it stands."""

from dataclasses import dataclass, field
from typing import Final

from django.db import models
from django.db.models import Q
from django.http import QueryDict

from apps.accounts.models import SavedView, User
from apps.articles.models import Article
from apps.desk.queries.articles import facets as facet_queries
from apps.desk.queries.articles.chosen import resolve
from apps.desk.queries.articles.conditions import columns
from apps.desk.queries.articles.counting import Asked, Loosening, loosenings
from apps.desk.queries.articles.filters import ArticleFilters, parse
from apps.desk.queries.articles.histogram import Histogram, histogram
from apps.desk.queries.articles.paging import KeyPage, key_page, read_cursor
from apps.desk.queries.articles.planning import planned
from apps.desk.queries.articles.rows import ArticleRow, article_rows
from apps.desk.queries.articles.searching import understand

VIEWS_LIMIT: Final = 12


@dataclass(frozen=True)
class View:
    """A saved view as the page offers it."""

    row: SavedView
    current: bool
    own: bool

    @property
    def key(self) -> str:
        return str(self.row.pk)


@dataclass(frozen=True)
class ArticlesPage:
    """The first answer: a page of rows and everything that costs next to nothing."""

    asked: Asked
    rows: list[ArticleRow]
    keys: KeyPage
    problems: list[str]
    loosenings: list[Loosening] = field(default_factory=list)
    desk_is_empty: bool = False


@dataclass(frozen=True)
class Counts:
    """What follows: exact numbers, facets, the histogram."""

    matching: int
    all: int
    facets: list[facet_queries.Facet]
    review: list[facet_queries.Option]
    with_suggestions: int
    histogram: Histogram
    views: dict[str, int]


def ask(query: QueryDict) -> tuple[Asked, list[str]]:
    """Read an address and look up what it names; with a sentence for whatever was left out."""
    filters, problems = parse(query)
    return ask_for(filters, problems)


def ask_for(filters: ArticleFilters, problems: list[str]) -> tuple[Asked, list[str]]:
    resolved = resolve(filters)
    search = understand(resolved.filters.q)
    return Asked(resolved, search), [*problems, *resolved.problems, *search.remarks]


def articles_page(query: QueryDict) -> ArticlesPage:
    asked, problems = ask(query)
    filters = asked.filters
    typed = query.get("before") or query.get("after") or ""
    cursor = (
        read_cursor(typed, filters.sort, backward=bool(query.get("before"))) if typed else None
    )
    if typed and cursor is None:
        problems.append("The place in the list was not understood, so this is its beginning.")
    conditions = asked.conditions

    def plan(
        base: "models.QuerySet[Article, Article]", wanted: int
    ) -> "models.QuerySet[Article, Article]":
        for _name, condition in columns(filters):
            base = base.filter(condition)
        return planned(base, conditions, wanted)

    keys = key_page(plan, filters.sort, cursor)
    rows = article_rows(keys.ids, asked.search)
    return ArticlesPage(
        asked=asked,
        rows=rows,
        keys=keys,
        problems=problems,
        loosenings=loosenings(asked) if not rows and filters.active else [],
        desk_is_empty=not rows and not Article.objects.exists(),
    )


def counts(asked: Asked, views: list[View]) -> Counts:
    """Everything exact about the filters; several scans, so it comes after the page."""
    everything = Article.objects.count()
    return Counts(
        matching=everything if asked.is_everything() else asked.matching().count(),
        all=everything,
        facets=facet_queries.counted(asked),
        review=facet_queries.review_options(asked, count=True),
        with_suggestions=facet_queries.with_suggestions_count(asked),
        histogram=histogram(asked),
        views={str(view.row.pk): view_count(view.row) for view in views},
    )


def view_count(view: SavedView) -> int:
    asked, _problems = ask(QueryDict(view.query))
    return asked.matching().count()


def saved_views(user: User, filters: ArticleFilters) -> list[View]:
    """One's own views and the shared ones; the one whose filters are in use is current."""

    here = filters.query()
    rows = SavedView.objects.filter(
        Q(owner=user) | Q(shared=True), page=SavedView.Page.ARTICLES
    ).order_by("name", "pk")[:VIEWS_LIMIT]
    return [View(row, row.query == here, row.owner_id == user.pk) for row in rows]
