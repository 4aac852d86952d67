"""What goes into putting claims together, and what comes out."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from apps.anchoring.spans import Span
from apps.figures import Interval, Number

METHOD: Final = "claims.read/1"


class Kind(StrEnum):
    """What sort of statement a claim is."""

    FIGURE = "figure"
    CONTROL = "control"
    MOVEMENT = "movement"
    INTENT = "intent"
    CHARACTERISATION = "characterisation"
    CAVEAT = "caveat"


class Limit(StrEnum):
    """In what way a caveat limits."""

    UNVERIFIED = "unverified"
    NO_COMMENT = "no_comment"
    REFUSAL = "refusal"
    DENIAL = "denial"
    BASIS = "basis"
    OTHER = "other"


class Part(StrEnum):
    """A field of a claim that rests on words of its own."""

    CLAIMANT = "claimant"
    MEASURE = "measure"
    POPULATION = "population"
    PLACE = "place"
    PERIOD = "period"
    FIGURE = "figure"
    SHARE = "share"
    SUBJECT = "subject"
    EXTENT = "extent"
    COMING_FROM = "coming_from"
    GOING_TO = "going_to"
    CONDITION = "condition"


class Basis(StrEnum):
    """How a field came to be known."""

    STATED = "stated"
    ELSEWHERE = "elsewhere"
    INFERRED = "inferred"


class Fidelity(StrEnum):
    """How close the words of the evidence are to what was said."""

    VERBATIM = "verbatim"
    PARAPHRASE = "paraphrase"


class How(StrEnum):
    """How an utterance came to the next in its chain."""

    FOR = "for"
    TOLD = "told"
    CITED = "cited"
    REPORTED = "reported"


@dataclass(frozen=True, slots=True)
class Named:
    """A name that stands in the text at code points `start` up to `end`, and who it names.

    `kind`: person, place or organisation. `ref`: whatever the caller knows the entity by; it comes
    back unchanged. Mentions of one entity have one `ref`.
    """

    start: int
    end: int
    kind: str
    ref: str
    name: str


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one field.

    `words`: as written, shortest form that a reader understands. `ref`: the entity meant, if one
    of the names given is. `span`: where the words stand; None only where the basis is inferred.
    """

    words: str
    basis: Basis
    span: Span | None = None
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """The figure of a claim: bounds as the words give them, `best` only where the source does.

    Of a share `interval` runs from 0 to 1 and `is_share` is true: `share_of` is the place, in the
    list of claims, of the claim it is a share of, `share_of_words` how the text says it.
    """

    words: str
    qualifier: str
    interval: Interval
    best: Number | None
    is_round: bool
    unit: str = ""
    is_share: bool = False
    share_of: int | None = None
    share_of_words: str = ""


@dataclass(frozen=True, slots=True)
class Period:
    """When: whole days, each end with its own precision (day, month, year), None where open."""

    since: datetime.date | None
    until: datetime.date | None
    since_precision: str = "day"
    until_precision: str = "day"


@dataclass(frozen=True, slots=True)
class Piece:
    """A place in the text that carries the claim."""

    span: Span
    fidelity: Fidelity


@dataclass(frozen=True, slots=True)
class Passed:
    """One step of the chain, from whoever uttered it outwards to this text."""

    how: How
    words: str
    span: Span
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """One claim as the text shows it.

    `statement`: a sentence for people, in the words of the text as far as they go. `evidence`: in
    the order of the text, never empty, 100 pieces at the most; the first one states it. `known`:
    the fields that the text shows; a field that is not there was not stated. Without a claimant it
    is the article's own voice. `limits`: places, in the list, of the claims that this caveat
    limits.
    `part_of`: place of the claim whose figure this one's is part of. `key`: the same for the same
    claim read again from the same or a slightly changed text; unique within one reading. `rule`: a
    key of RULES. `score`: 0 to 1. `explanation`: what fired, in sentences for people.
    """

    kind: Kind
    statement: str
    evidence: tuple[Piece, ...]
    key: str
    rule: str
    score: float
    explanation: str
    known: Mapping[Part, Known] = field(default_factory=lambda: MappingProxyType({}))
    measure: str = ""
    measure_word: str = ""
    quantity: Quantity | None = None
    period: Period | None = None
    chain: tuple[Passed, ...] = ()
    limit: Limit | None = None
    limits: tuple[int, ...] = ()
    part_of: int | None = None
    headline: bool = False

    @property
    def start(self) -> int:
        return self.evidence[0].span.start

    @property
    def end(self) -> int:
        return self.evidence[0].span.end


@dataclass(frozen=True, slots=True)
class ClaimsRead:
    """The claims of a text, in its order. Words of measure and qualifier are those of figures."""

    claims: tuple[ReadClaim, ...]
