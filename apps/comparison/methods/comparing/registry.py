"""The methods of comparison by name and version: what was released stays as it was.

A change of what a method finds is a new version beside the old one, so that two can be compared
before switching.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from apps.comparison.methods.comparing import (
    correcting,
    drifting,
    grouping,
    positions,
    reckoning,
    tracing,
)
from apps.comparison.methods.comparing.grouping import Scopes
from apps.comparison.methods.comparing.records import Compared, Finding, Group, Kind, Traced
from apps.comparison.methods.comparing.variables import variables_of
from apps.comparison.methods.drift import METHOD as DRIFT
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.methods.origins import FIRST as FIRST_ORIGINS
from apps.comparison.methods.origins import METHOD as ORIGINS
from apps.comparison.methods.scopes import METHOD as SCOPES
from apps.figures.constraints import METHOD as CONSTRAINTS
from apps.figures.constraints import Examined


class UnknownMethod(ValueError):
    """A method or a version that was never released."""


@dataclass(frozen=True, slots=True)
class Working:
    """What methods share: computed once for a question."""

    facts: QuestionFacts
    traced: Traced
    scopes: Scopes
    variables: Scopes


@dataclass(frozen=True, slots=True)
class Found:
    """What one method gives."""

    findings: tuple[Finding, ...]
    examined: Examined | None = None
    left_out: tuple[str, ...] = ()


Method = Callable[[Working], Found]


def _origins(method: str) -> Method:
    """Versions differ in what they propose; what was proposed says itself which one did."""

    def find(working: Working) -> Found:
        found = tracing.findings(working.facts, working.traced)
        return Found(
            tuple(
                each if each.rule == tracing.PROPOSED else replace(each, method=method)
                for each in found
            )
        )

    return find


def _corrections(working: Working) -> Found:
    return Found(correcting.findings(working.facts))


def _scopes(working: Working) -> Found:
    found = grouping.findings(working.facts, working.scopes)
    return Found(found, left_out=working.scopes.left_out)


def _arithmetic(working: Working) -> Found:
    examined, system, left_out = reckoning.reckon(working.variables)
    return Found(reckoning.findings(examined, system), examined, left_out)


def _positions(working: Working) -> Found:
    found, left_out = positions.findings(working.facts)
    return Found(found, left_out=left_out)


def _drift(working: Working) -> Found:
    found, left_out = drifting.findings(working.facts)
    return Found(found, left_out=left_out)


RELEASED: Final[Mapping[str, tuple[Kind, Method]]] = MappingProxyType(
    {
        FIRST_ORIGINS: (Kind.ORIGINS, _origins(FIRST_ORIGINS)),
        ORIGINS: (Kind.ORIGINS, _origins(ORIGINS)),
        correcting.METHOD: (Kind.CORRECTIONS, _corrections),
        SCOPES: (Kind.SCOPE, _scopes),
        CONSTRAINTS: (Kind.ARITHMETIC, _arithmetic),
        positions.METHOD: (Kind.POSITIONS, _positions),
        DRIFT: (Kind.DRIFT, _drift),
    }
)
"""Every version that was ever released, and what it finds."""

USUAL: Final[tuple[str, ...]] = (
    *(ORIGINS, correcting.METHOD, SCOPES, CONSTRAINTS, positions.METHOD, DRIFT),
)
"""Those that are used unless others are asked for, one of each kind."""


def compare(facts: QuestionFacts, methods: Iterable[str] = USUAL) -> Compared:
    """All that these methods find for a question, in the order of their kinds.

    `methods`: names with versions, such as "comparison.scopes/1". Raises UnknownMethod for one
    that was never released. The same facts always give the same findings.
    """
    asked = tuple(dict.fromkeys(methods))
    unknown = [each for each in asked if each not in RELEASED]
    if unknown:
        raise UnknownMethod(f"No method of comparison is called {unknown[0]}.")
    scopes = grouping.scopes_of(facts)
    working = Working(facts, tracing.trace(facts), scopes, variables_of(scopes))
    kinds = list(Kind)
    ordered = sorted(asked, key=lambda each: (kinds.index(RELEASED[each][0]), each))
    found = [RELEASED[each][1](working) for each in ordered]
    return Compared(
        findings=tuple(finding for each in found for finding in each.findings),
        traced=working.traced,
        examined=next((each.examined for each in found if each.examined is not None), None),
        groups=_groups(working.scopes),
        variables=_groups(working.variables),
        left_out=tuple(sentence for each in found for sentence in each.left_out),
    )


def _groups(scopes: Scopes) -> Mapping[str, Group]:
    return MappingProxyType(
        {each.key: Group(each.key, each.label, each.keys) for each in scopes.groups}
    )
