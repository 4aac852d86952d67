"""Words of the author inside a quotation: «Нам нечего бояться, — сказал он. — Мы победим»."""

from __future__ import annotations

from apps.claims.extraction.attributions.closed_words import DASHES, TERMINAL
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.lexicon import SLAVIC_CUES, VERB_CUES
from apps.claims.extraction.attributions.phrases import subject_right
from apps.claims.extraction.attributions.reading import Reading, Sentence


def read_inserted(reading: Reading, sentence: Sentence) -> Draft | None:
    """The attribution whose speaker stands between dashes inside one pair of quotation marks."""
    number = reading.within[sentence.first]
    if number < 0:
        return None
    quotation = reading.quotations[number]
    if quotation.first < sentence.first:
        return None
    for place in range(quotation.first + 2, quotation.last - 3):
        if (
            reading.lows[place] not in SLAVIC_CUES
            or reading.words[place - 1] not in DASHES
            or not (reading.words[place - 2] in TERMINAL or reading.words[place - 2] == ",")
        ):
            continue
        speaker = subject_right(reading, place + 1, quotation.last)
        if speaker is None:
            continue
        after = speaker[1]
        while after < quotation.last and reading.words[after] not in DASHES:
            if reading.words[after] in TERMINAL or reading.words[after] == ",":
                after += 1
            else:
                break
        if after >= quotation.last or reading.words[after] not in DASHES:
            continue
        cue = VERB_CUES[reading.lows[place]]
        return Draft(
            "verb-in-the-middle",
            place,
            speaker,
            (place, place + 1),
            [(quotation.first, place - 1), (after + 1, sentence.last)],
            cue.lemma,
            cue.act,
            by_quotation=True,
            verb=cue,
        )
    return None
