"""Where content begins and ends around the words that attribute it."""

from __future__ import annotations

from apps.anchoring.spans import Span
from apps.claims.extraction.attributions.classes import is_adverb, is_finite_cue
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    CONTRASTS,
    DASHES,
    DAYS,
    DETERMINERS,
    LISTENERS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVE,
    TERMINAL,
    THAT,
    WH,
    words_of,
)
from apps.claims.extraction.attributions.cues import Form
from apps.claims.extraction.attributions.lexicon import SLAVIC_CUES, VERB_CUES
from apps.claims.extraction.attributions.reading import MARK, QUOTE, Reading

_ADJUNCTS = words_of(
    "in on at during to from by via after before through over with of about outside inside"
    " following while when"
    " у в на під час для після до в на во время для после"
)
_LONGEST_ADJUNCT = 16


def span_of(reading: Reading, first: int, last: int) -> Span | None:
    """The words of tokens `first` up to, without, `last`, without marks at their edges."""
    while first < last and _is_edge(reading, first):
        first += 1
    while last > first and _is_edge(reading, last - 1):
        last -= 1
    return Span(reading.starts[first], reading.ends[last - 1]) if first < last else None


def _is_edge(reading: Reading, place: int) -> bool:
    word = reading.words[place]
    return (
        reading.kinds[place] == MARK
        and reading.within[place] < 0
        and (word in TERMINAL or word in ",:;" or word in DASHES)
    )


def quotation_at(reading: Reading, place: int, last: int) -> int:
    """The number of the quotation that begins at a token before `last`, or -1."""
    if place >= last or reading.kinds[place] != QUOTE:
        return -1
    number = reading.within[place]
    return number if number >= 0 and reading.quotations[number].first == place else -1


def after_adjuncts(reading: Reading, place: int, last: int) -> int:
    """The token after times, places and occasions: "said on Monday in a statement | that"."""
    while place < last:
        low = reading.lows[place]
        if low in LISTENERS:
            place += 1
            continue
        if (is_adverb(low) or low in DAYS) and low not in (
            "there",
            "all",
            "both",
            "almost",
            "here",
        ):
            place += 1
            continue
        if reading.words[place] in (",", "—", "–", "--", "-"):
            aside = _aside_before_that(reading, place, last)
            if aside < 0:
                return place
            place = aside
            continue
        if low in PREPOSITIONS and low not in _ADJUNCTS:
            that = _that_within(reading, place + 1, min(last, place + 9))
            if that < 0:
                return place
            place = that
            continue
        if low in _ADJUNCTS:
            end = _adjunct_end(reading, place, last)
            if end < 0:
                return place
            place = end
            continue
        return place
    return place


def _that_within(reading: Reading, place: int, last: int) -> int:
    for at in range(place, last):
        if reading.lows[at] in THAT:
            return at
        if reading.kinds[at] in (MARK, QUOTE) or reading.lows[at] in AUXILIARIES:
            return -1
    return -1


def _aside_before_that(reading: Reading, place: int, last: int) -> int:
    """The "that" behind an aside: "He believes, for example, that"; -1 if there is none."""
    for at in range(place + 2, min(last - 1, place + 14)):
        if reading.kinds[at] == QUOTE:
            return -1
        if reading.words[at] == reading.words[place]:
            return at + 1 if reading.lows[at + 1] in THAT else -1
    return -1


def _adjunct_end(reading: Reading, place: int, last: int) -> int:
    """Behind an adjunct that begins at `place`, or -1 if what stands there is rather content."""
    at = place + 1
    highest = min(last, place + _LONGEST_ADJUNCT)
    while at < highest:
        low, kind = reading.lows[at], reading.kinds[at]
        if low in THAT:
            return at
        if kind == QUOTE:
            number = reading.within[at]
            if (
                number >= 0
                and reading.quotations[number].last - at <= 8
                and at + 1 < highest
                and reading.words[at - 1] not in ",:"
            ):
                at = reading.quotations[number].last
                continue
            return at
        if kind == MARK and reading.words[at] not in ("&", "/", "'", "’"):
            return at
        if low in PERSONAL and low not in POSSESSIVE and reading.lows[at - 1] not in PREPOSITIONS:
            return at
        if (
            low in DETERMINERS
            and at > place + 1
            and reading.lows[at - 1] not in PREPOSITIONS
            and reading.lows[at - 1] not in DETERMINERS
        ):
            return at
        if low in AUXILIARIES or low in ("as",):
            return -1
        at += 1
    return at if at == last else -1


