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
# Fewer would be as wide as the page: the time before is drawn empty.
FEWEST_BARS = 12


@dataclass(frozen=True)
class Timeline:
    """`unit` is "week", "month" or "year"; what is dated less exactly is only counted.

    `speech`: the bars tell apart the mentions in articles that report what the person says.
    """

    unit: str
    bars: tuple[Bar, ...]
    undated: int
    start: str
    end: str
    label: str
    speech: bool


@dataclass(frozen=True)
class Moment:
    """When one mention was published. `speaks`: its article reports what the person says."""

    published: datetime.datetime | None
    precision: str
    speaks: bool = False


def timeline(moments: Iterable[Moment], *, speech: bool = False) -> Timeline:
    """Counts a week, or a month or a year where the span is long. Gaps in between are kept.

    With `speech` those in which the person speaks are told apart.
    """
    counts = Counter(
        (one.published.date() if one.published else None, str(one.precision), one.speaks)
        for one in moments
    )
    total = sum(counts.values())
    for unit, too_coarse in (
        ("week", (DatePrecision.YEAR, DatePrecision.MONTH)),
        ("month", (DatePrecision.YEAR,)),
        ("year", ()),
    ):
        held: Counter[datetime.date] = Counter()
        spoken: Counter[datetime.date] = Counter()
        for (day, precision, speaks), count in counts.items():
            if day is not None and precision not in too_coarse:
                held[_beginning(day, unit)] += count
                spoken[_beginning(day, unit)] += count if speaks else 0
        steps = _steps(min(held), max(held), unit) if held else []
        if len(steps) <= MOST_BARS and (held or unit == "year"):
            break
    steps = _padded(steps[-MOST_BARS:], unit)
    bars = tuple(
        Bar(
            label=_named(step, unit),
            count=held[step],
            part=spoken[step] if speech else None,
        )
        for step in steps
    )
    start, end = (_ticked(steps[0], unit), _ticked(steps[-1], unit)) if steps else ("", "")
    return Timeline(
        unit=unit,
        bars=bars,
        undated=total - sum(held[step] for step in steps),
        start=start,
        end=end,
        label=f"Mentions per {unit} of publication, {start} to {end}" if steps else "",
        speech=speech,
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


def _padded(steps: list[datetime.date], unit: str) -> list[datetime.date]:
    while steps and len(steps) < FEWEST_BARS and steps[0].year > 1:
        steps.insert(0, _beginning(steps[0] - datetime.timedelta(days=1), unit))
    return steps


def _named(day: datetime.date, unit: str) -> str:
    return f"week of {written(day)}" if unit == "week" else written(day, unit)


def _ticked(day: datetime.date, unit: str) -> str:
    return written(day, "day" if unit == "week" else unit)
