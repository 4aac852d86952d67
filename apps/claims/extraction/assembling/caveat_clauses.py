"""The clause of a caveat: its verb, what stands before it, who and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from apps.claims.extraction.assembling.caveat_words import (
    DECLINE,
)
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import MODALS, NEGATIVE, phrase_right
from apps.claims.extraction.assembling.records import Limit
from apps.claims.extraction.assembling.scene import Sentence
from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    BE,
    DAYS,
    PREPOSITIONS,
    RELATIVE,
    words_of,
)
from apps.claims.extraction.attributions.reading import Reading

_LEADING: Final = (
    AUXILIARIES
    | NEGATIVE
    | MODALS
    | words_of("to able unable possible impossible yet either neither")
)
CANNOT: Final = NEGATIVE | words_of("unable impossible yet")
ABLE: Final = words_of(
    "could can couldn't couldn’t can't can’t cannot able unable possible impossible yet"
)
WOULD: Final = words_of("would will wouldn't wouldn’t won't won’t")
BEING: Final = BE | {"been", "be", "aren't", "weren't", "aren’t", "weren’t"}
_LONGEST_LEAD: Final = 10
NEAR: Final = 8
FAR: Final = 14


@dataclass(frozen=True, slots=True)
class Found:
    """A caveat as tokens. `first`: where its clause begins. `verb`: the word that makes it.

    `who`: the phrase for who could not or would not, None where the words name nobody. `about`:
    the words that say what it is about.
    """

    limit: Limit
    rule: str
    first: int
    verb: int
    who: Range | None
    about: Range


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a verb: from token `first`, in lower case, nearest first."""

    first: int
    lows: tuple[str, ...]

    def has(self, words: frozenset[str]) -> bool:
        return any(low in words for low in self.lows)


def lead_of(reading: Reading, at: int, first: int) -> Lead:
    place, lowest = at, max(first, at - _LONGEST_LEAD)
    lows: list[str] = []
    while place > lowest:
        low = reading.lows[place - 1]
        if low not in _LEADING and not (is_adverb(low) and low not in DAYS):
            break
        lows.append(low)
        place -= 1
    return Lead(place, tuple(lows))


def made(
    reading: Reading, limit: Limit, rule: str, first: int, at: int, sentence: Sentence
) -> Found:
    """The caveat whose subject stands before token `first`."""
    who = phrase_left(reading, first - 1, sentence.first)
    if who is not None and reading.lows[who[0]] in RELATIVE:
        before = who[0] - 1
        if before > sentence.first and reading.words[before] == ",":
            before -= 1
        who = _last_phrase(reading, phrase_left(reading, before, sentence.first))
    begin = who[0] if who is not None else first
    return Found(limit, rule, begin, at, who, _about(reading, at, sentence))


def _about(reading: Reading, at: int, sentence: Sentence) -> Range:
    """What stands behind a verb: "on" and its phrase, or its object; the verb if nothing does."""
    begin = at + 2 if reading.lows[at + 1 : at + 2] == ["on"] else at + 1
    phrase = phrase_right(reading, begin, sentence.last)
    return (at, at + 1) if phrase is None else (at + 1, phrase[1])


def _last_phrase(reading: Reading, phrase: Range | None) -> Range | None:
    """Of a phrase with others in it the last: who "who" is about, in "statements by X, who"."""
    if phrase is None:
        return None
    for at in range(phrase[1] - 2, phrase[0], -1):
        if reading.lows[at] in PREPOSITIONS and reading.lows[at] not in ("of", "for"):
            return at + 1, phrase[1]
    return phrase


def behind_of(reading: Reading, at: int, sentence: Sentence, width: int) -> list[str]:
    return reading.lows[at + 1 : min(sentence.last, at + 1 + width)]


def declined_at(reading: Reading, at: int, first: int) -> Lead | None:
    """What stands before "declined to …", if that is what stands before a token."""
    place = at - 1
    while place > first and is_adverb(reading.lows[place]):
        place -= 1
    if place <= first or reading.lows[place] != "to":
        return None
    if reading.lows[place - 1] not in DECLINE:
        return None
    lead = lead_of(reading, place - 1, first)
    return None if lead.has(NEGATIVE) else lead
