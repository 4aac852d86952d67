"""Claims of what somebody says will or may be done by force."""

from __future__ import annotations

from apps.claims.extraction.assembling.adjoining import adjuncts
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.intent_clauses import (
    by_force,
    condition_of,
    drafted,
    end_of,
    inner,
    is_armed,
    is_person,
    may_act,
)
from apps.claims.extraction.assembling.intent_words import MOVED, OWN, WARNING, WOULD
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import NEGATIVE
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.standing import Setting
from apps.claims.extraction.assembling.territory import known_of
from apps.claims.extraction.assembling.voicing import Voice, voice_at
from apps.claims.extraction.attributions import Act
from apps.claims.extraction.attributions.closed_words import THAT

_NEAR_VERB = 6


def modal_at(scene: Scene, setting: Setting, sentence: Sentence, modal: int) -> Draft | None:
    """ "would withdraw if …", "warned that … could be redeployed"."""
    reading = scene.reading
    act, highest = -1, min(sentence.last, modal + 1 + _NEAR_VERB)
    for at in range(modal + 1, highest):
        low = reading.lows[at]
        if low in NEGATIVE or reading.kinds[at] not in ("word", "possessive", "number"):
            return None
        if by_force(scene, at, sentence.last, passive=reading.lows[at - 1] == "be"):
            act = at
            break
    if act < 0:
        return None
    subject = phrase_left(reading, modal - 1, sentence.first)
    if subject is None:
        return None
    voice = voice_at(scene, reading.starts[modal])
    if voice.claimant is None or voice.attribution is None:
        return None
    own = reading.lows[subject[0]] in OWN and subject[1] - subject[0] == 1
    if not own and not may_act(scene, setting, subject):
        return None
    warned = voice.attribution.lemma in WARNING
    if own and not ((setting.of_war or warned) and _is_speaker(scene, subject[0])):
        return None
    condition = condition_of(scene, sentence, modal, subject[0])
    if warned or _may_be_sent(scene, act, sentence.last, voice):
        rule = "intent-warned"
    elif condition is not None and reading.lows[modal] in WOULD:
        rule = "intent-condition"
    else:
        return None
    known = voice.claimant if own else known_of(scene, subject)
    end = end_of(scene, act, sentence.last)
    return drafted(scene, setting, sentence, rule, (subject[0], end), act, known, voice)


def _is_speaker(scene: Scene, at: int) -> bool:
    """Whether a pronoun is for who speaks: "we" is so only in a quotation."""
    reading = scene.reading
    if reading.lows[at] in ("it", "he", "she", "they", "він", "вона", "вони", "он", "она", "они"):
        return reading.lows[at] != "it"
    return reading.within[at] >= 0


def _may_be_sent(scene: Scene, act: int, last: int, voice: Voice) -> bool:
    """ "Could be sent to …", said by somebody by name: no forecast of people unnamed."""
    reading = scene.reading
    said = voice.attribution
    if reading.lows[act] not in MOVED or said is None or said.speaker is None:
        return False
    if said.act is not Act.SAYS or not is_person(scene, said.speaker, said):
        return False
    return any(
        adjunct.preposition in ("to", "into", "в", "у", "до", "на", "к")
        for adjunct in adjuncts(reading, act + 1, last)
    )


def future_at(scene: Scene, setting: Setting, sentence: Sentence, at: int) -> Draft | None:
    """«Виведе бійців, якщо …»: the verb itself says that it will be done, by who speaks."""
    reading = scene.reading
    if at > sentence.first and reading.lows[at - 1] in NEGATIVE:
        return None
    voice = voice_at(scene, reading.starts[at])
    if voice.claimant is None or voice.attribution is None:
        return None
    if not (setting.of_war or is_armed(scene, at, sentence.last)):
        return None
    subject = phrase_left(reading, at - 1, sentence.first)
    if subject is not None and reading.lows[subject[0]] in THAT:
        subject = None
    own = subject is None or (
        subject[1] - subject[0] == 1 and reading.lows[subject[0]] in OWN - {"it"}
    )
    if subject is not None and not own and not may_act(scene, setting, subject):
        return None
    first = at if subject is None else subject[0]
    if condition_of(scene, sentence, at, first) is None:
        return None
    known = voice.claimant if subject is None or own else known_of(scene, subject)
    clause = (first, end_of(scene, at, sentence.last))
    found = drafted(scene, setting, sentence, "intent-condition", clause, at, known, voice)
    if found is not None and subject is None and found.core.start == reading.starts[at]:
        found.statement = f"{known.words} {inner(found.statement)}"
    return found
