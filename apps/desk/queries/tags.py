"""The register of tags, and the page of one: what carries it, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Count, F, QuerySet
from django.db.models.functions import Greatest, Substr

from apps.anchoring import Span, context
from apps.articles.actions.anchoring import QUOTE_LIMIT
from apps.articles.enums import SuggestionState
from apps.articles.models import Article, ArticleTag, SpanTag, Tag
from apps.articles.queries.tags import Node, flat, tag_tree, within
from apps.audit.queries import HistoryEntry, history
from apps.claims.models import Claim, ClaimTag
from apps.claims.queries.limits import Caveat, caveats_of
from apps.comparison.methods.comparing import OriginCount
from apps.comparison.queries.counting import count_at_once, count_origins
from apps.comparison.queries.resting import Resting, resting_of

PAGE = 20
WINDOW = 600

# What carries tags: the plural the pages use, the model, and the column of what is tagged.
CARRIERS: dict[str, tuple[Any, str]] = {
    "articles": (ArticleTag, "article"),
    "claims": (ClaimTag, "claim"),
    "words": (SpanTag, "id"),
}
# Claims that are only suggested, or were rejected, count nowhere.
_COUNTS = "EXISTS (SELECT FROM claims_claim WHERE id = carrier.claim_id AND state = 'confirmed')"


@dataclass(frozen=True)
class Tally:
    """How many carry a tag itself, and how many it or one below it."""

    own: int
    whole: int


@dataclass(frozen=True)
class Row:
    node: Node
    articles: Tally
    claims: Tally
    words: Tally
    below: "list[Row]"

    @property
    def tag(self) -> Tag:
        return self.node.tag


def register() -> list[Row]:
    """Every tag with its counts, as a tree; at most seven queries whatever their number."""
    roots = tag_tree()
    parents = [node for node in flat(roots) if node.below]
    own = {name: _own(model) for name, (model, _column) in CARRIERS.items()}
    whole = {name: _whole(model, column, parents) for name, (model, column) in CARRIERS.items()}
    return [_row(node, own, whole) for node in roots]


def _row(node: Node, own: dict[str, dict[UUID, int]], whole: dict[str, dict[UUID, int]]) -> Row:
    def tally(name: str) -> Tally:
        carried = own[name].get(node.tag.pk, 0)
        return Tally(carried, whole[name].get(node.tag.pk, 0) if node.below else carried)

    below = [_row(one, own, whole) for one in node.below]
    return Row(node, tally("articles"), tally("claims"), tally("words"), below)


def _own(model: Any) -> dict[UUID, int]:
    rows = model.objects.order_by()
    if model is ClaimTag:
        rows = rows.filter(claim__state=SuggestionState.CONFIRMED)
    rows = rows.values("tag").annotate(n=Count("pk"))
    return {row["tag"]: row["n"] for row in rows}


def _whole(model: Any, column: str, parents: Iterable[Node]) -> dict[UUID, int]:
    """Counted once each, however many of the tags below they carry."""
    pairs = [(node.tag.pk, pk) for node in parents for pk in node.within()]
    if not pairs:
        return {}
    table = connection.ops.quote_name(model._meta.db_table)
    name = connection.ops.quote_name(model._meta.get_field(column).column)
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT tree.top, count(DISTINCT carrier.{name})"  # noqa: S608 - names of our own tables
            f" FROM unnest(%s::uuid[], %s::uuid[]) AS tree(top, tag)"
            f" JOIN {table} AS carrier ON carrier.tag_id = tree.tag"
            f" WHERE {_COUNTS if model is ClaimTag else 'true'} GROUP BY tree.top",
            [[top for top, _tag in pairs], [tag for _top, tag in pairs]],
        )
        return dict(cursor.fetchall())


@dataclass(frozen=True)
class Page:
    """Some rows, newest first, and the key of the next ones, if there are more."""

    rows: list[Any]
    next: str


@dataclass(frozen=True)
class Passage:
    """Words that carry the tag, with those around them."""

    span: SpanTag
    before: str
    after: str


@dataclass(frozen=True)
class Limited:
    """A claim with what limits it, and what it rests on."""

    claim: Claim
    caveats: list[Caveat]
    resting: Resting


@dataclass(frozen=True)
class TagPage:
    tag: Tag
    below: list[Tag]
    with_below: bool
    articles: Page
    claims: Page
    origins: OriginCount | None
    words: Page
    history: list[HistoryEntry]

    @property
    def is_bare(self) -> bool:
        return not (self.articles.rows or self.claims.rows or self.words.rows)


def tag_page(tag: Tag, *, with_below: bool, after: dict[str, UUID | None]) -> TagPage:
    below = list(tag.children.order_by("name"))
    tags = within(tag) if with_below and below else [tag.pk]
    articles = Article.objects.filter(
        pk__in=ArticleTag.objects.filter(tag__in=tags).values("article")
    ).select_related("publisher")
    claims = Claim.objects.filter(
        pk__in=ClaimTag.objects.filter(tag__in=tags).values("claim"),
        state=SuggestionState.CONFIRMED,
    ).select_related("claimant")
    spans = _windows(SpanTag.objects.filter(tag__in=tags))
    words = _paged(spans, after["words"])
    return TagPage(
        tag=tag,
        below=below,
        with_below=with_below and bool(below),
        articles=_paged(articles, after["articles"]),
        claims=_limited(_paged(claims, after["claims"])),
        origins=count_at_once(claims) if with_below or not below else count_origins(claims),
        words=Page([_passage(span) for span in words.rows], words.next),
        history=history(tag, 20),
    )


def _limited(page: Page) -> Page:
    caveats, resting = caveats_of(page.rows), resting_of(page.rows)
    rows = [Limited(row, caveats[row.pk], resting[row.pk]) for row in page.rows]
    return Page(rows, page.next)


def _paged(rows: "QuerySet[Any]", after: UUID | None) -> Page:
    if after is not None:
        rows = rows.filter(pk__lt=after)
    found = list(rows.order_by("-pk")[: PAGE + 1])
    more = len(found) > PAGE
    return Page(found[:PAGE], str(found[PAGE - 1].pk) if more else "")


def _windows(spans: "QuerySet[SpanTag]") -> "QuerySet[SpanTag]":
    """Each with a piece of its text around it: an article may be long, a page shows many."""
    return (
        spans.select_related("article__publisher", "tag", "created_by")
        .annotate(opens=Greatest("start", WINDOW) - WINDOW)
        .annotate(window=Substr("version__text", F("opens") + 1, 2 * WINDOW + QUOTE_LIMIT))
    )


def _passage(span: Any) -> Passage:
    start = span.start - span.opens
    before, _quote, after = context(span.window, Span(start, start + len(span.quote)), 14)
    return Passage(span, before, after)
