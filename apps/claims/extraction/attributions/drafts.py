"""An attribution while its sentence is still being read: in tokens, not yet in characters."""

from __future__ import annotations

from dataclasses import dataclass, field

from apps.claims.extraction.attributions.classes import Range
from apps.claims.extraction.attributions.cues import Cue
from apps.claims.extraction.attributions.naming import Named
from apps.claims.extraction.attributions.records import Act


@dataclass(slots=True)
class Draft:
    """Ranges are of tokens, first up to, without, last. `told`: the addressee.

    `by_quotation`: the content is one quotation or several, which those that follow may go on.
    `anchor`: the token of the cue, which orders drafts. `person`: who the speaker is, by name;
    `refers_to`: the full name, if the speaker's own words are not it.
    """

    rule: str
    anchor: int
    speaker: Range | None
    cue: Range | None
    content: list[Range]
    lemma: str = ""
    act: Act = Act.SAYS
    negated: bool = False
    by_quotation: bool = False
    told: Range | None = None
    refers_to: Range | None = None
    person: Named | None = None
    verb: Cue | None = field(default=None, repr=False)
