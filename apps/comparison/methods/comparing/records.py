"""What comparing the claims of a question gives: findings, each with its working."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from apps.comparison.methods.drift import Drift
from apps.comparison.methods.origins import Independent
from apps.comparison.methods.scopes import Comparison as ScopesCompared
from apps.figures.constraints import Examined


class Kind(StrEnum):
    """What a finding is about, in the order in which findings are told."""

    ORIGINS = "origins"
    CORRECTIONS = "corrections"
    SCOPE = "scope"
    ARITHMETIC = "arithmetic"
    POSITIONS = "positions"
    DRIFT = "drift"


@dataclass(frozen=True, slots=True)
class Finding:
    """One result of a comparison.

    `method`: name and version of what found it, `rule` which of its rules. `verdict`: a word for
    it, such as "inconsistent", "narrower", "proposed". `claims`: the keys of those it concerns.
    `working`: step by step, in sentences. `scopes`, `drift`: what it was told from, for drawing.
    """

    kind: Kind
    method: str
    rule: str
    verdict: str
    sentence: str
    claims: tuple[str, ...]
    working: tuple[str, ...] = ()
    scopes: ScopesCompared | None = None
    drift: Drift | None = None


@dataclass(frozen=True, slots=True)
class Root:
    """One origin of a question, as people put it together.

    `key`: that of its utterance. `routes`: for each article, who passed it on the way there, in
    order. `texts`: the articles by route; near-copies of one text are one. `counts`: whether it
    adds an origin; a withdrawn one, and one of which nobody can say whose words it is, add none.
    """

    key: str
    who: str
    said: str
    interest: str
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    routes: Mapping[str, tuple[str, ...]]
    texts: tuple[tuple[str, ...], ...]
    counts: bool
    why_not: str = ""

    @property
    def copies(self) -> tuple[tuple[str, ...], ...]:
        """Those that came by one route together."""
        return tuple(each for each in self.texts if len(each) > 1)


@dataclass(frozen=True, slots=True)
class OriginCount:
    """Origins beside articles. `unresolved` adds nothing: claims of no known utterance, and
    utterances that count for none."""

    articles: int = 0
    origins: int = 0
    unresolved: int = 0

    def summary(self) -> str:
        """For people: "7 articles, 1 origin, 2 unresolved"."""
        told = [counted(self.articles, "article"), counted(self.origins, "origin")]
        return ", ".join([*told, f"{self.unresolved:,} unresolved"] if self.unresolved else told)


@dataclass(frozen=True, slots=True)
class Traced:
    """Where the claims come from, as people decided. `unresolved`: claims of no known origin."""

    roots: tuple[Root, ...]
    unresolved: tuple[str, ...]
    articles: int
    independent: Independent

    @property
    def origins(self) -> int:
        return sum(root.counts for root in self.roots)

    @property
    def count(self) -> OriginCount:
        lost = len(self.unresolved) + sum(not root.counts for root in self.roots)
        return OriginCount(self.articles, self.origins, lost)

    def summary(self) -> str:
        """For people: "7 articles, 1 origin", with what is unresolved apart."""
        return self.count.summary()


@dataclass(frozen=True, slots=True)
class Group:
    """Claims that state one scope; one variable of the arithmetic."""

    key: str
    label: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """All that was found for a question.

    `left_out`: in sentences, what was too much to compare. `examined`: of the figures; None where
    no claim gives one. `groups`: the scopes that were told apart, by key. `variables`: the same as
    they were reckoned with, where what nobody states is taken apart by origin.
    """

    findings: tuple[Finding, ...]
    traced: Traced
    examined: Examined | None = None
    groups: Mapping[str, Group] = field(default_factory=lambda: MappingProxyType({}))
    variables: Mapping[str, Group] = field(default_factory=lambda: MappingProxyType({}))
    left_out: tuple[str, ...] = ()

    def of(self, kind: Kind) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.kind is kind)

    def about(self, claim: str) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if claim in each.claims)


def counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
