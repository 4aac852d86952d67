"""How two periods stand to one another, with ends that are known to a day, a month, a year."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from apps.comparison.methods.scopes.relation import Relation

# How many days a rough end may be off, within the calendar unit or about the day.
_DAYS = {"day": 0, "minute": 0, "week": 6, "part of a month": 10, "season": 92}


@dataclass(frozen=True, slots=True)
class Period:
    """When, in whole days: the first day and the last, None where nobody states that side.

    The precision of an end is "minute", "day", "week", "part of a month", "month", "season" or
    "year". `words`: as written. `said_on`: the day it was said, up to which a period goes whose
    last day is not stated; nobody speaks of the dead of next month. `said_in`: what it was said
    in, which has one day, known or not. `assumed`: not stated, but taken from elsewhere. Raises
    ValueError for an unknown precision and for an end before its start.
    """

    since: date | None
    until: date | None
    since_precision: str = "day"
    until_precision: str = "day"
    words: str = ""
    said_on: date | None = None
    assumed: bool = False
    said_in: str = ""

    def __post_init__(self) -> None:
        for precision in (self.since_precision, self.until_precision):
            if precision not in _DAYS and precision not in ("month", "year"):
                raise ValueError(f"No end of a period is known to the “{precision}”.")
        if self.since and self.until and self.since > self.until:
            raise ValueError("A period cannot end before it begins.")

    @property
    def is_stated(self) -> bool:
        return self.since is not None or self.until is not None

    def written(self) -> str:
        """In the words of the text, or by its days: 2022-12 to 2023-05-01."""
        if self.words:
            return self.words
        since = _written(self.since, self.since_precision)
        until = _written(self.until, self.until_precision)
        if since == until:
            return since
        if not until:
            return f"since {since}"
        return f"{since} to {until}" if since else f"until {until}"


@dataclass(frozen=True, slots=True)
class _End:
    """All days on which one end of a period may lie, and how it was given; None: by nobody."""

    first: date
    last: date
    given: tuple[date, str] | str | None
    """The day as written and how exactly; or what it was said in, on a day that nobody states."""

    @property
    def is_open(self) -> bool:
        return not isinstance(self.given, tuple)

    def against(self, other: _End) -> frozenset[int]:
        """Which of before (-1), equal (0) and after (1) may hold of this end and another.

        Two rough ends that are given alike are meant alike: “since December” is “since December”.
        """
        if self.is_as(other):
            return frozenset({0})
        order = set()
        if self.first < other.last:
            order.add(-1)
        if self.first <= other.last and other.first <= self.last:
            order.add(0)
        if self.last > other.first:
            order.add(1)
        return frozenset(order)

    def is_as(self, other: _End) -> bool:
        """Whether both are given, and alike, or are one day that nobody states."""
        return bool(self.given) and (self == other or (self.is_open and self.given == other.given))

    def is_surely(self, other: _End) -> bool:
        """Whether both are the same day, whichever day that is."""
        sharp = self.first == self.last == other.first == other.last
        return self.is_as(other) or (sharp and not self.is_open and not other.is_open)

    def or_as(self, other: _End, endless: date) -> _End:
        """This end, or where nobody stated it the other; where nobody stated either, an edge."""
        if not self.is_open:
            return self
        return _End(endless, endless, (endless, "day")) if other.is_open else other


PERHAPS_SAME = "period-perhaps-same"
_Ends = tuple[_End, _End]
_OPEN = {
    (True, False): "period-start-open",
    (False, True): "period-end-open",
    (True, True): "period-ends-open",
}
MISSING = {
    "period-start-open": "begin on the same day",
    "period-end-open": "end on the same day",
    "period-ends-open": "begin and end on the same days",
    PERHAPS_SAME: "begin and end on the same days",
}
"""What would have to be known of two periods for them to be the same, by rule: an end was not
stated, or is known too roughly to tell."""


def relation_of_periods(first: Period, second: Period) -> tuple[Relation, str]:
    """How one stated period stands to another, and by which rule: what holds on every reading.

    An end that nobody stated may lie on any day, and is equal to nothing.
    """
    return _relation(_ends(first), _ends(second))


def supposing_alike(first: Period, second: Period) -> Relation:
    """How two periods stand, should an end that nobody stated be as that of the other."""
    (start, end), (other_start, other_end) = _ends(first), _ends(second)
    ends = (
        (start.or_as(other_start, date.min), end.or_as(other_end, date.max)),
        (other_start.or_as(start, date.min), other_end.or_as(end, date.max)),
    )
    if any(start.first > end.last for start, end in ends):
        return Relation.NOT_COMPARABLE
    return _relation(ends[0], ends[1])[0]


def begin_alike(first: Period, second: Period) -> bool:
    """Whether two periods surely begin on the same day."""
    return _ends(first)[0].is_surely(_ends(second)[0])


def end_alike(first: Period, second: Period) -> bool:
    """Whether two periods surely end on the same day."""
    return _ends(first)[1].is_surely(_ends(second)[1])


def follows_on(first: Period, second: Period) -> bool:
    """Whether the second surely begins on the day after the first ends."""
    end, start = _ends(first)[1], _ends(second)[0]
    sure = end.first == end.last < date.max and start.first == start.last
    return sure and end.last + timedelta(days=1) == start.first


def _relation(ends: _Ends, other_ends: _Ends) -> tuple[Relation, str]:
    (start, end), (other_start, other_end) = ends, other_ends
    if start.is_surely(other_start) and end.is_surely(other_end):
        return Relation.SAME, "period-same"
    if end.last < other_start.first or other_end.last < start.first:
        return Relation.DIFFERENT, "period-apart"
    open_starts = (start.is_open or other_start.is_open) and not start.is_as(other_start)
    open_ends = (end.is_open or other_end.is_open) and not end.is_as(other_end)
    left_open = _OPEN.get((open_starts, open_ends))
    share_an_end = start.is_surely(other_start) or end.is_surely(other_end)
    meet = end.first >= other_start.last and other_end.first >= start.last
    if not share_an_end and not meet:
        return Relation.NOT_COMPARABLE, left_open or "period-too-vague"
    begins, ceases = start.against(other_start), end.against(other_end)
    if -1 not in begins and 1 not in ceases:
        return Relation.NARROWER, "period-within"
    if 1 not in begins and -1 not in ceases:
        return Relation.WIDER, "period-within"
    if left_open:
        return Relation.NOT_COMPARABLE, left_open
    perhaps_same = 0 in begins and 0 in ceases
    return Relation.OVERLAPPING, PERHAPS_SAME if perhaps_same else "period-meets"


@lru_cache(maxsize=10_000)
def _ends(period: Period) -> _Ends:
    """Where a period may begin and end. One made of whole months or years has sharp ends."""
    until = period.until
    until_precision = period.until_precision
    if until is None and period.said_on is not None:
        until, until_precision = max(period.said_on, period.since or date.min), "day"
    start = _end(period.since, period.since_precision)
    end = _end(until, until_precision, period.said_in)
    if _is_whole(period.since, period.since_precision, 0) and _is_whole(until, until_precision, 1):
        start = _End(start.first, start.first, start.given)
        end = _End(end.last, end.last, end.given)
    # However roughly the ends are known, the start does not come after the end.
    if start.last > end.last:
        start = _End(start.first, max(start.first, end.last), start.given)
    if end.first < start.first:
        end = _End(min(end.last, start.first), end.last, end.given)
    return start, end


def _end(day: date | None, precision: str, said_in: str = "") -> _End:
    if day is None:
        return _End(date.min, date.max, said_in or None)
    unit = _unit(day, precision)
    if unit is not None:
        return _End(*unit, (day, precision))
    slack = timedelta(days=_DAYS[precision])
    return _End(
        day - min(slack, day - date.min), day + min(slack, date.max - day), (day, precision)
    )


def _unit(day: date, precision: str) -> tuple[date, date] | None:
    """The first and the last day of the month or year that holds the day."""
    if precision == "month":
        last = calendar.monthrange(day.year, day.month)[1]
        return day.replace(day=1), day.replace(day=last)
    if precision == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return None


def _is_whole(day: date | None, precision: str, side: int) -> bool:
    """Whether the day is the first (side 0) or the last (side 1) of its month or year."""
    unit = None if day is None else _unit(day, precision)
    return unit is not None and unit[side] == day


def _written(day: date | None, precision: str) -> str:
    if day is None:
        return ""
    length = {"year": 4, "month": 7}.get(precision, 10)
    return day.isoformat()[:length]
