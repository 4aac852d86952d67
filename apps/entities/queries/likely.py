"""Likely duplicates with their evidence, for pages that show two side by side."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from apps.entities.matching.comparing.duplicates import METHODS
from apps.entities.models import Entity, LikelyDuplicate
from apps.entities.queries.duplicates import open_duplicates


@dataclass(frozen=True)
class Evidence:
    """One thing compared. `weight`: log odds, above nought for being one, below against."""

    name: str
    sentence: str
    weight: float

    @property
    def speaks_for(self) -> bool:
        return self.weight > 0

    @property
    def strength(self) -> str:
        """How much it tells, in a word."""
        size = abs(self.weight)
        return "decisive" if size >= 4 else "strong" if size >= 1.5 else "slight"


@dataclass(frozen=True)
class LikelyPair:
    """Two entities that may be one; the evidence in order of its weight."""

    id: UUID
    first: Entity
    second: Entity
    score: float
    method: str
    evidence: tuple[Evidence, ...]

    @property
    def speaks_for(self) -> tuple[Evidence, ...]:
        return tuple(one for one in self.evidence if one.speaks_for)

    @property
    def speaks_against(self) -> tuple[Evidence, ...]:
        return tuple(one for one in self.evidence if not one.speaks_for)

    @property
    def about_method(self) -> str:
        return METHODS.get(self.method, "")


def likely_pairs(rows: Iterable[LikelyDuplicate]) -> tuple[LikelyPair, ...]:
    """Rows of `open_duplicates`, read whole; select_related their two entities first."""
    return tuple(
        LikelyPair(
            id=row.pk,
            first=row.first,
            second=row.second,
            score=row.score,
            method=row.method,
            evidence=tuple(map(_evidence, row.features)),
        )
        for row in rows
    )


def likely_pairs_of(entity: Entity) -> tuple[LikelyPair, ...]:
    """Whom this entity may be, the likeliest first; what was told apart is left out."""
    rows = open_duplicates().filter(Q(first=entity) | Q(second=entity))
    return likely_pairs(rows.select_related("first", "second"))


def _evidence(stored: dict[str, Any]) -> Evidence:
    return Evidence(stored["name"], stored["sentence"], float(stored["weight"]))
