"""What comes out of reckoning with claims."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from apps.figures.constraints.rules import METHOD
from apps.figures.constraints.working import Step, Trail
from apps.figures.intervals import Interval, Number


class Verdict(StrEnum):
    """Whether claims can all be true: as in the method, three words and no more."""

    CONSISTENT = "consistent"
    INCONSISTENT = "inconsistent"
    UNDECIDABLE = "undecidable"


@dataclass(frozen=True, slots=True)
class Leaning:
    """A soft bound that a verdict depends on.

    `end`: "low" or "high". `claims`: who gave it; none where a share holds by itself, then
    `constraint` is its key. `said`: the bound in the words; `taken`: as it was used.
    """

    claims: tuple[str, ...]
    constraint: str | None
    end: str
    said: Number
    taken: Number


@dataclass(frozen=True, slots=True)
class Conflict:
    """Claims that cannot all be true, of which none can be left out.

    `claims`: one of each that say the same, in order. `alike`: for each of these, all claims that
    say the same, itself among them. `needs`: it is a conflict only if all of these hold; which is
    what has to be found out. `assumes`: what the working takes for granted. `leans_on`: soft
    bounds, loosened already, without which it would be none. `minimal`: whether it was shown that
    none can be left out; False only where work ran out.
    """

    claims: tuple[str, ...]
    alike: tuple[tuple[str, ...], ...]
    needs: tuple[str, ...]
    assumes: tuple[str, ...]
    leans_on: tuple[Leaning, ...]
    steps: tuple[Step, ...]
    minimal: bool = True


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether some claims can all be true.

    `conflicts`: those that hold, then those that hold only under something not stated; smallest
    first, each once. `leans_on`: where all can be true only once soft bounds are loosened: which,
    no more than necessary. `complete`: whether all conflicts were found. `spent`: work ran out
    before the verdict was sure; it is then undecidable.
    """

    verdict: Verdict
    conflicts: tuple[Conflict, ...] = ()
    leans_on: tuple[Leaning, ...] = ()
    complete: bool = True
    spent: bool = False

    @property
    def needs(self) -> tuple[str, ...]:
        """What has to be found out to decide it; empty where it is decided."""
        if self.verdict is not Verdict.UNDECIDABLE:
            return ()
        return tuple(sorted({need for each in self.conflicts for need in each.needs}))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims: whether they can both be true, all other claims left aside.

    `with_others`: the conflicts of the whole system that hold both, and others.
    """

    one: str
    other: str
    judgement: Judgement
    with_others: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Derived:
    """What follows for one variable, apart from what was said of it.

    `said`: what the claims of this variable say together; None where none speaks of it, or they
    contradict one another. `interval`: all that is left of it once everything undisputed is
    reckoned in; soft where it rests on a soft bound; None where that was not found out.
    """

    variable: str
    said: Interval | None
    interval: Interval | None
    trail: Trail | None = field(default=None, compare=False, repr=False)

    @property
    def is_derived(self) -> bool:
        """Whether the reckoning says more than was said."""
        return self.trail is not None

    @property
    def steps(self) -> tuple[Step, ...]:
        """How the bounds that nobody gave came about; none where it is only what was said."""
        return () if self.trail is None else self.trail.steps()


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint reckoned through with what was said: "20,000 and 80,000 make 100,000".

    `step.result` is what the constraint makes of it, `said` what was said of the same variable,
    `meets` whether the two have a number in common, `assumes` as of the constraint.
    """

    step: Step
    said: Interval
    meets: bool
    assumes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A figure that looks reckoned from others of the same origin rather than said for itself.

    `claims`: who gave it, `number` as in the words. `operation`: "difference", "sum" or "share".
    `others`: what it is exactly made of, numbers as in the words: a whole and what is taken off,
    parts that are added, or the share and the whole. `other_claims`: who gave each of these.
    `alone`: whether it is the only figure of its constraint that may be the reckoned one.
    """

    claims: tuple[str, ...]
    origin: str
    number: Number
    operation: str
    others: tuple[Number, ...]
    other_claims: tuple[tuple[str, ...], ...]
    constraint: str
    assumes: tuple[str, ...]
    needs: tuple[str, ...]
    alone: bool


@dataclass(frozen=True, slots=True)
class Examined:
    """All that was found out about a system.

    `disputed`: claims of some conflict that holds; what is derived does without them. `fitting`:
    where the verdict is consistent, a number for each variable with which everything holds; only
    a proof, never an estimate. `work`: looks of a rule at a variable or at what was said.
    """

    judgement: Judgement
    derived: tuple[Derived, ...]
    checks: tuple[Check, ...]
    pairs: tuple[Pair, ...]
    reckoned: tuple[Reckoned, ...]
    disputed: tuple[str, ...]
    fitting: Mapping[str, int]
    work: int
    method: str = METHOD

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict
