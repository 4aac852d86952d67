"""What attributes by a noun: his claim that …, the warning that …, rejected the report that …."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import is_adverb
from apps.claims.extraction.attributions.clauses import clause_end
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    DETERMINERS,
    POSSESSIVE,
    PREPOSITIONS,
    words_of,
)
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.english import NOUNS
from apps.claims.extraction.attributions.lexicon import VERB_CUES
from apps.claims.extraction.attributions.phrases import subject_left
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE
from apps.claims.extraction.attributions.reading import Reading, Sentence
from apps.claims.extraction.attributions.records import Act

_LIGHT = words_of(
    "made make makes expressed expresses express issued issues had has have dismissed rejected"
    " repeated repeats denied raised raises voiced voices floated gave given released"
)
# "Rejected the claim that": whose claim it was is not said; whose denial it is, is.
_DENYING = frozenset(low for low, cue in VERB_CUES.items() if cue.act is Act.DENIES)


def read_noun(reading: Reading, place: int, sentence: Sentence) -> Draft | None:
    """ "His claim that …", "the minister's warning that …", "expressed concern that …"."""
    after = place + 1
    if after + 1 >= sentence.last or reading.lows[after] != "that":
        return None
    if (
        place > sentence.first
        and reading.kinds[place - 1] != GENITIVE
        and reading.lows[place - 1] in AUXILIARIES | {"to"}
    ):
        return None
    draft = Draft(
        "noun", place, None, (place, after), [], reading.lows[place], NOUNS[reading.lows[place]]
    )
    lead = reading.lows[place - 1] if place > sentence.first else ""
    draft.content = [(after, clause_end(reading, after, sentence.last, lead in PREPOSITIONS))]
    at = place - 1
    while at > max(sentence.first, place - 4) and not (
        reading.lows[at] in DETERMINERS
        or reading.kinds[at] == GENITIVE
        or reading.lows[at] in _LIGHT
    ):
        at -= 1
    if reading.lows[at] in POSSESSIVE:
        draft.speaker = (at, at + 1)
    elif reading.kinds[at] == GENITIVE:
        draft.speaker = subject_left(reading, at - 1, sentence.first)
    else:
        if reading.lows[at] in DETERMINERS:
            at -= 1
        while at > sentence.first and reading.lows[at] in AUXILIARIES:
            at -= 1
        if reading.lows[at] in _DENYING:
            draft.act = Act.DENIES
        if at > sentence.first and (reading.lows[at] in _LIGHT or reading.lows[at].endswith("ed")):
            at -= 1
            while at > sentence.first and (
                is_adverb(reading.lows[at]) or reading.lows[at] in AUXILIARIES
            ):
                at -= 1
            draft.speaker = subject_left(reading, at, sentence.first)
    return draft if draft.speaker is not None or draft.act is Act.SAYS else None
