"""A number as it is read from a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from apps.figures.intervals import Number
from apps.figures.lexicon.numerals import (
    LETTERS,
    MULTIPLIERS,
    STOPPED,
)
from apps.figures.tokens import Kind, Sentence


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: tokens `first` up to `after` of its sentence, code points `start` to `end`.

    `value`: None where the words name no number ("dozens"); then `least` is the least they
    suggest, and `cautious` the least they could mean. `doubt`: why it may be read otherwise.
    """

    first: int
    after: int
    start: int
    end: int
    value: Number | None
    rule: str
    least: int = 0
    cautious: int = 0
    doubt: str = ""
    measure: str | None = None


@dataclass(frozen=True, slots=True)
class NotRead:
    """Something that looks like a number and was not understood, with the reason in a sentence."""

    start: int
    end: int
    reason: str


def multiplier(sentence: Sentence, index: int) -> int:
    token = sentence[index]
    if token.kind is not Kind.WORD or (not token.gap and token.folded in LETTERS):
        return 0
    if token.folded in ("k", "score", "дюжини", "дюжины") and token.gap:
        return 0
    return MULTIPLIERS.get(token.folded, 0)


def past_stop(sentence: Sentence, index: int) -> tuple[int, int]:
    """Where a multiplier ends, with the full stop of its abbreviation, and the next token."""
    after = index + 1
    if (
        sentence[index].folded in STOPPED
        and after + 1 < len(sentence)
        and sentence[after].text == "."
        and not sentence[after].gap
    ):
        return sentence[after].end, after + 1
    return sentence[index].end, after
