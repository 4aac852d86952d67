"""Numbers at a place in a sentence, in digits and in words."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Final

from apps.figures.intervals import Number, exact
from apps.figures.lexicon.numerals import (
    ADDED,
    DUALS,
    FEW,
    HALVED,
    LETTERS,
    MULTIPLIERS,
    ORDINAL_ENDINGS,
    PAIR,
    STOPPED,
    VAGUE,
)
from apps.figures.number import NotRead, Numeral, multiplier, past_stop
from apps.figures.tokens import Kind, Sentence, Token
from apps.figures.vague import vague

MOST_DIGITS = 18
"""A number of more digits counts nothing in this world, and is not read."""


_SEPARATED = re.compile(r"[,.'’٬، \u00a0\u2009\u202f]")


_BELOW_HUNDRED = 100
_NUMBER = Kind.NUMBER


def may_begin(token: Token) -> bool:
    """Whether a number may begin at this token."""
    return token.folded in BEGINNINGS or token.kind is _NUMBER


def beginnings(sentence: Sentence) -> list[int]:
    """The tokens at which a number may begin, in order."""
    return [
        at
        for at, token in enumerate(sentence)
        if token.folded in BEGINNINGS or token.kind is _NUMBER
    ]


def numeral_at(sentence: Sentence, index: int) -> Numeral | NotRead | None:
    """The number that begins at a token, the longest there is, or None."""
    token = sentence[index]
    if token.kind is Kind.NUMBER:
        return _in_digits(sentence, index)
    if token.kind is not Kind.WORD or token.folded not in BEGINNINGS:
        return None
    return vague(sentence, index) or _in_words(sentence, index)


def _in_digits(sentence: Sentence, index: int) -> Numeral | NotRead | None:
    token = sentence[index]
    if sum(map(str.isdigit, token.text[: 3 * MOST_DIGITS])) > MOST_DIGITS:
        return NotRead(
            token.start, token.end, "This number has too many digits to count anything."
        )
    value, doubt = _digits(token.text)
    after, end, rule = index + 1, token.end, "digits"
    if after < len(sentence) and not sentence[after].gap:
        letter = sentence[after]
        if letter.kind is Kind.WORD and letter.folded in LETTERS:
            return Numeral(
                index,
                after + 1,
                token.start,
                letter.end,
                exact(value * LETTERS[letter.folded]),
                "multiplied",
            )
        if is_ordinal_ending(sentence, index):
            return None
    while after < len(sentence) and multiplier(sentence, after):
        value = exact(value * multiplier(sentence, after))
        end, after = past_stop(sentence, after)
        rule, doubt = "multiplied", ""
    return Numeral(index, after, token.start, end, value, rule, doubt=doubt)


def _digits(text: str) -> tuple[Number, str]:
    """The value of digits with separators, and why it may be another."""
    parts = _SEPARATED.split(text.replace("٫", "."))
    grouped = len(parts) > 1 and all(len(part) == 3 for part in parts[1:])
    if len(parts) == 1:
        return int(text), ""
    marks = _SEPARATED.findall(text)
    if grouped and 0 < len(parts[0]) <= 3 and len(set(marks)) == 1:
        if len(parts) == 2 and marks[0] in ".," and parts[0].startswith("0"):
            return _fraction(parts[0], parts[1]), ""
        doubt = ""
        if len(parts) == 2 and marks[0] in ".":
            doubt = "The point is read as a separator of thousands, not as a decimal point."
        return int("".join(parts)), doubt
    return _fraction("".join(parts[:-1]), parts[-1]), ""


def _fraction(whole: str, decimals: str) -> Number:
    return exact(Fraction(int(whole + decimals), 10 ** len(decimals)))


def is_ordinal_ending(sentence: Sentence, index: int) -> bool:
    """Whether letters against the digits at `index` make them an ordinal: "93rd", "5-й"."""
    after = index + 1
    if after < len(sentence) and sentence[after].text in "-‐‑":
        after += 1
    if after >= len(sentence) or sentence[after].gap:
        return False
    return sentence[after].folded in ORDINAL_ENDINGS


def _plain(sentence: Sentence, first: int, after: int, value: Number) -> Numeral:
    return Numeral(
        first, after, sentence[first].start, sentence[after - 1].end, exact(value), "words"
    )


def _in_words(sentence: Sentence, index: int) -> Numeral | None:
    word = sentence[index].folded
    if word in DUALS:
        value, measure = DUALS[word]
        token = sentence[index]
        return Numeral(index, index + 1, token.start, token.end, value, "dual", measure=measure)
    after, value = index, Fraction(0)
    if word == "half" or word in HALVED:
        return _halves(sentence, index)
    total, current, seen, end = 0, 0, False, sentence[index].start
    room = _BELOW_HUNDRED * 10
    while after < len(sentence):
        step = after
        if (seen and sentence[step].text in "-‐‑" and not sentence[step].gap) or (
            seen
            and sentence[step].folded == "and"
            and room >= _BELOW_HUNDRED
            and (total or current)
        ):
            step += 1
        if step >= len(sentence) or sentence[step].kind is not Kind.WORD:
            break
        low = sentence[step].folded
        factor = multiplier(sentence, step)
        if low in ADDED and ADDED[low] < room and (not seen or ADDED[low] > 0):
            current += ADDED[low]
            room = _room_after(ADDED[low])
        elif factor == _BELOW_HUNDRED and 0 < current < _BELOW_HUNDRED:
            current, room = current * factor, _BELOW_HUNDRED
        elif factor and seen and current and factor != _BELOW_HUNDRED:
            total, current, room = total + current * factor, 0, _BELOW_HUNDRED * 10
        elif not seen and _stands_alone(sentence, step, factor):
            total, current = (factor, 0) if factor >= 1000 else (0, factor)
            room = _BELOW_HUNDRED * 10 if factor >= 1000 else _BELOW_HUNDRED
        else:
            break
        seen, after, end = True, step + 1, sentence[step].end
        if factor and sentence[step].folded in STOPPED:
            end, after = past_stop(sentence, step)
    if not seen:
        return None
    value = Fraction(total + current)
    return Numeral(index, after, sentence[index].start, end, exact(value), "words")


def _stands_alone(sentence: Sentence, index: int, factor: int) -> bool:
    """ "A hundred", "a thousand", "тисяча": a word that multiplies, with nothing to multiply."""
    if factor < 12 or sentence[index].folded in VAGUE or len(sentence[index].folded) < 4:
        return False
    if not sentence[index].text.isascii():
        return factor >= 1000
    return index > 0 and sentence[index - 1].folded in ("a", "an", "per", "one")


def _room_after(added: int) -> int:
    """What may still be added: units after tens, tens after hundreds."""
    if added >= _BELOW_HUNDRED:
        return _BELOW_HUNDRED
    return 10 if added >= 20 else 0


def _halves(sentence: Sentence, index: int) -> Numeral | None:
    """ "Half a million", "півтора мільйона"."""
    word, after = sentence[index].folded, index + 1
    value: Number = HALVED.get(word, Fraction(1))
    if word == "half":
        value = Fraction(1, 2)
        if after < len(sentence) and sentence[after].folded in ("a", "an"):
            after += 1
    if after >= len(sentence) or not multiplier(sentence, after) or not sentence[after].gap:
        return None
    value *= multiplier(sentence, after)
    end, after = past_stop(sentence, after)
    return Numeral(index, after, sentence[index].start, end, exact(value), "words")


BEGINNINGS: Final = frozenset(
    {
        *ADDED,
        *VAGUE,
        *FEW,
        *PAIR,
        *DUALS,
        *HALVED,
        *(word for word in MULTIPLIERS if len(word) > 3 and word != "score"),
        "half",
    }
)
"""Words that a number may begin with."""
