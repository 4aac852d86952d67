"""Claims while they are being put together: they point at one another, not at places in a list."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.records import (
    Kind,
    Known,
    Limit,
    Part,
    Passed,
    Period,
    Piece,
    Quantity,
)


@dataclass(slots=True, eq=False)
class Draft:
    """A claim to be. `core`: the shortest words that carry it, by which claims are ordered.

    `evidence`: the pieces, the one that states it first. `fingerprint`: the normalised words that
    tell it from other claims of its kind, beside claimant and scope, which are added to the key;
    claims of one kind with equal fingerprint, claimant and scope are one claim said twice.
    `score`: None for that of its rule. `share_of`: the claim whose figure the share is of.
    """

    kind: Kind
    statement: str
    core: Span
    evidence: list[Piece]
    rule: str
    explanation: str
    fingerprint: str
    score: float | None = None
    known: dict[Part, Known] = field(default_factory=dict)
    measure: str = ""
    measure_word: str = ""
    quantity: Quantity | None = None
    share_of: Draft | None = None
    period: Period | None = None
    chain: list[Passed] = field(default_factory=list)
    limit: Limit | None = None
    limits: list[Draft] = field(default_factory=list)
    part_of: Draft | None = None
    headline: bool = False

    def move(self, by: int) -> None:
        """Sets it in a text in which everything stands `by` code points further on."""
        self.core = self.core.shift(by)
        self.evidence = [replace(each, span=each.span.shift(by)) for each in self.evidence]
        self.chain = [replace(each, span=each.span.shift(by)) for each in self.chain]
        self.known = {
            part: each if each.span is None else replace(each, span=each.span.shift(by))
            for part, each in self.known.items()
        }
