"""The claims without figures of a text: control, movement, intent and characterisation."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.assembling import kinds_english, kinds_slavic
from apps.claims.extraction.assembling.characterising import TRIGGERS, character_at
from apps.claims.extraction.assembling.control import CONTROL, control_at
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.held_under import HELD, held_at
from apps.claims.extraction.assembling.intent import intents_of, threats_of
from apps.claims.extraction.assembling.movement import movement_at
from apps.claims.extraction.assembling.predicates import VerbGroup, groups_at
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.standing import Setting, setting_of

VERBS: Final = {**kinds_slavic.verbs(), **kinds_english.verbs()}

_TRIGGERS: Final = frozenset((*VERBS, *HELD, *TRIGGERS))


def read_kinds(scene: Scene) -> list[Draft]:
    """A draft for each claim without a figure that is no caveat, in the order of the text.

    Takes time in proportion to the length of the text.
    """
    setting = setting_of(scene)
    found = threats_of(scene, setting)
    for sentence in scene.sentences:
        found.extend(_of_sentence(scene, setting, sentence))
    found.sort(key=lambda draft: (draft.core.start, draft.core.end))
    return _apart(found)


def _of_sentence(scene: Scene, setting: Setting, sentence: Sentence) -> list[Draft]:
    reading = scene.reading
    found = intents_of(scene, setting, sentence)
    for place in range(sentence.first, sentence.last):
        if reading.lows[place] not in _TRIGGERS:
            continue
        verb = VERBS.get(reading.lows[place])
        draft: Draft | None = None
        if verb is not None:
            for group in groups_at(reading, place, sentence.first, sentence.last, verb):
                draft = _of_group(scene, setting, sentence, group)
                if draft is not None:
                    break
        if draft is None:
            draft = held_at(scene, setting, sentence, place)
        if draft is None:
            draft = character_at(scene, setting, sentence, place)
        if draft is not None:
            found.append(draft)
    return found


def _of_group(
    scene: Scene, setting: Setting, sentence: Sentence, group: VerbGroup
) -> Draft | None:
    if group.pattern.does in CONTROL:
        return control_at(scene, setting, sentence, group)
    return movement_at(scene, setting, sentence, group)


def _apart(drafts: list[Draft]) -> list[Draft]:
    """Of claims of one kind that overlap, the first: one clause states one of a kind."""
    kept: list[Draft] = []
    for draft in drafts:
        if not any(
            other.kind is draft.kind and other.core.overlaps(draft.core) for other in kept[-3:]
        ):
            kept.append(draft)
    return kept
