"""How one scope stands to another."""

from __future__ import annotations

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


class Why(StrEnum):
    """Why two cannot be compared. NOT_STATED: at least one text is silent. UNKNOWN: both speak,
    and nothing on file says how the two stand to one another."""

    NOT_STATED = "not stated"
    UNKNOWN = "unknown"
