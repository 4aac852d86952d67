"""What is found: who says what, by which words, and through whom it came."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from apps.anchoring.spans import Span

METHOD = "claims.attributions/1"


class Quoting(StrEnum):
    """How far the content is given in the speaker's own words."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Act(StrEnum):
    """What the speaker does with the content."""

    SAYS = "says"
    BELIEVES = "believes"
    KNOWS = "knows"
    EXPECTS = "expects"
    INTENDS = "intends"
    ASKS = "asks"
    DENIES = "denies"
    REFUSES = "refuses"
    JUDGES = "judges"
    SHOWS = "shows"


class Step(StrEnum):
    """What somebody does in passing words on."""

    UTTERED = "uttered"
    FOR_WHOM = "for_whom"
    TOLD_WHOM = "told_whom"
    REPORTED_BY = "reported_by"
    CITED = "cited"


@dataclass(frozen=True, slots=True)
class Link:
    """One step of a chain and the words that show it."""

    step: Step
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Content that somebody is named for; what nobody is named for is the article's own voice.

    All spans are code points of the text read, in the text and never empty. `speaker`: the
    shortest phrase that names the source, None if the text names none. `refers_to`: the first
    words of the same text that name that source in full, if the phrase does not. `cue`: the words
    that attribute, None where a quotation only stands beside its speaker. `content`: in order,
    apart from one another, with their quotation marks. `lemma`: the dictionary form of the cue.
    `negated`: the cue stands under a negation ("did not say"). `headline`: found in the heading.
    `rule`: a key of RULES. `score`: 0 to 1, how often the rule is right. `chain`: from the one who
    uttered it outwards.
    """

    speaker: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    rule: str
    score: float
    lemma: str = ""
    act: Act = Act.SAYS
    quoting: Quoting = Quoting.INDIRECT
    negated: bool = False
    headline: bool = False
    refers_to: Span | None = None
    chain: tuple[Link, ...] = ()

    @property
    def start(self) -> int:
        return self.content[0].start

    @property
    def end(self) -> int:
        return self.content[-1].end

    def shifted(self, by: int) -> Attribution:
        """The same in a text in which everything stands `by` code points further on."""

        def moved(span: Span | None) -> Span | None:
            return None if span is None else span.shift(by)

        return replace(
            self,
            speaker=moved(self.speaker),
            cue=moved(self.cue),
            content=tuple(span.shift(by) for span in self.content),
            refers_to=moved(self.refers_to),
            chain=tuple(Link(link.step, link.span.shift(by)) for link in self.chain),
        )
