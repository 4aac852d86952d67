"""Small systems of any kind, and every way they can be true, found by trying all numbers."""

from __future__ import annotations

import itertools
import math
from collections.abc import Collection, Iterable
from fractions import Fraction

from hypothesis import strategies as st

from apps.figures import Bound, Interval, IntervalError
from apps.figures.constraints import (
    Constraint,
    Equal,
    Growing,
    PartOf,
    Said,
    ShareOf,
    Sum,
    System,
    Variable,
)

MOST = 4
"""The largest number tried. The claim “cap” says of every variable that it is no more."""

NAMES = ("a", "b", "c", "d")
VALUES = st.integers(0, MOST)
SHARES = st.sampled_from(
    [Fraction(0), Fraction(1, 3), Fraction(1, 2), Fraction(2, 3), Fraction(1)]
)


def least(share: Interval, whole: int) -> int:
    value = share.low.value * whole
    return 0 if not whole else math.floor(value) + 1 if share.low.open else math.ceil(value)


def most(share: Interval, whole: int) -> int:
    value = share.high.value * whole
    exact = 0 if not whole else math.ceil(value) - 1 if share.high.open else math.floor(value)
    return max(exact, least(share, whole))


def holds(constraint: Constraint, at: dict[str, int]) -> bool:
    match constraint:
        case Sum(whole=whole, parts=parts, complete=complete):
            total = sum(at[part] for part in parts)
            return at[whole] == total if complete else at[whole] >= total
        case PartOf(part=part, whole=whole):
            return at[part] <= at[whole]
        case Equal(one=one, other=other):
            return at[one] == at[other]
        case Growing(series=series):
            return all(at[one] <= at[two] for one, two in itertools.pairwise(series))
        case ShareOf(part=part, whole=whole, share=share):
            return least(share, at[whole]) <= at[part] <= most(share, at[whole])


EVERY = [
    dict(zip(NAMES, values, strict=True))
    for values in itertools.product(range(MOST + 1), repeat=len(NAMES))
]


class Tried:
    """All numbers tried on a system: for any of its claims and needs, those that fit."""

    def __init__(self, system: System) -> None:
        self.claims = sorted(
            {each.claim for each in system.said}
            | {each.claim for each in system.constraints if isinstance(each, ShareOf)} - {None}
        )
        self.needs = sorted({need for each in system.constraints for need in each.needs})
        self.never = [set(pair) for pair in system.never]
        self._if: list[tuple[frozenset[str], int]] = []
        for each in system.said:
            fits = bits(each.interval.holds(at[each.variable]) for at in EVERY)
            self._if.append((frozenset([each.claim]), fits))
        for each in system.constraints:
            claim = {each.claim} - {None} if isinstance(each, ShareOf) else set()
            self._if.append(
                (frozenset({*each.needs, *claim}), bits(holds(each, at) for at in EVERY))
            )

    def _fitting(self, members: Collection[str]) -> int:
        left = (1 << len(EVERY)) - 1
        for condition, fitting in self._if:
            if condition <= set(members):
                left &= fitting
        return left

    def ways(self) -> list[list[str]]:
        """The needs that can hold together, in every way, the first ones first; two cannot."""
        if not self.never:
            return [self.needs]
        return [
            [need for need in self.needs if need != out]
            for out in sorted(self.never[0], reverse=True)
        ]

    def can_be(self, members: Collection[str]) -> bool:
        return not any(pair <= set(members) for pair in self.never)

    def fits(self, members: Collection[str]) -> bool:
        """Whether any numbers fit these claims and the caps, where these needs hold."""
        return bool(self._fitting({*members, "cap"}))

    def fitting(self, members: Collection[str]) -> list[dict[str, int]]:
        left = self._fitting({*members, "cap"})
        return [at for place, at in enumerate(EVERY) if left >> place & 1]


def bits(answers: Iterable[bool]) -> int:
    return sum(1 << place for place, answer in enumerate(answers) if answer)


@st.composite
def intervals(draw):
    while True:
        low = draw(st.none() | st.builds(Bound, VALUES))
        high = draw(st.none() | st.builds(Bound, VALUES))
        try:
            return Interval(low, high)
        except IntervalError:
            continue


@st.composite
def shares(draw):
    low, high = sorted((draw(SHARES), draw(SHARES)))
    if low == high:
        return Interval.point(low)
    return Interval(Bound(low, open=draw(st.booleans())), Bound(high, open=draw(st.booleans())))


@st.composite
def constraints(draw, key, claims):
    names = draw(st.permutations(NAMES))
    needs = tuple(draw(st.sets(st.sampled_from(["n1", "n2"]), max_size=1)))
    tie = {"key": key, "needs": needs, "assumes": (f"that {key} holds",)}
    match draw(st.sampled_from(["sum", "part", "share", "equal", "growing"])):
        case "sum":
            parts = tuple(names[1 : draw(st.integers(2, 4))])
            return Sum(**tie, whole=names[0], parts=parts, complete=draw(st.booleans()))
        case "part":
            return PartOf(**tie, part=names[0], whole=names[1])
        case "share":
            claim = draw(st.none() | st.sampled_from(claims))
            return ShareOf(**tie, part=names[0], whole=names[1], share=draw(shares()), claim=claim)
        case "equal":
            return Equal(**tie, one=names[0], other=names[1])
        case _:
            return Growing(**tie, series=tuple(names[: draw(st.integers(2, 4))]))


@st.composite
def systems(draw):
    """Four variables, claims of them, and constraints, cycles among them; hard bounds only."""
    claims = [f"C{at}" for at in range(draw(st.integers(1, 5)))]
    said = [
        Said(claim, draw(st.sampled_from(NAMES)), draw(intervals()))
        for claim in claims
        for _ in range(draw(st.integers(1, 2)))
    ]
    caps = [Said("cap", name, Interval.between(0, MOST)) for name in NAMES]
    ties = [draw(constraints(f"k{at}", claims)) for at in range(draw(st.integers(0, 5)))]
    both = {"n1", "n2"} <= {need for tie in ties for need in tie.needs}
    never = (("n1", "n2"),) if both and draw(st.booleans()) else ()
    return System(tuple(map(Variable, NAMES)), (*said, *caps), tuple(ties), never)
