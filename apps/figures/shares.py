"""Shares of something counted: "almost half of the dead", "one in five", "the majority"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from apps.figures.amounts import phrase_before
from apps.figures.intervals import Bound, Interval
from apps.figures.lexicon import words
from apps.figures.lexicon.measures import OF_THEM, Role, roles_of
from apps.figures.lexicon.people import ENDS, PEOPLE
from apps.figures.lexicon.qualifiers import BEFORE
from apps.figures.lexicon.shares import (
    EVERY,
    HALF,
    HALF_VALUE,
    LINKS,
    MOST,
    NEEDS_PART_WORD,
    ORDINALS,
    PART_WORDS,
    PARTS,
)
from apps.figures.number import Numeral
from apps.figures.numerals import BEGINNINGS, may_begin, numeral_at
from apps.figures.qualifying import Qualifier, Tolerance, interval_of
from apps.figures.tokens import Kind, Sentence

_LONGEST_WHOLE = 8
_TRIGGERS = HALF | MOST | EVERY | frozenset(PARTS)
_STARTS = _TRIGGERS | BEGINNINGS
_OF = words("of від от з із из")
_ARTICLES = words("a an the one одна одну")


@dataclass(frozen=True, slots=True)
class Share:
    """A share: tokens `first` up to `after`. `value`: 0 to 1, None for "the majority".

    `whole`: the tokens, first and after, that name what it is a share of. `measure`: what was done
    to those, if the words say so.
    """

    first: int
    after: int
    value: Fraction | None
    rule: str
    qualifier: Qualifier
    qualifier_at: tuple[int, int] | None
    whole: tuple[int, int] | None
    measure: str | None

    def interval(self, tolerance: Tolerance) -> Interval:
        """The share as an interval from 0 to 1."""
        unit = Interval.between(0, 1)
        if self.value is None:
            return Interval(Bound(HALF_VALUE, open=True), Bound(1))
        found = interval_of(self.qualifier, self.value, whole=False, tolerance=tolerance)
        return found.intersection(unit) or unit


def shares_of(sentence: Sentence) -> list[Share]:
    """The shares that a sentence names, in order."""
    found: list[Share] = []
    reached = 0
    for at in [
        at
        for at, token in enumerate(sentence)
        if token.folded in _STARTS or token.kind is Kind.NUMBER
    ]:
        share = _share_at(sentence, at) if at >= reached else None
        if share is not None:
            found.append(share)
            reached = share.after
    return found


def _share_at(sentence: Sentence, at: int) -> Share | None:
    word = sentence[at].folded
    if word in HALF:
        return _of_whole(sentence, at, at + 1, HALF_VALUE)
    if word in MOST:
        return _most(sentence, at)
    if word in EVERY and at + 1 < len(sentence) and sentence[at + 1].folded in ORDINALS:
        value = Fraction(1, ORDINALS[sentence[at + 1].folded])
        return _made(sentence, at, at + 2, value, "share-of-number", _whole(sentence, at + 2))
    if word in PARTS and at > 0 and sentence[at - 1].folded in _ARTICLES:
        if word in NEEDS_PART_WORD and _word(sentence, at + 1) not in PART_WORDS:
            return None
        return _of_whole(sentence, at, at + 1, Fraction(1, PARTS[word]))
    if word in PARTS and word not in NEEDS_PART_WORD and not word.isascii():
        return _of_whole(sentence, at, at + 1, Fraction(1, PARTS[word]))
    return _with_number(sentence, at) if may_begin(sentence[at]) else None


def _with_number(sentence: Sentence, at: int) -> Share | None:
    """ "Two thirds of", "one in five", "9 out of 10"."""
    number = numeral_at(sentence, at)
    if not isinstance(number, Numeral) or not isinstance(number.value, int) or number.value < 1:
        return None
    after = number.after
    if _word(sentence, after) in ("-", "‐"):
        after += 1
    part = PARTS.get(_word(sentence, after))
    if part is not None and number.value < part:
        return _of_whole(sentence, at, after + 1, Fraction(number.value, part))
    after = number.after
    if _word(sentence, after) == "out" and _word(sentence, after + 1) == "of":
        after += 1
    elif _word(sentence, after) not in LINKS or _word(sentence, after) == "of" or number.value > 9:
        return None
    if after + 1 >= len(sentence) or not may_begin(sentence[after + 1]):
        return None
    other = numeral_at(sentence, after + 1)
    if not isinstance(other, Numeral) or not isinstance(other.value, int):
        return None
    if other.value <= number.value or other.value > 1000:
        return None
    whole = _whole(sentence, other.after)
    if whole is None and _word(sentence, other.after) not in (".", ",", ""):
        return None
    value = Fraction(number.value, other.value)
    return _made(sentence, at, other.after, value, "share-of-number", whole)


def _of_whole(sentence: Sentence, first: int, after: int, value: Fraction) -> Share | None:
    """A share in words, if what follows names people, or the dead, or points back to them."""
    if _word(sentence, after) in ("a", "an") or _word(sentence, after).startswith("million"):
        return None
    whole = _whole(sentence, after) or _whole_before(sentence, first)
    return _made(sentence, first, after, value, "share-word", whole) if whole else None


def _whole_before(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """ "Of those killed, almost half were from Wagner": the sentence begins with the whole."""
    if _word(sentence, 0) not in _OF:
        return None
    whole = _whole(sentence, 0)
    if whole is None or _word(sentence, whole[1]) != ",":
        return None
    return whole if whole[1] < first <= whole[1] + _LONGEST_WHOLE else None


def _most(sentence: Sentence, at: int) -> Share | None:
    whole = _whole(sentence, at + 1)
    word = sentence[at].folded
    if whole is None and not (
        word not in ("most", "bulk")
        and _word(sentence, at + 1) in ("are", "were", "have", "had", "was", "is", "-", "—", "–")
    ):
        return None
    if word == "most" and _word(sentence, at + 1) != "of":
        return None
    return _made(sentence, at, at + 1, None, "share-word", whole)


def _whole(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """The words that name the whole: people, those killed, "them"."""
    if _word(sentence, at) in _OF:
        at += 1
    first, counts = at, False
    while at < len(sentence) and at - first < _LONGEST_WHOLE:
        token = sentence[at]
        word = token.folded
        if token.kind is not Kind.WORD:
            break
        if word in OF_THEM or word == "those" or PEOPLE.fullmatch(word):
            counts = True
        elif any(role in (Role.COUNTED, Role.VERB) for _, role in roles_of(word)):
            if counts or any(role is Role.COUNTED for _, role in roles_of(word)):
                return first, at + 1
        elif (word in ENDS and word not in ("the", "all", "these", "those", "who", "were")) or (
            word in ENDS and counts and word == "were" and not _killed_soon(sentence, at)
        ):
            break
        at += 1
    return (first, at) if counts and at > first else None


def _killed_soon(sentence: Sentence, at: int) -> bool:
    return any(roles_of(token.folded) for token in sentence[at + 1 : at + 3])


def _made(
    sentence: Sentence,
    first: int,
    after: int,
    value: Fraction | None,
    rule: str,
    whole: tuple[int, int] | None,
) -> Share:
    at = first
    while at > 0 and sentence[at - 1].folded in _ARTICLES:
        at -= 1
    said = phrase_before(sentence, at, BEFORE)
    measure = None
    if whole is not None:
        measure = next(
            (
                each
                for token in sentence[whole[0] : whole[1]]
                for each, role in roles_of(token.folded)
                if role in (Role.COUNTED, Role.VERB)
            ),
            None,
        )
    return Share(
        first,
        after,
        value,
        rule,
        said.kind if said else (Qualifier.NONE if value is not None else Qualifier.MORE_THAN),
        (said.first, said.after) if said else None,
        whole,
        measure,
    )


def _word(sentence: Sentence, at: int) -> str:
    return sentence[at].folded if 0 <= at < len(sentence) else ""
