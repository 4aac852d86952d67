"""How many independent origins stand behind claims, and which want a new grade."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from apps.claims.models import Claim, RegradeNeeded
from apps.claims.models.footing import ENOUGH_ORIGINS

NEEDS_TWO: Final = "Credibility 1 means confirmed by independent origins, and needs two of them."
_COUNT: Final = "SELECT which, claims_independent_origins(which) FROM unnest(%s::uuid[]) AS which"


@dataclass(frozen=True)
class Footing:
    """What a claim rests on. `why` says why it cannot be confirmed; empty where it can."""

    origins: int

    @property
    def is_enough(self) -> bool:
        return self.origins >= ENOUGH_ORIGINS

    @property
    def why(self) -> str:
        if self.is_enough:
            return ""
        has = "one" if self.origins else "none that is known"
        return (
            "Credibility 1 means confirmed by independent origins. It needs two, and this claim"
            f" has {has}. An origin is an utterance with a speaker, or a document: name it, or tie"
            " this claim to another that makes the same statement and goes back to another origin."
        )


def footing_of(claims: Iterable[UUID]) -> dict[UUID, Footing]:
    """For each claim how many independent origins it has; one query."""
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [list(claims)])
        return {which: Footing(origins) for which, origins in cursor.fetchall()}


def footing(claim: Claim) -> Footing:
    return footing_of([claim.pk])[claim.pk]


def wanting_a_grade() -> "QuerySet[RegradeNeeded]":
    """The claims that lost their second origin and have not been graded since, oldest first."""
    return RegradeNeeded.objects.filter(done_at=None).select_related("claim")
