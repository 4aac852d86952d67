"""Points in time at a place in a sentence: days, months, years, seasons, and “yesterday”."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from apps.figures.lexicon.calendar import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
)
from apps.figures.lexicon.periods import (
    DAY_BEFORE,
    EARLY,
    LAST,
    LAST_YEAR,
    LATE,
    MIDDLE,
    NEXT,
    THIS,
    TODAY,
    YESTERDAY,
)
from apps.figures.periods.dates import day_of_month, month_at, numeric, year_at
from apps.figures.periods.model import Basis, Precision
from apps.figures.periods.point import Point, word_at
from apps.figures.periods.relative import near, relative, season, weekday
from apps.figures.tokens import Kind, Sentence

_PARTS = EARLY | MIDDLE | LATE
_NEAR = TODAY | YESTERDAY | DAY_BEFORE | LAST_YEAR
_RELATIVE = LAST | THIS | NEXT
WORDS = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset(SEASONS) | _PARTS | _NEAR | _RELATIVE
"""Words at which a point in time may begin; besides, one may begin at a number or a code."""


def point_at(text: str, sentence: Sentence, at: int, published: date | None) -> Point | None:
    """The point in time that begins at a token, the longest there is, or None."""
    word = sentence[at].folded
    if sentence[at].kind is Kind.CODE:
        return _middle_of_year(sentence, at)
    if sentence[at].kind is Kind.NUMBER:
        return (
            numeric(text, sentence, at)
            or day_of_month(sentence, at, published)
            or year_at(sentence, at)
        )
    if word in MONTHS:
        return month_at(sentence, at, published)
    if word in _PARTS:
        return _part(text, sentence, at, published)
    if word in WEEKDAYS:
        return weekday(sentence, at, at, published)
    if word in _NEAR:
        return near(sentence, at, published)
    if word in _RELATIVE:
        return relative(sentence, at, published)
    return season(sentence, at, at, published) if word in SEASONS else None


def _part(text: str, sentence: Sentence, at: int, published: date | None) -> Point | None:
    """ "Early December", "the end of March", "mid-2022", "на початку травня"."""
    place = at + 1
    while word_at(sentence, place) in ("of", "-", "the", "in"):
        place += 1
    if place >= len(sentence):
        return None
    inner = point_at(text, sentence, place, published)
    if inner is None or inner.precision not in (Precision.MONTH, Precision.YEAR):
        if word_at(sentence, place) in LAST | THIS:
            inner = relative(sentence, place, published)
        if inner is None or inner.precision not in (Precision.MONTH, Precision.YEAR):
            return None
    if inner.start is None or inner.end is None:
        return replace(inner, first=at)
    start, end = _third(inner.start, inner.end, sentence[at].folded)
    precision = Precision.PART if inner.precision is Precision.MONTH else Precision.SEASON
    return replace(inner, first=at, start=start, end=end, precision=precision)


def _third(start: date, end: date, word: str) -> tuple[date, date]:
    """The first, middle or last third of a month or a year."""
    third = ((end - start).days + 1) // 3
    if word in EARLY:
        return start, start + timedelta(days=third - 1)
    if word in MIDDLE:
        return start + timedelta(days=third), end - timedelta(days=third)
    return end - timedelta(days=third - 1), end


def _middle_of_year(sentence: Sentence, at: int) -> Point | None:
    """ "Mid-2022", which stands in a text as one word."""
    begin, _, digits = sentence[at].text.casefold().partition("-")
    if begin != "mid" or not digits.isdigit() or len(digits) != 4 or int(digits) < 1800:
        return None
    start, end = _third(date(int(digits), 1, 1), date(int(digits), 12, 31), begin)
    return Point(
        at, at + 1, start, end, Precision.SEASON, Basis.STATED, "year", "The year is stated."
    )
