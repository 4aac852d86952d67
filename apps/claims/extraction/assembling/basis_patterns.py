"""What a figure is said to rest on: "citing intelligence", "based on …", "data come from …"."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.assembling.caveat_clauses import Found
from apps.claims.extraction.assembling.caveat_words import (
    COMES,
    DEFER,
    EVIDENCE,
    INFORMATION,
    MEASURED,
    RESTS,
)
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import NEGATIVE, head_of, phrase_right
from apps.claims.extraction.assembling.records import Limit
from apps.claims.extraction.assembling.scene import Sentence
from apps.claims.extraction.attributions.classes import is_adverb
from apps.claims.extraction.attributions.closed_words import AUXILIARIES
from apps.claims.extraction.attributions.reading import Reading

_RULE = "caveat-basis"
_CITING = frozenset(("citing", "cited", "cites", "посилаючись", "ссылаясь"))

TRIGGERS: Final = (*_CITING, "based", *COMES, *RESTS, *DEFER)
"""The words that may say what a figure rests on."""


def basis_at(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """What the word at a token says that a figure rests on, or None."""
    low = reading.lows[at]
    if low in _CITING:
        return _citing(reading, at, sentence)
    if low == "based" and reading.lows[at : at + 2] == ["based", "on"]:
        return _based(reading, at, sentence, at + 2)
    if low in COMES and reading.lows[at + 1 : at + 2] == ["from"]:
        return _based(reading, at, sentence, at + 2)
    if low in RESTS and reading.lows[at + 1 : at + 2] == ["on"]:
        return _based(reading, at, sentence, at + 2)
    if low in DEFER:
        return _deferring(reading, at, sentence)
    return None


def _citing(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    phrase = phrase_right(reading, at + 1, sentence.last)
    if phrase is None or reading.lows[head_of(reading, phrase)] not in EVIDENCE:
        return None
    return Found(Limit.BASIS, _RULE, at, at, None, phrase)


def _based(reading: Reading, at: int, sentence: Sentence, behind: int) -> Found | None:
    place = at - 1
    while place > sentence.first and (
        reading.lows[place] in AUXILIARIES
        or is_adverb(reading.lows[place])
        or reading.kinds[place] == "quote"
    ):
        if reading.lows[place] in NEGATIVE:
            return None
        place -= 1
    subject = phrase_left(reading, place, sentence.first)
    if subject is None or reading.lows[head_of(reading, subject)] not in MEASURED:
        return None
    if place == at - 1 and reading.lows[at] == "based":
        return None
    while behind < sentence.last and reading.kinds[behind] == "quote":
        behind += 1
    phrase = phrase_right(reading, behind, sentence.last)
    if phrase is None or not any(reading.lows[at] in EVIDENCE for at in range(*phrase)):
        return None
    return Found(Limit.BASIS, _RULE, subject[0], at, subject, phrase)


def _deferring(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "Deferring to Kyiv for the number of casualties": a refusal of who defers."""
    behind = reading.lows[at + 1 : min(sentence.last, at + 12)]
    if behind[:1] != ["to"] or not any(word in INFORMATION for word in behind):
        return None
    return Found(Limit.REFUSAL, "caveat-refusal", at, at, None, (at, min(sentence.last, at + 12)))
