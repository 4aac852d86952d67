"""How one scope stands to another."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Relation(StrEnum):
    """How the first of two stands to the second. NARROWER: all of the first is in the second."""

    SAME = "same"
    NARROWER = "narrower"
    WIDER = "wider"
    OVERLAPPING = "overlapping"
    DIFFERENT = "different"
    NOT_COMPARABLE = "not comparable"

    @property
    def converse(self) -> Relation:
        """How the second stands to the first."""
        return _CONVERSE.get(self, self)


_CONVERSE = {Relation.NARROWER: Relation.WIDER, Relation.WIDER: Relation.NARROWER}


def together(relations: Iterable[Relation]) -> Relation:
    """What several fields say as a whole. One that is apart is enough to be apart."""
    found = set(relations)
    for decisive in (Relation.DIFFERENT, Relation.NOT_COMPARABLE, Relation.OVERLAPPING):
        if decisive in found:
            return decisive
    if {Relation.NARROWER, Relation.WIDER} <= found:
        return Relation.OVERLAPPING
    for contained in (Relation.NARROWER, Relation.WIDER):
        if contained in found:
            return contained
    return Relation.SAME if found else Relation.NOT_COMPARABLE


class Why(StrEnum):
    """Why two cannot be compared. NOT_STATED: at least one text is silent. UNKNOWN: both speak,
    and nothing on file says how the two stand to one another."""

    NOT_STATED = "not stated"
    UNKNOWN = "unknown"
