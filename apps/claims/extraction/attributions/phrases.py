"""The phrase that names a source, to the left or right of the word that attributes."""

from __future__ import annotations

from apps.claims.extraction.attributions.asides import (
    before_aside,
    previous_dash,
    relative_before,
    tidy,
    without_times,
)
from apps.claims.extraction.attributions.classes import LONGEST, Range, is_adverb, is_finite_cue
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    THAT,
    VERBS,
)
from apps.claims.extraction.attributions.cues import Form
from apps.claims.extraction.attributions.lexicon import VERB_CUES
from apps.claims.extraction.attributions.reading import MARK, QUOTE, Reading
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE

_STOPS = SUBORDINATORS | AUXILIARIES | VERBS | THAT | RELATIVE
_PRONOUN_HEADS = PERSONAL | RELATIVE | {"this", "these", "those"}


def before_verb(reading: Reading, place: int, first: int) -> int:
    """The last token before the verb's own auxiliaries and adverbs; first - 1 if there is none."""
    at = place - 1
    while at >= first and (
        reading.lows[at] in AUXILIARIES
        or (is_adverb(reading.lows[at]) and reading.lows[at] not in DAYS)
        or (
            reading.kinds[at] == GENITIVE
            and at == place - 1
            and VERB_CUES[reading.lows[place]].form in (Form.GERUND, Form.PARTICIPLE)
        )
        or (reading.lows[at] in ("ago", "later", "earlier"))
    ):
        at -= 1
    return at


def subject_left(reading: Reading, last: int, first: int) -> Range | None:
    """The phrase that ends at token `last`, not before token `first`; None if there is none."""
    at = without_times(reading, last, first)
    if at < first:
        return None
    if reading.words[at] == ",":
        at = before_aside(reading, at, first)
        if at < first:
            return None
    elif reading.words[at] in DASHES:
        at = previous_dash(reading, at, first) - 1
        if at < first:
            return None
    if reading.words[at] == ")":
        opening = at
        while opening >= max(first, at - 8) and reading.words[opening] != "(":
            opening -= 1
        at = opening - 1
        if at < first:
            return None
    low = reading.lows[at]
    if low in _PRONOUN_HEADS:
        if low == "that" and at > first and reading.words[at - 1] == ",":
            return None
        return at, at + 1
    begin = _walk_left(reading, at, first)
    if begin > at:
        return None
    who = relative_before(reading, begin, first)
    if who > first:
        at = who - 1
        begin = _walk_left(reading, at, first)
    return tidy(reading, begin, at + 1) if begin <= at else None


def _walk_left(reading: Reading, at: int, first: int) -> int:
    """The first token of the run of words, ending at `at`, that may be one phrase."""
    lowest = max(first, at - LONGEST)
    place = at + 1
    while place > lowest:
        before = place - 1
        low, kind = reading.lows[before], reading.kinds[before]
        if kind == QUOTE or reading.within[before] >= 0:
            number = reading.within[before]
            if number < 0:
                break
            quotation = reading.quotations[number]
            if (
                quotation.last - quotation.first > 8
                or (before == at and not _names_a_body(reading, quotation.first))
                or quotation.first < lowest
                or reading.kinds[quotation.last - 2] == MARK
            ):
                break
            place = quotation.first
            continue
        if kind == MARK and reading.words[before] not in ("&", "/", "-"):
            break
        if kind == GENITIVE:
            place = before
            continue
        if low in _STOPS or (low in PERSONAL and low not in POSSESSIVE):
            break
        if low in CONJUNCTIONS:
            if low in ("but", "or", "nor", "yet") or place > at or before <= lowest:
                break
            if not _joins(reading, before, at):
                break
        if (
            low not in DETERMINERS
            and is_finite_cue(reading, before)
            and not _is_attribute(reading, before, lowest)
        ):
            break
        if low in PREPOSITIONS and before == at:
            return at + 1
        place = before
        if low in POSSESSIVE or (
            low in ("the", "a", "an")
            and (place == lowest or reading.lows[place - 1] not in PREPOSITIONS | CONJUNCTIONS)
        ):
            break
    return place


def _names_a_body(reading: Reading, place: int) -> bool:
    """Whether a quotation mark opens a name: «Вагнер» сообщил. A comma would end what was said."""
    return place + 1 < len(reading.words) and reading.words[place + 1][0] > "\u0400"


def _is_attribute(reading: Reading, place: int, lowest: int) -> bool:
    """A participle before its noun: "the expected inquiry"."""
    return place > lowest and reading.lows[place - 1] in DETERMINERS


def _joins(reading: Reading, place: int, at: int) -> bool:
    """Whether "and" joins two names here, not two sentences."""
    return (
        reading.capital(place - 1)
        and (reading.capital(place + 1) or reading.lows[place + 1] in DETERMINERS)
    ) or (
        not reading.capital(place - 1)
        and not reading.capital(place + 1)
        and reading.lows[place + 1] not in DETERMINERS
        and at - place <= 3
        and reading.kinds[place - 1] == "word"
    )


def subject_right(reading: Reading, first: int, last: int) -> Range | None:
    """The phrase that begins at token `first`, in a sentence that ends before `last`."""
    if first >= last:
        return None
    low = reading.lows[first]
    if low in PERSONAL and low not in POSSESSIVE:
        return first, first + 1
    place, highest = first, min(last, first + LONGEST)
    names = False
    while place < highest:
        low, kind = reading.lows[place], reading.kinds[place]
        if kind == QUOTE:
            number = reading.within[place]
            named = place > first or _names_a_body(reading, place)
            if number >= 0 and named and reading.quotations[number].last - place <= 8:
                place = reading.quotations[number].last
                continue
            break
        if kind == MARK and reading.words[place] not in ("&", "/"):
            break
        if (
            low in DAYS
            or low in _STOPS
            or low in THAT
            or (low in PERSONAL and low not in POSSESSIVE)
        ):
            break
        if is_adverb(low) and not reading.capital(place):
            break
        if low in PREPOSITIONS and not (
            low in ("of", "for")
            and place > first
            and place + 1 < highest
            and not (names and low == "for")
        ):
            break
        if low in CONJUNCTIONS and not (
            place > first
            and place + 1 < highest
            and reading.capital(place - 1)
            and reading.capital(place + 1)
        ):
            break
        if place > first and is_finite_cue(reading, place):
            break
        if (
            low in ("a", "an", "the")
            and place > first
            and reading.lows[place - 1] not in PREPOSITIONS | CONJUNCTIONS
        ):
            break
        names = names or reading.capital(place)
        place += 1
    while place > first and (
        reading.lows[place - 1] in PREPOSITIONS or reading.lows[place - 1] in CONJUNCTIONS
    ):
        place -= 1
    return tidy(reading, first, place) if place > first else None
