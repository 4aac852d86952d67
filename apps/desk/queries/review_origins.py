"""Pairs of claims that may be of one origin, side by side, the surest first; loaded in bulk."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import Q, QuerySet
from django.urls import reverse

from apps.articles.enums import SuggestionState
from apps.claims.models import Claim, Evidence
from apps.comparison.models import CopySearch, OriginDecision
from apps.comparison.queries.origins import open_proposals
from apps.desk.queries.suggestion import sureness

PAGE = 10
# So many places of a claim are shown; its page shows them all.
SHOWN = 3
COUNTED = 1000


@dataclass(frozen=True)
class After:
    """The last pair of the page before: where the next one begins."""

    score: float
    id: UUID

    @classmethod
    def read(cls, text: str) -> "After | None":
        score, _, pk = text.partition("_")
        try:
            return cls(float(score), UUID(pk))
        except ValueError:
            return None

    def __str__(self) -> str:
        return f"{self.score!r}_{self.id}"

    @property
    def address(self) -> str:
        return f"{reverse('desk:review-origins')}?{urlencode({'after': str(self)})}"


@dataclass(frozen=True)
class Side:
    """One of a pair: what it says, who says so, and where it stands."""

    claim: Claim
    places: tuple[Evidence, ...]

    @property
    def shown(self) -> tuple[Evidence, ...]:
        return self.places[:SHOWN]

    @property
    def more(self) -> int:
        return len(self.places) - len(self.shown)


@dataclass(frozen=True)
class Reason:
    """`points`: with its sign, as the method counted it."""

    sentence: str
    points: str


@dataclass(frozen=True)
class Pair:
    row: OriginDecision
    one: Side
    other: Side
    copied: bool

    @property
    def sides(self) -> tuple[Side, Side]:
        return (self.one, self.other)

    @property
    def sure(self) -> str:
        return sureness(self.row.score)

    @property
    def labels(self) -> str:
        return f"{self.one.claim.docket_label} and {self.other.claim.docket_label}"

    @property
    def reasons(self) -> tuple[Reason, ...]:
        found = []
        for each in self.row.reasons:
            points = each.get("points") or 0
            found.append(Reason(str(each.get("sentence", "")), f"{points:+d}" if points else ""))
        return tuple(found)


@dataclass(frozen=True)
class OriginsWaiting:
    pairs: tuple[Pair, ...]
    total: int
    begun: bool
    next: str

    @property
    def at_least(self) -> bool:
        return self.total == COUNTED


def origins_waiting_page(after: After | None) -> OriginsWaiting:
    """One page of pairs, in five queries."""
    found = open_proposals().order_by("-score", "id")
    rest = found
    if after is not None:
        # The bound beside the condition begins the reading of the index where the page begins.
        later = Q(score__lt=after.score) | Q(score=after.score, pk__gt=after.id)
        rest = found.filter(later, score__lte=after.score)
    rows = list(
        rest.select_related(
            "claim__claimant",
            "claim__population",
            "claim__place",
            "other__claimant",
            "other__population",
            "other__place",
        )[: PAGE + 1]
    )
    shown = rows[:PAGE]
    return OriginsWaiting(
        pairs=_pairs(shown),
        total=origins_waiting(COUNTED),
        begun=after is not None,
        next=After(shown[-1].score or 0.0, shown[-1].pk).address if len(rows) > PAGE else "",
    )


def origins_waiting(most: int) -> int:
    """How many pairs wait, counted up to `most`."""
    return OriginDecision.objects.filter(state=SuggestionState.SUGGESTED).order_by()[:most].count()


def _pairs(rows: Iterable[OriginDecision]) -> tuple[Pair, ...]:
    rows = list(rows)
    claims = {claim.pk: claim for row in rows for claim in (row.claim, row.other)}
    places: dict[UUID, list[Evidence]] = {pk: [] for pk in claims}
    for place in _evidence(claims):
        places[place.claim_id].append(place)
    routes = _routes({place.article_id for held in places.values() for place in held})

    def side(claim: Claim) -> Side:
        return Side(claim, tuple(places[claim.pk]))

    def ways(claim: Claim) -> set[UUID]:
        return {routes.get(each.article_id, each.article_id) for each in places[claim.pk]}

    return tuple(
        Pair(row, side(row.claim), side(row.other), bool(ways(row.claim) & ways(row.other)))
        for row in rows
    )


def _evidence(claims: Iterable[UUID]) -> "QuerySet[Evidence]":
    return (
        Evidence.objects.filter(claim__in=list(claims))
        .select_related("article__publisher")
        .order_by("article__sort_at", "article_id", "start")
    )


def _routes(articles: set[UUID]) -> dict[UUID, UUID]:
    found = CopySearch.objects.filter(article__in=articles, copy_of__isnull=False)
    return {
        article: leader for article, leader in found.values_list("article", "copy_of") if leader
    }
