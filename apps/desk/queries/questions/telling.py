"""A finding as the page tells it, with its claims, its words in the texts and its reports."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from apps.comparison.methods.comparing import Finding, Kind
from apps.comparison.methods.drift import Drift, Side
from apps.comparison.methods.facts import QuestionFacts
from apps.desk.queries.questions.shown import Linked, claim_link, words_link

LINKED: Final = 8
_GOOD: Final = {"consistent", "adds up", "corroborated", "same", "can both be true"}
_PLAIN: Final = {"derived", "not comparable", "one origin"}
_BAD: Final = {"inconsistent", "does not add up", "retracted", "contradict"}


@dataclass(frozen=True)
class Words:
    """A stretch of a report; `mark` is "same", "other" (differs) or "alone" (stands here only)."""

    text: str
    mark: str


@dataclass(frozen=True)
class Report:
    """One report of an utterance in its words; `lang` as its article states it."""

    claim: Linked
    article: Linked
    lang: str
    parts: tuple[Words, ...]

    @property
    def both(self) -> tuple[Linked, Linked]:
        return self.claim, self.article


@dataclass(frozen=True)
class Cited:
    """A claim of a finding, and where its words stand."""

    claim: Linked
    words: tuple[Linked, ...]


@dataclass(frozen=True)
class Told:
    """A finding; `tone` is "ok", "mix", "bad" or "" and never stands without the verdict. `more`:
    how many claims it concerns beside those that are linked."""

    kind: str
    verdict: str
    tone: str
    sentence: str
    claims: tuple[Cited, ...]
    more: int
    working: tuple[str, ...]
    method: str
    reports: tuple[Report, ...] = ()
    correction: Linked | None = None


def tone_of(verdict: str) -> str:
    if verdict in _GOOD:
        return "ok"
    if not verdict or verdict in _PLAIN:
        return ""
    return "bad" if verdict in _BAD else "mix"


class Teller:
    """Tells findings about the claims of one question. Only what is shown is made ready."""

    def __init__(self, facts: QuestionFacts, languages: Mapping[str, str]) -> None:
        self._facts, self._languages = facts, languages

    def told(self, finding: Finding) -> Told:
        drift = finding.drift
        return Told(
            kind=finding.kind.value,
            verdict=f"drift: {finding.verdict}" if drift else finding.verdict,
            tone=tone_of(finding.verdict),
            sentence=finding.sentence,
            claims=tuple(self._cited(key) for key in finding.claims[:LINKED]),
            more=max(0, len(finding.claims) - LINKED),
            working=finding.working,
            method=finding.method,
            reports=self._reports(drift) if drift else (),
        )

    @cached_property
    def _articles(self) -> dict[str, tuple[str, ...]]:
        return {claim.key: claim.articles for claim in self._facts.claims}

    @cached_property
    def _quotes(self) -> dict[str, tuple[str, str, str]]:
        """The words of each report, by the keys under which they were aligned."""
        found = {}
        for claim in self._facts.claims:
            for at, carried in enumerate(claim.carried):
                key = f"{claim.key} in {carried.article}" + (f", {at + 1}" if at else "")
                found[key] = (claim.key, carried.article, carried.quote)
        return found

    def _cited(self, key: str) -> Cited:
        articles = self._articles.get(key, ())
        return Cited(claim_link(key), tuple(words_link(key, article) for article in articles))

    def _reports(self, drift: Drift) -> tuple[Report, ...]:
        made = []
        for key, side in ((drift.first, "first"), (drift.second, "second")):
            claim, article, text = self._quotes[key]
            parts, end = [], 0
            for part in drift.parts:
                span = getattr(part, side)
                if span is None:
                    continue
                if span.start > end:
                    parts.append(Words(text[end : span.start], "same"))
                mark = {Side.SAME: "same", Side.DIFFERENT: "other"}.get(part.side, "alone")
                parts.append(Words(text[span.start : span.end], mark))
                end = span.end
            parts.append(Words(text[end:], "same"))
            made.append(
                Report(
                    claim_link(claim),
                    words_link(claim, article),
                    self._languages.get(article, ""),
                    tuple(each for each in parts if each.text),
                )
            )
        return tuple(made)


KINDS: Final = {
    Kind.ORIGINS: "Origins",
    Kind.CORRECTIONS: "Corrections",
    Kind.SCOPE: "Scope",
    Kind.ARITHMETIC: "Arithmetic",
    Kind.POSITIONS: "Positions",
    Kind.DRIFT: "Drift",
}
