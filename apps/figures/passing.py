"""Numbers that count nothing, and why: names with numbers, codes, calibres, moments."""

from __future__ import annotations

from apps.figures.beside import DASHES, Beside, gap
from apps.figures.lexicon import words
from apps.figures.lexicon.arms import ARMS
from apps.figures.lexicon.measures import roles_of
from apps.figures.lexicon.numerals import FEW, ONES
from apps.figures.lexicon.passing import (
    CALIBRE,
    COMPOUND_OF_PEOPLE,
    FORMATIONS,
    LABELS,
    NOT_ONE,
    TELLERS,
    TELLING_THINGS,
    TELLS,
    WEAPONS,
)
from apps.figures.lexicon.people import ENDS, PEOPLE
from apps.figures.lexicon.units import UNIT
from apps.figures.moments import LAST_AGE, age, date, span_of_time, time_of_day, year
from apps.figures.number import Numeral
from apps.figures.numerals import is_ordinal_ending, may_begin
from apps.figures.tokens import Kind, Sentence

# Arabic writes "and", "by" and "for" against the number.
_PREFIXES = words("و ف ب ل")
_MOST_BEFORE_NOUN = 4


def why_not(sentence: Sentence, number: Numeral) -> str | None:
    """Why a number counts nothing, in a sentence; None if it may count something."""
    beside = Beside(sentence, number)
    if beside.in_digits:
        return (
            _code(beside)
            or _row_of_numbers(beside)
            or date(beside)
            or time_of_day(beside)
            or age(beside)
            or _calibre(beside)
            or _name(beside)
            or year(beside)
            or span_of_time(beside)
            or _compound(beside)
            or _list_number(beside)
            or _sources(beside)
        )
    return (
        date(beside)
        or age(beside)
        or span_of_time(beside)
        or _mere_word(beside)
        or _sources(beside)
    )


def _code(beside: Beside) -> str | None:
    before = beside.before()
    if beside.joined_before() and before and before.text in _PREFIXES:
        return None
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
        and not gap(beside.sentence[beside.number.first])
    ) and len(beside.sentence[beside.number.first].text) > 2:
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
        if near is None or far is None or near.text not in DASHES or far.kind is not Kind.NUMBER:
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
        if token is not None and (token.text in DASHES or token.text in "()."):
            joined = not token.gap if token.text in DASHES or token.text == "." else True
            at += 1
            token = look(at) if joined else None
        if token is None or token.kind is not Kind.NUMBER or "." in token.text:
            return found
        found, at = found + 1, at + 1
    return found


def _calibre(beside: Beside) -> str | None:
    after, steps = beside.word_after(), 1
    hyphen = after in DASHES and beside.joined_after()
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
    if (
        label in LABELS
        and beside.number.rule == "digits"
        and not (label == "numbered" and roles_of(beside.word_before(2)))
        and not (label in ("number", "group", "part", "row", "step") and after == "of")
    ):
        return "The number is the name of something: a page, a law, a formation."
    second = beside.word_after(2)
    counted = any(ARMS.fullmatch(f"{after} {word}".strip()) for word in ("", second)) or (
        PEOPLE.fullmatch(after) and not FORMATIONS.fullmatch(second)
    )
    if beside.bare and FORMATIONS.fullmatch(after) and not counted:
        return "The number is the name of a formation."
    return None


def _compound(beside: Beside) -> str | None:
    after, inner = beside.after(), beside.after(2)
    if not (after and inner and after.text in DASHES and not after.gap and not inner.gap):
        return None
    if inner.kind is not Kind.WORD or inner.folded in COMPOUND_OF_PEOPLE or inner.folded == "odd":
        return None
    if UNIT.fullmatch(inner.folded) or may_begin(inner) or inner.folded in ("and", "to"):
        return None
    return "The number is part of a compound word."


def _list_number(beside: Beside) -> str | None:
    value = beside.number.value
    first = beside.number.first == 0 or (beside.number.first == 1 and beside.word_before() == "(")
    if (
        first
        and beside.bare
        and isinstance(value, int)
        and value <= LAST_AGE
        and beside.joined_after()
        and beside.word_after() in (".", ")")
    ):
        return "The number numbers an item of a list."
    return None


def _sources(beside: Beside) -> str | None:
    """ "One wire report put the dead at …", "two officials said": those who tell are counted."""
    for steps in range(1, _MOST_BEFORE_NOUN + 1):
        word = beside.word_after(steps)
        if TELLING_THINGS.fullmatch(word) or (
            TELLERS.fullmatch(word) and TELLS.fullmatch(beside.word_after(steps + 1))
        ):
            return "The number counts reports or those who tell, not those told of."
        if not word.isalpha() or word in ENDS or TELLS.fullmatch(word) or roles_of(word):
            return None
    return None


def _mere_word(beside: Beside) -> str | None:
    word = beside.sentence[beside.number.first].folded
    if (
        word in ONES
        and beside.number.after == beside.number.first + 1
        and (
            beside.word_after() in NOT_ONE
            or beside.word_before(2) in ("the", "a", "an", "each", "every")
            or beside.word_before()
            in (
                "the",
                "no",
                "each",
                "any",
                "this",
                "by",
                "every",
                "that",
                "which",
            )
        )
    ):
        return "“One” counts nothing here."
    if word in FEW and word == "few" and beside.word_before() not in ("a", "some", "only"):
        return "“Few” without “a” says that there are not many, not how many."
    if beside.joined_before() and beside.word_before() in DASHES:
        return "The number is part of a compound word."
    return None
