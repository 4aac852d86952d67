"""Dates, months and years at a place in a sentence."""

from __future__ import annotations

import calendar
import re
from datetime import date

from apps.figures.lexicon.calendar import (
    DOUBTFUL_MONTHS,
    MONTHS,
    YEAR_WORDS,
)
from apps.figures.lexicon.periods import (
    EARLY,
    IN,
    LAST,
    LAST_YEAR,
    LATE,
    MIDDLE,
    SINCE,
    THIS,
    UNTIL,
)
from apps.figures.periods.model import Basis, Precision
from apps.figures.periods.point import Point, unknown, word_at
from apps.figures.tokens import Kind, Sentence

_NUMERIC = re.compile(
    r"(?P<y>[12]\d{3})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"
    r"|(?P<d2>\d{1,2})[./](?P<m2>\d{1,2})[./](?P<y2>[12]\d{3})(?!\d)"
)


_FIRST_YEAR, _LAST_YEAR = 1800, 2100


_OLDEST_SHORT = 30


def numeric(text: str, sentence: Sentence, at: int) -> Point | None:
    match = _NUMERIC.match(text, sentence[at].start)
    if match is None:
        return None
    found = match.groupdict()
    year, month, day = (
        int(found[a] or found[b]) for a, b in (("y", "y2"), ("m", "m2"), ("d", "d2"))
    )
    moment = _date(year, month, day)
    if moment is None:
        return None
    after = at + 1
    while after < len(sentence) and sentence[after].start < match.end():
        after += 1
    return Point(
        at, after, moment, moment, Precision.DAY, Basis.STATED, "date", "The date is stated."
    )


def day_of_month(sentence: Sentence, at: int, published: date | None) -> Point | None:
    """ "5 March", "the 5th of March 2023", "5 березня"."""
    if not sentence[at].text.isdigit() or not 1 <= int(sentence[at].text[:4]) <= 31:
        return None
    place = at + 1
    if place < len(sentence) and not sentence[place].gap and sentence[place].kind is Kind.WORD:
        place += 1
    if word_at(sentence, place) == "of":
        place += 1
    if word_at(sentence, place) not in MONTHS or sentence[place].text.islower() != (
        sentence[place].text[0].islower()
    ):
        return None
    if (
        word_at(sentence, place) in DOUBTFUL_MONTHS
        and sentence[place].text.islower()
        and sentence[place].text.isascii()
    ):
        return None
    return _dated(sentence, at, place, place + 1, int(sentence[at].text), published)


def month_at(sentence: Sentence, at: int, published: date | None) -> Point | None:
    word = sentence[at].folded
    following = word_at(sentence, at + 1)
    day = None
    if (
        following.isdigit()
        and 1 <= int(following[:4]) <= 31
        and len(following) <= 2
        and word_at(sentence, at + 2) not in MONTHS
    ):
        day = int(following)
    if word in DOUBTFUL_MONTHS and not _is_month(sentence, at):
        return None
    if day is not None:
        after = at + 2
        if (
            after < len(sentence)
            and not sentence[after].gap
            and word_at(sentence, after) in ("st", "nd", "rd", "th")
        ):
            after += 1
        return _dated(sentence, at, at, after, day, published)
    return _dated(sentence, at, at, at + 1, None, published)


def _is_month(sentence: Sentence, at: int) -> bool:
    """ "May" and "March" are months beside a number or after a word like "in"."""
    token = sentence[at]
    if token.text.islower() and token.text.isascii():
        return False
    before = word_at(sentence, at - 1)
    following = word_at(sentence, at + 1)
    near = IN | SINCE | UNTIL | LAST | THIS | EARLY | MIDDLE | LATE
    return before in near or before in ("between", "and", "to", "from", "-") or following.isdigit()


def _dated(
    sentence: Sentence, first: int, place: int, after: int, day: int | None, published: date | None
) -> Point | None:
    """A month, with its day and its year if they are there."""
    month = MONTHS[sentence[place].folded]
    year, after, basis = year_after(sentence, after, published)
    if year is None:
        if published is None:
            return unknown(first, after, _precision(day), _rule(day))
        year = published.year
        if (month, day or 1) > (published.month, published.day if day else 31):
            year -= 1
        basis = Basis.RECKONED
        reason = f"The year is not stated: the last one before publication is {year}."
    else:
        reason = (
            "The text states it." if basis is Basis.STATED else "Counted from the publication."
        )
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


def year_after(
    sentence: Sentence, after: int, published: date | None
) -> tuple[int | None, int, Basis]:
    """The year that follows a month: in digits, or as "last year"."""
    at = after + 1 if word_at(sentence, after) in (",", "of", "в", "у", "in") else after
    word = word_at(sentence, at)
    if word.isdigit() and len(word) == 4 and _FIRST_YEAR <= int(word) <= _LAST_YEAR:
        return int(word), _past_year_word(sentence, at + 1), Basis.STATED
    if word.isdigit() and len(word) == 2 and at == after and int(word) >= _OLDEST_SHORT:
        return 1900 + int(word), at + 1, Basis.STATED
    if published is not None and word in LAST | THIS and word_at(sentence, at + 1) in YEAR_WORDS:
        return published.year - (word in LAST), at + 2, Basis.RECKONED
    if published is not None and word in LAST_YEAR:
        return published.year - 1, at + 1, Basis.RECKONED
    return None, after, Basis.RECKONED


def _past_year_word(sentence: Sentence, after: int) -> int:
    return after + 1 if word_at(sentence, after) in YEAR_WORDS else after


def year_at(sentence: Sentence, at: int) -> Point | None:
    text = sentence[at].text
    if not (text.isdigit() and len(text) == 4 and _FIRST_YEAR <= int(text) <= _LAST_YEAR):
        return None
    marked = word_at(sentence, at + 1) in YEAR_WORDS
    before = word_at(sentence, at - 1)
    if not (
        marked
        or before in IN | SINCE | UNTIL | EARLY | MIDDLE | LATE
        or before in ("before", "after", "from", "and", "to")
    ):
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


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
