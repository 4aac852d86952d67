"""What goes into reckoning with claims: quantities, what was said of them, how they hang together.

All keys are the caller's own and mean nothing here, but their order settles every choice: what
comes out depends on the keys and never on the order in which things are given.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from apps.figures.intervals import Interval, Number
from apps.figures.qualifying import USUAL


class ConstraintError(ValueError):
    """A system that has no meaning: an unknown key, a key used twice, a whole in its own parts."""


@dataclass(frozen=True, slots=True)
class Variable:
    """One comparable quantity: a measure of a population in a place over a period.

    It is a count: a whole number, 0 or more. What has fractions is given in a unit small enough.
    `label`: how a sentence names it; the key if empty.
    """

    key: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """What one claim says of one variable.

    `number`: the number in its words, before any qualifier, None where they name none. `origin`:
    whom or what it goes back to, None where that is not known.
    """

    claim: str
    variable: str
    interval: Interval
    number: Number | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """What every constraint has.

    `assumes`: what is taken for granted, as clauses: "that the two periods do not overlap".
    `needs`: what is not stated and would have to be for the constraint to hold, as clauses after
    "one must know": "whether C-9 speaks of the same period". All needs of a system may hold at
    once, but for those that it says never do.
    """

    key: str
    assumes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sum(Tie):
    """The parts make the whole: killed and wounded, two periods, all regions.

    `complete`: the parts are all there is of it. If not, they are apart from one another and the
    whole may be more. `rest`: the part that people reckon from the others rather than count.
    """

    whole: str
    parts: tuple[str, ...]
    complete: bool = True
    rest: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartOf(Tie):
    """One variable is part of another, by measure, population, place or period."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareOf(Tie):
    """The part is a share of the whole: `share`, from 0 up, usually to 1, of any exactness.

    Where no whole number is exactly such a share, the next above is: half of 5 is 3.
    `claim`: the claim that says so, None where it holds by itself. `number`: the share in its
    words, before any qualifier. `origin`: as of what is said.
    """

    part: str
    whole: str
    share: Interval
    claim: str | None = None
    number: Number | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Equal(Tie):
    """Two variables are one quantity."""

    one: str
    other: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Growing(Tie):
    """A count that goes on, earliest first: a later one is never below an earlier one."""

    series: tuple[str, ...]


Constraint = Sum | PartOf | ShareOf | Equal | Growing


@dataclass(frozen=True, slots=True)
class System:
    """The variables of a question, what is said of them, and how they hang together.

    `never`: pairs of needs that cannot both hold: what speaks of the same month as one claim does
    not speak of the same month as a claim of another. Raises ConstraintError where keys are
    unknown or used twice, a sum has no part, the whole of a sum is among its parts, a share may
    lie below 0, or a pair is of one need, or of one that no constraint has.
    """

    variables: tuple[Variable, ...]
    said: tuple[Said, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    never: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        known = {variable.key for variable in self.variables}
        if len(known) < len(self.variables):
            raise ConstraintError("Two variables have one key.")
        if len({each.key for each in self.constraints}) < len(self.constraints):
            raise ConstraintError("Two constraints have one key.")
        for said in self.said:
            if said.variable not in known:
                raise ConstraintError(f"{said.claim} speaks of an unknown variable.")
        for constraint in self.constraints:
            _check(constraint, known)
        needs = {need for each in self.constraints for need in each.needs}
        for one, other in self.never:
            if one == other or not {one, other} <= needs:
                raise ConstraintError(f"No two needs: {one}, {other}.")


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is done before giving up, which is always said.

    `work`: looks of a rule at a variable or at what was said, for the whole system, and as many
    again for all pairs; a large system gets in proportion. `conflicts`: how many are listed.
    """

    work: int = 300_000
    conflicts: int = 100


@dataclass(frozen=True, slots=True)
class Options:
    """`slack`: how far a soft bound is loosened, as a share of its value, below 1."""

    slack: Fraction = USUAL.soft
    limits: Limits = Limits()

    def __post_init__(self) -> None:
        if not 0 <= self.slack < 1:
            raise ValueError("The slack of soft bounds must be 0 or more, and below 1.")


def members(constraint: Constraint) -> tuple[str, ...]:
    """The variables of a constraint, the whole first."""
    match constraint:
        case Sum(whole=whole, parts=parts):
            return (whole, *parts)
        case PartOf(part=part, whole=whole) | ShareOf(part=part, whole=whole):
            return (whole, part)
        case Equal(one=one, other=other):
            return (one, other)
        case Growing(series=series):
            return series


def _check(constraint: Constraint, known: set[str]) -> None:
    named = members(constraint)
    if not known.issuperset(named):
        raise ConstraintError(f"Constraint {constraint.key} ties an unknown variable.")
    if len(set(named)) < len(named):
        raise ConstraintError(f"Constraint {constraint.key} names a variable twice.")
    if len(named) < 2:
        raise ConstraintError(f"Constraint {constraint.key} ties nothing together.")
    if isinstance(constraint, Sum) and constraint.rest not in (None, *constraint.parts):
        raise ConstraintError(f"The rest of {constraint.key} is none of its parts.")
    if isinstance(constraint, ShareOf):
        low = constraint.share.low
        if low is None or low.value < 0:
            raise ConstraintError(f"The share of {constraint.key} may lie below 0.")
