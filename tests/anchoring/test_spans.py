import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring import Span, SpanError


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 3), (4, 2)])
def test_a_span_must_hold_something_inside_of_a_text(start, end):
    with pytest.raises(SpanError):
        Span(start, end)


def test_of_gives_the_covered_words_and_refuses_to_reach_past_the_text():
    assert Span(4, 10).of("Die Straße") == "Straße"
    with pytest.raises(SpanError):
        Span(4, 11).of("Die Straße")


def test_spans_that_lie_against_one_another_touch_but_do_not_overlap():
    left, right = Span(0, 5), Span(5, 9)
    assert left.touches(right)
    assert not left.overlaps(right)
    assert left.intersection(right) is None


@given(*[st.integers(0, 30)] * 2, *[st.integers(1, 20)] * 2)
def test_relations_agree_with_sets_of_positions(a, b, length_a, length_b):
    first, second = Span(a, a + length_a), Span(b, b + length_b)
    one, two = set(range(first.start, first.end)), set(range(second.start, second.end))
    common = first.intersection(second)
    assert first.overlaps(second) == bool(one & two)
    assert first.contains(second) == (two <= one)
    assert (set(range(common.start, common.end)) if common else set()) == one & two
    assert len(first) == len(one)
    assert first.shift(7) == Span(a + 7, a + length_a + 7)
