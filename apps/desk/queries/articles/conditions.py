"""Each filter as two ways to the same articles: probe one article, or seek all that fit.

A common filter is probed while the list is walked in its order; a rare one is sought first. Which
is quicker is decided in `planning`; what both mean is decided here.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.contrib.postgres.search import SearchQueryField
from django.db import models
from django.db.models import F, Func, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast, Coalesce

from apps.articles.enums import SuggestionState
from apps.articles.models import ArticleTag, SearchDocument, Version
from apps.articles.models.article import LONG_AGO
from apps.articles.queries.lexemes import AllOf, AnyOf, Lexical, Match, NamedMatch, Without
from apps.claims.models import Evidence
from apps.desk.queries.articles.filters import NOT_STATED, ArticleFilters
from apps.entities.models import Mention

# Measured, in microseconds: one look-up of a small row, and of an article's words.
LOOK_UP: Final = 4.0
READ_WORDS: Final = 45.0


@dataclass(frozen=True)
class Condition:
    """`filter` is the name of the filter it comes from.

    `seek` lists ids of articles; where `exact` is false it may list some too many, which the
    probe then takes out. Without `seek` there is no way but to probe.
    """

    filter: str
    probe: Any
    seek: "models.QuerySet[Any, Any] | None" = None
    exact: bool = True
    probe_cost: float = LOOK_UP

    @property
    def as_set(self) -> Q:
        """For counting: the database chooses its way through both sides."""
        return Q(pk__in=self.seek) if self.seek is not None and self.exact else Q(self.probe)


@dataclass(frozen=True)
class Chosen:
    """What the filters' values stand for, looked up: ids of rows, tags with those below them."""

    entities: dict[str, list[UUID]] = field(default_factory=dict)
    tags: list[UUID] = field(default_factory=list)


class Fits(Func):
    """Whether a vector of words fulfils a tsquery."""

    arg_joiner = " @@ "
    template = "(%(expressions)s)"
    output_field = models.BooleanField()

    def __init__(self, vector: Any, tsquery: str, **extra: Any) -> None:
        super().__init__(vector, Cast(Value(tsquery), SearchQueryField()), **extra)


def columns(filters: ArticleFilters) -> list[tuple[str, Q]]:
    """The filters that are columns of the article itself."""
    found: list[tuple[str, Q]] = []
    if filters.published_from or filters.published_to:
        found.append(("published_from", _published(filters)))
    elif filters.undated:
        found.append(("undated", Q(sort_at=LONG_AGO)))
    if filters.publishers:
        stated = [value for value in filters.publishers if value != NOT_STATED]
        publisher = Q(publisher__in=stated) if stated else Q()
        if NOT_STATED in filters.publishers:
            publisher |= Q(publisher__isnull=True)
        found.append(("publishers", publisher))
    if filters.languages:
        languages = ["" if value == NOT_STATED else value for value in filters.languages]
        found.append(("languages", Q(language__in=languages)))
    if filters.review:
        found.append(("review", Q(review_state__in=filters.review)))
    if filters.added_since:
        found.append(("added_since", Q(created_at__gte=filters.added_since)))
    if filters.revised_since:
        revised = Version.objects.filter(number__gt=1, created_at__gte=filters.revised_since)
        found.append(("revised_since", Q(pk__in=revised.values("article_id"))))
    return found


def _published(filters: ArticleFilters) -> Q:
    midnight = datetime.time(tzinfo=datetime.UTC)
    dated = Q()
    if filters.published_from:
        dated &= Q(sort_at__gte=datetime.datetime.combine(filters.published_from, midnight))
    else:
        dated &= Q(sort_at__gt=LONG_AGO)
    if filters.published_to and filters.published_to < datetime.date.max:
        day_after = filters.published_to + datetime.timedelta(days=1)
        dated &= Q(sort_at__lt=datetime.datetime.combine(day_after, midnight))
    return dated | Q(sort_at=LONG_AGO) if filters.undated else dated


