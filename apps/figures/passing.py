"""Numbers that count nothing, and why: dates, years, times, ages, calibres, names with numbers."""

from __future__ import annotations

from apps.figures.intervals import Number
from apps.figures.lexicon.calendar import DOUBTFUL_MONTHS, MONTHS, YEAR_WORDS
from apps.figures.lexicon.measures import Role, roles_of
from apps.figures.lexicon.passing import (
    AGE_OF,
    AGED,
    CALIBRE,
    CLOCK_AFTER,
    CLOCK_BEFORE,
    COMPOUND_OF_PEOPLE,
    FORMATIONS,
    LABELS,
    NOT_ONE,
    WEAPONS,
    YEAR_BEFORE,
)
from apps.figures.lexicon.numerals import FEW, ONES
from apps.figures.lexicon.people import PEOPLE
from apps.figures.lexicon.units import MONEY_SIGNS, PERCENT_SIGNS, TIME, UNIT
from apps.figures.numerals import Numeral, is_ordinal_ending, may_begin, numeral_at
from apps.figures.tokens import Kind, Sentence, Token

_DASHES = frozenset("-–—‐‑")
_FIRST_YEAR, _LAST_YEAR = 1500, 2100
_LAST_DAY, _LAST_AGE = 31, 115


class Beside:
    """The tokens beside a number of a sentence, by their distance from it."""

    __slots__ = ("number", "sentence")

    def __init__(self, sentence: Sentence, number: Numeral) -> None:
        self.sentence, self.number = sentence, number

    def before(self, steps: int = 1) -> Token | None:
        at = self.number.first - steps
        return self.sentence[at] if at >= 0 else None

    def after(self, steps: int = 1) -> Token | None:
        at = self.number.after + steps - 1
        return self.sentence[at] if at < len(self.sentence) else None

    def word_before(self, steps: int = 1) -> str:
        token = self.before(steps)
        return token.folded if token else ""

    def word_after(self, steps: int = 1) -> str:
        token = self.after(steps)
        return token.folded if token else ""

    def joined_before(self) -> bool:
        """Whether nothing separates the number from the token before it."""
        return self.before() is not None and not self.sentence[self.number.first].gap

    def joined_after(self) -> bool:
        token = self.after()
        return token is not None and not token.gap

    @property
    def in_digits(self) -> bool:
        return self.sentence[self.number.first].kind is Kind.NUMBER

    @property
    def bare(self) -> bool:
        """Digits without separators or a word that multiplies."""
        text = self.sentence[self.number.first].text
        return self.in_digits and self.number.rule == "digits" and text.isdigit()


def why_not(sentence: Sentence, number: Numeral) -> str | None:
    """Why a number counts nothing, in a sentence; None if it may count something."""
    beside = Beside(sentence, number)
    if beside.in_digits:
        return (
            _code(beside)
            or _row_of_numbers(beside)
            or _date(beside)
            or _time_of_day(beside)
            or _age(beside)
            or _calibre(beside)
            or _name(beside)
            or _year(beside)
            or _span_of_time(beside)
            or _compound(beside)
            or _list_number(beside)
        )
    return _date(beside) or _age(beside) or _span_of_time(beside) or _mere_word(beside)


def _code(beside: Beside) -> str | None:
    before = beside.before()
    if beside.joined_before() and before and before.kind in (Kind.WORD, Kind.CODE, Kind.LINK):
        return "The number is part of a name or a code."
    if beside.joined_before() and before and before.text in "#/\\_=&":
        return "The number is part of a code, a date or a fraction."
    if beside.joined_after() and beside.word_after() in ("/", "\\", "_"):
        return "The number is part of a code, a date or a fraction."
    text = beside.sentence[beside.number.first].text
    if len(text) > 1 and text.startswith("0") and text.isdigit():
        return "A number that begins with 0 is a time or a code."
    if is_ordinal_ending(beside.sentence, beside.number.first):
        return "An ordinal does not count."
    return None


def _row_of_numbers(beside: Beside) -> str | None:
    """Phone numbers, dates in digits, scores: three numbers in a row, or two that shrink."""
    if (
        beside.word_before() == "+"
        and beside.number.rule == "digits"
        and not _gap(beside.sentence[beside.number.first])
    ):
        if len(beside.sentence[beside.number.first].text) > 2:
            return "The number is part of a phone number."
    row = 1 + _reach(beside, forward=True) + _reach(beside, forward=False)
    if row > 2:
        return "A row of numbers is a date, a phone number or a code."
    if row >= 2 and "+" in (beside.word_before(), beside.word_before(2), beside.word_before(3)):
        return "The number is part of a phone number."
    if _phone_like(beside):
        return "The number is part of a phone number."
    for near, far, joined in (
        (beside.after(1), beside.after(2), beside.joined_after()),
        (beside.before(1), beside.before(2), beside.joined_before()),
    ):
        if near and far and joined and far.kind is Kind.NUMBER and near.text in ":.":
            touching = not far.gap if far.start > near.start else not near.gap
            if touching:
                return "The number is part of a time or a date."
    return None


def _phone_like(beside: Beside) -> bool:
    """ "555-1234": three digits and four, and no round numbers."""
    for near, far, forward in (
        (beside.after(1), beside.after(2), True),
        (beside.before(1), beside.before(2), False),
    ):
        if near is None or far is None or near.text not in _DASHES or far.kind is not Kind.NUMBER:
            continue
        own = beside.sentence[beside.number.first].text
        first, second = (own, far.text) if forward else (far.text, own)
        if (len(first), len(second)) == (3, 4) and not (
            first.endswith("0") and second.endswith("0")
        ):
            return True
    return False


