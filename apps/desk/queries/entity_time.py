"""Mentions over time, by when their articles were published."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from apps.articles.enums import DatePrecision
from apps.ui.components.charts import Bar
from apps.ui.dates import written

# More bars than this are too thin to read: months take the place of weeks, years that of months.
MOST_BARS = 60


@dataclass(frozen=True)
class Timeline:
    """`unit` is "week", "month" or "year"; what is dated less exactly is only counted."""

    unit: str
    bars: tuple[Bar, ...]
    undated: int
    start: str
    end: str
    label: str


def timeline(published: Iterable[tuple[datetime.datetime | None, str]]) -> Timeline:
    """Counts a week, or a month or a year where the span is long. Gaps in between are kept."""
    counts = Counter((at.date() if at else None, str(precision)) for at, precision in published)
    total = sum(counts.values())
    for unit, too_coarse in (
        ("week", (DatePrecision.YEAR, DatePrecision.MONTH)),
        ("month", (DatePrecision.YEAR,)),
        ("year", ()),
    ):
        held: Counter[datetime.date] = Counter()
        for (day, precision), count in counts.items():
            if day is not None and precision not in too_coarse:
                held[_beginning(day, unit)] += count
        steps = _steps(min(held), max(held), unit) if held else []
        if len(steps) <= MOST_BARS and (held or unit == "year"):
            break
    steps = steps[-MOST_BARS:]
    bars = tuple(Bar(label=_named(step, unit), count=held[step]) for step in steps)
    start, end = (_ticked(steps[0], unit), _ticked(steps[-1], unit)) if steps else ("", "")
    return Timeline(
        unit=unit,
        bars=bars,
        undated=total - sum(held[step] for step in steps),
        start=start,
        end=end,
        label=f"Mentions per {unit} of publication, {start} to {end}" if steps else "",
    )


def _beginning(day: datetime.date, unit: str) -> datetime.date:
    if unit == "week":
        return day - datetime.timedelta(days=day.weekday())
    return day.replace(day=1) if unit == "month" else day.replace(month=1, day=1)


def _steps(first: datetime.date, last: datetime.date, unit: str) -> list[datetime.date]:
    """Every beginning from first to last; at most one more than can be drawn is made."""
    steps = [last]
    while steps[-1] > first and len(steps) <= MOST_BARS:
        steps.append(_beginning(steps[-1] - datetime.timedelta(days=1), unit))
    return steps[::-1]


def _named(day: datetime.date, unit: str) -> str:
    return f"week of {written(day)}" if unit == "week" else written(day, unit)


def _ticked(day: datetime.date, unit: str) -> str:
    return written(day, "day" if unit == "week" else unit)
