"""Pairs that may be one and wait for a person: the likeliest first, page by page."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Difference, LikelyDuplicate


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

    @classmethod
    def of(cls, pair: LikelyDuplicate) -> "After":
        return cls(pair.score, pair.pk)

    def __str__(self) -> str:
        return f"{self.score!r}_{self.id}"


def open_duplicates(kind: EntityKind | None = None) -> "QuerySet[LikelyDuplicate]":
    """Pairs of two that are on file and that nobody told apart; the likeliest first."""
    told_apart = Difference.objects.filter(first=OuterRef("first"), second=OuterRef("second"))
    pairs = LikelyDuplicate.objects.filter(
        ~Exists(told_apart),
        first__standing=EntityStanding.ON_FILE,
        second__standing=EntityStanding.ON_FILE,
    )
    return (pairs.filter(first__kind=kind) if kind else pairs).order_by("-score", "id")


def after_pair(pairs: "QuerySet[LikelyDuplicate]", after: After) -> "QuerySet[LikelyDuplicate]":
    """The rest of the list from the pair after this one on, whether it still stands or not."""
    return pairs.filter(
        Q(score__lt=after.score) | Q(score=after.score, pk__gt=after.id),
        score__lte=after.score,
    )
