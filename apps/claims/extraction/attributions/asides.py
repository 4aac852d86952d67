"""Words that stand between a source and its verb, or lead into the phrase that names it."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import LONGEST, Range, is_adverb, is_finite_cue
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DASHES,
    DAYS,
    DETERMINERS,
    JOINING,
    PERSONAL,
    PREPOSITIONS,
    QUANTIFIERS,
    RELATIVE,
    SUBORDINATORS,
    THAT,
)
from apps.claims.extraction.attributions.reading import MARK, NUMBER, QUOTE, WORD, Reading
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE

_BEGIN_NO_ASIDE = (CONJUNCTIONS | PERSONAL | SUBORDINATORS | PREPOSITIONS) - {
    "of",
    "with",
    "from",
    "for",
}


def without_times(reading: Reading, at: int, first: int) -> int:
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


def before_aside(reading: Reading, comma: int, first: int) -> int:
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
    if begins in _BEGIN_NO_ASIDE:
        return first - 1
    relative = any(reading.lows[place] in RELATIVE for place in inside)
    if not relative and any(_is_predicate(reading, place) for place in inside):
        return first - 1
    at = opening - 1
    # Several describing phrases after one another: "X, a doctor, the mayor of Y, said".
    following = _previous_comma(reading, at, max(first, at - 8))
    several = (
        following > first
        and reading.lows[following + 1] in ("a", "an", "the", "who", "whose")
        and reading.capital(following - 1)
        and not reading.capital(at)
        and not _is_led_to(reading, following - 1, first)
    )
    return following - 1 if several else at


def _is_led_to(reading: Reading, at: int, first: int) -> bool:
    """Whether a name that ends at a token stands behind a preposition: "moved to X, the …"."""
    while at > first and reading.capital(at - 1) and reading.kinds[at - 1] == WORD:
        at -= 1
    return at > first and reading.lows[at - 1] in PREPOSITIONS - {"of", "for"}


def _is_predicate(reading: Reading, place: int) -> bool:
    return is_finite_cue(reading, place) or (
        reading.lows[place] in AUXILIARIES and reading.kinds[place] != GENITIVE
    )


def previous_dash(reading: Reading, at: int, first: int) -> int:
    """The dash that opens an aside which the dash at `at` closes: "X - once more - said"."""
    place = at - 1
    while place >= max(first, at - LONGEST):
        if reading.words[place] in DASHES:
            return place
        place -= 1
    return first


def relative_before(reading: Reading, begin: int, first: int) -> int:
    """The "who" whose clause ends with the words at `begin`: "those who met the envoy say"."""
    place = begin - 1
    while place > max(first, begin - 14):
        if reading.kinds[place] in (MARK, QUOTE):
            return -1
        if reading.lows[place] == "who":
            return place
        if reading.lows[place] in SUBORDINATORS | THAT or reading.lows[place] in CONJUNCTIONS:
            return -1
        place -= 1
    return -1


def _previous_comma(reading: Reading, at: int, lowest: int) -> int:
    while at >= lowest and reading.words[at] != ",":
        at -= 1
    return at if at >= lowest else -1


def tidy(reading: Reading, begin: int, end: int) -> Range | None:
    """Without what leads into the phrase: conjunctions, adverbs, "In London on Monday"."""
    while begin < end and (
        reading.lows[begin] in CONJUNCTIONS
        or is_adverb(reading.lows[begin])
        or (reading.lows[begin] in DAYS and end - begin > 1)
    ):
        begin += 1
    if begin < end and reading.lows[begin] in PREPOSITIONS and not _about_so_many(reading, begin):
        begin = _after_leading_phrase(reading, begin, end)
    if begin >= end or reading.kinds[begin] == GENITIVE:
        return None
    names_nobody = all(
        reading.kinds[place] != WORD or reading.lows[place] in DETERMINERS - QUANTIFIERS
        for place in range(begin, end)
    )
    if names_nobody and not (end - begin == 1 and reading.kinds[begin] == NUMBER):
        return None
    return begin, end


def _about_so_many(reading: Reading, place: int) -> bool:
    """Whether the preposition only qualifies a number: "about 9 percent said"."""
    return (
        reading.lows[place] in ("about", "over", "under")
        and place + 1 < len(reading.words)
        and (
            reading.kinds[place + 1] == NUMBER or reading.lows[place + 1] in ("half", "two", "one")
        )
    )


def _after_leading_phrase(reading: Reading, begin: int, end: int) -> int:
    """Where the phrase itself begins behind "In a statement on Monday" before it."""
    for place in range(end - 1, begin, -1):
        if reading.lows[place - 1] in DAYS and reading.lows[place] not in PREPOSITIONS | DAYS:
            return place
    for place in range(end - 1, begin + 1, -1):
        low, before = reading.lows[place], reading.lows[place - 1]
        if before in PREPOSITIONS or reading.kinds[place] == GENITIVE:
            continue
        if low in DETERMINERS and before not in DETERMINERS:
            return place
        if (
            reading.capital(place)
            and not reading.capital(place - 1)
            and before not in DETERMINERS | JOINING
            and reading.kinds[place - 1] == "word"
        ):
            return place
    return end
