"""Reading the periods of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from apps.figures.lexicon import words
from apps.figures.lexicon.periods import (
    BEFORE,
    BETWEEN,
    BETWEEN_TO,
    FROM,
    OVER,
    PAST,
    SINCE,
    TO,
    UNTIL,
)
from apps.figures.numerals import BEGINNINGS
from apps.figures.periods.back import ago, span_back
from apps.figures.periods.making import end_of, made, start_of
from apps.figures.periods.model import Basis, Edge, Period, Precision
from apps.figures.periods.point import Point, months_back
from apps.figures.periods.points import WORDS, point_at
from apps.figures.tokens import Kind, Sentence, sentences

_BEGINNINGS = FROM | SINCE | UNTIL | BEFORE | OVER | PAST | WORDS | BEGINNINGS | {"a", "an"}
_REACHES = words("to through until till до по")
_UNTIL_PUBLICATION = "No word says until when: read as until the day of publication."


def read_periods(
    text: str, published: date | None = None, *, cut: Iterable[Sentence] | None = None
) -> tuple[Period, ...]:
    """The periods and points in time of a text, in order, none inside another.

    `cut`: the sentences of the text, if somebody has cut it up already.
    `published`: the day that "yesterday" and "since December" count from. Without it such words
    are found, and their explanation says that they could not be reckoned.
    """
    return tuple(_periods(text, sentences(text) if cut is None else cut, published))


def _periods(text: str, cut: Iterable[Sentence], published: date | None) -> Iterator[Period]:
    for sentence in cut:
        reached = 0
        for at in _beginnings(sentence):
            found = _period_at(text, sentence, at, published) if at >= reached else None
            if found is not None:
                yield found[0]
                reached = found[1]


def _beginnings(sentence: Sentence) -> list[int]:
    """The tokens at which a period may begin, in order."""
    return [
        at
        for at, token in enumerate(sentence)
        if token.folded in _BEGINNINGS or token.kind is Kind.NUMBER or token.kind is Kind.CODE
    ]


def _period_at(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    word = sentence[at].folded
    return (
        (_from_to(text, sentence, at, published) if word in FROM else None)
        or (_since(text, sentence, at, published) if word in SINCE else None)
        or (_until(text, sentence, at, published) if word in UNTIL | BEFORE else None)
        or span_back(text, sentence, at, published)
        or ago(text, sentence, at, published)
        or _point(text, sentence, at, published)
    )


def _after_article(sentence: Sentence, at: int) -> int:
    while at < len(sentence) and sentence[at].folded in (
        "the",
        "about",
        "around",
        "approximately",
    ):
        at += 1
    return at


def _point_from(text: str, sentence: Sentence, at: int, published: date | None) -> Point | None:
    at = _after_article(sentence, at)
    return point_at(text, sentence, at, published) if at < len(sentence) else None


def _from_to(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    """ "Between March and May", "from 5 to 7 March", "з березня до травня"."""
    links = BETWEEN_TO if sentence[at].folded in BETWEEN else TO - BETWEEN_TO
    low = _point_from(text, sentence, at + 1, published)
    bare = None
    after = low.after if low else at + 2
    if low is None:
        if at + 1 >= len(sentence) or not sentence[at + 1].text.isdigit():
            return None
        bare = int(sentence[at + 1].text[:4])
    if after >= len(sentence) or sentence[after].folded not in links:
        return None
    high = _point_from(text, sentence, after + 1, published)
    if high is None:
        return None
    if low is None:
        if bare is None or high.start is None or not 1 <= bare <= high.start.day:
            return None
        start = high.start.replace(day=bare)
        low = Point(at + 1, at + 2, start, start, high.precision, high.basis, "date", high.reason)
    start_edge, end_edge = start_of(low), end_of(high)
    if start_edge and end_edge and start_edge.day > end_edge.day:
        start_edge = _year_earlier(low, end_edge)
        if start_edge is None:
            return None
    return made(
        text, sentence, at, high.after, start_edge, end_edge, "between", low.reason
    ), high.after


def _year_earlier(low: Point, end: Edge) -> Edge | None:
    """ "Between November and March": the start lies in the year before the end."""
    edge = start_of(low)
    if edge is None or edge.basis is Basis.STATED:
        return None
    day = months_back(edge.day, 12)
    return Edge(day, edge.precision, edge.basis, edge.reason) if day <= end.day else None


def _since(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    point = _point_from(text, sentence, at + 1, published)
    if point is None:
        return None
    start = start_of(point)
    end = (
        Edge(published, Precision.DAY, Basis.INFERRED, _UNTIL_PUBLICATION)
        if published and start and start.day <= published
        else None
    )
    return made(text, sentence, at, point.after, start, end, "since", point.reason), point.after


def _until(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    point = _point_from(text, sentence, at + 1, published)
    if point is None:
        return None
    end = end_of(point)
    if sentence[at].folded in BEFORE and point.start is not None:
        end = Edge(point.start - timedelta(days=1), point.precision, point.basis, point.reason)
    return made(text, sentence, at, point.after, None, end, "before", point.reason), point.after


def _point(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    point = point_at(text, sentence, at, published)
    if point is None:
        return None
    period = made(
        text, sentence, at, point.after, start_of(point), end_of(point), point.rule, point.reason
    )
    return _reaching(text, sentence, point, published) or (period, point.after)


def _reaching(
    text: str, sentence: Sentence, low: Point, published: date | None
) -> tuple[Period, int] | None:
    """ "December to the end of April": two points in time with a word for "until" between."""
    if low.after >= len(sentence) or sentence[low.after].folded not in _REACHES:
        return None
    high = _point_from(text, sentence, low.after + 1, published)
    if high is None:
        return None
    start, end = start_of(low), end_of(high)
    if start and end and start.day > end.day:
        start = _year_earlier(low, end)
    if start is None or end is None:
        return None
    return made(
        text, sentence, low.first, high.after, start, end, "between", low.reason
    ), high.after
