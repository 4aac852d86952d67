"""What a qualifier does to a number: one table from words to intervals."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from apps.figures.intervals import Bound, Interval, Number, exact


class Qualifier(StrEnum):
    """What the words beside a number say about it. NONE: the bare number."""

    NONE = "none"
    EXACTLY = "exactly"
    MORE_THAN = "more than"
    JUST_OVER = "just over"
    AT_LEAST = "at least"
    LESS_THAN = "less than"
    UP_TO = "up to"
    ABOUT = "about"
    NEARLY = "nearly"
    RANGE = "range"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far soft bounds reach.

    `soft`: the share by which "about" and "nearly" may miss, 0 or more and below 1.
    `cautious`: "dozens" from 12 instead of 24, "thousands" from 1,000 instead of 2,000.
    """

    soft: Fraction = Fraction(1, 10)
    cautious: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.soft < 1:
            raise ValueError("The tolerance of soft bounds must be 0 or more, and below 1.")


USUAL = Tolerance()


def interval_of(
    qualifier: Qualifier,
    value: Number,
    *,
    second: Number | None = None,
    whole: bool = True,
    tolerance: Tolerance = USUAL,
) -> Interval:
    """The interval that a qualifier makes of a number of 0 or more.

    `second`: the other end of a range. `whole`: things that are counted, so that "more than 5" is
    from 6; else the bound is open. For VAGUE, `value` is the least that the words suggest.
    """
    step = 1 if whole and isinstance(value, int) else 0
    left_out = step == 0
    match qualifier:
        case Qualifier.NONE | Qualifier.EXACTLY:
            return Interval.point(value)
        case Qualifier.MORE_THAN:
            return Interval(Bound(value + step, open=left_out))
        case Qualifier.JUST_OVER if value <= 0 or not tolerance.soft:
            return Interval(Bound(value + step, open=left_out))
        case Qualifier.JUST_OVER:
            most = Bound(value * (1 + tolerance.soft), soft=True)
            return _whole(Interval(Bound(value, open=True), most), whole, value, above=True)
        case Qualifier.AT_LEAST:
            return Interval(Bound(value))
        case Qualifier.LESS_THAN:
            if value <= 0:
                return Interval.point(0, soft=True)
            return Interval(Bound(0), Bound(value - step, open=left_out))
        case Qualifier.UP_TO:
            return Interval.between(0, value)
        case Qualifier.ABOUT:
            near = Interval.between(
                value * (1 - tolerance.soft), value * (1 + tolerance.soft), soft=True
            )
            return near.whole() if whole else near
        case Qualifier.NEARLY:
            if value <= 0 or not tolerance.soft:
                return Interval.point(max(value - step, 0), soft=True)
            least = Bound(value * (1 - tolerance.soft), soft=True)
            most = Bound(value, soft=True, open=True)
            return _whole(Interval(least, most), whole, value, above=False)
        case Qualifier.RANGE:
            other = value if second is None else second
            return Interval.between(min(value, other), max(value, other))
        case Qualifier.VAGUE:
            return Interval(Bound(value, soft=True))


def _whole(near: Interval, whole: bool, value: Number, *, above: bool) -> Interval:
    """The whole numbers of an interval that leaves out the number it is named for."""
    if not whole or not isinstance(value, int):
        return near
    if above:
        low = Bound(value + 1)
        high = near.whole().high
        return Interval(low, high if high and high.value > value else Bound(value + 1, soft=True))
    low = near.whole().low or Bound(0)
    return Interval(
        Bound(min(low.value, value - 1), soft=True), Bound(exact(value - 1), soft=True)
    )


def is_round(value: Number) -> bool:
    """Whether a bare number looks rounded: at most two digits that are no closing noughts."""
    if not isinstance(value, int) or value < 10 or value % 10:
        return False
    return len(str(value).rstrip("0")) <= 2
