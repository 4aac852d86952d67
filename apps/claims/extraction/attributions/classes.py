"""What kind of word stands at a place, as far as its form tells."""

from __future__ import annotations

from apps.claims.extraction.attributions.closed_words import (
    ADVERBS,
    words_of,
)
from apps.claims.extraction.attributions.cues import Form
from apps.claims.extraction.attributions.lexicon import VERB_CUES
from apps.claims.extraction.attributions.reading import Reading

Range = tuple[int, int]
# No phrase that names a source is longer, whatever stands there: keeps the reading linear.
LONGEST = 24
_NOT_ADVERBS = words_of("family ally italy july assembly supply reply anomaly rally daily weekly")


def is_adverb(low: str) -> bool:
    """Whether a word in lower case is an adverb, by a list and by its ending."""
    return low in ADVERBS or (low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS)


def is_finite_cue(reading: Reading, place: int) -> bool:
    """Whether the word is a form of an attributing verb that can be a predicate."""
    cue = VERB_CUES.get(reading.lows[place])
    return cue is not None and cue.form is not Form.GERUND and not cue.also_noun
