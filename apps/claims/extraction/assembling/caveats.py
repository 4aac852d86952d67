"""The caveats of a text, each tied to the claims it limits."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from apps.claims.extraction.assembling import basis_patterns, caveat_patterns, caveats_slavic
from apps.claims.extraction.assembling.adjoining import clause_end_right
from apps.claims.extraction.assembling.basis_patterns import basis_at
from apps.claims.extraction.assembling.caveat_clauses import Found
from apps.claims.extraction.assembling.caveat_patterns import caveat_at
from apps.claims.extraction.assembling.caveats_slavic import slavic_caveat_at
from apps.claims.extraction.assembling.drafts import Draft
from apps.claims.extraction.assembling.framing import framed
from apps.claims.extraction.assembling.limiting import Earlier
from apps.claims.extraction.assembling.records import Kind, Limit
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.speakers import resolved, voice_of
from apps.claims.extraction.assembling.standing import (
    Setting,
    is_hypothetical,
    is_question,
    setting_of,
)
from apps.claims.extraction.assembling.territory import span_of
from apps.claims.extraction.assembling.voicing import Voice, voice_at
from apps.claims.extraction.attributions import Attribution
from apps.claims.extraction.attributions.closed_words import DAYS, PERSONAL, words_of

# A participle has the subject of another verb.
_ASIDE: Final = frozenset(("denying", "rejecting", "disputing", "refuting", "dismissing"))
# "This report could not be confirmed" is no part of the report.
_POINTING: Final = frozenset(("this", "these", "that", "those", "the"))
# How many sentences back a pronoun reaches.
_NEAR: Final = 3
_TIMES: Final = DAYS | words_of("hours days minutes weeks months years ago")
_NOBODY: Final = frozenset(("you", "it", "there", "this", "that"))

_TRIGGERS: Final = frozenset(
    (*caveat_patterns.TRIGGERS, *basis_patterns.TRIGGERS, *caveats_slavic.TRIGGERS)
)


def read_caveats(scene: Scene, claims: Sequence[Draft]) -> list[Draft]:
    """A draft for each caveat of a text, in its order, tied to those of the claims it limits.

    `claims`: the other drafts of the text. Takes time in proportion to the length of the text.
    """
    setting, lows = setting_of(scene), scene.reading.lows
    cues = {said.cue.start: said for said in scene.acts if said.cue is not None}
    earlier = Earlier(scene, claims)
    found: list[Draft] = []
    for sentence in scene.sentences:
        here: list[Draft] = []
        for at in range(sentence.first, sentence.last):
            if lows[at] not in _TRIGGERS:
                continue
            caveat = (
                caveat_at(scene.reading, at, sentence)
                or basis_at(scene.reading, at, sentence)
                or slavic_caveat_at(scene, at, sentence)
            )
            if caveat is None or any(_is_again(each, caveat, scene) for each in here[-2:]):
                continue
            draft = _drafted(scene, setting, sentence, caveat, cues)
            if draft is None:
                continue
            draft.limits = earlier.limited_by(draft, caveat.about, here)
            if draft.limits or draft.limit is not Limit.BASIS:
                here.append(draft)
        found.extend(here)
    return found


def _is_again(known: Draft, caveat: Found, scene: Scene) -> bool:
    """Whether the same clause has shown this already: "did not respond to … for comment"."""
    start = scene.reading.starts[caveat.first]
    if known.limit is Limit.REFUSAL and caveat.limit is Limit.REFUSAL:
        return True
    return known.core.start <= start < known.core.end


def _drafted(
    scene: Scene,
    setting: Setting,
    sentence: Sentence,
    caveat: Found,
    cues: dict[int, Attribution],
) -> Draft | None:
    reading = scene.reading
    if is_question(reading, sentence, caveat.verb):
        return None
    if is_hypothetical(reading, sentence, caveat.first):
        return None
    voice = _voice(scene, setting, sentence, caveat, cues.get(reading.starts[caveat.verb]))
    if voice is None:
        return None
    behind = max(caveat.verb + 1, caveat.about[0])
    through = caveat.limit in (Limit.DENIAL, Limit.REFUSAL, Limit.UNVERIFIED)
    end = clause_end_right(reading, behind, sentence.last, through=through)
    first = caveat.verb if reading.lows[caveat.verb] in _ASIDE else caveat.first
    draft = framed(
        scene,
        kind=Kind.CAVEAT,
        rule=caveat.rule,
        sentence=sentence,
        clause=(first, max(end, caveat.verb + 1)),
        verb=caveat.verb,
        known={},
        why=f"Read from “{reading.words[caveat.verb]}”.",
        voice=voice,
        dated=False,
    )
    if draft is not None:
        draft.limit = caveat.limit
    return draft


def _voice(
    scene: Scene,
    setting: Setting,
    sentence: Sentence,
    caveat: Found,
    cue: Attribution | None,
) -> Voice | None:
    """Who makes the caveat; None if its subject is nobody who could."""
    reading = scene.reading
    said = voice_at(scene, reading.starts[caveat.verb])
    if caveat.limit is Limit.BASIS or reading.lows[caveat.verb].startswith("defer"):
        if cue is not None and cue.speaker is not None:
            return voice_of(scene, cue)
        if said.claimant is not None or caveat.limit is Limit.BASIS:
            return Voice(said.claimant, said.chain, said.attribution, said.own)
        return _last_speaker(scene, setting, sentence, caveat)
    if caveat.who is None and cue is not None and cue.speaker is not None:
        return _without_time(scene, voice_of(scene, cue))
    if caveat.who is None:
        if reading.lows[caveat.about[0]] in _POINTING and not said.own:
            return Voice(None, (), None, said.own)
        return Voice(said.claimant, said.chain, said.attribution, said.own)
    words = reading.lows[caveat.who[0]]
    single = caveat.who[1] - caveat.who[0] == 1
    if single and words in _NOBODY:
        return None
    by_cue = words in PERSONAL or reading.lows[caveat.verb] in _ASIDE
    if cue is not None and cue.speaker is not None and by_cue:
        return _without_time(scene, voice_of(scene, cue))
    known = resolved(scene, setting, span_of(scene, caveat.who), said)
    if known is None and words in PERSONAL:
        return _spoke_before(scene, caveat)
    if known is None:
        return Voice(None, (), said.attribution, said.own)
    chain = said.chain if said.claimant is not None and known == said.claimant else ()
    return Voice(known, chain, said.attribution, said.own)


def _without_time(scene: Scene, voice: Voice) -> Voice:
    """The voice, unless what it names is a time: "issued a note a few hours ago denying …"."""
    claimant = voice.claimant
    if claimant is None or claimant.span is None:
        return voice
    tokens = scene.tokens_in(claimant.span)
    if any(scene.reading.lows[at] in _TIMES for at in tokens):
        return Voice(None, (), voice.attribution, voice.own)
    return voice


def _last_speaker(
    scene: Scene, setting: Setting, sentence: Sentence, caveat: Found
) -> Voice | None:
    """Who spoke last before a word in its sentence: "Kirby said while deferring to …"."""
    for at in range(caveat.verb - 1, max(sentence.first, caveat.verb - 12) - 1, -1):
        for said in setting.acts_by_speaker(scene.reading.starts[at]):
            return voice_of(scene, said)
    return None


def _spoke_before(scene: Scene, caveat: Found) -> Voice | None:
    """The person whom words are attributed to last before a pronoun; nobody if none is near."""
    start = scene.reading.starts[caveat.first]
    number = scene.sentence_at(start)
    lowest = scene.sentences[max(0, number - _NEAR)].span.start
    at = bisect_left(scene.acts, start, key=lambda said: said.start) - 1
    while at >= 0 and scene.acts[at].start >= lowest:
        said = scene.acts[at]
        if said.speaker is not None and said.speaker.end <= start:
            return voice_of(scene, said)
        at -= 1
    return None
