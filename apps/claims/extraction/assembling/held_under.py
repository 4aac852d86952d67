"""Claims that a place is under somebody's control or in somebody's hands."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.assembling.adjoining import clause_end_right
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.framing import framed
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import NEGATIVE, phrase_right
from apps.claims.extraction.assembling.records import Kind, Known, Part
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.standing import Setting, states
from apps.claims.extraction.assembling.territory import (
    extent_of,
    is_territory,
    known_of,
    party_strength,
    place_before,
    place_of,
)
from apps.claims.extraction.assembling.warring import FORCES, STATES
from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.closed_words import DETERMINERS, words_of

HELD: Final = words_of("control hands occupation контролем контроль руках оккупацией окупацією")
_LEADING: Final = words_of("under in під в у под")
_IS: Final = words_of(
    "is are was were remains remain remained stays still now"
    " перебуває знаходиться залишається находится остается остаётся"
    " перейшло перейшла перейшов перейшли опинилося опинилось опинилась"
    " опинився опинилися"
    " перешло перешла перешел перешёл перешли оказалось оказалась оказался оказались"
)
# Behind these "control" stands in the accusative: the place has come into it.
_PASSED: Final = words_of(
    "перейшло перейшла перейшов перейшли перешло перешла перешел перешёл перешли"
)
_WHOLLY: Final = words_of("повністю полностью майже почти частково частично знову снова")
_STATES_OF: Final = words_of("росії україни рф росіян россии украины вагнера кремля киева києва")
_DEGREES: Final = words_of("full complete firm total partial the still now fully firmly entirely")
_OF_A_PEOPLE: Final = (
    "ian",
    "ean",
    "ish",
    "ese",
    "aeli",
    "iqi",
    "ican",
    "nch",
)
_SLAVIC: Final = ("ським", "ских", "ських", "ским", "ской", "ською")
_MOST: Final = 5


def held_at(scene: Scene, setting: Setting, sentence: Sentence, at: int) -> Draft | None:
    """The claim that "under … control" states where "control" stands at a token, or None."""
    reading = scene.reading
    if reading.lows[at] not in HELD:
        return None
    lead = at - 1
    lowest = max(sentence.first, at - _MOST)
    while lead > lowest and reading.lows[lead] not in _LEADING:
        if reading.kinds[lead] not in ("word", "possessive"):
            return None
        lead -= 1
    if lead <= sentence.first or reading.lows[lead] not in _LEADING:
        return None
    passed = reading.lows[lead - 1] in _PASSED
    if reading.lows[at] == "контроль" and not passed:
        return None
    holder = _holder(scene, sentence, lead, at)
    held = _held(scene, sentence, lead)
    if holder is None or held is None or not is_territory(scene, setting, held):
        return None
    if not states(scene, setting, sentence, held[0], lead):
        return None
    known: dict[Part, Known] = {Part.SUBJECT: known_of(scene, holder)}
    extent = extent_of(scene, held)
    place = place_of(scene, setting, held)
    if place is None:
        place = place_before(scene, setting, reading.starts[held[0]], held)
    if extent is not None:
        known[Part.EXTENT] = extent
    if place is not None or extent is None:
        known[Part.PLACE] = place or known_of(scene, held)
    return framed(
        scene,
        kind=Kind.CONTROL,
        rule="control-passed" if passed else "control-held",
        sentence=sentence,
        clause=(held[0], clause_end_right(reading, max(at + 1, holder[1]), sentence.last)),
        verb=lead,
        known=known,
        why=f"Read from “{reading.words[lead]} … {reading.words[at]}”.",
    )


def _holder(scene: Scene, sentence: Sentence, lead: int, at: int) -> Range | None:
    """Who holds it: "under Ukrainian control", "in rebel hands", "under the control of …"."""
    reading = scene.reading
    first = lead + 1
    while first < at and reading.lows[first] in _DEGREES:
        first += 1
    if first < at:
        lows = reading.lows[first:at]
        of_people = any(low.endswith((*_OF_A_PEOPLE, *_SLAVIC)) for low in lows)
        if of_people or any(
            low in STATES or low in FORCES or low in ("rebel", "government") for low in lows
        ):
            return first, at
        return None
    of = reading.lows[at + 1 : at + 2] == ["of"]
    if not of and reading.lows[at].isascii():
        return None
    phrase = phrase_right(reading, at + 2 if of else at + 1, sentence.last)
    if phrase is None:
        return None
    if not of and reading.lows[phrase[0]] in _STATES_OF:
        return phrase[0], phrase[0] + 1
    return phrase if party_strength(scene, phrase) else None


def _held(scene: Scene, sentence: Sentence, lead: int) -> Range | None:
    """What is held: the subject of "is" or "remains" before the words, without a negation."""
    reading = scene.reading
    place, copula = lead - 1, False
    while place >= max(sentence.first, lead - _MOST):
        low = reading.lows[place]
        if low in NEGATIVE:
            return None
        if low in _IS:
            copula = True
        elif low not in _WHOLLY and (not is_adverb(low) or low in DETERMINERS):
            break
        place -= 1
    slavic = not reading.lows[lead].isascii()
    if not (copula or slavic) or place < sentence.first:
        return None
    return phrase_left(reading, place, sentence.first)
