import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring import Span, context

TEXT = "One two three. “Four five” six seven, eight nine."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (2, ("two three. “", "Four", " five” six")),
        (0, ("", "Four", "")),
        (3, ("One two three. “", "Four", " five” six seven,")),
        (12, ("One two three. “", "Four", " five” six seven, eight nine.")),
    ],
)
def test_the_words_around_a_passage(words, expected):
    assert context(TEXT, Span(16, 20), words) == expected


@given(st.text(st.sampled_from("ab .,”👍\u0301\n"), min_size=1), st.data())
def test_the_line_reads_as_the_text_does(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before, quote, after = context(text, Span(start, end), 3)
    assert quote == text[start:end]
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)


def test_a_text_without_spaces_gives_a_bounded_line():
    before, _, after = context("a" * 1_000_000, Span(500_000, 500_001), 12)
    assert len(before) + len(after) < 2_000
