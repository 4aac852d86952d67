"""What a claim of intent is made of: who, what is to be done by force, on what condition."""

from __future__ import annotations

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.adjoining import adjuncts
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.framing import framed
from apps.claims.extraction.assembling.intent_words import (
    ARMS,
    BY_FORCE,
    CONDITIONS,
    DONE,
    FIERCE,
    TROOPS,
    WITH_ARMS,
)
from apps.claims.extraction.assembling.predicates import phrase_right
from apps.claims.extraction.assembling.records import Basis, Kind, Known, Part
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.standing import Setting
from apps.claims.extraction.assembling.territory import (
    is_territory,
    party_strength,
    place_of,
    span_of,
)
from apps.claims.extraction.assembling.voicing import Voice, plain
from apps.claims.extraction.assembling.warring import FORCES, TERRITORY
from apps.claims.extraction.attributions import Attribution
from apps.claims.extraction.attributions.classes import Range, is_adverb

_NEAR_ARMS = 7
_LONGEST_CLAUSE = 40


def is_person(scene: Scene, speaker: Span, said: Attribution) -> bool:
    """Whether a speaker is somebody by name, or a pronoun for one."""
    naming = said.refers_to or speaker
    tokens = scene.tokens_in(naming)
    return any(name.kind == "person" for name in scene.names_in(naming)) or (
        bool(tokens) and scene.persons.of_phrase((tokens.start, tokens.stop)) is not None
    )


def act_at(scene: Scene, first: int, last: int) -> int:
    """The token of the verb that says what is to be done by force; -1 if none follows."""
    reading = scene.reading
    at = first
    while at < last and (
        reading.lows[at] in ("to", "not", "that", "be", "and", "що", "что")
        or is_adverb(reading.lows[at])
    ):
        at += 1
    return at if at < last and by_force(scene, at, last) else -1


def by_force(scene: Scene, at: int, last: int, *, passive: bool = False) -> bool:
    reading = scene.reading
    low = reading.lows[at]
    if passive:
        return low in DONE
    if low in BY_FORCE:
        return True
    behind = reading.lows[at + 1 : min(last, at + _NEAR_ARMS)]
    if low == "hand" and behind[:1] == ["over"]:
        return any(word in TERRITORY for word in behind)
    return low in WITH_ARMS and any(word in ARMS for word in behind)


def may_act(scene: Scene, setting: Setting, subject: Range) -> bool:
    strength = party_strength(scene, subject)
    return strength == 2 or (strength == 1 and setting.of_war)


def condition_of(scene: Scene, sentence: Sentence, near: int, clause: int) -> Known | None:
    """The clause with "if" or "unless" in the sentence around a token.

    `clause`: the token where what depends on it begins; a condition before it ends there, with a
    comma or without: "if they come we will go".
    """
    reading = scene.reading
    lowest = max(sentence.first, near - _LONGEST_CLAUSE)
    for at in range(lowest, min(sentence.last, near + _LONGEST_CLAUSE)):
        if reading.lows[at] not in CONDITIONS:
            continue
        if reading.lows[at] == "provided" and reading.lows[at + 1 : at + 2] != ["that"]:
            continue
        if at > sentence.first and reading.lows[at - 1] in ("as", "even", "what", "asked"):
            continue
        end = end_of(scene, at, clause if at < clause else sentence.last)
        span = span_of(scene, (at, end))
        return Known(plain(scene.text, span), Basis.STATED, span)
    return None


def end_of(scene: Scene, first: int, last: int) -> int:
    """The token behind a clause that begins at a token: at its comma, or mark."""
    reading = scene.reading
    at, highest = first + 1, min(last, first + _LONGEST_CLAUSE)
    while at < highest and reading.words[at] not in (",", ";", ":", ".", "!", "?", "—", "–"):
        if reading.kinds[at] == "quote":
            break
        at += 1
    return at


def drafted(
    scene: Scene,
    setting: Setting,
    sentence: Sentence,
    rule: str,
    clause: Range,
    act: int,
    subject: Known,
    voice: Voice | None,
) -> Draft | None:
    reading = scene.reading
    known: dict[Part, Known] = {Part.SUBJECT: subject}
    condition = condition_of(scene, sentence, act, clause[0])
    if condition is not None and condition.span is not None:
        known[Part.CONDITION] = condition
        first, last = clause
        tokens = scene.tokens_in(condition.span)
        clause = (min(first, tokens.start), max(last, tokens.stop))
    whom = phrase_right(reading, act + 1, clause[1])
    phrases = [adjunct.phrase for adjunct in adjuncts(reading, act + 1, clause[1])]
    for phrase in phrases if whom is None else [whom, *phrases]:
        place = place_of(scene, setting, phrase)
        if place is not None and is_territory(scene, setting, phrase):
            known[Part.PLACE] = place
            break
    return framed(
        scene,
        kind=Kind.INTENT,
        rule=rule,
        sentence=sentence,
        clause=clause,
        verb=act,
        known=known,
        why=f"Read from “{reading.words[act]}”.",
        voice=voice,
    )


def is_armed(scene: Scene, act: int, last: int) -> bool:
    """Whether what is to be done is done with forces, or is nothing else than war."""
    reading = scene.reading
    return reading.lows[act] in FIERCE or any(
        reading.lows[at] in FORCES or reading.lows[at] in TROOPS
        for at in range(act + 1, min(last, act + _NEAR_ARMS))
    )


def inner(words: str) -> str:
    """The words as they stand inside of a sentence; words in upper case stay so."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
