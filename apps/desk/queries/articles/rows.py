"""What a row of the list says about an article; a fixed number of queries for the whole page."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Count, Min, Q
from django.db.models.functions import Left
from django.urls import reverse

from apps.articles.enums import ReviewState, SuggestionState
from apps.articles.models import Article, ArticleTag
from apps.articles.queries.lexemes import stems
from apps.articles.queries.snippets import SNIPPET_LENGTH, TEXT_LIMIT, Marker, Piece
from apps.claims.models import Evidence
from apps.desk.queries.articles.searching import Search
from apps.entities.enums import EntityKind
from apps.entities.models import Mention
from apps.ui.components.labels import kind_class

ENTITIES_SHOWN: Final = 6
LANGUAGES: Final = {"en": "English", "uk": "Ukrainian", "ru": "Russian"}
_KIND_ORDER: Final = {kind: place for place, kind in enumerate(EntityKind)}


@dataclass(frozen=True)
class Named:
    name: str
    css: str


@dataclass(frozen=True)
class Tagged:
    name: str
    colour: str


@dataclass(frozen=True)
class ArticleRow:
    """One article as the list shows it."""

    id: UUID
    docket: str
    url: str
    lang: str
    title: list[Piece]
    title_inferred: bool
    snippet: list[Piece]
    entities: list[Named]
    entities_more: int
    tags: list[Tagged]
    language: str
    publisher: str
    publisher_basis: str
    published_at: datetime.datetime | None
    published_precision: str
    published_inferred: bool
    version: int
    claims: int
    open: int
    review: str

    @property
    def review_label(self) -> str:
        return str(ReviewState(self.review).label) if self.review else ""


def language_name(code: str) -> str:
    """The language in English, as the page names it; the code itself where it has no name here."""
    from django.conf.locale import LANG_INFO

    base = code.split("-", 1)[0]
    return LANGUAGES.get(base) or LANG_INFO.get(base, {}).get("name", code)


def article_rows(ids: Sequence[UUID], search: Search) -> list[ArticleRow]:
    """The rows of these articles, in this order."""
    if not ids:
        return []
    seen = TEXT_LIMIT if search.runs else SNIPPET_LENGTH + 60
    articles = {
        article.pk: article
        for article in Article.objects.filter(pk__in=ids)
        .select_related("publisher")
        .annotate(text=Left("current_version__text", seen))
        .values_list(
            "pk",
            "docket",
            "title",
            "title_basis",
            "language",
            "publisher__name",
            "publisher_basis",
            "published_at",
            "published_precision",
            "published_basis",
            "review_state",
            "current_version__number",
            "text",
            named=True,
        )
    }
    entities, open_mentions = _entities(ids)
    tags = _tags(ids)
    claims = _claims(ids)
    marker = Marker(search.runs, stems)
    marker.learn([part for one in articles.values() for part in (one.title, one.text)])
    address = reverse("desk:article", args=[0]).removesuffix("0/")
    made = []
    for pk in ids:
        one: Any = articles.get(pk)
        if one is None:
            continue
        named = entities.get(pk, [])
        said, proposed = claims.get(pk, (0, 0))
        made.append(
            ArticleRow(
                id=pk,
                docket=f"A-{one.docket}",
                url=f"{address}{one.docket}/",
                lang=one.language,
                title=marker.title(one.title),
                title_inferred=one.title_basis == "inferred",
                snippet=marker.snippet(one.text),
                entities=named[:ENTITIES_SHOWN],
                entities_more=max(0, len(named) - ENTITIES_SHOWN),
                tags=tags.get(pk, []),
                language="" if one.language in ("", "en") else language_name(one.language),
                publisher=one.publisher__name or "",
                publisher_basis=one.publisher_basis,
                published_at=one.published_at,
                published_precision=one.published_precision,
                published_inferred=one.published_basis == "inferred",
                version=one.current_version__number,
                claims=said,
                open=proposed + open_mentions.get(pk, 0),
                review=one.review_state if one.review_state != ReviewState.NEW else "",
            )
        )
    return made


def _entities(ids: Sequence[UUID]) -> tuple[dict[UUID, list[Named]], dict[UUID, int]]:
    """Who and what is named, people first, in the order of the text; and open suggestions."""
    confirmed = Q(state=SuggestionState.CONFIRMED)
    rows = (
        Mention.objects.filter(article__in=ids)
        .exclude(state=SuggestionState.REJECTED)
        .values_list("article_id", "entity_id", "entity__kind", "entity__name")
        .annotate(
            first=Min("start"),
            named=Count("pk", filter=confirmed),
            proposed=Count("pk", filter=Q(state=SuggestionState.SUGGESTED)),
        )
    )
    found: dict[UUID, list[Named]] = {}
    proposals: dict[UUID, int] = {}
    for article, _entity, kind, name, _first, named, proposed in sorted(
        rows, key=lambda row: (_KIND_ORDER[row[2]], row[4], row[3])
    ):
        if named:
            found.setdefault(article, []).append(Named(name, kind_class(kind)))
        if proposed:
            proposals[article] = proposals.get(article, 0) + proposed
    return found, proposals


def _tags(ids: Sequence[UUID]) -> dict[UUID, list[Tagged]]:
    found: dict[UUID, list[Tagged]] = {}
    for article, name, colour in (
        ArticleTag.objects.filter(article__in=ids)
        .order_by("tag__name")
        .values_list("article_id", "tag__name", "tag__colour")
    ):
        found.setdefault(article, []).append(Tagged(name, colour))
    return found


def _claims(ids: Sequence[UUID]) -> dict[UUID, tuple[int, int]]:
    """By article: claims that count, and claims proposed."""
    rows = (
        Evidence.objects.filter(article__in=ids)
        .values_list("article_id")
        .annotate(
            said=Count("claim", distinct=True, filter=Q(claim__state=SuggestionState.CONFIRMED)),
            proposed=Count(
                "claim", distinct=True, filter=Q(claim__state=SuggestionState.SUGGESTED)
            ),
        )
    )
    return {article: (said, proposed) for article, said, proposed in rows}
