"""Saying what was read, and how sure the reader is of it."""

from __future__ import annotations

from apps.figures.amounts import Amount
from apps.figures.cues import Counted
from apps.figures.intervals import Bound, Interval, Number
from apps.figures.reading import Figure, FigureKind
from apps.figures.rules import RULES

_LEAST_SCORE, _MOST_SCORE = 0.2, 0.98


def written(value: Number) -> str:
    """A number for people: "20,000", "2.5"."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{float(value):,.4g}"


def said(interval: Interval) -> str:
    """An interval for people: "20,001 or more", "45,000 to 55,000, both ends soft"."""
    low, high = interval.low, interval.high
    if low is None and high is None:
        return "no bound"
    if high is None:
        assert low is not None
        return f"{_above(low)}{' (soft)' if low.soft else ''}"
    if low is None:
        return f"up to {written(high.value)}{' (soft)' if high.soft else ''}"
    if interval.is_point:
        return written(low.value)
    soft = interval.leans_on
    note = {0: "", 1: f" ({soft[0]} end soft)" if soft else "", 2: " (both ends soft)"}[len(soft)]
    return f"{_from(low)} to {_until(high)}{note}"


def _above(low: Bound) -> str:
    return f"more than {written(low.value)}" if low.open else f"{written(low.value)} or more"


def _from(low: Bound) -> str:
    return f"more than {written(low.value)}" if low.open else written(low.value)


def _until(high: Bound) -> str:
    return f"less than {written(high.value)}" if high.open else written(high.value)


def explained(figure: Figure, doubt: str) -> str:
    """One or two sentences on how a figure was read."""
    parts = [RULES[figure.rule]]
    if figure.qualifier_words is not None:
        parts.append(f"“{figure.qualifier_words.text}” makes it {said(figure.interval)}.")
    elif figure.kind is FigureKind.SHARE or figure.second is not None or figure.value is None:
        parts.append(f"That is {said(figure.interval)}.")
    if figure.round:
        parts.append("A round number, kept as stated.")
    if figure.measure_rule is not None:
        by = f" (“{figure.measure_words.text}”)" if figure.measure_words else ""
        parts.append(f"{RULES[figure.measure_rule].rstrip('.')}{by}.")
    elif figure.measure is None:
        parts.append("The text does not show what was done to those it counts.")
    if doubt:
        parts.append(doubt)
    return " ".join(parts)


def score_of(amount: Amount, counted: Counted | None) -> float:
    """How sure the reading is, 0 to 1: the farther the words, the less."""
    if counted is None:
        return 0.5
    score = _MOST_SCORE - 0.1 * counted.cost - (0.2 if amount.number.doubt else 0.0)
    return round(min(_MOST_SCORE, max(_LEAST_SCORE, score)), 3)
