"""The articles in which claims wait for a decision, those with the most first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.urls import reverse

from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.claims.enums import ClaimKind
from apps.claims.models import Claim, OpenClaims
from apps.desk.queries.suggestion import sureness

PAGE = 25
# An article shows so many of its claims; the desk shows them all.
SHOWN = 3


@dataclass(frozen=True)
class ClaimsFilters:
    """What the list is narrowed to. It lives in the address."""

    kind: str = ""
    publisher: UUID | None = None
    after: tuple[int, UUID] | None = None

    @classmethod
    def read(cls, query: Mapping[str, Any]) -> Self:
        kind = query.get("kind", "")
        claims, _, article = query.get("after", "").partition("_")
        last = _uuid(article)
        is_number = claims.isascii() and claims.isdigit() and len(claims) < 10
        return cls(
            kind=kind if kind in ClaimKind.values else "",
            publisher=_uuid(query.get("publisher", "")),
            after=(int(claims), last) if is_number and last else None,
        )

    @property
    def narrowed(self) -> bool:
        return bool(self.kind or self.publisher)

    @property
    def address(self) -> str:
        after = f"{self.after[0]}_{self.after[1]}" if self.after else ""
        pairs = (("kind", self.kind), ("publisher", str(self.publisher or "")), ("after", after))
        query = urlencode([(name, value) for name, value in pairs if value])
        return reverse("desk:review-claims") + (f"?{query}" if query else "")


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


@dataclass(frozen=True)
class OpenClaim:
    claim: Claim

    @property
    def sure(self) -> str:
        return sureness(self.claim.score)


@dataclass(frozen=True)
class ArticleRow:
    """An article, how many claims wait in it, and the first of them."""

    article: Article
    claims: int
    first: tuple[OpenClaim, ...]

    @property
    def more(self) -> int:
        return self.claims - len(self.first)

    @property
    def address(self) -> str:
        """The desk, at the first claim that waits."""
        at = f"#{self.first[0].claim.docket_label}" if self.first else ""
        return f"{self.article.get_absolute_url()}{at}"


@dataclass(frozen=True)
class ClaimsWaiting:
    rows: tuple[ArticleRow, ...]
    next: str


def claims_waiting_page(filters: ClaimsFilters) -> ClaimsWaiting:
    """One page of articles, in two queries."""
    found = list(_matching(filters).select_related("article__publisher")[: PAGE + 1])
    shown = found[:PAGE]
    first = _first([tally.article_id for tally in shown], filters)
    rows = tuple(
        ArticleRow(tally.article, tally.claims, tuple(first.get(tally.article_id, ())))
        for tally in shown
    )
    if len(found) <= PAGE:
        return ClaimsWaiting(rows, "")
    last = shown[-1]
    return ClaimsWaiting(rows, replace(filters, after=(last.claims, last.article_id)).address)


def _matching(filters: ClaimsFilters) -> "QuerySet[OpenClaims]":
    found = OpenClaims.objects.filter(claims__gt=0).order_by("-claims", "-article_id")
    if filters.after:
        claims, last = filters.after
        found = found.filter(
            Q(claims__lt=claims) | Q(claims=claims, article_id__lt=last), claims__lte=claims
        )
    if filters.publisher:
        found = found.filter(article__publisher=filters.publisher)
    if filters.kind:
        waiting = Claim.objects.filter(
            found_in=OuterRef("article_id"), state=SuggestionState.SUGGESTED, kind=filters.kind
        )
        found = found.filter(Exists(waiting))
    return found


def _first(articles: list[UUID], filters: ClaimsFilters) -> dict[UUID, list[OpenClaim]]:
    waiting = Claim.objects.filter(found_in__in=articles, state=SuggestionState.SUGGESTED)
    if filters.kind:
        waiting = waiting.filter(kind=filters.kind)
    numbered = waiting.annotate(
        nth=Window(RowNumber(), partition_by=F("found_in"), order_by="docket")
    ).filter(nth__lte=SHOWN)
    found: dict[UUID, list[OpenClaim]] = {}
    for claim in numbered.select_related("claimant").order_by("docket"):
        if claim.found_in_id is not None:
            found.setdefault(claim.found_in_id, []).append(OpenClaim(claim))
    return found


def claims_waiting(most: int) -> int:
    """How many claims wait, counted up to `most`."""
    return Claim.objects.filter(state=SuggestionState.SUGGESTED).order_by()[:most].count()
