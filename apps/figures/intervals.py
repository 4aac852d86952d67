"""Intervals with hard and soft bounds: what a qualifier says, and how one reckons with it.

A value is exact: an int, or a Fraction where it is no whole number. No float, no middle of an
interval: what nobody said is never made up.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction

Number = int | Fraction
Key = tuple[Number | float, int]


class IntervalError(ValueError):
    """Bounds in the wrong order, or arithmetic that has no meaning."""


def exact(value: Number) -> Number:
    """The same value, as an int where it is a whole number."""
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    return value


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of an interval.

    `soft`: the words only suggest it ("about 50"); a hard bound is said ("more than 50").
    `open`: the value itself is left out. Whole numbers need none: "more than 50" is from 51.
    """

    value: Number
    soft: bool = False
    open: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "value", exact(self.value))


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from `low` to `high`; None is no bound on that side.

    Raises IntervalError if nothing lies between its bounds.
    """

    low: Bound | None = None
    high: Bound | None = None

    def __post_init__(self) -> None:
        if _nothing_between(self.low, self.high):
            raise IntervalError("The low bound of an interval must not lie above its high bound.")

    @classmethod
    def point(cls, value: Number, *, soft: bool = False) -> Interval:
        return cls(Bound(value, soft), Bound(value, soft))

    @classmethod
    def at_least(cls, value: Number, *, soft: bool = False, open: bool = False) -> Interval:
        return cls(Bound(value, soft, open), None)

    @classmethod
    def between(cls, low: Number, high: Number, *, soft: bool = False) -> Interval:
        return cls(Bound(low, soft), Bound(high, soft))

    @property
    def is_point(self) -> bool:
        return self.low is not None and self.high is not None and self.low.value == self.high.value

    @property
    def leans_on(self) -> tuple[str, ...]:
        """Which bounds are soft: "low", "high", both or neither. A verdict names them."""
        return tuple(
            name
            for name, bound in (("low", self.low), ("high", self.high))
            if bound is not None and bound.soft
        )

    def holds(self, value: Number) -> bool:
        """Whether the value lies inside."""
        return not (_is_below(value, self.low) or _is_above(value, self.high))

    def contains(self, other: Interval) -> bool:
        """Whether all of the other lies inside. Whether bounds are soft plays no part."""
        return _low_key(self.low) <= _low_key(other.low) and _high_key(other.high) <= _high_key(
            self.high
        )

    def meets(self, other: Interval) -> bool:
        """Whether the two share a value."""
        return self.intersection(other) is not None

    def intersection(self, other: Interval) -> Interval | None:
        """What both allow, or None. Of two bounds at one value the hard one is kept."""
        low = _tighter(self.low, other.low, _low_key, highest=True)
        high = _tighter(self.high, other.high, _high_key, highest=False)
        return None if _nothing_between(low, high) else Interval(low, high)

    def sum(self, other: Interval) -> Interval:
        """Every value of one added to every value of the other."""
        return Interval(_added(self.low, other.low), _added(self.high, other.high))

    def difference(self, other: Interval, *, floor: Number | None = None) -> Interval | None:
        """Every value of the other taken from every value of this one.

        `floor`: nothing lies below it (0 where people are counted). None if nothing is left.
        """
        negated = Interval(_negated(other.high), _negated(other.low))
        result = self.sum(negated)
        return result if floor is None else result.intersection(Interval.at_least(floor))

    def share(self, part: Interval) -> Interval:
        """This whole times a share of it, both from 0 up: "half of more than 20,000".

        Raises IntervalError if either may lie below 0.
        """
        for each in (self, part):
            if each.low is None or each.low.value < 0:
                raise IntervalError("A share is taken of a figure that cannot lie below 0.")
        return Interval(_multiplied(self.low, part.low), _multiplied_high(self.high, part.high))

    def within_whole(self, whole: Interval) -> Interval | None:
        """What is left of a part once the whole is known: part ≤ whole. None: a contradiction."""
        return self.intersection(Interval(None, whole.high))

    def over_part(self, part: Interval) -> Interval | None:
        """What is left of a whole once a part is known: whole ≥ part. None: a contradiction."""
        return self.intersection(Interval(part.low, None))

    def whole(self) -> Interval:
        """The whole numbers inside: hard bounds move inward, for nothing between was said to be
        possible; soft ones outward. Where no whole number lies inside, both move outward."""
        inward = (_whole_low(self.low, inward=True), _whole_high(self.high, inward=True))
        if not _nothing_between(*inward):
            return Interval(*inward)
        return Interval(_whole_low(self.low, inward=False), _whole_high(self.high, inward=False))


def _low_key(bound: Bound | None) -> Key:
    return (-math.inf, 0) if bound is None else (bound.value, 1 if bound.open else 0)


def _high_key(bound: Bound | None) -> Key:
    return (math.inf, 0) if bound is None else (bound.value, -1 if bound.open else 0)


def _nothing_between(low: Bound | None, high: Bound | None) -> bool:
    if low is None or high is None:
        return False
    return low.value > high.value or (low.value == high.value and (low.open or high.open))


def _is_below(value: Number, low: Bound | None) -> bool:
    return low is not None and (value < low.value or (low.open and value == low.value))


def _is_above(value: Number, high: Bound | None) -> bool:
    return high is not None and (value > high.value or (high.open and value == high.value))


def _tighter(
    one: Bound | None, other: Bound | None, key: Callable[[Bound | None], Key], *, highest: bool
) -> Bound | None:
    if one is None or other is None:
        return one or other
    if key(one) == key(other):
        return replace(one, soft=one.soft and other.soft)
    return (max if highest else min)((one, other), key=key)


def _added(one: Bound | None, other: Bound | None) -> Bound | None:
    if one is None or other is None:
        return None
    return Bound(one.value + other.value, one.soft or other.soft, one.open or other.open)


def _negated(bound: Bound | None) -> Bound | None:
    return None if bound is None else replace(bound, value=-bound.value)


def _multiplied(one: Bound | None, other: Bound | None) -> Bound | None:
    if one is None or other is None:
        return None
    value = exact(Fraction(one.value) * other.value)
    return Bound(value, one.soft or other.soft, _product_is_open(one, other))


def _multiplied_high(one: Bound | None, other: Bound | None) -> Bound | None:
    nothing = next((each for each in (one, other) if each is not None and each.value == 0), None)
    return nothing if nothing is not None else _multiplied(one, other)


def _product_is_open(one: Bound, other: Bound) -> bool:
    """0 times anything is 0: an open bound counts only where its fellow can do without 0."""
    if one.value == 0 or other.value == 0:
        closed_nought = (one.value == 0 and not one.open) or (other.value == 0 and not other.open)
        return not closed_nought
    return one.open or other.open


def _whole_low(bound: Bound | None, *, inward: bool) -> Bound | None:
    if bound is None:
        return None
    if inward and not bound.soft:
        value = math.floor(bound.value) + 1 if bound.open else math.ceil(bound.value)
    else:
        value = math.floor(bound.value)
    return Bound(value, bound.soft)


def _whole_high(bound: Bound | None, *, inward: bool) -> Bound | None:
    if bound is None:
        return None
    if inward and not bound.soft:
        value = math.ceil(bound.value) - 1 if bound.open else math.floor(bound.value)
    else:
        value = math.ceil(bound.value)
    return Bound(value, bound.soft)
