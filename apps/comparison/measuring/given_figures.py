"""Figures that are given in fields: a number with its qualifier, bounds, or words."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from apps.comparison.measuring.lines import first, number, words
from apps.comparison.methods.facts import Figure
from apps.figures import (
    Bound,
    FigureKind,
    Interval,
    IntervalError,
    Number,
    Qualifier,
    interval_of,
    read,
)
from apps.figures import Figure as ReadFigure
from apps.figures.intervals import exact
from apps.measuring import BadInput

_SOFT: Final = (Qualifier.ABOUT, Qualifier.NEARLY, Qualifier.VAGUE)


def figure_given(row: Mapping[str, Any]) -> Figure | None:
    """The figure of a claim by its fields; None where they give none. Raises BadInput."""
    value = row.get("figure")
    inner: Mapping[str, Any] = {**row, **value} if isinstance(value, dict) else row
    said = value if isinstance(value, str) else ""
    stated = number(inner, "value", "best", "number")
    if stated is None and isinstance(value, int | float):
        stated = number(row, "figure")
    low, high = number(inner, "low"), number(inner, "high")
    qualifier = words(inner, "qualifier")
    named = _qualifier(qualifier)
    if said and stated is None and low is None and high is None:
        return _read(f"{qualifier} {said}".strip())
    if stated is None and low is None and high is None:
        return None
    interval = _bounds(low, high, named) if low is not None or high is not None else None
    if interval is None and stated is not None:
        interval = interval_of(named, stated)
    shown = said or " ".join(filter(None, (qualifier, _shown(stated, low, high))))
    figure = Figure(
        words=shown,
        qualifier=str(named),
        interval=interval,
        number=_in_words(stated, low, high, named),
    )
    if _is_share(inner):
        share = interval and _as_share(interval)
        return Figure(words=shown, qualifier=str(named), share=share)
    return figure


def _bounds(low: Number | None, high: Number | None, qualifier: Qualifier) -> Interval:
    soft = qualifier in _SOFT
    try:
        return Interval(
            None if low is None else Bound(low, soft), None if high is None else Bound(high, soft)
        )
    except IntervalError as error:
        raise BadInput("“low” lies above “high”.") from error


def _qualifier(said: str) -> Qualifier:
    """The qualifier of these words, read as they stand before a number."""
    low = said.strip().casefold()
    if not low:
        return Qualifier.NONE
    if low in {one.value for one in Qualifier}:
        return Qualifier(low)
    found = read(f"{said} 500 people were killed").figures
    return found[0].qualifier if found else Qualifier.NONE


def _in_words(
    stated: Number | None, low: Number | None, high: Number | None, qualifier: Qualifier
) -> Number | None:
    if stated is not None:
        return stated
    if low is not None and high is not None:
        return low if low == high else None
    if low is not None:
        return low - 1 if qualifier is Qualifier.MORE_THAN else low
    if high is None:
        return None
    return high + 1 if qualifier is Qualifier.LESS_THAN else high


def _shown(stated: Number | None, low: Number | None, high: Number | None) -> str:
    if stated is not None:
        return f"{stated:,}" if isinstance(stated, int) else str(float(stated))
    return " to ".join(str(one) for one in (low, high) if one is not None)


def _is_share(row: Mapping[str, Any]) -> bool:
    unit = first(row, "unit", "share")
    return unit is True or unit in ("share", "percent", "%")


def _as_share(interval: Interval) -> Interval:
    """Percent as parts of one; what is no more than 1 is parts of one already."""
    ends = [end for end in (interval.low, interval.high) if end is not None]
    by = Fraction(1, 100) if any(end.value > 1 for end in ends) else Fraction(1)

    def scaled(end: Bound | None) -> Bound | None:
        return None if end is None else Bound(exact(end.value * by), end.soft, end.open)

    return Interval(scaled(interval.low), scaled(interval.high))


def _read(said: str) -> Figure | None:
    """The one figure of some words; with people to count where they name nobody."""
    for told in (said, f"{said} people"):
        found = read(told).figures
        if len(found) == 1:
            return _figure(found[0], said)
    return None


def _figure(found: ReadFigure, said: str) -> Figure:
    if found.kind in (FigureKind.SHARE, FigureKind.PERCENT):
        return Figure(said, str(found.qualifier), share=found.interval, share_words=said)
    return Figure(said, str(found.qualifier), found.interval, found.value)