def _reach(beside: Beside, *, forward: bool) -> int:
    """How many more numbers stand in a row with this one, apart by space, dash or bracket."""
    found, at = 0, 1
    look = beside.after if forward else beside.before
    while found < 3:
        token = look(at)
        if token is not None and (token.text in _DASHES or token.text in "()."):
            joined = not token.gap if token.text in _DASHES or token.text == "." else True
            at += 1
            token = look(at) if joined else None
        if token is None or token.kind is not Kind.NUMBER or "." in token.text:
            return found
        found, at = found + 1, at + 1
    return found


def _date(beside: Beside) -> str | None:
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


def _year(beside: Beside) -> str | None:
    text, after = beside.sentence[beside.number.first].text, beside.word_after()
    if after in YEAR_WORDS and not beside.number.rule == "multiplied":
        if looks_like_year(text, beside.number.value):
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
    counted = following is not None and following.kind is Kind.WORD and following.gap
    if not counted or not following or not following.text.islower():
        return "The number is a year, as far as one can see."
    return None


def _time_of_day(beside: Beside) -> str | None:
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
        if text.isdigit() and len(text) == 4 and int(text) <= 2400:
            if following is None or following.folded in ("in", "on", "today", "hours", ",", "."):
                return "The number is a time of day."
    return None


def _age(beside: Beside) -> str | None:
    value = beside.number.value
    if not isinstance(value, int) or not 0 < value <= _LAST_AGE:
        return None
    after = beside.word_after()
    if beside.word_before() in AGED or (
        beside.word_before() == "of" and beside.word_before(2) in AGED
    ):
        return "The number is an age."
    if after in _DASHES and AGE_OF.fullmatch(beside.word_after(2)) and not _gap(beside.after(2)):
        return "The number is an age or a span of time."
    if TIME.fullmatch(after) and beside.word_after(2) in ("old", "of"):
        if beside.word_after(2) == "old" or beside.word_after(3) == "age":
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


def _gap(token: Token | None) -> bool:
    return token is None or token.gap


def _calibre(beside: Beside) -> str | None:
    after, steps = beside.word_after(), 1
    hyphen = after in _DASHES and beside.joined_after()
    if hyphen:
        after, steps = beside.word_after(2), 2
    if not CALIBRE.fullmatch(after):
        return None
    following = beside.word_after(steps + 1)
    if hyphen or WEAPONS.fullmatch(following) or after.startswith(("cal", "калі")):
        return "The number is a calibre."
    return None


def _name(beside: Beside) -> str | None:
    before, after = beside.before(), beside.word_after()
    label = beside.word_before(2) if before and before.text == "." else beside.word_before()
    if label in LABELS and beside.number.rule == "digits":
        if not (label in ("number", "group", "part", "row", "step") and after == "of"):
            return "The number is the name of something: a page, a law, a formation."
    if beside.bare and FORMATIONS.fullmatch(after):
        return "The number is the name of a formation."
    return None


def _span_of_time(beside: Beside) -> str | None:
    after = beside.word_after()
    if TIME.fullmatch(after):
        return "The number measures a span of time, or says how often."
    steps = 2 if after in _DASHES and beside.joined_after() else 0
    if after in ("more", "full", "consecutive", "long", "straight", "повних", "останніх", "last"):
        steps = 2
    if steps and TIME.fullmatch(beside.word_after(steps)):
        return "The number measures a span of time."
    if after in ("to", "-", "–", "or", "до", "або", "или", "and") and beside.after(2):
        at = beside.number.after + 1
        if at < len(beside.sentence) and may_begin(beside.sentence[at]):
            other = numeral_at(beside.sentence, at)
            if isinstance(other, Numeral) and other.after < len(beside.sentence):
                if after != "and" and TIME.fullmatch(beside.sentence[other.after].folded):
                    return "The number measures a span of time."
    return None


def _compound(beside: Beside) -> str | None:
    after, inner = beside.after(), beside.after(2)
    if not (after and inner and after.text in _DASHES and not after.gap and not inner.gap):
        return None
    if inner.kind is not Kind.WORD or inner.folded in COMPOUND_OF_PEOPLE or inner.folded == "odd":
        return None
    if UNIT.fullmatch(inner.folded) or may_begin(inner) or inner.folded in ("and", "to"):
        return None
    return "The number is part of a compound word."


def _list_number(beside: Beside) -> str | None:
    value = beside.number.value
    first = beside.number.first == 0 or (beside.number.first == 1 and beside.word_before() == "(")
    if first and beside.bare and isinstance(value, int) and value <= _LAST_AGE:
        if beside.joined_after() and beside.word_after() in (".", ")") and beside.after(2):
            return "The number numbers an item of a list."
    return None


def _mere_word(beside: Beside) -> str | None:
    word = beside.sentence[beside.number.first].folded
    if word in ONES and beside.number.after == beside.number.first + 1:
        if beside.word_after() in NOT_ONE or beside.word_before() in (
            "no",
            "each",
            "any",
            "this",
            "by",
            "every",
            "that",
            "which",
            "another",
        ):
            return "“One” counts nothing here."
    if word in FEW and word == "few" and beside.word_before() not in ("a", "some", "only"):
        return "“Few” without “a” says that there are not many, not how many."
    if beside.joined_before() and beside.word_before() in _DASHES:
        return "The number is part of a compound word."
    return None
