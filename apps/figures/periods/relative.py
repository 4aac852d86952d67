"""Points in time that hang on the day of publication, and seasons."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date, timedelta

from apps.figures.lexicon.calendar import (
    MONTHS,
    SEASONS,
    WEEKDAYS,
)
from apps.figures.lexicon.periods import (
    IN,
    LAST,
    LAST_YEAR,
    NEXT,
    SINCE,
    THIS,
    TODAY,
    UNITS,
    YESTERDAY,
)
from apps.figures.periods.dates import month_at, year_after
from apps.figures.periods.model import Basis, Precision
from apps.figures.periods.point import Point, months_after, months_back, unknown, word_at
from apps.figures.tokens import Sentence


def weekday(sentence: Sentence, first: int, at: int, published: date | None) -> Point | None:
    word = sentence[at].folded
    if word in ("sun", "sat", "wed", "середи", "mon") and sentence[at].text.islower():
        return None
    if published is None:
        return unknown(first, at + 1, Precision.DAY, "weekday")
    back = (published.weekday() - WEEKDAYS[word]) % 7
    earlier = first < at and sentence[first].folded in LAST and back == 0
    day = published - timedelta(days=7 if earlier else back)
    return Point(
        first,
        at + 1,
        day,
        day,
        Precision.DAY,
        Basis.RECKONED,
        "weekday",
        "The last such day up to the publication.",
    )


def near(sentence: Sentence, at: int, published: date | None) -> Point | None:
    word = sentence[at].folded
    if published is None:
        return unknown(at, at + 1, Precision.DAY, "near-day")
    if word in LAST_YEAR:
        return _whole_year(at, at + 1, published.year - 1)
    back = 0 if word in TODAY else 1 if word in YESTERDAY else 2
    day = published - timedelta(days=back)
    return Point(
        at,
        at + 1,
        day,
        day,
        Precision.DAY,
        Basis.RECKONED,
        "near-day",
        "Counted from the day of publication.",
    )


def _whole_year(first: int, after: int, year: int) -> Point:
    return Point(
        first,
        after,
        date(year, 1, 1),
        date(year, 12, 31),
        Precision.YEAR,
        Basis.RECKONED,
        "year",
        "Counted from the year of publication.",
    )


def relative(sentence: Sentence, at: int, published: date | None) -> Point | None:
    """ "Last September", "this week", "last year", "last winter", "цього тижня"."""
    word, following = sentence[at].folded, word_at(sentence, at + 1)
    if following in WEEKDAYS:
        return weekday(sentence, at, at + 1, published)
    if following in SEASONS:
        return season(sentence, at, at + 1, published)
    if following in MONTHS and word not in NEXT:
        found = month_at(sentence, at + 1, published)
        return None if found is None else replace(found, first=at)
    unit = UNITS.get(following)
    if following in ("night", "morning", "afternoon", "evening", "ночі", "ночью"):
        if published is None:
            return unknown(at, at + 2, Precision.DAY, "near-day")
        day = published - timedelta(days=1 if word in LAST else 0)
        return Point(
            at,
            at + 2,
            day,
            day,
            Precision.DAY,
            Basis.RECKONED,
            "near-day",
            "Counted from the day of publication.",
        )
    if unit not in ("week", "month", "year") or word in NEXT:
        return None
    precision = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}[unit]
    if published is None:
        return unknown(at, at + 2, precision, unit if unit != "week" else "near-day")
    return _this_or_last(at, unit, precision, published, last=word in LAST)


def _this_or_last(
    at: int, unit: str, precision: Precision, published: date, *, last: bool
) -> Point:
    if unit == "year":
        start = date(published.year - last, 1, 1)
        end = date(start.year, 12, 31)
    elif unit == "month":
        start = months_back(published.replace(day=1), int(last))
        end = start.replace(day=calendar.monthrange(start.year, start.month)[1])
    else:
        start = published - timedelta(days=published.weekday() + (7 if last else 0))
        end = start + timedelta(days=6)
    return Point(
        at,
        at + 2,
        start,
        end if last else min(end, published),
        precision,
        Basis.RECKONED,
        "near-day" if unit == "week" else unit,
        "Counted from the day of publication.",
    )


def season(sentence: Sentence, first: int, at: int, published: date | None) -> Point | None:
    word = sentence[at].folded
    before = word_at(sentence, at - 2 if word_at(sentence, at - 1) == "the" else at - 1)
    doubtful = word in ("fall", "spring", "лета", "літа") and first == at
    if doubtful and before not in IN | SINCE:
        return None
    year, after, basis = year_after(sentence, at + 1, published)
    if year is None and published is None:
        return unknown(first, after, Precision.SEASON, "season")
    month = SEASONS[word]
    if year is None and published is not None:
        year = published.year
        this = first < at and sentence[first].folded in THIS
        if date(year, month, 1) > published or (
            not this and months_after(date(year, month, 1), 3) > published and first < at
        ):
            year -= 1
    assert year is not None
    start = date(year, month, 1)
    end = months_after(start, 3) - timedelta(days=1)
    return Point(
        first,
        after,
        start,
        end,
        Precision.SEASON,
        basis,
        "season",
        "Seasons begin with March, June, September and December.",
    )
