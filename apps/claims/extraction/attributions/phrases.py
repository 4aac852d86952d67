"""The phrase that names a source, to the left or right of the word that attributes."""

from __future__ import annotations

from apps.claims.extraction.attributions.closed_words import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    JOINING,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVE,
    SUBORDINATORS,
    THAT,
    VERBS,
    words_of,
)
from apps.claims.extraction.attributions.cues import Form
from apps.claims.extraction.attributions.lexicon import VERB_CUES
from apps.claims.extraction.attributions.reading import MARK, NUMBER, QUOTE, Reading
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE

Range = tuple[int, int]
# No phrase that names a source is longer, whatever stands there: keeps the reading linear.
LONGEST = 24
_STOPS = SUBORDINATORS | AUXILIARIES | VERBS | THAT | RELATIVE
_PRONOUN_HEADS = PERSONAL | RELATIVE | {"this", "these", "those"}


def is_adverb(low: str) -> bool:
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS)


_NOT_ADVERBS = words_of("family ally italy july assembly supply reply anomaly rally daily weekly")


def is_finite_cue(reading: Reading, place: int) -> bool:
    """Whether the word is a form of an attributing verb that can be a predicate."""
    cue = VERB_CUES.get(reading.lows[place])
    return cue is not None and cue.form is not Form.GERUND and not cue.also_noun


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
    at = _without_times(reading, last, first)
    if at < first:
        return None
    if reading.words[at] == ",":
        at = _before_aside(reading, at, first)
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
    return _tidy(reading, begin, at + 1)


def _without_times(reading: Reading, at: int, first: int) -> int:
    """The place without "on Monday", "earlier this week" behind the phrase."""
    while at >= first and reading.lows[at] in DAYS:
        if at > first and reading.lows[at - 1] == "the":
            break
        at -= 1
        while at >= first and reading.lows[at] in (
            "on",
            "in",
            "this",
            "late",
            "early",
            "at",
            "у",
            "в",
        ):
            at -= 1
    return at


def _before_aside(reading: Reading, comma: int, first: int) -> int:
    """The token before the words between two commas that describe what stands before them."""
    at, lowest = comma - 1, max(first, comma - LONGEST)
    while at >= lowest and reading.words[at] != ",":
        if (reading.kinds[at] == MARK and reading.words[at] in ";:") or reading.words[
            at
        ] in DASHES:
            return first - 1
        at -= 1
    if at <= first or at < lowest:
        return first - 1
    opening = at
    inside = range(opening + 1, comma)
    if not inside:
        return first - 1
    begins = reading.lows[inside[0]]
    if begins not in RELATIVE and any(
        is_finite_cue(reading, place)
        or (reading.lows[place] in AUXILIARIES and reading.kinds[place] != GENITIVE)
        for place in inside
    ):
        # Words with a predicate of their own: perhaps one aside in another.
        if not any(reading.lows[place] in RELATIVE for place in inside):
            return first - 1
    if begins in CONJUNCTIONS | PERSONAL | SUBORDINATORS | PREPOSITIONS and begins not in (
        "of",
        "with",
        "from",
        "for",
    ):
        return first - 1
    at = opening - 1
    # Several describing phrases after one another: "X, a doctor, the mayor of Y, said".
    following = _previous_comma(reading, at, max(first, at - 8))
    if following > first and reading.lows[following + 1] in ("a", "an", "the", "who", "whose"):
        if reading.capital(following - 1) and not reading.capital(at):
            return following - 1
    return at


def _previous_comma(reading: Reading, at: int, lowest: int) -> int:
    while at >= lowest and reading.words[at] != ",":
        at -= 1
    return at if at >= lowest else -1


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
            if quotation.last - quotation.first > 8 or before == at or quotation.first < lowest:
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


def _tidy(reading: Reading, begin: int, end: int) -> Range | None:
    """Without what leads into the phrase: conjunctions, adverbs, "In London on Monday"."""
    while begin < end and (
        reading.lows[begin] in CONJUNCTIONS
        or is_adverb(reading.lows[begin])
        or (reading.lows[begin] in DAYS and end - begin > 1)
    ):
        begin += 1
    if (
        begin < end
        and reading.lows[begin] in PREPOSITIONS
        and not (
            reading.lows[begin] in ("about", "over", "under")
            and begin + 1 < end
            and (
                reading.kinds[begin + 1] == NUMBER
                or reading.lows[begin + 1] in ("half", "two", "one")
            )
        )
    ):
        begin = _after_leading_phrase(reading, begin, end)
    if begin >= end or reading.kinds[begin] == GENITIVE:
        return None
    if all(
        reading.kinds[place] not in ("word",) or reading.lows[place] in DETERMINERS - QUANTIFIERS
        for place in range(begin, end)
    ):
        if not (end - begin == 1 and reading.kinds[begin] == NUMBER):
            return None
    return begin, end


def _after_leading_phrase(reading: Reading, begin: int, end: int) -> int:
    """Where the phrase itself begins behind "In a statement on Monday" before it."""
    for place in range(end - 1, begin + 1, -1):
        low, before = reading.lows[place], reading.lows[place - 1]
        if before in PREPOSITIONS or reading.kinds[place] == GENITIVE:
            continue
        if low in DETERMINERS and before not in DETERMINERS:
            return place
        if before in DAYS and low not in PREPOSITIONS:
            return place
        if (
            reading.capital(place)
            and not reading.capital(place - 1)
            and before not in DETERMINERS | JOINING
            and reading.kinds[place - 1] == "word"
        ):
            return place
    return end


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
            if number >= 0 and place > first and reading.quotations[number].last - place <= 8:
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
    return _tidy(reading, first, place) if place > first else None
