"""Points in time at a place in a sentence: days, months, years, seasons, and "yesterday"."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from apps.figures.lexicon.calendar import (
    DOUBTFUL_MONTHS,
    MONTHS,
    SEASONS,
    WEEKDAYS,
    YEAR_WORDS,
)
from apps.figures.lexicon.periods import (
    DAY_BEFORE,
    EARLY,
    IN,
    LAST,
    LAST_YEAR,
    LATE,
    MIDDLE,
    NEXT,
    SINCE,
    THIS,
    TODAY,
    UNITS,
    UNTIL,
    YESTERDAY,
)
from apps.figures.periods.model import Basis, Precision
from apps.figures.tokens import Kind, Sentence

_NUMERIC = re.compile(
    r"(?P<y>[12]\d{3})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"
    r"|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>[12]\d{3})(?!\d)"
)
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_OLDEST_SHORT = 30


@dataclass(frozen=True, slots=True)
class Point:
    """A point in time of tokens `first` up to `after`: the first and the last day it may be.

    `start` None: it hangs on a day of publication that is not known.
    """

    first: int
    after: int
    start: date | None
    end: date | None
    precision: Precision
    basis: Basis
    rule: str
    reason: str


def point_at(text: str, sentence: Sentence, at: int, published: date | None) -> Point | None:
    """The point in time that begins at a token, the longest there is, or None."""
    word = sentence[at].folded
    if sentence[at].kind is Kind.NUMBER:
        return (
            _numeric(text, sentence, at)
            or _day_of_month(sentence, at, published)
            or _year(sentence, at)
        )
    if word in MONTHS:
        return _month(sentence, at, published)
    if word in (EARLY | MIDDLE | LATE):
        return _part(text, sentence, at, published)
    if word in WEEKDAYS:
        return _weekday(sentence, at, at, published)
    if word in TODAY | YESTERDAY | DAY_BEFORE | LAST_YEAR:
        return _near(sentence, at, published)
    if word in LAST | THIS | NEXT:
        return _relative(sentence, at, published)
    return _season(sentence, at, at, published) if word in SEASONS else None


def _numeric(text: str, sentence: Sentence, at: int) -> Point | None:
    match = _NUMERIC.match(text, sentence[at].start)
    if match is None:
        return None
    found = match.groupdict()
    year, month, day = (int(found[a] or found[b]) for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2")))
    moment = _date(year, month, day)
    if moment is None:
        return None
    after = at + 1
    while after < len(sentence) and sentence[after].start < match.end():
        after += 1
    return Point(at, after, moment, moment, Precision.DAY, Basis.STATED, "date", "The date is stated.")


def _day_of_month(sentence: Sentence, at: int, published: date | None) -> Point | None:
    """ "5 March", "the 5th of March 2023", "5 березня"."""
    if not sentence[at].text.isdigit() or not 1 <= int(sentence[at].text[:4]) <= 31:
        return None
    place = at + 1
    if place < len(sentence) and not sentence[place].gap and sentence[place].kind is Kind.WORD:
        place += 1
    if _word(sentence, place) == "of":
        place += 1
    if _word(sentence, place) not in MONTHS or sentence[place].text.islower() != (
        sentence[place].text[0].islower()
    ):
        return None
    if _word(sentence, place) in DOUBTFUL_MONTHS and sentence[place].text.islower() and sentence[place].text.isascii():
        return None
    return _dated(sentence, at, place, place + 1, int(sentence[at].text), published)


def _month(sentence: Sentence, at: int, published: date | None) -> Point | None:
    word = sentence[at].folded
    following = _word(sentence, at + 1)
    day = None
    if following.isdigit() and 1 <= int(following[:4]) <= 31 and len(following) <= 2:
        if _word(sentence, at + 2) not in MONTHS:
            day = int(following)
    if word in DOUBTFUL_MONTHS and not _is_month(sentence, at):
        return None
    if day is not None:
        after = at + 2
        if after < len(sentence) and not sentence[after].gap and _word(sentence, after) in ("st", "nd", "rd", "th"):
            after += 1
        return _dated(sentence, at, at, after, day, published)
    return _dated(sentence, at, at, at + 1, None, published)


def _is_month(sentence: Sentence, at: int) -> bool:
    """ "May" and "March" are months beside a number or after a word like "in"."""
    token = sentence[at]
    if token.text.islower() and token.text.isascii():
        return False
    before = _word(sentence, at - 1)
    following = _word(sentence, at + 1)
    near = IN | SINCE | UNTIL | LAST | THIS | EARLY | MIDDLE | LATE
    return before in near or before in ("between", "and", "to", "from", "-") or following.isdigit()


def _dated(
    sentence: Sentence, first: int, month_at: int, after: int, day: int | None, published: date | None
) -> Point | None:
    """A month, with its day and its year if they are there."""
    month = MONTHS[sentence[month_at].folded]
    year, after, basis = _year_after(sentence, after, published)
    if year is None:
        if published is None:
            return _unknown(first, after, _precision(day), _rule(day))
        year = published.year
        if (month, day or 1) > (published.month, published.day if day else 31):
            year -= 1
        basis = Basis.RECKONED
        reason = f"The year is not stated: the last one before publication is {year}."
    else:
        reason = "The text states it." if basis is Basis.STATED else "Counted from the publication."
    start = _date(year, month, day or 1)
    if start is None:
        return None
    last = day or calendar.monthrange(year, month)[1]
    return Point(
        first, after, start, date(year, month, last), _precision(day), basis, _rule(day), reason
    )


def _precision(day: int | None) -> Precision:
    return Precision.MONTH if day is None else Precision.DAY


def _rule(day: int | None) -> str:
    return "month" if day is None else "date"


def _year_after(
    sentence: Sentence, after: int, published: date | None
) -> tuple[int | None, int, Basis]:
    """The year that follows a month: in digits, or as "last year"."""
    at = after + 1 if _word(sentence, after) in (",", "of", "в", "у", "in") else after
    word = _word(sentence, at)
    if word.isdigit() and len(word) == 4 and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return int(word), _past_year_word(sentence, at + 1), Basis.STATED
    if word.isdigit() and len(word) == 2 and at == after and int(word) >= _OLDEST_SHORT:
        return 1900 + int(word), at + 1, Basis.STATED
    if published is not None and word in LAST | THIS and _word(sentence, at + 1) in YEAR_WORDS:
        return published.year - (word in LAST), at + 2, Basis.RECKONED
    if published is not None and word in LAST_YEAR:
        return published.year - 1, at + 1, Basis.RECKONED
    return None, after, Basis.RECKONED


def _past_year_word(sentence: Sentence, after: int) -> int:
    return after + 1 if _word(sentence, after) in YEAR_WORDS else after


def _year(sentence: Sentence, at: int) -> Point | None:
    text = sentence[at].text
    if not (text.isdigit() and len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR):
        return None
    marked = _word(sentence, at + 1) in YEAR_WORDS
    before = _word(sentence, at - 1)
    if not (marked or before in IN | SINCE | UNTIL | EARLY | MIDDLE | LATE or before in ("before", "after", "from", "and", "to")):
        return None
    year = int(text)
    return Point(
        at,
        _past_year_word(sentence, at + 1),
        date(year, 1, 1),
        date(year, 12, 31),
        Precision.YEAR,
        Basis.STATED,
        "year",
        "The year is stated.",
    )


def _part(text: str, sentence: Sentence, at: int, published: date | None) -> Point | None:
    """ "Early December", "the end of March", "mid-2022", "на початку травня"."""
    place = at + 1
    while _word(sentence, place) in ("of", "-", "the", "in"):
        place += 1
    if place >= len(sentence):
        return None
    inner = point_at(text, sentence, place, published)
    if inner is None or inner.precision not in (Precision.MONTH, Precision.YEAR):
        if _word(sentence, place) in LAST | THIS:
            inner = _relative(sentence, place, published)
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


def _weekday(sentence: Sentence, first: int, at: int, published: date | None) -> Point | None:
    word = sentence[at].folded
    if word in ("sun", "sat", "wed", "середи", "mon") and sentence[at].text.islower():
        return None
    if published is None:
        return _unknown(first, at + 1, Precision.DAY, "weekday")
    back = (published.weekday() - WEEKDAYS[word]) % 7
    earlier = first < at and sentence[first].folded in LAST and back == 0
    day = published - timedelta(days=7 if earlier else back)
    return Point(
        first, at + 1, day, day, Precision.DAY, Basis.RECKONED, "weekday",
        "The last such day up to the publication.",
    )


def _near(sentence: Sentence, at: int, published: date | None) -> Point | None:
    word = sentence[at].folded
    if published is None:
        return _unknown(at, at + 1, Precision.DAY, "near-day")
    if word in LAST_YEAR:
        return _whole_year(at, at + 1, published.year - 1)
    back = 0 if word in TODAY else 1 if word in YESTERDAY else 2
    day = published - timedelta(days=back)
    return Point(
        at, at + 1, day, day, Precision.DAY, Basis.RECKONED, "near-day",
        "Counted from the day of publication.",
    )


def _whole_year(first: int, after: int, year: int) -> Point:
    return Point(
        first, after, date(year, 1, 1), date(year, 12, 31), Precision.YEAR, Basis.RECKONED, "year",
        "Counted from the year of publication.",
    )


def _relative(sentence: Sentence, at: int, published: date | None) -> Point | None:
    """ "Last September", "this week", "last year", "last winter", "цього тижня"."""
    word, following = sentence[at].folded, _word(sentence, at + 1)
    if following in WEEKDAYS:
        return _weekday(sentence, at, at + 1, published)
    if following in SEASONS:
        return _season(sentence, at, at + 1, published)
    if following in MONTHS and word not in NEXT:
        found = _month(sentence, at + 1, published)
        return None if found is None else replace(found, first=at)
    unit = UNITS.get(following)
    if following in ("night", "morning", "afternoon", "evening", "ночі", "ночью"):
        if published is None:
            return _unknown(at, at + 2, Precision.DAY, "near-day")
        day = published - timedelta(days=1 if word in LAST else 0)
        return Point(
            at, at + 2, day, day, Precision.DAY, Basis.RECKONED, "near-day",
            "Counted from the day of publication.",
        )
    if unit not in ("week", "month", "year") or word in NEXT:
        return None
    precision = {"week": Precision.WEEK, "month": Precision.MONTH, "year": Precision.YEAR}[unit]
    if published is None:
        return _unknown(at, at + 2, precision, unit if unit != "week" else "near-day")
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
        at, at + 2, start, end if last else min(end, published), precision, Basis.RECKONED,
        "near-day" if unit == "week" else unit, "Counted from the day of publication.",
    )


def _season(sentence: Sentence, first: int, at: int, published: date | None) -> Point | None:
    word = sentence[at].folded
    if first == at and word in ("fall", "spring", "лета", "літа") and _word(sentence, at - 1) not in IN | SINCE | {"the"}:
        return None
    if word in ("fall", "spring") and sentence[at].text.islower() and first == at and _word(sentence, at - 1) != "in":
        return None
    year, after, basis = _year_after(sentence, at + 1, published)
    if year is None and published is None:
        return _unknown(first, after, Precision.SEASON, "season")
    month = SEASONS[word]
    if year is None and published is not None:
        year = published.year
        this = first < at and sentence[first].folded in THIS
        if date(year, month, 1) > published or (not this and months_after(date(year, month, 1), 3) > published and first < at):
            year -= 1
    assert year is not None
    start = date(year, month, 1)
    end = months_after(start, 3) - timedelta(days=1)
    return Point(
        first, after, start, end, Precision.SEASON, basis, "season",
        "Seasons begin with March, June, September and December.",
    )


def months_back(day: date, months: int) -> date:
    """The same day so many months earlier, or the last of that month."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month."""
    place = day.year * 12 + day.month - 1 + months
    year, month = max(place // 12, 1), place % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _unknown(first: int, after: int, precision: Precision, rule: str) -> Point:
    return Point(
        first, after, None, None, precision, Basis.RECKONED, rule,
        "There is no day of publication to count from.",
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _word(sentence: Sentence, at: int) -> str:
    return sentence[at].folded if 0 <= at < len(sentence) else ""
