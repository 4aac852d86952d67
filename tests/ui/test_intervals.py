import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.ui.components.intervals import interval, measure, position

figures = st.integers(min_value=0, max_value=10**7)


def test_a_lower_bound_alone_is_open_to_the_right() -> None:
    drawn = measure(100_000, None, None, scale=160_000, unit="people")
    assert (drawn.shape, drawn.low, drawn.best, drawn.high) == ("at_least", 61.25, None, None)
    assert drawn.fog_right == 38.75
    assert drawn.label == "100,000 people or more, upper bound not stated"


@pytest.mark.parametrize(
    ("low", "best", "high", "shape", "label"),
    [
        (None, 80, None, "exact", "80, stated exactly"),
        (80, None, 80, "exact", "80, stated exactly"),
        (None, None, 80, "up_to", "up to 80, lower bound not stated"),
        (60, 70, 80, "range", "60 to 80, best 70"),
        (60, None, 80, "range", "60 to 80"),
        (None, None, None, "unstated", "no figure stated"),
    ],
)
def test_each_way_of_stating_a_figure_has_its_shape(
    low: int | None, best: int | None, high: int | None, shape: str, label: str
) -> None:
    drawn = measure(low, best, high, scale=100)
    assert (drawn.shape, drawn.label) == (shape, label)


def test_no_bound_is_drawn_that_nobody_stated() -> None:
    assert "cap" not in interval(best=80, scale=100)
    assert interval(low=80, scale=100).count('class="cap"') == 1
    assert interval(low=60, high=80, scale=100).count('class="cap"') == 2
    assert "pt" not in interval(low=60, high=80, scale=100).replace("aria", "")
    assert "fog" not in interval(scale=100)


def test_a_range_turned_round_is_refused() -> None:
    with pytest.raises(ValueError, match="above the upper bound"):
        measure(90, None, 80, scale=100)
    with pytest.raises(ValueError, match="above nought"):
        position(1, 0)


@given(figures, figures, st.integers(min_value=1, max_value=10**7))
def test_positions_keep_the_order_of_values_and_stay_inside(a: int, b: int, scale: int) -> None:
    first, second = position(min(a, b), scale), position(max(a, b), scale)
    assert 0 <= first <= second <= 100


@given(figures, figures, st.integers(min_value=1, max_value=10**7))
def test_fog_and_bound_fill_the_scale(a: int, b: int, scale: int) -> None:
    drawn = measure(min(a, b), None, None, scale=scale)
    assert drawn.low is not None
    assert drawn.low + drawn.fog_right == pytest.approx(100)
