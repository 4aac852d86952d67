"""Claims of who went, was driven or was sent from where to where."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.assembling.adjoining import (
    Adjunct,
    adjuncts,
    clause_end_right,
    skip_particles,
)
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.framing import framed
from apps.claims.extraction.assembling.kind_verbs import Does
from apps.claims.extraction.assembling.predicates import VerbGroup, phrase_right, subject_of
from apps.claims.extraction.assembling.records import Kind, Known, Part
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.speakers import own_party
from apps.claims.extraction.assembling.standing import Setting, is_asserted
from apps.claims.extraction.assembling.territory import (
    is_territory,
    known_of,
    party_strength,
    place_of,
    span_of,
)
from apps.claims.extraction.assembling.warring import PARTS, TERRITORY
from apps.claims.extraction.attributions.classes import Range
from apps.claims.extraction.attributions.closed_words import DETERMINERS, words_of

FROM: Final = words_of("from out off з із зі від из с со от")
TO: Final = words_of(
    "to into toward towards onto across through on near closer до к ко у в на через"
)
_OF: Final = frozenset(("out of", "from", "off", *FROM))
_AIMED: Final = {"into": "into", "towards": "towards", "toward": "toward", "through": "through"}
_DOORS: Final = frozenset((Does.ENTERS,))
_CAUSED: Final = frozenset((Does.DRIVES, Does.SENDS))
MOVEMENT: Final = frozenset((Does.LEAVES, Does.GOES, Does.ENTERS, *_CAUSED))
Way = tuple[Range | None, Range | None]


def movement_at(
    scene: Scene, setting: Setting, sentence: Sentence, group: VerbGroup
) -> Draft | None:
    """The claim of movement that a verb states, or None."""
    reading, does = scene.reading, group.pattern.does
    if group.passive and does not in _CAUSED and does is not Does.LEAVES:
        return None
    subject = subject_of(reading, group, sentence.first)
    at = skip_particles(reading, group.after, sentence.last)
    mover: Range | None = subject
    spoken = None
    if subject is None and does not in _CAUSED:
        spoken = own_party(scene, group, sentence.first)
        mover = None if spoken is None else spoken.at
    driver: Range | None = None
    if does in _CAUSED and not group.passive:
        driver, mover = subject, phrase_right(reading, at, sentence.last)
        if mover is None or driver is None:
            return None
        at = skip_particles(reading, mover[1], sentence.last)
    if mover is None or not (spoken or _may_move(scene, setting, mover)):
        return None
    origin, target = _way(scene, setting, sentence, group, at)
    if origin is None and target is None:
        return None
    if does is Does.DRIVES and origin is None:
        return None
    if not is_asserted(scene, setting, sentence, group):
        return None
    rule = {Does.DRIVES: "movement-driven", Does.SENDS: "movement-sent"}.get(does, "movement-own")
    who = known_of(scene, mover) if spoken is None else spoken.who
    known: dict[Part, Known] = {Part.SUBJECT: who}
    if origin is not None:
        known[Part.COMING_FROM] = known_of(scene, origin, whole=True)
    if target is not None:
        known[Part.GOING_TO] = known_of(scene, target, whole=True)
    ends = [phrase[1] for phrase in (origin, target, mover) if phrase is not None]
    first = min(each[0] for each in (mover, driver) if each is not None)
    end = clause_end_right(reading, max(*ends, group.after), sentence.last)
    place = _place(scene, setting, origin or target, max(ends), end)
    if place is not None:
        known[Part.PLACE] = place
    return framed(
        scene,
        kind=Kind.MOVEMENT,
        rule=rule,
        sentence=sentence,
        clause=(first, end),
        verb=group.place,
        known=known,
        why=f"Read from “{reading.words[group.place]}”.",
    )


def _may_move(scene: Scene, setting: Setting, mover: Range) -> bool:
    strength = party_strength(scene, mover)
    return strength == 2 or (strength == 1 and setting.of_war)


def _way(scene: Scene, setting: Setting, sentence: Sentence, group: VerbGroup, at: int) -> Way:
    """Where somebody goes from and to, by the words behind the verb."""
    reading = scene.reading
    origin: Range | None = None
    target: Range | None = None
    direct = phrase_right(reading, at, sentence.last)
    then = group.pattern.then
    if direct is not None and not group.passive and group.pattern.does not in _CAUSED:
        if _fits(scene, setting, direct, strict=group.pattern.strict):
            if group.pattern.does in _DOORS or (then and then[-1] in _AIMED):
                target = direct
            elif group.pattern.does is Does.LEAVES and group.pattern.strict:
                origin = direct
        elif group.pattern.strict or group.pattern.does in _DOORS:
            return None, None
    needs_object = group.pattern.does in _DOORS or group.pattern.strict
    if needs_object and origin is None and target is None:
        return None, None
    for adjunct in adjuncts(reading, at, sentence.last):
        if not _fits(scene, setting, adjunct.phrase):
            continue
        if adjunct.preposition == "to" and not _begins_as_noun(scene, setting, adjunct.phrase):
            continue
        if adjunct.preposition in _OF and origin is None:
            origin = _with_place(reading_after=adjunct, scene=scene, sentence=sentence)
        elif adjunct.preposition in TO and target is None and _leads(group, adjunct):
            target = adjunct.phrase
    return origin, target


def _begins_as_noun(scene: Scene, setting: Setting, phrase: Range) -> bool:
    """Whether "to" leads to a place rather than to a verb: "to the front", not "to hold it"."""
    reading = scene.reading
    first = phrase[0]
    low = reading.lows[first]
    if low in DETERMINERS | PARTS | TERRITORY or low in ("other", "new", "nearby"):
        return True
    if setting.cased and reading.capital(first):
        return True
    start = reading.starts[first]
    return any(name.start == start for name in scene.names_in(span_of(scene, phrase)))


def _leads(group: VerbGroup, adjunct: Adjunct) -> bool:
    """Whether the words say where to, rather than where: "on" and "in" do so only of some."""
    if adjunct.preposition in ("у", "в", "на", "on", "near"):
        return group.pattern.does in (Does.GOES, Does.SENDS)
    return True


def _with_place(*, reading_after: Adjunct, scene: Scene, sentence: Sentence) -> Range:
    """The phrase together with "in …" right behind it: "some positions in Bakhmut"."""
    phrase = reading_after.phrase
    reading = scene.reading
    at = phrase[1]
    if at < sentence.last and reading.lows[at] in (
        "in",
        "near",
        "around",
        "у",
        "в",
        "под",
        "біля",
    ):
        further = phrase_right(reading, at + 1, sentence.last)
        if further is not None and further[1] - further[0] <= 4 and reading.capital(further[0]):
            return phrase[0], further[1]
    return phrase


def _fits(scene: Scene, setting: Setting, phrase: Range, strict: bool = False) -> bool:
    if strict and place_of(scene, setting, phrase) is None:
        lows = scene.reading.lows[phrase[0] : phrase[1]]
        if not any(low in TERRITORY and not low.isascii() for low in lows):
            return False
    return is_territory(scene, setting, phrase)


def _place(
    scene: Scene, setting: Setting, way: Range | None, after: int, end: int
) -> Known | None:
    """Where it happens: "in …" behind the way, or the place that the way itself names."""
    for adjunct in adjuncts(scene.reading, after, end):
        if adjunct.preposition in ("in", "near", "around", "у", "в", "біля", "под"):
            found = place_of(scene, setting, adjunct.phrase)
            if found is not None:
                return found
    return place_of(scene, setting, way) if way is not None else None
