"""One annotation as the text and the margin show it."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Final
from uuid import UUID

from apps.anchoring import Span
from apps.articles.enums import AnchorState, SuggestionState


class MarkKind(StrEnum):
    """What the layers tell apart; the value is the word that styles and addresses use."""

    CLAIM = "claim"
    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    TAG = "tag"
    NOTE = "note"


# The plural names of the layers, in the order of the keys 1 to 6.
LAYERS: Final = {
    MarkKind.CLAIM: "Claims",
    MarkKind.PERSON: "People",
    MarkKind.PLACE: "Places",
    MarkKind.ORGANISATION: "Organisations",
    MarkKind.NOTE: "Notes",
    MarkKind.TAG: "Tagged words",
}
NAMES: Final = frozenset({MarkKind.PERSON, MarkKind.PLACE, MarkKind.ORGANISATION})
# Of marks on the same words, the one whose line lies further from the letters is outside.
_SUGGESTED: Final = SuggestionState.SUGGESTED.value
DEPTH: Final = {kind: depth for depth, kind in enumerate(("note", "claim", "tag", *sorted(NAMES)))}


def css_word(kind: str) -> str:
    """The class word of a kind: marks, cards and names share it."""
    return "org" if kind == MarkKind.ORGANISATION else str(kind)


@dataclass(frozen=True, slots=True)
class Drawn:
    """The figure of a claim as its closed card draws it. Bounds are None where nobody said."""

    low: int | Decimal | None
    best: int | Decimal | None
    high: int | Decimal | None
    words: str


@dataclass(frozen=True, slots=True)
class Mark:
    """`span` is where it stands in the text that is shown; None where it lost its place.

    `title` is what its card says first, `by` the line below. `entity` is set for names, and
    `docket` is the number of what the words point to: an entity or a tag. `caveat` is what limits
    a claim, in words: a figure is never shown without; `corrected`: what was said since.
    """

    pk: UUID
    kind: MarkKind
    label: str
    span: Span | None
    quote: str
    title: str
    by: str = ""
    at: datetime | None = None
    state: str = SuggestionState.CONFIRMED
    anchor_state: str = AnchorState.EXACT
    status: str = ""
    entity: UUID | None = None
    docket: int = 0
    comments: int = 0
    called: bool = False
    drawn: Drawn | None = None
    caveat: str = ""
    corrected: str = ""

    @property
    def suggested(self) -> bool:
        return self.state == _SUGGESTED

    @property
    def has_card(self) -> bool:
        """Names are read from their line alone; everything else has a card beside the text."""
        return self.kind not in NAMES

    @property
    def sort_key(self) -> tuple[int, int, int, str]:
        """The order of marks: by place, the longer first, so that the shorter lies inside."""
        assert self.span is not None
        return self.span.start, -self.span.end, DEPTH[self.kind], self.label
