"""Plurals that name no number: dozens, tens of thousands, several hundred, a few."""

from __future__ import annotations

from apps.figures.lexicon.numerals import (
    FEW,
    PAIR,
    VAGUE,
)
from apps.figures.number import Numeral, multiplier
from apps.figures.tokens import Kind, Sentence


def vague(sentence: Sentence, index: int) -> Numeral | None:
    """Dozens, tens of thousands, several hundred, a few."""
    after = index + 1
    word = sentence[index].folded
    if word in FEW:
        least, cautious = FEW[word]
        while after < len(sentence) and (
            multiplier(sentence, after) or _is_vague(sentence, after)
        ):
            least, cautious = _times(sentence, after, index + 1, least, cautious)
            after += 1
        return _vague_numeral(sentence, index, after, least, cautious)
    if word in PAIR and after < len(sentence):
        start, end = sentence[index].start, sentence[index].end
        return Numeral(index, after, start, end, 2, "words")
    if word not in VAGUE:
        return None
    least, cautious = VAGUE[word]
    while after < len(sentence):
        step = after + 1 if sentence[after].folded == "of" else after
        if step >= len(sentence) or not multiplier(sentence, step):
            break
        factor = multiplier(sentence, step)
        least, cautious = least * factor, cautious * factor
        after = step + 1
    return _vague_numeral(sentence, index, after, least, cautious)


def _is_vague(sentence: Sentence, index: int) -> bool:
    return sentence[index].kind is Kind.WORD and sentence[index].folded in VAGUE


def _times(sentence: Sentence, at: int, first: int, least: int, cautious: int) -> tuple[int, int]:
    """ "Several hundred" suggests no more than "hundreds" does; what follows multiplies it."""
    factor = multiplier(sentence, at)
    vague = VAGUE.get(sentence[at].folded)
    if at > first:
        return least * (factor or 1), cautious * (factor or 1)
    if factor == 0 and vague:
        return vague
    return 2 * factor, factor


def _vague_numeral(
    sentence: Sentence, first: int, after: int, least: int, cautious: int
) -> Numeral:
    return Numeral(
        first,
        after,
        sentence[first].start,
        sentence[after - 1].end,
        None,
        "vague",
        least,
        cautious,
    )
