"""Claims of what somebody threatens, vows or plans to do by force, and on what condition."""

from __future__ import annotations

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.intent_clauses import (
    act_at,
    drafted,
    end_of,
    inner,
    is_armed,
    is_person,
    may_act,
)
from apps.claims.extraction.assembling.intent_modals import future_at, modal_at
from apps.claims.extraction.assembling.intent_words import (
    FUTURE,
    PLANNING,
    READY,
    THREATENING,
    WILL,
)
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import NEGATIVE
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.speakers import speaker_of, voice_of
from apps.claims.extraction.assembling.standing import Setting, is_hypothetical, is_question
from apps.claims.extraction.assembling.territory import known_of, party_strength
from apps.claims.extraction.assembling.voicing import voice_at
from apps.claims.extraction.assembling.warring import STATES
from apps.claims.extraction.attributions import Act, Attribution
from apps.claims.extraction.attributions.classes import is_adverb

_NEAR_SUBJECT = 4


def intents_of(scene: Scene, setting: Setting, sentence: Sentence) -> list[Draft]:
    """The claims of intent that a sentence states."""
    reading = scene.reading
    if is_question(reading, sentence, sentence.first):
        return []
    found: list[Draft] = []
    for at in range(sentence.first, sentence.last):
        low = reading.lows[at]
        draft: Draft | None = None
        if low in ("to", "щоб", "чтобы") and at > sentence.first:
            if reading.lows[at - 1] in READY:
                draft = _ready(scene, setting, sentence, at)
        elif low in READY and not low.isascii():
            draft = _ready(scene, setting, sentence, at + 1)
        elif low in FUTURE:
            draft = future_at(scene, setting, sentence, at)
        elif low in WILL and reading.words[at] != "May":
            draft = modal_at(scene, setting, sentence, at)
        if draft is not None and not (found and found[-1].core.overlaps(draft.core)):
            found.append(draft)
    return found


def threats_of(scene: Scene, setting: Setting) -> list[Draft]:
    """The claims of intent that a verb of threat, promise or plan makes: "threatened to …"."""
    found = []
    for said in scene.acts:
        if said.act is Act.INTENDS and not said.negated and said.speaker and said.cue:
            draft = _threat(scene, setting, said, said.speaker, said.cue)
            if draft is not None:
                found.append(draft)
    return found


def _threat(
    scene: Scene, setting: Setting, said: Attribution, speaker: Span, cue: Span
) -> Draft | None:
    reading = scene.reading
    speech = said.lemma in THREATENING
    if not speech and said.lemma not in PLANNING:
        return None
    tokens = scene.tokens_in(said.content[0])
    if not tokens:
        return None
    sentence = scene.sentences[scene.sentence_at(cue.start)]
    last = min(tokens.stop, sentence.last)
    act = act_at(scene, tokens.start, last)
    who = scene.tokens_in(speaker)
    strength = party_strength(scene, (who.start, who.stop)) if who else 0
    if act < 0 or not (setting.of_war or strength == 2 or is_armed(scene, act, last)):
        return None
    of_party = strength or any(reading.lows[one] in STATES for one in who)
    if not of_party and not is_person(scene, speaker, said):
        return None
    at = reading.token_at(cue.start)
    if is_question(reading, sentence, at) or is_hypothetical(reading, sentence, who.start):
        return None
    subject = speaker_of(scene, speaker, said)
    draft = drafted(
        scene,
        setting,
        sentence,
        "intent-cue",
        (who.start if who.start < at <= who.stop + _NEAR_SUBJECT else at, last),
        act,
        subject,
        voice_of(scene, said) if speech else voice_at(scene, cue.start),
    )
    if draft is not None and draft.core.start >= cue.start:
        draft.statement = f"{subject.words} {inner(draft.statement)}"
    return draft


def _ready(scene: Scene, setting: Setting, sentence: Sentence, to: int) -> Draft | None:
    """ "… are preparing to attack", said of an armed party."""
    reading = scene.reading
    act = act_at(scene, to, sentence.last)
    if act < 0:
        return None
    at = to - 2
    negated = False
    while at >= sentence.first and (
        reading.lows[at] in ("is", "are", "was", "were", "be", "been", "being", "has", "have")
        or is_adverb(reading.lows[at])
        or reading.lows[at] in NEGATIVE
    ):
        negated = negated or reading.lows[at] in NEGATIVE
        at -= 1
    subject = phrase_left(reading, at, sentence.first)
    if negated or subject is None or not may_act(scene, setting, subject):
        return None
    slavic = not reading.lows[to - 1].isascii()
    if at == to - 2 and reading.lows[to - 1] != "preparing" and not slavic:
        return None
    if is_hypothetical(reading, sentence, subject[0]):
        return None
    end = end_of(scene, act, sentence.last)
    known = known_of(scene, subject)
    return drafted(scene, setting, sentence, "intent-cue", (subject[0], end), act, known, None)
