"""Numbers that tell when: dates, years, times of day, ages, spans of time."""

from __future__ import annotations

from apps.figures.beside import DASHES, Beside, gap
from apps.figures.intervals import Number
from apps.figures.lexicon.calendar import DOUBTFUL_MONTHS, MONTHS, YEAR_WORDS
from apps.figures.lexicon.measures import Role, roles_of
from apps.figures.lexicon.passing import (
    AGE_OF,
    AGED,
    CLOCK_AFTER,
    CLOCK_BEFORE,
    YEAR_BEFORE,
)
from apps.figures.lexicon.people import PEOPLE
from apps.figures.lexicon.units import MONEY_SIGNS, PERCENT_SIGNS, TIME, UNIT
from apps.figures.number import Numeral
from apps.figures.numerals import may_begin, numeral_at
from apps.figures.tokens import Kind, Token

_FIRST_YEAR, _LAST_YEAR = 1500, 2100


_LAST_DAY, LAST_AGE = 31, 115


def date(beside: Beside) -> str | None:
    value = beside.number.value
    if not isinstance(value, int):
        return None
    after, before = beside.word_after(), beside.word_before()
    if after in MONTHS and 0 < value <= _LAST_DAY and not _verb_may(beside.after()):
        return "The number is the day of a date."
    if before in MONTHS and not _verb_may(beside.before()) and beside.in_digits:
        earlier = beside.before(2)
        day_named = earlier is not None and earlier.kind is Kind.NUMBER
        if day_named and _counts_people(beside):
            return None
        if 0 < value <= _LAST_DAY and beside.bare and not _counts_soon(beside):
            return "The number is the day of a date."
        if beside.bare and (value > _FIRST_YEAR or day_named):
            return "The number is a year."
    if after in ("of", "-", "–", "—", "to", "and", "or", ",", "до", "і", "та", "и", "по"):
        return _day_of_range(beside, value)
    return None


def _day_of_range(beside: Beside, value: int) -> str | None:
    if beside.word_after() == "of" and beside.word_after(2) in MONTHS and value <= _LAST_DAY:
        return "The number is the day of a date."
    other = beside.after(2)
    if other is not None and other.kind is Kind.NUMBER and beside.word_after(3) in MONTHS:
        month = beside.after(3)
        if 0 < value <= _LAST_DAY and not _verb_may(month):
            return "The number is the day of a date."
    return None


def _verb_may(month: Token | None) -> bool:
    """ "May" and "march" in small letters are verbs."""
    return month is not None and month.folded in DOUBTFUL_MONTHS and month.text[0].islower()


def _counts_soon(beside: Beside) -> bool:
    return UNIT.fullmatch(beside.word_after()) is not None


def _counts_people(beside: Beside) -> bool:
    """ "On 23 September 28 bodies were found": the day is named, and this is no year."""
    word = beside.word_after()
    return PEOPLE.fullmatch(word) is not None or any(
        role is Role.COUNTED for _, role in roles_of(word)
    )


def looks_like_year(text: str, value: Number | None) -> bool:
    return (
        isinstance(value, int)
        and text.isdigit()
        and len(text) == 4
        and _FIRST_YEAR <= value <= _LAST_YEAR
    )


def year(beside: Beside) -> str | None:
    text, after = beside.sentence[beside.number.first].text, beside.word_after()
    if (
        after in YEAR_WORDS
        and beside.number.rule != "multiplied"
        and looks_like_year(text, beside.number.value)
    ):
        return "The number is a year."
    if text.isdigit() and len(text) <= 2 and beside.word_before() in ("'", "’", "`"):
        return "The number is a year."
    if not looks_like_year(text, beside.number.value) or beside.number.rule != "digits":
        return None
    if beside.word_before() in MONEY_SIGNS or after in PERCENT_SIGNS:
        return None
    if beside.word_before() in YEAR_BEFORE or beside.word_before() in MONTHS:
        return "The number is a year."
    following = beside.after()
    if following is None or not following.gap or not _is_plural(following):
        return "The number is a year, as far as one can see."
    return None


def _is_plural(token: Token) -> bool:
    """Whether a word may be what four digits count: people, the dead, things in the plural."""
    if token.kind is not Kind.WORD:
        return False
    word = token.folded
    counted = PEOPLE.fullmatch(word) or any(role is Role.COUNTED for _, role in roles_of(word))
    return bool(counted) or (token.text.islower() and (word.endswith("s") or not word.isascii()))


def time_of_day(beside: Beside) -> str | None:
    after, before = beside.word_after(), beside.word_before()
    if after in ("am", "pm", "gmt", "o'clock") or (
        after in ("a", "p") and beside.word_after(2) == "." and beside.word_after(3) == "m"
    ):
        return "The number is a time of day."
    if before in CLOCK_BEFORE and after in CLOCK_AFTER and before not in ("after", "by", "about"):
        return "The number is a time of day."
    text = beside.sentence[beside.number.first].text
    earlier = beside.word_before(2)
    if before == "at" or (earlier == "at" and before in CLOCK_BEFORE):
        following = beside.after()
        if (
            text.isdigit()
            and len(text) == 4
            and int(text) <= 2400
            and (following is None or following.folded in ("in", "on", "today", "hours", ",", "."))
        ):
            return "The number is a time of day."
    return None


def age(beside: Beside) -> str | None:
    value = beside.number.value
    if not isinstance(value, int) or not 0 < value <= LAST_AGE:
        return None
    after = beside.word_after()
    if beside.word_before() in AGED or (
        beside.word_before() == "of" and beside.word_before(2) in AGED
    ):
        return "The number is an age."
    if after in DASHES and AGE_OF.fullmatch(beside.word_after(2)) and not gap(beside.after(2)):
        return "The number is an age or a span of time."
    if (
        TIME.fullmatch(after)
        and beside.word_after(2) in ("old", "of")
        and (beside.word_after(2) == "old" or beside.word_after(3) == "age")
    ):
        return "The number is an age."
    if beside.joined_after() and after in ("y", "yo") and beside.in_digits:
        return "The number is an age."
    if beside.bare and beside.word_before() == "," and after in (",", ".", ")", ";"):
        name = beside.before(2)
        if name is not None and name.kind is Kind.WORD and name.text[0].isupper() and value > 1:
            return "A number between commas after a name is an age."
    if beside.bare and beside.word_before() == "(" and after == ")":
        name = beside.before(2)
        if name is not None and name.text[:1].isupper() and not name.text.isupper():
            return "A number in brackets after a name is an age or a reference."
    return None


def span_of_time(beside: Beside) -> str | None:
    after = beside.word_after()
    if TIME.fullmatch(after):
        return "The number measures a span of time, or says how often."
    steps = 2 if after in DASHES and beside.joined_after() else 0
    if after in ("more", "full", "consecutive", "long", "straight", "повних", "останніх", "last"):
        steps = 2
    if steps and TIME.fullmatch(beside.word_after(steps)):
        return "The number measures a span of time."
    if after in ("to", "-", "–", "or", "до", "або", "или", "and") and beside.after(2):
        at = beside.number.after + 1
        if at < len(beside.sentence) and may_begin(beside.sentence[at]):
            other = numeral_at(beside.sentence, at)
            if (
                isinstance(other, Numeral)
                and other.after < len(beside.sentence)
                and after != "and"
                and TIME.fullmatch(beside.sentence[other.after].folded)
            ):
                return "The number measures a span of time."
    return None
