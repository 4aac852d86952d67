"""What was corrected since, beside the claims that a page or a file shows."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from apps.articles.models.dockets import docket_address
from apps.comparison.enums import CorrectionEffect
from apps.comparison.methods.facts import CorrectionFact
from apps.comparison.models import Correction
from apps.comparison.queries.corrections import corrections_of
from apps.ui.dates import written

# What a correction makes of the claim that it marks, as a status does and as a clause does.
STATUSES: Final = {
    CorrectionEffect.SCOPE_SUPERSEDED: "superseded",
    CorrectionEffect.FIGURE_SUPERSEDED: "superseded",
    CorrectionEffect.RETRACTED: "retracted",
}
_MADE: Final = {
    CorrectionEffect.SCOPE_SUPERSEDED: "Scope superseded",
    CorrectionEffect.FIGURE_SUPERSEDED: "Figure superseded",
    CorrectionEffect.RETRACTED: "Retracted",
}


@dataclass(frozen=True)
class CorrectionMark:
    """One correction of what a claim rests on, as far as the claim shows it."""

    docket: int
    effect: CorrectionEffect
    words: str
    said_on: datetime.date | None
    said_precision: str

    @property
    def label(self) -> str:
        return f"K-{self.docket}"

    @property
    def address(self) -> str:
        return docket_address("desk:correction", self.docket)

    @property
    def status(self) -> str:
        return STATUSES[self.effect]

    @property
    def made(self) -> str:
        """What became of the claim: scope superseded."""
        return _MADE[self.effect]

    @property
    def when(self) -> str:
        return written(self.said_on, self.said_precision) if self.said_on else ""

    @property
    def told(self) -> str:
        """In one line beside the text: Scope superseded, 2 May 2023 (K-3): the words."""
        made = f"{self.made}, {self.when}" if self.when else self.made
        return f"{made} ({self.label}): {' '.join(self.words.split())}"

    @property
    def said(self) -> str:
        """In one line for a file: K-3, 2 May 2023, scope superseded: the words."""
        parts = [part for part in (self.label, self.when, self.made.lower()) if part]
        return f"{', '.join(parts)}: {' '.join(self.words.split())}"


Marks = dict[UUID, tuple[CorrectionMark, ...]]


def marks_of(claims: Iterable[UUID]) -> Marks:
    """For each claim that is corrected, by what, oldest first; one query where none is."""
    found = corrections_of(claims)
    if not found:
        return {}
    ids = {UUID(fact.key) for facts in found.values() for fact in facts}
    known = Correction.objects.only("docket", "said_precision").in_bulk(ids)
    return {
        claim: tuple(
            _mark(fact, known[UUID(fact.key)]) for fact in facts if UUID(fact.key) in known
        )
        for claim, facts in found.items()
    }


def _mark(fact: CorrectionFact, row: Correction) -> CorrectionMark:
    return CorrectionMark(
        docket=row.docket,
        effect=CorrectionEffect(fact.effect),
        words=fact.words,
        said_on=fact.said_on,
        said_precision=row.said_precision,
    )
