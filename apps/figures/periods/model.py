"""What reading a text for periods gives."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from apps.figures.reading import Words


class Precision(StrEnum):
    """How exactly an end of a period is known."""

    DAY = "day"
    WEEK = "week"
    PART = "part of a month"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"


class Basis(StrEnum):
    """Where an end of a period comes from.

    STATED: the words give it whole. RECKONED: the words give it, counted from the day of
    publication ("yesterday", "since December"). INFERRED: no word gives it.
    """

    STATED = "stated"
    RECKONED = "reckoned"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a period: the first day of a start, the last of an end. `reason`: a sentence."""

    day: date
    precision: Precision
    basis: Basis
    reason: str

    @property
    def stated(self) -> bool:
        """Whether the text speaks of this end at all."""
        return self.basis is not Basis.INFERRED


@dataclass(frozen=True, slots=True)
class Period:
    """A period of a text, or a point in time as its first and last day.

    `start`, `end`: None where that side is open ("until May") or could not be reckoned, which the
    explanation then says. `rule`: a name in RULES.
    """

    words: Words
    start: Edge | None
    end: Edge | None
    rule: str
    explanation: str
