"""The phrase before a verb, inside of a quotation as well as outside."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.attributions.asides import without_times
from apps.claims.extraction.attributions.classes import Range, is_adverb, is_finite_cue
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    THAT,
    VERBS,
    words_of,
)
from apps.claims.extraction.attributions.phrases import subject_left
from apps.claims.extraction.attributions.reading import MARK, QUOTE, Reading
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE

_LONGEST: Final = 16
_STOPS: Final = SUBORDINATORS | AUXILIARIES | VERBS | THAT | RELATIVE
# "their attempt to take the town": the infinitive belongs to the noun before it.
_TRIES: Final = words_of("attempt attempts effort efforts bid plan plans drive push order")
_NUMBERS: Final = ("number", "word")


def phrase_left(reading: Reading, last: int, first: int) -> Range | None:
    """The phrase that ends at token `last`, not before token `first`; None if there is none."""
    if last < first:
        return None
    if reading.within[last] < 0:
        found = subject_left(reading, last, first)
    else:
        found = _inside(reading, last, first)
    return None if found is None else _without_lead(reading, found)


def _inside(reading: Reading, last: int, first: int) -> Range | None:
    at = without_times(reading, last, first)
    if at < first or reading.within[at] != reading.within[last]:
        return None
    if reading.lows[at] in PERSONAL | RELATIVE:
        return at, at + 1
    if reading.words[at] in (")", "]"):
        at = _before_bracket(reading, at, first)
        if at < first:
            return None
    within = reading.within[last]
    place, lowest = at + 1, max(first, at - _LONGEST)
    while place > lowest:
        before = place - 1
        low, kind = reading.lows[before], reading.kinds[before]
        if kind == QUOTE or reading.within[before] != within:
            break
        if kind == GENITIVE:
            place = before
            continue
        if kind == MARK and reading.words[before] not in ("&", "-"):
            break
        if low in _STOPS or (low in PERSONAL and low not in POSSESSIVE) or is_adverb(low):
            break
        if low in CONJUNCTIONS or (low in PREPOSITIONS and before == at):
            break
        if low not in DETERMINERS and is_finite_cue(reading, before):
            break
        place = before
        if low in DETERMINERS and place > lowest:
            earlier = reading.lows[place - 1]
            if earlier in PREPOSITIONS and earlier != "to":
                continue
            if (
                place - 3 >= lowest
                and reading.lows[place - 2] == "to"
                and reading.lows[place - 3] in _TRIES
            ):
                place -= 3
                continue
            break
    return (place, last + 1) if place <= at else None


def _before_bracket(reading: Reading, at: int, first: int) -> int:
    """The token before a bracket that closes at a token; before `first` if none opens."""
    lowest = max(first, at - 10)
    while at >= lowest:
        if reading.words[at] in ("(", "["):
            return at - 1
        at -= 1
    return first - 1


def _without_lead(reading: Reading, phrase: Range) -> Range | None:
    """The phrase without what leads into its sentence: "In the east Russian troops"."""
    first, last = phrase
    while first < last and (
        is_adverb(reading.lows[first])
        or reading.lows[first] in CONJUNCTIONS
        or (reading.kinds[first] not in _NUMBERS and reading.kinds[first] != GENITIVE)
    ):
        first += 1
    if first < last and reading.lows[first] in PREPOSITIONS:
        begin = max(first + 2, last - 2)
        first = begin if begin < last else last
    return (first, last) if first < last else None
