"""Participles and passives: verbs that have no subject before them as others do."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.clauses import clause_end
from apps.claims.extraction.attributions.closed_words import (
    CONJUNCTIONS,
    DASHES,
    DETERMINERS,
    PERSONAL,
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

# "It is said to …": verbs whose passive tells what people say or think of the subject.
_SAID_TO = words_of(
    "say believe think expect report know understand estimate assume suspect fear claim allege"
    " rumor rumour predict forecast hope"
)
# What people put out, to say something with: "released a statement condemning …".
_DOCUMENTS = words_of(
    "statement statements report letter letters memo post posts tweet tweets message messages"
    " interview release email emails speech campaign ad ads video"
)


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
        if draft.speaker is not None and _is_object(reading, draft.speaker, sentence):
            draft.speaker = None
    if draft.speaker is None:
        draft.speaker = main_subject(reading, draft.anchor, sentence, earlier)
    draft.rule = "citing" if draft.lemma == "cite" else "participle"
    return fill(reading, draft, frames, after, draft.anchor, sentence, lone=True)


def _is_object(reading: Reading, phrase: Range, sentence: Sentence) -> bool:
    """Whether the words before a participle are rather the object of the verb before them.

    People in the plural and names may speak for themselves there ("met crowds chanting …").
    """
    begin, end = phrase
    return (
        begin > sentence.first
        and not reading.lows[end - 1].endswith("s")
        and not any(reading.capital(at) for at in range(begin, end))
        and reading.lows[begin] not in PERSONAL | RELATIVE
    )


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
    if subject is None or reading.lows[subject[0]] in RELATIVE:
        return None
    if place < last and reading.lows[place] == "to" and verb in _SAID_TO:
        draft.content = [subject, (place, clause_end(reading, place, last))]
        return draft
    if place < last and reading.lows[place] in THAT and reading.lows[before] == "it":
        draft.content = [(place, clause_end(reading, place, last))]
        return draft
    judged = draft.act in (Act.JUDGES, Act.DENIES)
    if judged and place < last and reading.lows[place] == "by":
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
