"""Who is meant by the subject of a verb: a name, a phrase, or a pronoun for who spoke before."""

from __future__ import annotations

from dataclasses import dataclass, replace

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import VerbGroup, head_of
from apps.claims.extraction.assembling.records import Basis, How, Known
from apps.claims.extraction.assembling.scene import Scene
from apps.claims.extraction.assembling.standing import Setting
from apps.claims.extraction.assembling.territory import party_strength
from apps.claims.extraction.assembling.voicing import (
    Voice,
    named_source,
    passed,
    plain,
    voice_at,
)
from apps.claims.extraction.attributions import Attribution, Step
from apps.claims.extraction.attributions.classes import Range
from apps.claims.extraction.attributions.closed_words import AUXILIARIES, PERSONAL, VERBS
from apps.claims.extraction.attributions.relays import SPOKESMEN

# "They" is too often somebody else.
_OWN = frozenset(("it", "we", "ми", "мы"))
# How many words may lead into a clause before its subject.
_OPENING, _LONGEST_OPENING = 2, 14
_HOW = {
    Step.FOR_WHOM: How.FOR,
    Step.TOLD_WHOM: How.TOLD,
    Step.REPORTED_BY: How.REPORTED,
}


@dataclass(frozen=True, slots=True)
class Spoken:
    """A pronoun as tokens, and who it is."""

    at: Range
    who: Known


def speaker_of(scene: Scene, speaker: Span, said: Attribution | None = None) -> Known:
    """The source that words name, or those words if they name nobody in full elsewhere."""
    naming = said.refers_to if said is not None and said.refers_to is not None else speaker
    return named_source(scene, naming, speaker)


def voice_of(scene: Scene, said: Attribution) -> Voice:
    """The voice of one attribution, also of one that states nothing: a threat, a refusal."""
    if said.speaker is None:
        return Voice(None, (), said)
    chain = tuple(
        passed(scene, _HOW[link.step], link.span) for link in said.chain if link.step in _HOW
    )
    return Voice(speaker_of(scene, said.speaker, said), chain, said)


def resolved(scene: Scene, setting: Setting, subject: Span, voice: Voice) -> Known | None:
    """Who the subject of a verb is; a pronoun is whoever it is in an attribution, or the voice.

    None for a pronoun that nothing resolves.
    """
    if subject.of(scene.text).lower() not in PERSONAL:
        return _by_head(scene, subject) or speaker_of(scene, subject)
    for said in setting.acts_by_speaker(subject.start):
        if said.refers_to is not None:
            return speaker_of(scene, subject, said)
    if voice.claimant is not None:
        return voice.claimant
    return None


def own_party(scene: Scene, group: VerbGroup, first: int) -> Spoken | None:
    """The pronoun before a verb for an armed party that speaks: "the army said it had taken …".

    None where the subject is no such pronoun, or whoever speaks is no party.
    """
    reading = scene.reading
    at = group.first - 1
    if at < first or reading.lows[at] not in _OWN:
        return None
    voice = voice_at(scene, reading.starts[group.place])
    if voice.claimant is None and voice.attribution is None and reading.lows[at] == "it":
        return _party_before(scene, at)
    if voice.claimant is None or voice.claimant.span is None:
        return None
    if reading.lows[at] in ("we", "ми", "мы") and reading.within[at] < 0:
        return None
    tokens = scene.tokens_in(voice.claimant.span)
    if not tokens or not party_strength(scene, (tokens.start, tokens.stop)):
        return None
    return Spoken((at, at + 1), voice.claimant)


def _party_before(scene: Scene, at: int) -> Spoken | None:
    """Who "it" is: the party whose verb is the first of the sentence, or of the one before."""
    reading = scene.reading
    number = scene.sentence_at(reading.starts[at])
    sentence = scene.sentences[number]
    if at - sentence.first > _OPENING:
        first, last = sentence.first, at
    elif number and scene.sentences[number - 1].paragraph == sentence.paragraph:
        before = scene.sentences[number - 1]
        first, last = before.first, before.last
    else:
        return None
    for verb in range(first + 1, min(last, first + _LONGEST_OPENING)):
        low = reading.lows[verb]
        if low in AUXILIARIES | VERBS or (low.endswith("ed") and low.islower()):
            subject = phrase_left(reading, verb - 1, first)
            if subject is None or not party_strength(scene, subject):
                return None
            span = Span(reading.starts[subject[0]], reading.ends[subject[1] - 1])
            who = speaker_of(scene, span)
            return Spoken((at, at + 1), replace(who, basis=Basis.ELSEWHERE))
    return None


def _by_head(scene: Scene, subject: Span) -> Known | None:
    """A phrase whose name only says for whom somebody acts: "an aide for Mr. Brown"."""
    # «Речниця уряду»: who it is of stands in the genitive, without a word between.
    tokens = scene.tokens_in(subject)
    if not tokens:
        return None
    phrase = (tokens.start, tokens.stop)
    reading = scene.reading
    head = head_of(reading, phrase)
    of_body = reading.lows[phrase[0]] in SPOKESMEN and not reading.words[phrase[0]].isascii()
    named = any(name.kind == "person" for name in scene.names_in(subject)) or (
        phrase[1] - phrase[0] > 2
        and scene.persons.of_phrase((phrase[1] - 2, phrase[1])) is not None
    )
    if not (of_body and not named) and (head == phrase[1] - 1 or reading.capital(head)):
        return None
    return Known(plain(scene.text, subject), Basis.STATED, subject)
