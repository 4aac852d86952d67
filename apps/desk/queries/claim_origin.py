"""Which origin a claim rests on, and what else rests on it."""

from dataclasses import dataclass
from functools import cached_property
from typing import Final
from urllib.parse import urlencode
from uuid import UUID

from django.db.models import F
from django.urls import reverse

from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.claims.models import Claim, Evidence, Relay
from apps.comparison.methods.comparing import OriginCount
from apps.comparison.models import OriginDecision
from apps.comparison.queries.counting import count_origins
from apps.comparison.queries.origins import about
from apps.comparison.queries.resting import Resting, resting_of

SHOWN: Final = 12
PROPOSED_SHOWN: Final = 5


@dataclass(frozen=True)
class Route:
    """An article that carries a claim, and by way of whom it came there."""

    article: Article
    by_way_of: tuple[str, ...]


@dataclass(frozen=True)
class Other:
    """Another claim that goes back to the same origin."""

    claim: Claim
    routes: tuple[Route, ...]


@dataclass(frozen=True)
class Proposal:
    """A claim that may be of the same origin, with what speaks for it."""

    claim: Claim
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class OriginPanel:
    """`count`: of all claims that rest on it. `more`: how many of them are not shown."""

    resting: Resting
    count: OriginCount
    others: tuple[Other, ...]
    more: int
    proposed: tuple[Proposal, ...]

    @cached_property
    def address(self) -> str:
        """The list of the claims that go back to this origin."""
        origin = self.resting.origin
        query = {"origin": str(origin.pk) if origin else "none", "state": "all"}
        return f"{reverse('desk:claims')}?{urlencode(query)}"


def origin_panel(claim: Claim) -> OriginPanel:
    """A fixed number of queries, whatever rests on the origin."""
    resting = resting_of([claim])[claim.pk]
    proposed = _proposed(claim)
    if claim.utterance_id is None:
        return OriginPanel(resting, resting.count, (), 0, proposed)
    resting_on_it = Claim.objects.filter(utterance=claim.utterance_id).exclude(
        state=SuggestionState.REJECTED
    )
    others = resting_on_it.exclude(pk=claim.pk)
    shown = list(others.order_by("docket")[: SHOWN + 1])
    more = others.count() - SHOWN if len(shown) > SHOWN else 0
    shown = shown[:SHOWN]
    routes = _routes([one.pk for one in shown])
    return OriginPanel(
        resting,
        count_origins(resting_on_it),
        tuple(Other(one, routes.get(one.pk, ())) for one in shown),
        more,
        proposed,
    )


def _routes(claims: list[UUID]) -> dict[UUID, tuple[Route, ...]]:
    """Two queries: the articles that carry each, oldest first, and who passed it on."""
    passed: dict[UUID, list[Relay]] = {}
    relays = Relay.objects.filter(claim__in=claims).select_related("entity")
    for relay in relays.order_by("position", "id"):
        passed.setdefault(relay.claim_id, []).append(relay)
    found: dict[UUID, dict[UUID, Route]] = {}
    evidence = (
        Evidence.objects.filter(claim__in=claims)
        .select_related("article__publisher")
        .order_by(F("article__published_at").asc(nulls_last=True), "article__docket", "start")
    )
    for one in evidence:
        way = tuple(
            relay.who
            for relay in passed.get(one.claim_id, ())
            if relay.article_id in (None, one.article_id) and relay.who
        )
        found.setdefault(one.claim_id, {}).setdefault(one.article_id, Route(one.article, way))
    return {claim: tuple(by_article.values()) for claim, by_article in found.items()}


def _proposed(claim: Claim) -> tuple[Proposal, ...]:
    """What waits to be decided about this claim's origin, the surest first."""
    rows = about(claim).filter(state=SuggestionState.SUGGESTED).order_by("-score", "id")
    return tuple(_proposal(claim, row) for row in rows[:PROPOSED_SHOWN])


def _proposal(claim: Claim, row: OriginDecision) -> Proposal:
    other = row.other if row.claim_id == claim.pk else row.claim
    sentences = (str(reason.get("sentence", "")) for reason in row.reasons)
    return Proposal(other, tuple(one for one in sentences if one))
