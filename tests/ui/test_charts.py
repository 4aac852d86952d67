from hypothesis import given
from hypothesis import strategies as st

from apps.ui.components.charts import Bar, bars, lay_out, meter, round_step


def test_the_scale_is_labelled_with_a_round_number() -> None:
    assert [round_step(n) for n in (0, 1, 4, 9, 17, 49, 1699)] == [0, 1, 2, 5, 10, 20, 1000]


def test_the_chosen_weeks_lie_under_a_brush() -> None:
    weeks = [Bar("a", 1, on=False), Bar("b", 4), Bar("c", 2), Bar("d", 0, on=False)]
    assert lay_out(weeks).brush == (25.0, 50.0)
    assert lay_out([Bar("a", 1), Bar("b", 2)]).brush is None


@given(st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=60))
def test_bars_stand_on_the_base_in_order_and_the_highest_fills_the_height(
    counts: list[int],
) -> None:
    chart = lay_out([Bar(str(n), n) for n in counts])
    assert all(bar.y >= 0 and abs(bar.y + bar.height - chart.base) < 0.02 for bar in chart.bars)
    assert all(bar.height >= 1 for bar in chart.bars if bar.bar.count)
    assert all(bar.height == 0 for bar in chart.bars if not bar.bar.count)
    assert [bar.x for bar in chart.bars] == sorted(bar.x for bar in chart.bars)
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.01 for bar in chart.bars)
    if max(counts):
        assert max(bar.height for bar in chart.bars) == chart.base - 4


def test_an_empty_chart_is_drawn_and_named() -> None:
    drawn = bars([], label="Nothing yet")
    assert 'aria-label="Nothing yet"' in drawn
    assert drawn.count("<rect") == 0


def test_a_meter_is_a_share_of_the_most() -> None:
    assert '<rect width="25.0%"' in meter(1, 4)
    assert '<rect width="0.0%"' in meter(0, 0)