def conditions(filters: ArticleFilters, chosen: Chosen, match: Match | None) -> list[Condition]:
    """The filters that are sets of articles, all of which must hold."""
    found: list[Condition] = []
    for name, entities in chosen.entities.items():
        found.append(_mentions(name, entities, suggested=filters.suggested))
    if filters.tags:
        tagged = ArticleTag.objects.filter(tag__in=chosen.tags)
        found.append(Condition("tags", _has(tagged), tagged.values("article_id")))
    if filters.with_suggestions:
        found.append(open_suggestions())
    if match is not None:
        parts = match.parts if isinstance(match, AllOf) else (match,)
        found += [_words(part) for part in parts]
    return found


def confirmed_mentions(entities: Iterable[UUID | str]) -> "models.QuerySet[Mention, Mention]":
    return Mention.objects.filter(entity__in=list(entities), state=SuggestionState.CONFIRMED)


def states_counted(*, suggested: bool) -> tuple[SuggestionState, ...]:
    """The mentions that say an article names somebody: those that people confirmed."""
    confirmed = (SuggestionState.CONFIRMED,)
    return (*confirmed, SuggestionState.SUGGESTED) if suggested else confirmed


def _mentions(name: str, entities: Iterable[UUID | str], *, suggested: bool) -> Condition:
    named = Mention.objects.filter(
        entity__in=list(entities), state__in=states_counted(suggested=suggested)
    )
    return Condition(name, _has(named), named.values("article_id"))


def open_suggestions() -> Condition:
    mentions = Mention.objects.filter(state=SuggestionState.SUGGESTED)
    claims = Evidence.objects.filter(claim__state=SuggestionState.SUGGESTED)
    return Condition(
        "with_suggestions",
        Q(_has(mentions)) | Q(_has(claims)),
        mentions.values("article_id").union(claims.values("article_id"), all=True),
        probe_cost=2 * LOOK_UP,
    )


def _has(rows: "models.QuerySet[Any, Any]") -> Coalesce:
    """Whether the article has one of these rows. A plain look-up each: EXISTS would let the
    database gather all the rows of all articles first."""
    one = rows.filter(article=OuterRef("pk")).annotate(yes=Value(True)).values("yes")[:1]
    return Coalesce(Subquery(one), Value(False), output_field=models.BooleanField())


def _words(match: Match) -> Condition:
    seek, exact = _seek(match)
    return Condition("q", _probe(match), seek, exact, probe_cost=READ_WORDS)


def _probe(match: Match) -> Q:
    match match:
        case Lexical(tsquery):
            return Q(_says(tsquery))
        case NamedMatch(tsquery, names):
            named = Q(_has(confirmed_mentions(names)))
            return named | Q(_says(tsquery)) if tsquery else named
        case Without(part):
            return ~_probe(part)
        case AllOf(parts):
            found = Q()
            for part in parts:
                found &= _probe(part)
            return found
        case AnyOf(parts):
            found = Q()
            for part in parts:
                found |= _probe(part)
            return found


def _says(tsquery: str) -> Coalesce:
    said = SearchDocument.objects.filter(article=OuterRef("pk")).values(
        fits=Fits(F("vector"), tsquery)
    )
    return Coalesce(Subquery(said), Value(False), output_field=models.BooleanField())


def _sayers(tsquery: str) -> "models.QuerySet[Any, Any]":
    return SearchDocument.objects.filter(Fits(F("vector"), tsquery)).values("article_id")


def _seek(match: Match) -> "tuple[models.QuerySet[Any, Any] | None, bool]":
    """All articles that fit, and whether it is exactly those; None where no index lists them."""
    match match:
        case Lexical(tsquery, seekable):
            return (_sayers(tsquery), True) if seekable else (None, True)
        case NamedMatch(tsquery, names):
            named = confirmed_mentions(names).values("article_id")
            return (named.union(_sayers(tsquery), all=True) if tsquery else named), True
        case AllOf(parts):
            for part in parts:
                seek, _exact = _seek(part)
                if seek is not None:
                    return seek, False
        case AnyOf(parts):
            seeks = [_seek(part) for part in parts]
            several = [seek for seek, _exact in seeks if seek is not None]
            if len(several) == len(seeks):
                exact = all(one for _seek, one in seeks)
                return several[0].union(*several[1:], all=True), exact
    return None, True
