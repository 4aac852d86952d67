"""What people decided about the origins of claims, and what the product proposes."""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from apps.articles.enums import SuggestionState
from apps.claims.models import Claim
from apps.comparison.enums import OriginVerdict
from apps.comparison.models import OriginDecision

_APART = Q(verdict=OriginVerdict.DIFFERENT, state=SuggestionState.CONFIRMED)


def co_origin(claim: Claim) -> "QuerySet[Claim]":
    """The claim itself and all others that go back to its utterance."""
    same = Q(pk=claim.pk)
    if claim.utterance_id is not None:
        same |= Q(utterance=claim.utterance_id)
    return Claim.objects.filter(same)


def decided_between(ours: Collection[UUID], theirs: Collection[UUID]) -> Q:
    """Decisions about pairs of one of ours and one of theirs, whichever comes first."""
    return Q(claim__in=ours, other__in=theirs) | Q(claim__in=theirs, other__in=ours)


def differences_between(one: Claim, other: Claim) -> "QuerySet[OriginDecision]":
    """What people said keeps the origins of two claims apart."""
    ours = list(co_origin(one).values_list("pk", flat=True))
    theirs = list(co_origin(other).values_list("pk", flat=True))
    return (
        OriginDecision.objects.filter(_APART, decided_between(ours, theirs))
        .select_related("claim", "other", "created_by")
        .order_by("created_at", "id")
    )


def open_proposals() -> "QuerySet[OriginDecision]":
    """What waits for a decision, the surest first."""
    return OriginDecision.objects.filter(state=SuggestionState.SUGGESTED).select_related(
        "claim__utterance__speaker", "other__utterance__speaker"
    )


def about(claim: Claim) -> "QuerySet[OriginDecision]":
    """All that was decided or is proposed about a claim."""
    return OriginDecision.objects.filter(Q(claim=claim) | Q(other=claim)).select_related(
        "claim", "other", "created_by"
    )
