"""Intervals: what may be reckoned with them, whatever the numbers."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.figures import Bound, Interval, IntervalError

VALUES = st.integers(0, 200) | st.fractions(0, 200, max_denominator=7)
BOUNDS = st.none() | st.builds(Bound, VALUES, st.booleans(), st.booleans())


@st.composite
def intervals(draw):
    while True:
        low, high = draw(BOUNDS), draw(BOUNDS)
        try:
            return Interval(low, high)
        except IntervalError:
            continue


@st.composite
def amounts(draw):
    """Intervals of what is counted: from 0 up."""
    found = draw(intervals())
    return found.intersection(Interval.at_least(0)) or Interval.point(0)


def same_values(one: Interval, other: Interval) -> bool:
    return one.contains(other) and other.contains(one)


@given(intervals(), VALUES)
def test_a_point_lies_inside_exactly_if_its_interval_is_contained(interval, value):
    assert interval.holds(value) == interval.contains(Interval.point(value))


@given(intervals(), intervals())
def test_intersection_does_not_depend_on_the_order(one, other):
    assert one.intersection(other) == other.intersection(one)


@given(intervals(), intervals(), VALUES)
def test_an_intersection_holds_what_both_hold(one, other, value):
    met = one.intersection(other)
    assert (met is not None and met.holds(value)) == (one.holds(value) and other.holds(value))


@given(intervals(), intervals(), intervals())
def test_less_in_gives_no_more_out(wide, other, cut):
    narrow = wide.intersection(cut)
    if narrow is None:
        return
    assert wide.contains(narrow)
    assert wide.sum(other).contains(narrow.sum(other))
    met = narrow.intersection(other)
    if met is not None:
        assert wide.intersection(other).contains(met)


@given(amounts(), amounts(), amounts())
def test_a_share_of_less_is_no_more(whole, part, cut):
    narrow = whole.intersection(cut)
    if narrow is not None:
        assert whole.share(part).contains(narrow.share(part))


@given(intervals(), intervals())
def test_sums_do_not_depend_on_the_order(one, other):
    assert one.sum(other) == other.sum(one)


@given(intervals(), intervals(), VALUES, VALUES)
def test_a_sum_holds_the_sums_and_a_difference_the_differences(one, other, first, second):
    if one.holds(first) and other.holds(second):
        assert one.sum(other).holds(first + second)
        assert one.difference(other).holds(first - second)


@given(amounts(), amounts(), VALUES, VALUES)
def test_a_share_holds_the_products(whole, part, first, second):
    if whole.holds(first) and part.holds(second):
        assert whole.share(part).holds(first * second)


@given(intervals(), intervals())
def test_taking_away_what_was_added_holds_all_that_was_there(one, other):
    assert one.sum(other).difference(other).contains(one)


@given(intervals(), intervals())
def test_a_result_is_soft_only_where_something_soft_went_in(one, other):
    hard = Interval(
        one.low and Bound(one.low.value, open=one.low.open),
        one.high and Bound(one.high.value, open=one.high.open),
    )
    met = hard.sum(hard)
    assert met.leans_on == ()
    if one.low and other.low:
        assert ("low" in one.sum(other).leans_on) == (one.low.soft or other.low.soft)


@given(intervals())
def test_whole_numbers_inside_stay_inside(interval):
    whole = interval.whole()
    for value in range(-1, 210):
        if interval.holds(value):
            assert whole.holds(value)


def test_of_two_bounds_at_one_value_the_hard_one_is_kept():
    hard, soft = Interval.at_least(5), Interval.at_least(5, soft=True)
    assert hard.intersection(soft) == hard
    assert soft.intersection(hard) == hard


def test_bounds_in_the_wrong_order_are_refused():
    with pytest.raises(IntervalError):
        Interval.between(5, 4)
    with pytest.raises(IntervalError):
        Interval(Bound(5, open=True), Bound(5))


def test_half_of_more_than_twenty_thousand_is_more_than_ten_thousand():
    dead = Interval.at_least(20_001)
    half = Interval.point(Fraction(1, 2))
    assert dead.share(half).whole() == Interval.at_least(10_001)


def test_the_injured_are_what_is_left_of_the_casualties():
    casualties, killed = Interval.point(100_000), Interval.point(20_000)
    assert casualties.difference(killed, floor=0) == Interval.point(80_000)


def test_a_part_above_its_whole_is_a_contradiction():
    assert Interval.at_least(10_001).within_whole(Interval.point(94)) is None
    assert Interval.point(94).over_part(Interval.at_least(10_001)) is None


def test_no_share_is_taken_of_what_may_lie_below_nought():
    with pytest.raises(IntervalError):
        Interval(None, Bound(5)).share(Interval.point(1))
    assert same_values(Interval.point(0).share(Interval.at_least(3)), Interval.point(0))