def after_person(reading: Reading, place: int, last: int) -> int:
    """The token after somebody who is told something: "told reporters | that"; `place` if none."""
    at, highest = place, min(last, place + 14)
    if at < highest and reading.lows[at] in PERSONAL | {"me", "him", "them", "us", "her"}:
        at += 1
        return at
    while at < highest:
        low, kind = reading.lows[at], reading.kinds[at]
        if kind in (MARK, QUOTE) and reading.words[at] not in ("&", "/"):
            break
        if low in THAT or low in WH or (low in PERSONAL and low not in POSSESSIVE):
            break
        if low in DAYS or low in AUXILIARIES or low == "to":
            break
        if low in PREPOSITIONS and low not in ("of", "for"):
            break
        if (
            low in DETERMINERS
            and at > place
            and reading.lows[at - 1] not in PREPOSITIONS
            and reading.lows[at - 1] not in ("and", "or")
        ):
            break
        at += 1
    return at


_JOINING_CLAUSES = words_of("and but while і и але но")


def clause_end(reading: Reading, first: int, last: int, subordinate: bool = False) -> int:
    """The token behind the content that begins at `first` in a sentence that ends before `last`.

    `subordinate`: the words stand in a clause ("While he said …") that the next comma ends.
    """
    place = first
    while place < last:
        if reading.within[place] >= 0:
            place = reading.skip(place)
            continue
        word = reading.words[place]
        if word == ";" or word == ":":
            return place
        if word in DASHES and word != "-":
            if place > first + 1:
                return place
        elif word == ",":
            if (subordinate and place > first + 1) or _ends_at_comma(reading, place + 1, last):
                return place
        elif (
            place > first + 1
            and reading.lows[place] in _JOINING_CLAUSES
            and _attribution_follows(reading, place + 1, last)
        ):
            return place
        place += 1
    return last


def object_end(reading: Reading, first: int, last: int) -> int:
    """The token behind an object or purpose that begins at `first`, without clauses beside it."""
    end = clause_end(reading, first, last)
    place = first + 1
    while place < end:
        if reading.within[place] >= 0:
            place = reading.skip(place)
            continue
        if reading.words[place] == "," and not _goes_on_listing(reading, place + 1, end):
            return place
        place += 1
    return end


def _goes_on_listing(reading: Reading, place: int, last: int) -> bool:
    """Whether "and" or "or" follows, or stands behind the next comma: a list, no aside."""
    if place >= last:
        return False
    if reading.lows[place] in ("and", "or"):
        return True
    for at in range(place, min(place + 10, last - 1)):
        if reading.words[at] == ",":
            return reading.lows[at + 1] in ("and", "or")
    return False


def _ends_at_comma(reading: Reading, place: int, last: int) -> bool:
    """Whether the words behind a comma are no longer what is said."""
    if place >= last:
        return False
    at = place
    while at < last and at < place + 3 and is_adverb(reading.lows[at]):
        at += 1
    if at >= last:
        return False
    low = reading.lows[at]
    cue = VERB_CUES.get(low)
    if cue is not None and cue.form is Form.GERUND:
        return True
    if cue is not None and cue.lemma in ("say", "report", "write", "add") and at + 1 < last:
        return cue.form in (Form.PAST, Form.THIRD) and (
            reading.capital(at + 1) or reading.lows[at + 1] == "the"
        )
    if low in SLAVIC_CUES and at + 1 < last:
        return "q" in VERB_CUES[low].frames and reading.lows[at + 1] not in THAT
    if low in ("according", "citing", "per"):
        return True
    if low in CONTRASTS:
        return True
    if low in ("and", "but", "or", "yet", "і", "и", "але", "но", "а"):
        return _attribution_follows(reading, at + 1, last)
    return False


def _attribution_follows(reading: Reading, place: int, last: int) -> bool:
    """Whether the next words are "(X) said": a new attribution joined to the last."""
    at, highest = place, min(last, place + 7)
    while at < highest:
        low = reading.lows[at]
        if reading.kinds[at] in (MARK, QUOTE):
            return False
        if is_finite_cue(reading, at) and not (
            at > place and reading.lows[at - 1] in DETERMINERS | PREPOSITIONS
        ):
            cue = VERB_CUES[low]
            return bool(cue.frames & {"c", "q", "t", "p", "h"}) and cue.form is not Form.BASE
        if low in THAT | RELATIVE:
            return False
        at += 1
    return False
