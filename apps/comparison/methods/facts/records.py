"""The facts of a question: frozen values, known to one another by their keys.

A claim's key is its label (C-12), an article's too (A-3); utterances, entities and corrections go
by their ids. What nobody stated is None or empty.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from apps.comparison.methods.origins import Decision
from apps.comparison.methods.scopes import Known, Period, Scope, Stated
from apps.figures import Interval, Number


@dataclass(frozen=True, slots=True)
class Named:
    """An entity: a person, a place or an organisation."""

    key: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Figure:
    """What a claim says of how many.

    `number`: the number in its words, before any qualifier. `share`: as a part of 1, of the figure
    of `share_of` where that is known.
    """

    words: str
    qualifier: str = ""
    interval: Interval | None = None
    number: Number | None = None
    share: Interval | None = None
    share_of: str | None = None
    share_words: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """One step of a chain. `article`: on the way to that article alone; None: on every way."""

    how: str
    who: str
    entity: str | None
    article: str | None


@dataclass(frozen=True, slots=True)
class Carried:
    """A place in a text that carries a claim; `start` and `end` are code points of the version."""

    article: str
    version: str
    number: int
    start: int
    end: int
    quote: str
    fidelity: str


@dataclass(frozen=True, slots=True)
class ArticleFact:
    """`reliability`: the source reliability of its publisher, A to F. `language`: of its text."""

    key: str
    id: str
    title: str
    publisher: str
    reliability: str
    published: date | None
    published_precision: str = "day"
    language: str = ""


@dataclass(frozen=True, slots=True)
class UtteranceFact:
    """`who`: the speaker, by name or in words. `interest`: "belligerent" or "ally", where the
    speaker, or whom the speaker speaks for, is a party to a conflict. `withdrawn`: why it counts
    as an origin no longer."""

    key: str
    speaker: str | None
    who: str
    occasion: str
    medium: str
    said_on: date | None
    said_precision: str
    rests_on: str
    interest: str = ""
    is_withdrawn: bool = False
    withdrawn: str = ""

    @property
    def document(self) -> str | None:
        """What it is known by as a document; None where it is none."""
        words = " ".join((self.occasion or self.who).split()).casefold()
        return words if self.medium == "document" and words else None

    @property
    def is_resolved(self) -> bool:
        """Whether it is known whose words these are, or of which document."""
        return self.speaker is not None or self.document is not None


@dataclass(frozen=True, slots=True)
class CorrectionFact:
    """What an origin, or the publisher of an article, changed afterwards.

    `effect`: "scope_superseded", "figure_superseded" or "retracted". `scope`, `figure`: what it
    covers from then on, as far as it says.
    """

    key: str
    effect: str
    words: str
    said_on: date | None
    utterance: str | None
    article: str | None
    source_article: str | None
    source_url: str
    scope: Scope
    figure: Interval | None
    figure_words: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class ClaimFact:
    """One claim. `corrections`: the keys of those that mark it, whatever it said before.

    `interest`: "belligerent" or "ally", where the claimant is a party to a conflict, or speaks for
    one, on the day when it was said.
    """

    key: str
    id: str
    statement: str
    kind: str
    state: str
    claimant: str | None
    speaker: str
    scope: Scope
    figure: Figure
    utterance: str | None
    relays: tuple[Passed, ...] = ()
    carried: tuple[Carried, ...] = ()
    status: str = "unverified"
    reliability: str = ""
    credibility: int | None = None
    caveats: int = 0
    subject: Stated | None = None
    extent: str = ""
    condition: str = ""
    corrections: tuple[str, ...] = ()
    interest: str = ""

    @property
    def articles(self) -> tuple[str, ...]:
        """The articles that carry it, each once, in the order of the evidence."""
        return tuple(dict.fromkeys(each.article for each in self.carried))


@dataclass(frozen=True, slots=True)
class LinkFact:
    """A claim tied to another: `kind` "same", "part", "limits" or "changes"."""

    claim: str
    other: str
    kind: str
    by_person: bool


@dataclass(frozen=True, slots=True)
class Proposed:
    """Two claims that a method takes for one origin, and nobody has decided about.

    `sentences`: what speaks for it.
    """

    claim: str
    other: str
    score: float
    method: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """What somebody answered. `withdrawn_at`: when it was taken back."""

    words: str
    text: str
    who: str
    at: datetime
    withdrawn_at: datetime | None


@dataclass(frozen=True, slots=True)
class QuestionFacts:
    """All that a question is compared from, now or as it stood at a moment.

    `reconstructed`: the question was not on file at that moment; shown is what had been published
    and said by then, with what the desk knows of it now. `speaks_for`: the bodies for which a
    person is known to speak. `interests`: "belligerent" or "ally", by entity. `routes`: for an
    article that is a near-copy of another, the one that stands for both.
    """

    key: str
    title: str
    kind: str
    description: str
    as_of: datetime | None
    reconstructed: bool
    claims: tuple[ClaimFact, ...]
    articles: Mapping[str, ArticleFact]
    utterances: Mapping[str, UtteranceFact]
    entities: Mapping[str, Named]
    corrections: Mapping[str, CorrectionFact]
    links: tuple[LinkFact, ...]
    decisions: tuple[Decision, ...]
    known: Known
    proposals: tuple[Proposed, ...] = ()
    speaks_for: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    interests: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    routes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    answers: tuple[AnswerFact, ...] = ()
    proposed: int = 0


def period_of(
    since: date | None,
    until: date | None,
    since_precision: str = "day",
    until_precision: str = "day",
    words: str = "",
    said_on: date | None = None,
    said_in: str = "",
) -> Period | None:
    """A period as scopes take it; None where nothing of it is stated."""
    if since is None and until is None:
        return None
    return Period(since, until, since_precision, until_precision, words, said_on, said_in=said_in)
