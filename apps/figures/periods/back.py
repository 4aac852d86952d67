"""Spans of time counted back from the day of publication."""

from __future__ import annotations

from datetime import date, timedelta

from apps.figures.lexicon.periods import AGO, NIGHTS, OVER, PAST, UNITS
from apps.figures.number import Numeral
from apps.figures.numerals import may_begin, numeral_at
from apps.figures.periods.making import made
from apps.figures.periods.model import Basis, Edge, Period, Precision
from apps.figures.periods.point import months_back
from apps.figures.tokens import Sentence

_PRECISION = {
    "hour": Precision.DAY,
    "day": Precision.DAY,
    "week": Precision.WEEK,
    "month": Precision.MONTH,
    "year": Precision.YEAR,
    "decade": Precision.YEAR,
}
_MOST = {"hour": 24_000, "day": 100_000, "week": 10_000, "month": 3_000, "year": 300, "decade": 30}
_MOST_BEFORE = 4
_NO_DAY = "There is no day of publication to count from."


def span_back(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    """ "Over the past five months", "in the last 24 hours", "за останній тиждень"."""
    word = sentence[at].folded
    if word not in OVER and word not in PAST:
        return None
    place = at
    while place < len(sentence) and (
        sentence[place].folded in OVER or sentence[place].folded == "the"
    ):
        place += 1
    if place >= len(sentence) or sentence[place].folded not in PAST or place - at > _MOST_BEFORE:
        return None
    counted = _counted(sentence, place + 1)
    if counted is None:
        return None
    count, unit, after, number = counted
    named = sentence[after - 1].folded in NIGHTS or (
        word == "last" and unit in ("year", "month", "week")
    )
    if named and not number:
        return None
    return _back(text, sentence, at, after, count, unit, published)


def ago(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    """ "Two weeks ago", "три дні тому"."""
    if not may_begin(sentence[at]) and sentence[at].folded not in ("a", "an"):
        return None
    counted = _counted(sentence, at if may_begin(sentence[at]) else at + 1)
    if counted is None:
        return None
    count, unit, after, _ = counted
    if after >= len(sentence) or sentence[after].folded not in AGO:
        return None
    day = _reckoned_back(published, count, unit)
    reason = "Counted back from the day of publication." if day else _NO_DAY
    edge = Edge(day, _PRECISION[unit], Basis.RECKONED, reason) if day else None
    return made(text, sentence, at, after + 1, edge, edge, "near-day", reason), after + 1


def _counted(sentence: Sentence, at: int) -> tuple[int, str, int, bool] | None:
    """So many units of time: count, unit, the token after, and whether a number is said."""
    count, after, number = 1, at, False
    if at < len(sentence) and may_begin(sentence[at]):
        found = numeral_at(sentence, at)
        if not isinstance(found, Numeral) or not isinstance(found.value, int):
            return None
        count, after, number = found.value, found.after, True
    unit = UNITS.get(sentence[after].folded) if after < len(sentence) else None
    if unit is None or not 0 < count <= _MOST[unit]:
        return None
    return count, unit, after + 1, number


def _reckoned_back(published: date | None, count: int, unit: str) -> date | None:
    if published is None:
        return None
    try:
        if unit in ("hour", "day", "week"):
            days = {"hour": -(-count // 24), "day": count, "week": 7 * count}[unit]
            return published - timedelta(days=days)
        return months_back(published, count * {"month": 1, "year": 12, "decade": 120}[unit])
    except (ValueError, OverflowError):
        return None


def _back(
    text: str,
    sentence: Sentence,
    at: int,
    after: int,
    count: int,
    unit: str,
    published: date | None,
) -> tuple[Period, int]:
    day = _reckoned_back(published, count, unit)
    reason = "Counted back from the day of publication." if day else _NO_DAY
    start = Edge(day, _PRECISION[unit], Basis.RECKONED, reason) if day else None
    end = Edge(published, Precision.DAY, Basis.RECKONED, reason) if day and published else None
    return made(text, sentence, at, after, start, end, "span-back", reason), after
