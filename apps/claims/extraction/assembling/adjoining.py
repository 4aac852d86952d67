"""What stands behind a verb and its object: adjuncts, and where its clause ends."""

from __future__ import annotations

from dataclasses import dataclass

from apps.claims.extraction.assembling.predicates import MODALS, phrase_right
from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    DASHES,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    TERMINAL,
    words_of,
)
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE
from apps.claims.extraction.attributions.reading import QUOTE, Reading

_LONGEST_REACH = 36
# Words a verb may have between itself and what follows: "pulled back to", "deeper into".
_PARTICLES = words_of("back out away deeper further forward up off down again far all")


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A preposition and the phrase behind it."""

    preposition: str
    at: int
    phrase: Range


_TWO_WORDS = {
    ("out", "of"): "out of",
    ("away", "from"): "from",
    ("back", "from"): "from",
    ("back", "to"): "to",
    ("up", "to"): "to",
    ("as", "far"): "",
}


def adjuncts(reading: Reading, first: int, last: int) -> tuple[Adjunct, ...]:
    """The adjuncts from a token to the next comma, verb or clause, in order."""
    found: list[Adjunct] = []
    at, highest = first, min(last, first + _LONGEST_REACH)
    while at < highest:
        low, kind = reading.lows[at], reading.kinds[at]
        if ends_clause(reading, at):
            break
        following = reading.lows[at + 1] if at + 1 < highest else ""
        preposition, width = low, 1
        if (low, following) in _TWO_WORDS:
            preposition, width = _TWO_WORDS[low, following], 2
        if kind == "word" and preposition and (width == 2 or low in PREPOSITIONS):
            phrase = phrase_right(reading, at + width, highest)
            if phrase is not None:
                found.append(Adjunct(preposition, at, phrase))
                at = phrase[1]
                continue
        at += 1
    return tuple(found)


def ends_clause(reading: Reading, at: int) -> bool:
    """Whether a clause ends before the token."""
    low, word = reading.lows[at], reading.words[at]
    return (
        word in TERMINAL
        or word in ",;:"
        or word in DASHES
        or reading.kinds[at] == QUOTE
        or low in RELATIVE
        or low in SUBORDINATORS
        or low in ("but", "але", "но")
        or low in MODALS
        or (low in AUXILIARIES and reading.kinds[at] != GENITIVE)
    )


def skip_particles(reading: Reading, at: int, last: int) -> int:
    """The token behind "back", "further" and adverbs."""
    while at < last and (reading.lows[at] in _PARTICLES or is_adverb(reading.lows[at])):
        if reading.lows[at] == "out" and at + 1 < last and reading.lows[at + 1] == "of":
            return at
        if reading.lows[at] == "all":
            return at
        at += 1
    return at


def clause_end_right(reading: Reading, at: int, last: int, *, through: bool = False) -> int:
    """The token behind the clause that a token stands in: at the next comma or mark.

    A short quotation that opens inside of the clause belongs to it. `through`: so does a clause
    with "that" or "which".
    """
    highest = min(last, at + _LONGEST_REACH)
    while at < highest:
        word, number = reading.words[at], reading.within[at]
        if reading.kinds[at] == QUOTE:
            if number < 0 or reading.quotations[number].first != at:
                return at
            after = reading.quotations[number].last
            if after > highest:
                return at
            at = after
            continue
        if word in TERMINAL or word in ",;:" or word in DASHES:
            return at
        low = reading.lows[at]
        if low in ("but", "while", "але", "но"):
            return at
        if low in RELATIVE and not through and reading.lows[at - 1] not in PREPOSITIONS:
            return at
        if low == "and" and at + 1 < highest and reading.lows[at + 1] in AUXILIARIES:
            return at
        at += 1
    return at
