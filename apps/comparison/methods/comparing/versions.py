"""What two versions of a method say of one question, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from apps.comparison.methods import drift, origins, scopes
from apps.comparison.methods.comparing import correcting, positions
from apps.comparison.methods.comparing.proposing import propose
from apps.comparison.methods.comparing.records import Finding, Kind
from apps.comparison.methods.comparing.registry import RELEASED, USUAL, UnknownMethod, compare
from apps.comparison.methods.facts import Proposed, QuestionFacts
from apps.figures import constraints

ABOUT: Final[Mapping[str, str]] = MappingProxyType(
    {
        method: sentence
        for methods in (
            *(origins.METHODS, correcting.METHODS, scopes.METHODS, constraints.METHODS),
            *(positions.METHODS, drift.METHODS),
        )
        for method, sentence in methods.items()
        if method in RELEASED
    }
)
"""What each version does, in a sentence."""


@dataclass(frozen=True, slots=True)
class Difference:
    """`before`: what only the version in use says; `after`: what only the other one does."""

    before: tuple[Finding, ...]
    after: tuple[Finding, ...]

    def __bool__(self) -> bool:
        return bool(self.before or self.after)


def versions_of(kind: Kind) -> tuple[str, ...]:
    """All versions that find this, the oldest first."""
    return tuple(name for name, (found, _) in RELEASED.items() if found is kind)


def kind_of(method: str) -> Kind:
    """What a method finds. Raises UnknownMethod for one that was never released."""
    if method not in RELEASED:
        raise UnknownMethod(f"No method of comparison is called {method}.")
    return RELEASED[method][0]


def chosen(methods: Iterable[str]) -> tuple[str, ...]:
    """The methods that are used: these, and the usual one of each kind of which none is named.

    Raises UnknownMethod for one that was never released.
    """
    named = {kind_of(method): method for method in methods}
    return tuple(named.get(kind_of(usual), usual) for usual in USUAL)


def difference(facts: QuestionFacts, before: str, after: str) -> Difference:
    """What would change for a question if one version took the place of another.

    What people decided stays as it is under any version. Raises UnknownMethod for a version that
    was never released, and DecisionConflict as `propose` does.
    """
    old, new = _said(facts, before), _said(facts, after)
    ours, theirs = set(map(_content, old)), set(map(_content, new))
    return Difference(
        tuple(each for each in old if _content(each) not in theirs),
        tuple(each for each in new if _content(each) not in ours),
    )


def _said(facts: QuestionFacts, method: str) -> tuple[Finding, ...]:
    if kind_of(method) is Kind.ORIGINS:
        facts = replace(facts, proposals=_proposals(facts, method))
    return compare(facts, (method,)).findings


def _proposals(facts: QuestionFacts, method: str) -> tuple[Proposed, ...]:
    return tuple(
        Proposed(one, other, link.score, method, tuple(each.sentence for each in link.reasons))
        for one, other, link in propose(facts, method)
    )


def _content(found: Finding) -> tuple[object, ...]:
    """What is said, whoever says it: a case that is put better is the same finding."""
    if found.kind is Kind.ORIGINS:
        return found.rule, found.verdict, found.sentence, found.claims
    return found.rule, found.verdict, found.sentence, found.claims, found.working
