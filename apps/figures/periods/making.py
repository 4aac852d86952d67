"""Periods from the points in time that words name."""

from __future__ import annotations

from apps.figures.periods.model import Basis, Edge, Period
from apps.figures.periods.point import Point
from apps.figures.reading import Words
from apps.figures.rules import RULES
from apps.figures.tokens import Sentence


def start_of(point: Point) -> Edge | None:
    """The first day of a point in time, as the start of a period."""
    return Edge(point.start, point.precision, point.basis, point.reason) if point.start else None


def end_of(point: Point) -> Edge | None:
    """The last day of a point in time, as the end of a period."""
    return Edge(point.end, point.precision, point.basis, point.reason) if point.end else None


def made(
    text: str,
    sentence: Sentence,
    first: int,
    after: int,
    start: Edge | None,
    end: Edge | None,
    rule: str,
    reason: str,
) -> Period:
    """The period that tokens `first` up to `after` name, with what explains it."""
    begin, stop = sentence[first].start, sentence[after - 1].end
    words = Words(begin, stop, text[begin:stop])
    inferred = [edge.reason for edge in (start, end) if edge and edge.basis is Basis.INFERRED]
    return Period(words, start, end, rule, " ".join([RULES[rule], reason, *inferred]))
