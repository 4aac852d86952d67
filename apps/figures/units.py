"""The unit beside a number: money, per cent, or something that is measured."""

from __future__ import annotations

from dataclasses import dataclass

from apps.figures.lexicon.units import (
    AFTER_DIGITS_ONLY,
    EXPONENTS,
    MONEY,
    MONEY_BEFORE,
    MONEY_SIGNS,
    MONEY_TAIL,
    PER,
    PERCENT,
    PERCENT_SIGNS,
    SQUARED,
    UNIT,
)
from apps.figures.tokens import Kind, Sentence

_DASHES = frozenset("-–‐‑")


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit makes of its number (`money`, `percent`, `quantity`), and where it ends: the
    next token, and the code point."""

    measure: str
    after: int
    end: int


def unit_before(sentence: Sentence, first: int) -> tuple[int, int]:
    """Where a number begins with the sign of its money: the code point, and the token."""
    at = first
    if at > 0 and sentence[at - 1].text in MONEY_SIGNS:
        at -= 1
        if at > 0 and not sentence[at].gap and sentence[at - 1].folded in MONEY_BEFORE:
            at -= 1
    elif at > 0 and sentence[at - 1].folded in ("usd", "eur", "gbp", "uah"):
        at -= 1
    return sentence[min(at, len(sentence) - 1)].start, at


def unit_after(sentence: Sentence, after: int, *, in_digits: bool) -> Unit | None:
    """The unit that begins at token `after`, if there is one."""
    at = after
    if at < len(sentence) and sentence[at].text in _DASHES and not sentence[at].gap:
        at += 1
        if at >= len(sentence) or sentence[at].gap:
            return None
    if at >= len(sentence):
        return None
    token = sentence[at]
    if token.text in PERCENT_SIGNS or PERCENT.fullmatch(token.folded):
        return _percent(sentence, at)
    if token.text in MONEY_SIGNS:
        return Unit("money", at + 1, token.end)
    if token.kind is not Kind.WORD and token.text != "°":
        return None
    return _per_cent(sentence, at) or _money(sentence, at) or _quantity(sentence, at, in_digits)


def _percent(sentence: Sentence, at: int) -> Unit:
    if (
        sentence[at].folded == "percentage"
        and at + 1 < len(sentence)
        and sentence[at + 1].folded.startswith("point")
    ):
        at += 1
    return Unit("percent", at + 1, sentence[at].end)


def _per_cent(sentence: Sentence, at: int) -> Unit | None:
    if (
        sentence[at].folded == "per"
        and at + 1 < len(sentence)
        and sentence[at + 1].folded in ("cent", "cents")
    ):
        return Unit("percent", at + 2, sentence[at + 1].end)
    return None


def _money(sentence: Sentence, at: int) -> Unit | None:
    """A currency, with one word before it at most ("Canadian dollars") and its country after."""
    for skipped in range(2):
        where = at + skipped
        if where >= len(sentence) or sentence[where].kind is not Kind.WORD:
            return None
        if MONEY.fullmatch(sentence[where].folded):
            if sentence[where].folded.startswith("pound") and _word(sentence, where + 1) == "of":
                return None
            return _with_country(sentence, where)
        if not _describes_money(sentence[where].folded):
            return None
    return None


def _describes_money(word: str) -> bool:
    return word.endswith(
        ("an", "ese", "ish", "ських", "ский", "ских", "ські", "ський", "us", "hk")
    )


def _with_country(sentence: Sentence, at: int) -> Unit:
    end, after = sentence[at].end, at + 1
    tail = after + 1 if _word(sentence, after) == "." else after
    if _word(sentence, tail) in MONEY_TAIL:
        end, after = sentence[tail].end, tail + 1
    return Unit("money", after, end)


def _quantity(sentence: Sentence, at: int, in_digits: bool) -> Unit | None:
    where = at
    if SQUARED.fullmatch(sentence[at].folded):
        where = at + 2 if _word(sentence, at + 1) == "." else at + 1
    if where >= len(sentence):
        return None
    word = sentence[where].folded.rstrip("²³")
    if not UNIT.fullmatch(word) and sentence[where].text != "°":
        return None
    if word in AFTER_DIGITS_ONLY and (not in_digits or _is_other(sentence, where)):
        return None
    after, end = _with_exponent(sentence, where)
    return _with_rate(sentence, after, end)


def _is_other(sentence: Sentence, at: int) -> bool:
    """A single letter with a full stop and a capital after it abbreviates something else."""
    following = at + 2
    return (
        _word(sentence, at + 1) == "."
        and following < len(sentence)
        and sentence[following].text[0].isupper()
        and sentence[at].folded == "м"
        and not sentence[at].text.islower()
    )


def _with_exponent(sentence: Sentence, at: int) -> tuple[int, int]:
    after, end = at + 1, sentence[at].end
    if after < len(sentence) and not sentence[after].gap:
        text = sentence[after].text
        degrees = sentence[at].text == "°" and sentence[after].folded in ("c", "с", "f")
        if text in EXPONENTS or text in ("2", "3") or degrees:
            return after + 1, sentence[after].end
    return after, end


def _with_rate(sentence: Sentence, after: int, end: int) -> Unit:
    """ "km/h", "км/год", "miles per hour"."""
    link = _word(sentence, after)
    if (
        link in ("/", "per", "an", "на")
        and PER.fullmatch(_word(sentence, after + 1))
        and (link in ("/", "per") or _word(sentence, after + 1) in ("hour", "годину"))
    ):
        return Unit("quantity", after + 2, sentence[after + 1].end)
    return Unit("quantity", after, end)


def _word(sentence: Sentence, at: int) -> str:
    return sentence[at].folded if 0 <= at < len(sentence) else ""
