"""Participles and passives: verbs that have no subject before them as others do."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import is_adverb
from apps.claims.extraction.attributions.clauses import clause_end
from apps.claims.extraction.attributions.closed_words import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    THAT,
    words_of,
)
from apps.claims.extraction.attributions.contents import fill
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.phrases import subject_left, subject_right
from apps.claims.extraction.attributions.reading import Reading, Sentence
from apps.claims.extraction.attributions.records import Act
from apps.claims.extraction.attributions.subjects import main_subject

_DOCUMENTS = words_of("statement report letter memo post tweet message interview release email")


def read_participle(
    reading: Reading,
    draft: Draft,
    frames: frozenset[str],
    after: int,
    sentence: Sentence,
    earlier: list[Draft],
) -> Draft | None:
    """A participle takes the speaker of its clause: "…, he said, adding that …"."""
    prior = draft.anchor - 1
    while prior >= sentence.first and is_adverb(reading.lows[prior]):
        prior -= 1
    if prior < sentence.first:
        # "Speaking of X, he said": what follows the comma is the subject.
        return None
    low = reading.lows[prior]
    if (
        reading.words[prior] == ","
        or low in CONJUNCTIONS
        or reading.within[prior] >= 0
        or low in PREPOSITIONS | SUBORDINATORS
        or reading.words[prior] in DASHES
    ):
        if low in DETERMINERS or low in ("of", "on"):
            return None
        draft.speaker = main_subject(reading, draft.anchor, sentence, earlier)
    elif low in _DOCUMENTS:
        draft.speaker = main_subject(reading, draft.anchor, sentence, earlier)
    else:
        draft.speaker = subject_left(reading, prior, sentence.first)
    if draft.speaker is None:
        draft.speaker = main_subject(reading, draft.anchor, sentence, earlier)
    draft.rule = "participle"
    return fill(reading, draft, frames, after, draft.anchor, sentence, lone=True)


def read_passive(reading: Reading, draft: Draft, before: int, sentence: Sentence) -> Draft | None:
    """ "He was quoted as saying …", "is expected to …", "was told that …"."""
    verb, place, last = draft.lemma, draft.anchor + 1, sentence.last
    subject = subject_left(reading, before, sentence.first)
    if verb == "quote" and reading.lows[place : place + 2] == ["as", "saying"]:
        draft.speaker, draft.cue, draft.rule = subject, (draft.anchor, place + 2), "quoted-as"
        end = clause_end(reading, place + 2, last)
        draft.content = [(place + 2, end)] if end > place + 2 else []
        return draft if draft.content else None
    draft.rule = "passive"
    if subject is None:
        return None
    if place < last and reading.lows[place] == "to" and draft.act is not Act.ASKS:
        draft.content = [subject, (place, clause_end(reading, place, last))]
        return draft
    if place < last and reading.lows[place] in THAT and reading.lows[before] == "it":
        draft.content = [(place, clause_end(reading, place, last))]
        return draft
    if place < last and reading.lows[place] == "by" and reading.lows[subject[0]] not in RELATIVE:
        draft.speaker = subject_right(reading, place + 1, last)
        if draft.speaker is None:
            return None
        draft.content = [subject]
        return draft
    if (
        draft.verb is not None
        and "p" in draft.verb.frames
        and place < last
        and reading.lows[place] in ("of", "for", "as")
    ):
        draft.content = [subject, (place, clause_end(reading, place, last))]
        return draft
    return None
