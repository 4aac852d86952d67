"""A point in time as its first and its last day, and reckoning with months."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from apps.figures.periods.model import Basis, Precision
from apps.figures.tokens import Sentence


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time of tokens `first` up to `after`: the first and the last day it may be.

    `start` None: it hangs on a day of publication that is not known.
    """

    first: int
    after: int
    start: date | None
    end: date | None
    precision: Precision
    basis: Basis
    rule: str
    reason: str


def months_back(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = max(place // 12, 1), place % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def unknown(first: int, after: int, precision: Precision, rule: str) -> Point:
    return Point(
        first,
        after,
        None,
        None,
        precision,
        Basis.RECKONED,
        rule,
        "There is no day of publication to count from.",
    )


def word_at(sentence: Sentence, at: int) -> str:
    return sentence[at].folded if 0 <= at < len(sentence) else ""
