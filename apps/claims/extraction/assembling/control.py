"""Claims of who controls, has taken or has lost which place."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.assembling.adjoining import adjuncts, clause_end_right, skip_particles
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.framing import framed
from apps.claims.extraction.assembling.kind_verbs import Does
from apps.claims.extraction.assembling.predicates import (
    VerbGroup,
    head_of,
    phrase_right,
    subject_of,
)
from apps.claims.extraction.assembling.records import Kind, Known, Part
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.speakers import own_party
from apps.claims.extraction.assembling.standing import Setting, is_asserted
from apps.claims.extraction.assembling.territory import (
    extent_of,
    first_place,
    is_territory,
    known_of,
    party_strength,
    place_around,
    place_before,
    place_of,
)
from apps.claims.extraction.assembling.warring import PARTS, TERRITORY
from apps.claims.extraction.attributions.classes import Range

_RULE: Final = {
    Does.HOLDS: "control-held",
    Does.TAKES: "control-taken",
    Does.LOSES: "control-lost",
}
_IN: Final = frozenset(("in", "near", "around", "outside", "at", "of", "у", "в", "біля", "под"))
# What a party that holds it holds as ground.
_HELD: Final = (TERRITORY | {"streets", "blocks", "quarters"}) - {"line", "lines", "ground"}
_HOLD: Final = frozenset(("hold", "тримає", "тримають", "держит", "держат"))
CONTROL: Final = frozenset((*_RULE, Does.FALLS))


def control_at(
    scene: Scene, setting: Setting, sentence: Sentence, group: VerbGroup
) -> Draft | None:
    """The claim of control that a verb states, or None."""
    if group.pattern.does is Does.FALLS:
        return _fallen(scene, setting, sentence, group)
    if group.passive:
        return _passive(scene, setting, sentence, group)
    if group.going_on and group.pattern.does is not Does.HOLDS:
        return None
    reading = scene.reading
    subject = subject_of(reading, group, sentence.first)
    spoken = own_party(scene, group, sentence.first) if subject is None else None
    if spoken is not None:
        subject = spoken.at
    elif subject is None or not _may_hold(scene, setting, subject, group):
        return None
    at = skip_particles(reading, group.after, sentence.last)
    there = _of_it(scene, sentence, at)
    held = phrase_right(reading, at, sentence.last) if there is None else (at, at + 3)
    if held is None:
        return None
    if there is None and not _held(scene, setting, held, group, subject):
        return None
    if not is_asserted(scene, setting, sentence, group):
        return None
    who = spoken.who if spoken is not None else known_of(scene, subject)
    return _drafted(scene, setting, sentence, group, subject, held, held[1], who=who, there=there)


def _may_hold(scene: Scene, setting: Setting, subject: Range, group: VerbGroup) -> bool:
    strength = party_strength(scene, subject)
    if strength == 2:
        return True
    of_control = group.verb.lemma in ("control", "occupy") or "control" in group.pattern.then
    return strength == 1 and (setting.of_war or of_control or group.verb.lemma == "hold")


def _of_it(scene: Scene, sentence: Sentence, at: int) -> Known | None:
    """The place that "most of it" is part of: the first one named in the sentence before."""
    reading = scene.reading
    if at + 3 > sentence.last or reading.lows[at + 1 : at + 3] != ["of", "it"]:
        return None
    number = scene.sentence_at(sentence.span.start)
    if reading.lows[at] not in PARTS or not number:
        return None
    before = scene.sentences[number - 1]
    return first_place(scene, before.span) if before.paragraph == sentence.paragraph else None


def _held(scene: Scene, setting: Setting, held: Range, group: VerbGroup, subject: Range) -> bool:
    if group.pattern.strict and place_of(scene, setting, held) is None:
        head = scene.reading.lows[head_of(scene.reading, held)]
        kind = scene.reading.lows[held[1] - 1] if head in PARTS else head
        if group.verb.lemma not in _HOLD or kind not in _HELD:
            return False
        strength = party_strength(scene, subject)
        still = "still" in scene.reading.lows[group.first : group.place]
        return strength == 2 or (strength == 1 and (setting.of_war or still))
    if group.verb.lemma == "hold" and not _is_ground(scene, setting, held, group, subject):
        return False
    return is_territory(scene, setting, held)


def _is_ground(
    scene: Scene, setting: Setting, held: Range, group: VerbGroup, subject: Range
) -> bool:
    """Whether a state that "holds" a place holds ground there: "held Spain to a draw" does not."""
    if setting.of_war or party_strength(scene, subject) != 1:
        return True
    lows = scene.reading.lows
    return "still" in lows[group.first : group.place] or any(
        low in TERRITORY or low in PARTS for low in lows[held[0] : held[1]]
    )


def _fallen(scene: Scene, setting: Setting, sentence: Sentence, group: VerbGroup) -> Draft | None:
    """ "Bakhmut fell to Russian forces": what fell is the subject of the verb."""
    reading = scene.reading
    held = subject_of(reading, group, sentence.first)
    taker = phrase_right(reading, group.after, sentence.last)
    if held is None or taker is None or group.passive or group.going_on:
        return None
    if not party_strength(scene, taker) or not is_territory(scene, setting, held):
        return None
    if not is_asserted(scene, setting, sentence, group):
        return None
    return _drafted(scene, setting, sentence, group, taker, held, taker[1], rule="control-passed")


def _passive(scene: Scene, setting: Setting, sentence: Sentence, group: VerbGroup) -> Draft | None:
    """ "The city is controlled by Russia", "was captured by": who holds it stands behind "by"."""
    reading = scene.reading
    held = subject_of(reading, group, sentence.first)
    if held is None or not is_territory(scene, setting, held):
        return None
    for adjunct in adjuncts(reading, group.after, sentence.last):
        if adjunct.preposition == "by" and party_strength(scene, adjunct.phrase):
            if not is_asserted(scene, setting, sentence, group):
                return None
            end = adjunct.phrase[1]
            rule = "control-passed"
            return _drafted(scene, setting, sentence, group, adjunct.phrase, held, end, rule=rule)
    return None


def _drafted(
    scene: Scene,
    setting: Setting,
    sentence: Sentence,
    group: VerbGroup,
    subject: Range,
    held: Range,
    after: int,
    rule: str = "",
    who: Known | None = None,
    there: Known | None = None,
) -> Draft | None:
    reading = scene.reading
    known: dict[Part, Known] = {Part.SUBJECT: who or known_of(scene, subject)}
    extent = extent_of(scene, held)
    if extent is not None:
        known[Part.EXTENT] = extent
    place = there or place_of(scene, setting, held)
    if place is None:
        for adjunct in adjuncts(reading, held[1], sentence.last):
            if adjunct.preposition in _IN and place is None:
                place = place_of(scene, setting, adjunct.phrase)
    if place is None:
        place = place_before(scene, setting, reading.starts[held[0]], held)
    if place is None:
        place = place_around(scene, sentence)
    if place is None and extent is None:
        place = known_of(scene, held)
    if place is not None:
        known[Part.PLACE] = place
    first = min(subject[0], held[0])
    return framed(
        scene,
        kind=Kind.CONTROL,
        rule=rule or _RULE[group.pattern.does],
        sentence=sentence,
        clause=(first, clause_end_right(reading, after, sentence.last)),
        verb=group.place,
        known=known,
        why=f"Read from “{reading.words[group.place]}”.",
    )
