"""Claims of a named speaker on how a fight goes: what failed, how things stand, who they are."""

from __future__ import annotations

from itertools import pairwise

from apps.claims.extraction.assembling.adjoining import adjuncts, clause_end_right
from apps.claims.extraction.assembling.character_words import (
    COPULAS,
    DEGREES,
    EFFORTS,
    EXHAUSTED,
    FIGHTING,
    GOES_ON,
    HEAVY,
    LOSSES,
    MOST,
    ORIGINS,
    OUTCOMES,
    SITUATIONS,
    STANDS,
    STORES,
    SUFFERED,
)
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.framing import framed
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import NEGATIVE
from apps.claims.extraction.assembling.records import Kind, Known, Part
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.standing import Setting, states
from apps.claims.extraction.assembling.territory import (
    known_of,
    party_strength,
    place_of,
)
from apps.claims.extraction.assembling.voicing import voice_at
from apps.claims.extraction.assembling.warring import FORCES, STATES
from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.closed_words import AUXILIARIES, DETERMINERS

_WITHIN = 8
TRIGGERS = OUTCOMES | EXHAUSTED | SUFFERED | STANDS | ORIGINS | GOES_ON | {"unable"}
Found = tuple[str, Range]


def character_at(scene: Scene, setting: Setting, sentence: Sentence, at: int) -> Draft | None:
    """The claim that a word of outcome, state or origin makes of a party or a place, or None."""
    reading = scene.reading
    low = reading.lows[at]
    if low not in TRIGGERS or not setting.of_war or sentence.heading:
        return None
    voice = voice_at(scene, reading.starts[at])
    if voice.claimant is None:
        return None
    found = _read(scene, sentence, at)
    if found is None:
        return None
    rule, subject = found
    if not states(scene, setting, sentence, subject[0], at):
        return None
    known: dict[Part, Known] = {Part.SUBJECT: known_of(scene, subject)}
    end = clause_end_right(reading, at + 1, sentence.last)
    for phrase in (*(each.phrase for each in adjuncts(reading, at, end)), subject):
        place = place_of(scene, setting, phrase)
        if place is not None and reading.lows[reading.token_at(_start(place))] not in STATES:
            known[Part.PLACE] = place
            break
    return framed(
        scene,
        kind=Kind.CHARACTERISATION,
        rule=rule,
        sentence=sentence,
        clause=(subject[0], end),
        verb=at,
        known=known,
        why=f"Read from “{reading.words[at]}”.",
        voice=voice,
    )


def _start(place: Known) -> int:
    return place.span.start if place.span is not None else 0


def _read(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    low = scene.reading.lows[at]
    if low in OUTCOMES or low in EXHAUSTED or low in SUFFERED or low == "unable":
        return _outcome(scene, sentence, at)
    if low in STANDS:
        return _state(scene, sentence, at)
    if low in ORIGINS:
        return _makeup(scene, sentence, at)
    return _going_on(scene, sentence, at)


def _before(scene: Scene, sentence: Sentence, at: int) -> Range | None:
    """The subject of a predicate, before its auxiliaries and adverbs; None under a negation."""
    reading = scene.reading
    place, lowest = at - 1, max(sentence.first, at - _WITHIN)
    while place >= lowest and (
        reading.lows[place] in AUXILIARIES or is_adverb(reading.lows[place])
    ):
        if reading.lows[place] in NEGATIVE:
            return None
        place -= 1
    if place < sentence.first:
        return None
    return phrase_left(reading, place, sentence.first)


def _outcome(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    reading = scene.reading
    subject = _before(scene, sentence, at)
    if subject is None:
        return None
    behind = reading.lows[at + 1 : min(sentence.last, at + _WITHIN)]
    low = reading.lows[at]
    if low in SUFFERED and not _are_losses(behind):
        return None
    if low in EXHAUSTED and not any(word in STORES for word in behind):
        return None
    lows = reading.lows[subject[0] : subject[1]]
    is_party = bool(party_strength(scene, subject))
    if low in OUTCOMES and low.isascii() and behind[:1] == ["to"] and not is_party:
        return None
    of_party = any(word in STATES or word in FORCES for word in lows)
    effort = any(word in EFFORTS for word in lows)
    if not (is_party or effort):
        return None
    if not of_party and not is_party and not any(reading.capital(at) for at in range(*subject)):
        return None
    return "character-outcome", subject


def _are_losses(lows: list[str]) -> bool:
    """ "Suffered heavy losses", without a figure: with one it is a claim of another kind."""
    return any(
        (one in HEAVY or not one.isascii()) and other in LOSSES for one, other in pairwise(lows)
    )


def _state(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """ "The situation remains difficult"."""
    reading = scene.reading
    place, lowest = at - 1, max(sentence.first, at - _WITHIN)
    while place > lowest and reading.lows[place] in DEGREES:
        place -= 1
    slavic = not reading.lows[at].isascii()
    if reading.lows[place] not in COPULAS and not slavic:
        return None
    if reading.lows[place] in COPULAS:
        place -= 1
    begin = place
    while begin >= lowest - _WITHIN and begin >= sentence.first:
        if reading.lows[begin] in SITUATIONS:
            break
        if reading.words[begin] in (",", ";", ".", ":") or reading.kinds[begin] == "quote":
            return None
        begin -= 1
    if begin < sentence.first or reading.lows[begin] not in SITUATIONS:
        return None
    first = begin
    while first > sentence.first and first > begin - 3 and _describes(scene, first - 1):
        first -= 1
    return "character-state", (first, place + 1)


def _describes(scene: Scene, at: int) -> bool:
    low = scene.reading.lows[at]
    if low == "that":
        return False
    return low in DETERMINERS or low in (
        "military",
        "security",
        "overall",
        "operational",
        "battle",
    )


def _makeup(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """ "The majority are ex-convicts"."""
    reading = scene.reading
    place, lowest = at - 1, max(sentence.first, at - _WITHIN)
    while place > lowest and reading.lows[place] not in COPULAS:
        if reading.kinds[place] not in ("word", "number"):
            return None
        place -= 1
    if reading.lows[place] not in COPULAS or place == sentence.first:
        return None
    subject = phrase_left(reading, place - 1, sentence.first)
    if subject is None:
        return None
    lows = reading.lows[subject[0] : subject[1]]
    if not any(low in MOST for low in lows):
        return None
    return "character-makeup", subject


def _going_on(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    """ "New forces continue to be thrown into battle"."""
    reading = scene.reading
    behind = reading.lows[at + 1 : min(sentence.last, at + 4)]
    if not any(low in FIGHTING for low in behind):
        return None
    place = at - 1
    while place > sentence.first and reading.kinds[place] == "quote":
        place -= 1
    subject = phrase_left(reading, place, sentence.first)
    if subject is None or not party_strength(scene, subject):
        return None
    return "character-state", subject
