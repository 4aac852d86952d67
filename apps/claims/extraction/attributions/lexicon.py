"""All the verbs that attribute, in all languages, by their forms."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.attributions import english, slavic
from apps.claims.extraction.attributions.cues import Cue

VERB_CUES: Final[dict[str, Cue]] = {**slavic.verb_cues(), **english.verb_cues()}
SLAVIC_CUES: Final[frozenset[str]] = frozenset(slavic.verb_cues())
