import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring import OffsetError, Span, Utf16Index

SCRIPTS = st.text(
    st.one_of(
        st.sampled_from("aé\u0301ßقَ\u0650д漢\u200d\ufe0f\n👩🏽🇺🇦𝔄\U0010ffff"),
        st.characters(exclude_categories=["Cs"]),
    )
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(SCRIPTS)
def test_every_boundary_converts_as_the_encoding_does_and_back(text):
    index = Utf16Index(text)
    expected = [units(text[:point]) for point in range(len(text) + 1)]
    assert [index.to_units(point) for point in range(len(text) + 1)] == expected
    assert [index.to_points(unit) for unit in expected] == list(range(len(text) + 1))


@given(SCRIPTS)
def test_every_other_offset_is_refused(text):
    index = Utf16Index(text)
    boundaries = {units(text[:point]) for point in range(len(text) + 1)}
    for unit in {-1, *range(units(text) + 2)} - boundaries:
        with pytest.raises(OffsetError):
            index.to_points(unit)
    with pytest.raises(OffsetError):
        index.to_units(len(text) + 1)


def test_the_inside_of_a_surrogate_pair_is_named():
    with pytest.raises(OffsetError, match="inside of a character"):
        Utf16Index("a👍b").to_points(2)


def test_spans_convert_both_ways():
    index = Utf16Index("👍 Бахмут 👍")
    assert index.span_from_units(3, 9) == Span(2, 8)
    assert index.span_to_units(Span(2, 10)) == (3, 12)
