"""How seriously soft bounds are taken: as said, loosened, or not at all."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction

from apps.figures.constraints.network import Item, Network
from apps.figures.intervals import Bound, Interval

LOW, HIGH = 0, 1
End = tuple[int, int]
"""An item by number, and which of its ends."""


class Mode(IntEnum):
    """What becomes of a soft bound."""

    SAID = 0
    LOOSENED = 1
    DROPPED = 2


@dataclass(frozen=True, slots=True)
class Stance:
    """`usual` for every soft bound but those in `others`, which are taken as `other`."""

    slack: Fraction
    usual: Mode
    other: Mode = Mode.SAID
    others: frozenset[End] = frozenset()

    def mode(self, end: End) -> Mode:
        return self.other if end in self.others else self.usual

    def figure(self, at: int, item: Item) -> Interval:
        """The whole numbers of what was said of a variable."""
        return self._taken(at, item.interval).whole()

    def share(self, at: int, item: Item) -> Interval:
        """A share: never below 0, and never above 1 if it was said to be no more."""
        taken = self._taken(at, item.interval)
        low = taken.low if taken.low is not None else Bound(0)
        said, high = item.interval.high, taken.high
        if said is not None and said.value <= 1 and (high is None or high.value > 1):
            high = Bound(1)
        return Interval(low, high)

    def _taken(self, at: int, interval: Interval) -> Interval:
        return Interval(
            self._loosened(interval.low, (at, LOW), 1 - self.slack),
            self._loosened(interval.high, (at, HIGH), 1 + self.slack),
        )

    def _loosened(self, bound: Bound | None, end: End, by: Fraction) -> Bound | None:
        if bound is None or not bound.soft:
            return bound
        match self.mode(end):
            case Mode.SAID:
                return bound
            case Mode.LOOSENED:
                return replace(bound, value=bound.value * by)
            case Mode.DROPPED:
                return None


def soft_ends(network: Network, elements: int) -> list[End]:
    """The soft bounds of these elements, and of shares that hold by themselves."""
    return [
        (at, end)
        for at, item in enumerate(network.items)
        if item.element is None or elements >> item.element & 1
        for end, bound in ((LOW, item.interval.low), (HIGH, item.interval.high))
        if bound is not None and bound.soft
    ]


def least_part(share: Interval, whole: int) -> int:
    """The fewest that are such a share; where no number is exactly, the next above."""
    if whole == 0 or share.low is None:
        return 0
    exact = share.low.value * whole
    return math.floor(exact) + 1 if share.low.open else math.ceil(exact)


def most_part(share: Interval, whole: int) -> int | None:
    """The most that are such a share of the whole; None if there is no bound."""
    if whole == 0:
        return 0
    if share.high is None:
        return None
    exact = share.high.value * whole
    most = math.ceil(exact) - 1 if share.high.open else math.floor(exact)
    return max(most, least_part(share, whole))


def most_whole(share: Interval, part: int) -> int | None:
    """The most that the part can be such a share of; None if there is no bound."""
    low = share.low
    if low is None or low.value == 0:
        return 0 if low is not None and low.open and part == 0 else None
    exact = Fraction(part) / low.value
    return max(0, math.ceil(exact) - 1) if low.open else math.floor(exact)


def least_whole(share: Interval, part: int) -> int | None:
    """The fewest that the part can be such a share of; None if it can be of nothing."""
    if part <= 0:
        return 0
    if share.high is None:
        return 1
    found: list[int] = []
    low, high = share.low, share.high
    if low is not None and low.value > 0:
        above = (Fraction(part) - 1) / low.value
        found.append(max(1, math.ceil(above) if low.open else math.floor(above) + 1))
    elif low is not None and low.open and part == 1:
        found.append(1)
    if high.value > 0:
        exact = Fraction(part) / high.value
        found.append(math.floor(exact) + 1 if high.open else math.ceil(exact))
    return min(found) if found else None


def most_of_both(one: Interval, other: Interval) -> int | None:
    """The most that two shares of one part can be of; None where there is no bound.

    Shares apart can still both hold of few, where the lower one was rounded up: it is then less
    than one above what its low bound makes.
    """
    if one.meets(other):
        return None
    lower, upper = sorted((_lowest(one), _lowest(other)))
    gap = upper[0] - lower[0]
    return math.floor(1 / gap) if gap > 0 else None


def _lowest(share: Interval) -> tuple[Fraction, bool]:
    low = share.low
    return (Fraction(0), False) if low is None else (Fraction(low.value), low.open)
