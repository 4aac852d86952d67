"""Reading the periods of a text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from apps.figures.lexicon.periods import (
    AGO,
    BEFORE,
    BETWEEN,
    BETWEEN_TO,
    FROM,
    NIGHTS,
    OVER,
    PAST,
    SINCE,
    TO,
    UNITS,
    UNTIL,
)
from apps.figures.number import Numeral
from apps.figures.numerals import may_begin, numeral_at
from apps.figures.periods.model import Basis, Edge, Period, Precision
from apps.figures.periods.point import Point, months_back
from apps.figures.periods.points import WORDS, point_at
from apps.figures.reading import Words
from apps.figures.rules import RULES
from apps.figures.tokens import Kind, Sentence, Token, sentences

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
_WORDS = FROM | SINCE | UNTIL | BEFORE | OVER | PAST | WORDS | {"a", "an"}
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
        at = 0
        while at < len(sentence):
            if not _may_begin(sentence[at]):
                at += 1
                continue
            found = _period_at(text, sentence, at, published)
            if found is None:
                at += 1
                continue
            period, after = found
            yield period
            at = max(after, at + 1)


def _may_begin(token: Token) -> bool:
    """Whether a period may begin at this token."""
    return token.folded in _WORDS or token.kind is Kind.CODE or may_begin(token)


def _period_at(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    word = sentence[at].folded
    return (
        (_from_to(text, sentence, at, published) if word in FROM else None)
        or (_since(text, sentence, at, published) if word in SINCE else None)
        or (_until(text, sentence, at, published) if word in UNTIL | BEFORE else None)
        or _span_back(text, sentence, at, published)
        or _ago(text, sentence, at, published)
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
    start_edge, end_edge = _start(low), _end(high)
    if start_edge and end_edge and start_edge.day > end_edge.day:
        start_edge = _year_earlier(low, end_edge)
        if start_edge is None:
            return None
    return _made(
        text, sentence, at, high.after, start_edge, end_edge, "between", low.reason
    ), high.after


def _year_earlier(low: Point, end: Edge) -> Edge | None:
    """ "Between November and March": the start lies in the year before the end."""
    edge = _start(low)
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
    start = _start(point)
    end = (
        Edge(published, Precision.DAY, Basis.INFERRED, _UNTIL_PUBLICATION)
        if published and start and start.day <= published
        else None
    )
    return _made(text, sentence, at, point.after, start, end, "since", point.reason), point.after


def _until(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    point = _point_from(text, sentence, at + 1, published)
    if point is None:
        return None
    end = _end(point)
    if sentence[at].folded in BEFORE and point.start is not None:
        end = Edge(point.start - timedelta(days=1), point.precision, point.basis, point.reason)
    return _made(text, sentence, at, point.after, None, end, "before", point.reason), point.after


def _span_back(
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


def _ago(
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
    return _made(text, sentence, at, after + 1, edge, edge, "near-day", reason), after + 1


_NO_DAY = "There is no day of publication to count from."


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
    return _made(text, sentence, at, after, start, end, "span-back", reason), after


def _point(
    text: str, sentence: Sentence, at: int, published: date | None
) -> tuple[Period, int] | None:
    point = point_at(text, sentence, at, published)
    if point is None:
        return None
    made = _made(
        text, sentence, at, point.after, _start(point), _end(point), point.rule, point.reason
    )
    return made, point.after


def _start(point: Point) -> Edge | None:
    return Edge(point.start, point.precision, point.basis, point.reason) if point.start else None


def _end(point: Point) -> Edge | None:
    return Edge(point.end, point.precision, point.basis, point.reason) if point.end else None


def _made(
    text: str,
    sentence: Sentence,
    first: int,
    after: int,
    start: Edge | None,
    end: Edge | None,
    rule: str,
    reason: str,
) -> Period:
    begin, stop = sentence[first].start, sentence[after - 1].end
    words = Words(begin, stop, text[begin:stop])
    inferred = [edge.reason for edge in (start, end) if edge and edge.basis is Basis.INFERRED]
    return Period(words, start, end, rule, " ".join([RULES[rule], reason, *inferred]))
