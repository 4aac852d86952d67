"""Claims of what somebody threatens, vows or plans to do by force, and on what condition."""

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
    OWN,
    PLANNING,
    READY,
    THREATENING,
    WARNING,
    WILL,
    WITH_ARMS,
    WOULD,
)
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import NEGATIVE, phrase_right
from apps.claims.extraction.assembling.records import Basis, Kind, Known, Part
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.speakers import speaker_of, voice_of
from apps.claims.extraction.assembling.standing import Setting, is_hypothetical, is_question
from apps.claims.extraction.assembling.territory import (
    is_territory,
    known_of,
    party_strength,
    place_of,
    span_of,
)
from apps.claims.extraction.assembling.voicing import Voice, plain, voice_at
from apps.claims.extraction.assembling.warring import STATES
from apps.claims.extraction.attributions import Act, Attribution
from apps.claims.extraction.attributions.classes import Range, is_adverb

_NEAR_VERB = 6
_NEAR_ARMS = 7
_NEAR_SUBJECT = 4
_LONGEST_CLAUSE = 40


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
        elif low in WILL and reading.words[at] != "May":
            draft = _modal(scene, setting, sentence, at)
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
    act = _act_at(scene, tokens.start, last)
    who = scene.tokens_in(speaker)
    strength = party_strength(scene, (who.start, who.stop)) if who else 0
    if act < 0 or not (setting.of_war or strength == 2):
        return None
    of_party = strength or any(reading.lows[one] in STATES for one in who)
    if not of_party and not _is_person(scene, speaker, said):
        return None
    at = reading.token_at(cue.start)
    if is_question(reading, sentence, at) or is_hypothetical(reading, sentence, who.start):
        return None
    subject = speaker_of(scene, speaker, said)
    draft = _drafted(
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
        draft.statement = f"{subject.words} {_inner(draft.statement)}"
    return draft


def _inner(words: str) -> str:
    """The words as they stand inside of a sentence; words in upper case stay so."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _is_person(scene: Scene, speaker: Span, said: Attribution) -> bool:
    """Whether a speaker is somebody by name, or a pronoun for one."""
    naming = said.refers_to or speaker
    tokens = scene.tokens_in(naming)
    return any(name.kind == "person" for name in scene.names_in(naming)) or (
        bool(tokens) and scene.persons.of_phrase((tokens.start, tokens.stop)) is not None
    )


def _act_at(scene: Scene, first: int, last: int) -> int:
    """The token of the verb that says what is to be done by force; -1 if none follows."""
    reading = scene.reading
    at = first
    while at < last and (
        reading.lows[at] in ("to", "not", "that", "be", "and", "що", "что")
        or is_adverb(reading.lows[at])
    ):
        at += 1
    return at if at < last and _by_force(scene, at, last) else -1


def _by_force(scene: Scene, at: int, last: int, *, passive: bool = False) -> bool:
    reading = scene.reading
    low = reading.lows[at]
    if passive:
        return low in DONE
    if low in BY_FORCE:
        return True
    behind = reading.lows[at + 1 : min(last, at + _NEAR_ARMS)]
    return low in WITH_ARMS and any(word in ARMS for word in behind)


def _ready(scene: Scene, setting: Setting, sentence: Sentence, to: int) -> Draft | None:
    """ "… are preparing to attack", said of an armed party."""
    reading = scene.reading
    act = _act_at(scene, to, sentence.last)
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
    if negated or subject is None or not _may_act(scene, setting, subject):
        return None
    if at == to - 2 and reading.lows[to - 1] != "preparing":
        return None
    if is_hypothetical(reading, sentence, subject[0]):
        return None
    end = _end(scene, act, sentence.last)
    known = known_of(scene, subject)
    return _drafted(scene, setting, sentence, "intent-cue", (subject[0], end), act, known, None)


def _may_act(scene: Scene, setting: Setting, subject: Range) -> bool:
    strength = party_strength(scene, subject)
    return strength == 2 or (strength == 1 and setting.of_war)


def _modal(scene: Scene, setting: Setting, sentence: Sentence, modal: int) -> Draft | None:
    """ "would withdraw if …", "warned that … could be redeployed"."""
    reading = scene.reading
    act, highest = -1, min(sentence.last, modal + 1 + _NEAR_VERB)
    for at in range(modal + 1, highest):
        low = reading.lows[at]
        if low in NEGATIVE or reading.kinds[at] not in ("word", "possessive", "number"):
            return None
        if _by_force(scene, at, sentence.last, passive=reading.lows[at - 1] == "be"):
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
    if not own and not _may_act(scene, setting, subject):
        return None
    if own and not (setting.of_war and _is_speaker(scene, subject[0])):
        return None
    condition = condition_of(scene, sentence, modal, subject[0])
    if voice.attribution.lemma in WARNING:
        rule = "intent-warned"
    elif condition is not None and reading.lows[modal] in WOULD:
        rule = "intent-condition"
    else:
        return None
    known = voice.claimant if own else known_of(scene, subject)
    end = _end(scene, act, sentence.last)
    return _drafted(scene, setting, sentence, rule, (subject[0], end), act, known, voice)


def _is_speaker(scene: Scene, at: int) -> bool:
    """Whether a pronoun is for who speaks: "we" is so only in a quotation."""
    reading = scene.reading
    if reading.lows[at] in ("it", "he", "she", "they", "він", "вона", "вони", "он", "она", "они"):
        return reading.lows[at] != "it"
    return reading.within[at] >= 0


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
        end = _end(scene, at, clause if at < clause else sentence.last)
        span = span_of(scene, (at, end))
        return Known(plain(scene.text, span), Basis.STATED, span)
    return None


def _end(scene: Scene, first: int, last: int) -> int:
    """The token behind a clause that begins at a token: at its comma, or mark."""
    reading = scene.reading
    at, highest = first + 1, min(last, first + _LONGEST_CLAUSE)
    while at < highest and reading.words[at] not in (",", ";", ":", ".", "!", "?", "—", "–"):
        if reading.kinds[at] == "quote":
            break
        at += 1
    return at


def _drafted(
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
