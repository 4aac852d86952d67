"""A number with its unit, its range and its qualifier: what a sentence says before anybody asks
what is counted."""

from __future__ import annotations

from dataclasses import dataclass, replace

from apps.figures.intervals import Number, exact
from apps.figures.lexicon import words
from apps.figures.lexicon.passing import RISING, SPOKEN_ABOUT
from apps.figures.lexicon.qualifiers import AFTER, BEFORE, FURTHER, LONGEST, MOVED_TO, Phrases
from apps.figures.moments import looks_like_year
from apps.figures.number import NotRead, Numeral
from apps.figures.numerals import beginnings, may_begin, numeral_at
from apps.figures.passing import why_not
from apps.figures.qualifying import Qualifier
from apps.figures.tokens import Kind, Sentence
from apps.figures.units import Unit, unit_after, unit_before

_RANGE = words("- – — ‐ ‑ to or до або чи или либо")
_FACTORS = (10**3, 10**6, 10**9, 10**12)
_MOST_WORDS_BETWEEN = 3


@dataclass(frozen=True, slots=True)
class Qualified:
    """A qualifier's place: tokens `first` up to `after`."""

    kind: Qualifier
    first: int
    after: int


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens `first` up to `after` of a sentence: numbers and unit, without the qualifier.

    `start`, `end`: code points. `second`: the upper end of a range.
    `further`: whether the words add it to something named before ("another 80,000").
    """

    number: Numeral
    first: int
    after: int
    start: int
    end: int
    second: Numeral | None = None
    unit: Unit | None = None
    qualifier: Qualified | None = None
    further: bool = False

    @property
    def last_number(self) -> Numeral:
        return self.second or self.number


@dataclass(frozen=True, slots=True)
class Passed:
    """A number that counts nothing, and why."""

    start: int
    end: int
    reason: str


def amounts_of(sentence: Sentence) -> list[Amount | Passed | NotRead]:
    """Every number of a sentence in order: as an amount, or with the reason why it is none."""
    found: list[Amount | Passed | NotRead] = []
    reached = 0
    for index in beginnings(sentence):
        number = numeral_at(sentence, index) if index >= reached else None
        if number is None:
            continue
        if isinstance(number, NotRead):
            found.append(number)
            continue
        reason = why_not(sentence, number)
        if reason is not None:
            found.append(Passed(number.start, number.end, reason))
            reached = number.after
            continue
        amount = _amount(sentence, number)
        found.append(amount)
        reached = max(amount.after, number.after)
    return found


def _amount(sentence: Sentence, number: Numeral) -> Amount:
    start, first = unit_before(sentence, number.first)
    unit = unit_after(sentence, number.after, in_digits=sentence[number.first].kind is Kind.NUMBER)
    second = _second(sentence, number, unit)
    if second is not None:
        number = _scaled(number, second)
        unit = unit_after(sentence, second.after, in_digits=True) or unit
    last = second or number
    after, end = last.after, last.end
    if unit is None and first < number.first:
        unit = Unit("money", last.after, last.end)
    if unit is not None and unit.after >= after:
        after, end = unit.after, max(end, unit.end)
    amount = Amount(number, first, after, start, end, second, unit)
    amount = replace(amount, qualifier=_qualifier(sentence, amount))
    return replace(amount, further=_further(sentence, amount))


def _second(sentence: Sentence, number: Numeral, unit: Unit | None) -> Numeral | None:
    """The upper end of a range that this number begins."""
    at = unit.after if unit is not None else number.after
    if at + 1 >= len(sentence) or number.value is None:
        return None
    link = sentence[at].folded
    between = _begins_between(sentence, number.first)
    if link not in _RANGE and not (between and link in ("and", "і", "та", "й", "и")):
        return None
    _, _first = unit_before(sentence, at + 1)
    at = at + 1
    if sentence[at].kind is Kind.SIGN and at + 1 < len(sentence):
        at += 1
    if not may_begin(sentence[at]):
        return None
    other = numeral_at(sentence, at)
    if not isinstance(other, Numeral) or other.value is None or why_not(sentence, other):
        return None
    if looks_like_year(sentence[other.first].text, other.value) and link in ("to", "до"):
        return None
    low = _scaled(number, other).value
    if low is None or low >= other.value or _changes(sentence, number.first, link):
        return None
    if link in ("or", "або", "чи", "или", "либо") and other.value > 2 * low + 3:
        return None
    return other


def _begins_between(sentence: Sentence, first: int) -> bool:
    return first > 0 and sentence[first - 1].folded in ("between", "між", "между")


def _changes(sentence: Sentence, first: int, link: str) -> bool:
    """ "From 20 to 30" after a word of rising or falling tells of a change, not of a range."""
    if link not in ("to", "до"):
        return False
    return any(RISING.fullmatch(token.folded) for token in sentence[max(0, first - 5) : first])


def _scaled(number: Numeral, other: Numeral) -> Numeral:
    """ "20 to 30 thousand": the thousand belongs to both."""
    value, upper = number.value, other.value
    if value is None or upper is None or number.rule == "multiplied" or value >= _FACTORS[0]:
        return number
    if other.rule == "digits":
        return number
    for factor in reversed(_FACTORS):
        if upper % factor == 0 or (upper >= factor and other.rule == "multiplied"):
            return (
                replace(number, value=_times(value, factor)) if value < upper / factor else number
            )
    return number


def _times(value: Number, factor: int) -> Number:
    return exact(value * factor)


def _qualifier(sentence: Sentence, amount: Amount) -> Qualified | None:
    at = amount.first
    if at > 0 and amount.number.rule != "digits" and sentence[at - 1].folded in ("a", "an"):
        at -= 1
    found = phrase_before(sentence, at, BEFORE)
    if found is not None and _means_other(sentence, found):
        found = None
    return _qualifier_after(sentence, amount) or found


def phrase_before(sentence: Sentence, at: int, phrases: Phrases) -> Qualified | None:
    """The longest phrase that ends right before token `at`."""
    for length in range(min(LONGEST, at), 0, -1):
        words = tuple(token.folded for token in sentence[at - length : at])
        if words in phrases:
            return Qualified(phrases[words], at - length, at)
    return None


def _means_other(sentence: Sentence, found: Qualified) -> bool:
    """Whether the words before are no qualifier here: "talk about two", "зросла до 20"."""
    word = sentence[found.after - 1].folded
    before = [token.folded for token in sentence[max(0, found.first - 4) : found.first]]
    if not before or found.after - found.first > 1:
        return False
    if word == "about":
        return before[-1] in SPOKEN_ABOUT
    if word == "до":
        return any(each.startswith(MOVED_TO) for each in before) or before[-1] in ("від", "от")
    return False


def _qualifier_after(sentence: Sentence, amount: Amount) -> Qualified | None:
    """A qualifier right after the amount, or after the few words that name what is counted."""
    for skipped in range(_MOST_WORDS_BETWEEN + 1):
        at = amount.after + skipped
        if skipped and (
            at - 1 >= len(sentence)
            or sentence[at - 1].kind is not Kind.WORD
            or may_begin(sentence[at - 1])
        ):
            return None
        for length in range(min(LONGEST, len(sentence) - at), 0, -1):
            words = tuple(token.folded for token in sentence[at : at + length])
            if words in AFTER and not _starts_next(sentence, at + length, skipped, length):
                return Qualified(AFTER[words], at, at + length)
    return None


def _starts_next(sentence: Sentence, after: int, skipped: int, length: int) -> bool:
    """Whether the qualifier belongs to a number that follows: "12 killed, at least 20 hurt"."""
    if after < len(sentence) and (
        may_begin(sentence[after])
        or sentence[after].kind is Kind.NUMBER
        or sentence[after].folded in ("than", "ніж", "чем")
    ):
        return True
    return skipped > 0 and length == 1


def _further(sentence: Sentence, amount: Amount) -> bool:
    at = min(amount.qualifier.first, amount.first) if amount.qualifier else amount.first
    near = (*sentence[max(0, at - 2) : at], *sentence[amount.after : amount.after + 1])
    return any(token.folded in FURTHER for token in near)
