"""When the articles were published: counts by day, week, month or year, as the span wants."""

import datetime
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, DateField
from django.db.models.functions import Cast

from apps.articles.models.article import LONG_AGO
from apps.desk.queries.articles.counting import Asked
from apps.ui.components.charts import Bar
from apps.ui.dates import written

BARS: Final = 62


@dataclass(frozen=True)
class Histogram:
    """`unit` is day, week, month or year; `undated` how many articles state no date."""

    unit: str
    bars: tuple[Bar, ...]
    start: str
    end: str
    undated: int

    @property
    def label(self) -> str:
        return f"Articles per {self.unit}, {self.start} to {self.end}"


Step = Callable[[datetime.date], datetime.date]


def _week(day: datetime.date) -> datetime.date:
    return day - datetime.timedelta(days=day.weekday())


_BEGIN: Final[dict[str, Step]] = {
    "day": lambda day: day,
    "week": _week,
    "month": lambda day: day.replace(day=1),
    "year": lambda day: day.replace(month=1, day=1),
}


def _next(unit: str, day: datetime.date) -> datetime.date:
    if unit == "day":
        return day + datetime.timedelta(days=1)
    if unit == "week":
        return day + datetime.timedelta(days=7)
    if unit == "month":
        return (day.replace(day=1) + datetime.timedelta(days=32)).replace(day=1)
    return day.replace(year=day.year + 1, month=1, day=1)


def unit_for(first: datetime.date, last: datetime.date) -> str:
    """The finest unit that needs no more bars than there is room for."""
    days = (last - first).days + 1
    for unit, length in (("day", 1), ("week", 7), ("month", 30)):
        if days / length <= BARS:
            return unit
    return "year"


def binned(
    days: Mapping[datetime.date, int],
    chosen: tuple[datetime.date | None, datetime.date | None],
) -> tuple[str, tuple[Bar, ...]]:
    """Bars without gaps from the first day to the last; those in the chosen range are on."""
    if not days:
        return "day", ()
    first, last = min(days), max(days)
    unit = unit_for(first, last)
    counts: Counter[datetime.date] = Counter()
    for day, count in days.items():
        counts[_BEGIN[unit](day)] += count
    since, until = chosen
    made = []
    at = _BEGIN[unit](first)
    while at <= last:
        after = _next(unit, at) if at.year < datetime.MAXYEAR else datetime.date.max
        on = (since is None or after > since) and (until is None or at <= until)
        made.append(Bar(_label(unit, at), counts[at], on=on))
        if after <= at:
            break
        at = after
    return unit, tuple(made)


def _label(unit: str, day: datetime.date) -> str:
    return f"week of {written(day)}" if unit == "week" else written(day, unit)


def histogram(asked: Asked) -> Histogram:
    """All articles under the other filters, by the day they were published."""
    rows = (
        asked.matching("published_from")
        .annotate(day=Cast("sort_at", DateField()))
        .values_list("day")
        .annotate(n=Count("pk"))
    )
    days = dict(rows)
    undated = days.pop(LONG_AGO.date(), 0)
    unit, bars = binned(days, (asked.filters.published_from, asked.filters.published_to))
    ends = (min(days), max(days)) if days else ()
    precision = "year" if unit == "year" else "day" if unit == "day" else "month"
    start, end = (written(day, precision) for day in ends) if ends else ("", "")
    return Histogram(unit, bars, start, end, undated)
