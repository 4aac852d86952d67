"""Sums of a question as they are drawn: 20,000 + 80,000 = 100,000, each over what it is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from apps.comparison.methods.comparing import Compared
from apps.comparison.methods.facts import QuestionFacts
from apps.desk.queries.questions.shown import Bounds, Linked, bounds, claim_link
from apps.figures import Number
from apps.figures.constraints import Check, Given

SHOWN: Final = 2
_CLAIMS: Final = 3


@dataclass(frozen=True)
class Term:
    """One figure of a sum. `sign`: what stands before it."""

    sign: str
    words: str
    of: str
    claims: tuple[Linked, ...]


@dataclass(frozen=True)
class Equation:
    """`holds`: whether what was said meets what the parts make."""

    terms: tuple[Term, ...]
    holds: bool


def equations_of(facts: QuestionFacts, compared: Compared) -> tuple[Equation, ...]:
    """The first sums that were checked: parts, and the whole as it was said."""
    if compared.examined is None:
        return ()
    sums = [
        check
        for check in compared.examined.checks
        if check.step.kind == "sum" and check.step.result is not None
    ]
    numbers = {claim.key: claim.figure.number for claim in facts.claims}
    return tuple(_equation(check, compared, numbers) for check in sums[:SHOWN])


def _equation(check: Check, compared: Compared, numbers: Mapping[str, Number | None]) -> Equation:
    result = check.step.result
    assert result is not None
    parts = [
        _term("+" if at else "", given, compared, numbers)
        for at, given in enumerate(check.step.given)
    ]
    sign = "≠" if not check.meets else "=" if check.said.is_point else "fits"
    whole = _term(sign, Given(result.variable, check.said), compared, numbers)
    return Equation((*parts, whole), check.meets)


def _term(
    sign: str, given: Given, compared: Compared, numbers: Mapping[str, Number | None]
) -> Term:
    """The number in the words where all who give the figure give the same."""
    group = compared.variables.get(given.variable)
    said = {numbers.get(key) for key in (group.claims if group else ())} - {None}
    shown: Bounds = bounds(given.interval, said.pop() if len(said) == 1 else None)
    return Term(
        sign,
        shown.written,
        group.label.partition(",")[0] if group else given.variable,
        tuple(claim_link(key) for key in (group.claims if group else ())[:_CLAIMS]),
    )
