"""The subject of a sentence, where an attribution has none of its own."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    DETERMINERS,
    RELATIVE,
    SUBORDINATORS,
)
from apps.claims.extraction.attributions.cues import Form
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.lexicon import VERB_CUES
from apps.claims.extraction.attributions.phrases import subject_left, subject_right
from apps.claims.extraction.attributions.reading import Reading, Sentence

_LEADING_CLAUSE = 40
_NEAR = 30
_ACTING = frozenset(("he", "she", "they"))


def main_subject(
    reading: Reading, place: int, sentence: Sentence, earlier: list[Draft]
) -> Range | None:
    """Who speaks or acts in the sentence before token `place`.

    The speaker of the attribution before, if there is one; otherwise the subject of the first
    verb, behind what leads into the sentence.
    """
    outer = outermost(earlier, reading)
    if outer is not None:
        return outer
    for at in range(place - 1, max(sentence.first, place - _NEAR) - 1, -1):
        if reading.lows[at] in _ACTING and reading.within[at] < 0:
            return at, at + 1
    first = sentence.first
    while first < place and is_adverb(reading.lows[first]):
        first += 1
    leading = reading.lows[first] in SUBORDINATORS or (
        reading.lows[first].endswith("ing") and len(reading.lows[first]) > 5
    )
    if leading:
        for at in range(first, min(place, first + _LEADING_CLAUSE)):
            if reading.words[at] == "," and reading.within[at] < 0:
                found = subject_right(reading, at + 1, place)
                if found is not None:
                    return found
    if reading.lows[first] not in AUXILIARIES:
        found = _subject_of_first_verb(reading, first, place)
        if found is not None and reading.lows[found[0]] not in RELATIVE:
            return found
    return subject_right(reading, first, place)


def outermost(earlier: list[Draft], reading: Reading) -> Range | None:
    """The last speaker who is not within what another says, and is no "who" or "which"."""
    for draft in reversed(earlier):
        if (
            draft.speaker is None
            or draft.rule == "according-to"
            or reading.lows[draft.speaker[0]] in RELATIVE
            or any(
                first <= draft.anchor < last
                for other in earlier
                if other is not draft
                for first, last in other.content
            )
        ):
            continue
        return draft.speaker
    return None


def _subject_of_first_verb(reading: Reading, first: int, place: int) -> Range | None:
    at = first
    while at < place:
        if reading.within[at] >= 0:
            at = reading.skip(at)
            continue
        low = reading.lows[at]
        cue = VERB_CUES.get(low)
        if (
            (low in AUXILIARIES and at > first)
            or (cue is not None and cue.form in (Form.PAST, Form.THIRD) and not cue.also_noun)
            or (
                low.endswith("ed")
                and not reading.capital(at)
                and at > first
                and reading.lows[at - 1] not in DETERMINERS
            )
        ):
            before = at - 1
            while before >= first and (
                reading.lows[before] in AUXILIARIES or is_adverb(reading.lows[before])
            ):
                before -= 1
            return subject_left(reading, before, first)
        at += 1
    return None
