"""Where browsers and people point, in code points: the one place where offsets change."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.anchoring import Span, is_character_boundary, paragraphs
from apps.articles.errors import InvalidAnnotation
from apps.desk.reading.places import (
    nudged,
    occurrences,
    paragraph_numbers,
    place_of,
    point_of,
    selected,
)

TEXT = "A 👩‍👩‍👧 family.\n\ncafe\u0301 closed 🇺🇦.\n\nقال المتحدث."
EXTENTS = paragraphs(TEXT)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(st.integers(0, len(TEXT)))
def test_places_and_points_are_inverse(point: int) -> None:
    if any(extent.start <= point <= extent.end for extent in EXTENTS):
        assert point_of(TEXT, EXTENTS, place_of(TEXT, EXTENTS, point)) == point


def test_units_are_counted_as_browsers_count() -> None:
    family = "👩‍👩‍👧"
    assert selected(TEXT, EXTENTS, "1:2", f"1:{2 + units(family)}").of(TEXT) == family


def test_a_cut_character_is_completed() -> None:
    # Up to the letter, without its accent; and half a flag.
    assert selected(TEXT, EXTENTS, "2:0", "2:4").of(TEXT) == "cafe\u0301"
    flag = units("cafe\u0301 closed ")
    assert selected(TEXT, EXTENTS, f"2:{flag}", f"2:{flag + 2}").of(TEXT) == "🇺🇦"


def test_a_selection_may_run_across_paragraphs_and_is_trimmed() -> None:
    span = selected(TEXT, EXTENTS, "1:1", "2:6", head=" 👩‍👩‍👧", tail="cafe\u0301 ")
    assert span.of(TEXT) == "👩‍👩‍👧 family.\n\ncafe\u0301"


@pytest.mark.parametrize(
    ("start", "end", "head", "tail"),
    [
        ("1:3", "1:9", "", ""),  # in the middle of a pair of units
        ("9:0", "9:1", "", ""),
        ("1:0", "1:900", "", ""),
        ("x", "1:2", "", ""),
        ("1:2", "1:2", "", ""),
        ("1:9", "1:2", "", ""),
        ("1:1", "1:2", "", ""),  # a blank
        ("1:0", "1:1", "B", ""),
        ("1:0", "1:1", "A", "B"),
    ],
)
def test_what_is_no_selection_of_this_text_is_refused(
    start: str, end: str, head: str, tail: str
) -> None:
    with pytest.raises(InvalidAnnotation):
        selected(TEXT, EXTENTS, start, end, head, tail)


@settings(max_examples=200)
@given(st.data())
def test_any_selection_ends_on_whole_characters(data: st.DataObject) -> None:
    points = sorted(data.draw(st.lists(st.integers(0, len(TEXT)), min_size=2, max_size=2)))
    inside = [p for p in points if any(e.start <= p <= e.end for e in EXTENTS)]
    if len(inside) < 2 or inside[0] == inside[1]:
        return
    places = [place_of(TEXT, EXTENTS, point) for point in inside]
    try:
        span = selected(TEXT, EXTENTS, *places)
    except InvalidAnnotation:
        assert not TEXT[inside[0] : inside[1]].strip()
        return
    assert is_character_boundary(TEXT, span.start)
    assert is_character_boundary(TEXT, span.end)


def test_paragraphs_of_a_span() -> None:
    assert list(paragraph_numbers(EXTENTS, Span(0, 3))) == [1]
    assert list(paragraph_numbers(EXTENTS, Span(0, len(TEXT)))) == [1, 2, 3]
    between = EXTENTS[0].end
    assert list(paragraph_numbers(EXTENTS, Span(between, between + 2))) == []


def test_typed_words_are_found_whatever_the_white_space() -> None:
    text = "Five  months,\nfive months. FIVE MONTHS"
    assert [span.of(text) for span in occurrences(text, "Five months")] == ["Five  months"]
    assert len(occurrences(text, "five\tMONTHS")) == 3
    assert occurrences(text, " ") == []
    assert occurrences(text, "six months") == []


@pytest.mark.parametrize(
    ("edge", "words"),
    [
        ("start-", "two three four"),
        ("start+", "four"),
        ("end-", "three"),
        ("end+", "three four, five"),
    ],
)
def test_an_edge_moves_by_a_word(edge: str, words: str) -> None:
    text = "one two three four, five"
    start = text.index("three")
    assert nudged(text, Span(start, start + len("three four")), edge).of(text) == words


@pytest.mark.parametrize("edge", ["start-", "end+"])
def test_an_edge_stays_at_the_end_of_the_text(edge: str) -> None:
    assert nudged("one two", Span(0, 7), edge) == Span(0, 7)


@pytest.mark.parametrize("edge", ["start+", "end-"])
def test_the_last_word_is_never_lost(edge: str) -> None:
    assert nudged("one two", Span(0, 3), edge) == Span(0, 3)
