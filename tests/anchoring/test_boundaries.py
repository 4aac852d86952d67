import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring import Span, is_character_boundary, paragraphs, snap_to_words, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wagner’s so-called army", ["Wagner’s", "so-called", "army"]),
        ("“20,000 killed,” he said.", ["20,000", "killed", "he", "said"]),
        ("п'ять 3.5 1,", ["п'ять", "3.5", "1"]),
        ("cafe\u0301s и\u0306", ["cafe\u0301s", "и\u0306"]),
        ("قُتِلَ عشرون", ["قُتِلَ", "عشرون"]),
        ("漢字kana", ["漢", "字", "kana"]),
        (
            "ok 👩🏽\u200d🚀👍 🇺🇦🇲🇱 1\ufe0f\u20e3",
            ["ok", "👩🏽\u200d🚀", "👍", "🇺🇦", "🇲🇱", "1\ufe0f\u20e3"],
        ),
        ("— … !", []),
    ],
)
def test_words_are_what_a_reader_takes_for_one(text, expected):
    assert [word.of(text) for word in words(text)] == expected


def test_words_of_a_span_are_given_whole_where_it_cuts_them():
    text = "one two three four"
    assert [word.of(text) for word in words(text, Span(5, 10))] == ["two", "three"]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("said Kirby on Monday", Span(6, 12), "Kirby on"),
        ("said  Kirby  on", Span(5, 12), "Kirby"),
        ("he “failed,” Kirby", Span(3, 12), "“failed,”"),
        ("one    two", Span(4, 6), "  "),
    ],
)
def test_a_selection_snaps_to_whole_words(text, span, expected):
    assert snap_to_words(text, span).of(text) == expected


@given(st.text(st.sampled_from("ab1 ,.'-\u0301👍🇺🇦\u200d漢")))
def test_words_are_in_order_and_apart_and_end_at_characters(text):
    found = words(text)
    assert all(left.end <= right.start for left, right in itertools.pairwise(found))
    assert [word for each in found for word in words(text, each)] == found


@pytest.mark.parametrize(
    ("text", "at", "whole"),
    [
        ("e\u0301", 1, False),
        ("🇺🇦🇲🇱", 1, False),
        ("🇺🇦🇲🇱", 2, True),
        ("👩\u200d🚀", 1, False),
        ("👩\u200d🚀", 2, False),
        ("\r\n", 1, False),
        ("ab", 1, True),
        ("", 0, True),
    ],
)
def test_cutting_leaves_characters_whole(text, at, whole):
    assert is_character_boundary(text, at) is whole


def test_blank_lines_separate_paragraphs_and_wrapped_lines_do_not():
    text = "SAN SALVADOR, 3 JAN --\nTHE COMMAND SAID\n\n  MEANWHILE, MORE\r\n \r\nEND\n"
    assert [each.of(text) for each in paragraphs(text)] == [
        "SAN SALVADOR, 3 JAN --\nTHE COMMAND SAID",
        "  MEANWHILE, MORE",
        "END\n",
    ]


def test_without_blank_lines_each_line_is_a_paragraph():
    text = "Erste.\nZweite.\r\nDritte."
    assert [each.of(text) for each in paragraphs(text)] == ["Erste.", "Zweite.", "Dritte."]


def test_long_lines_are_paragraphs_even_if_a_blank_line_stands_somewhere():
    long = "word " * 60
    text = f"{long}\n{long}\n{long}\n\nlast"
    assert len(paragraphs(text)) == 4


@given(st.text(st.sampled_from("ab \t\r\n\u2028"), max_size=60))
def test_paragraphs_leave_nothing_out_but_white_space(text):
    found = paragraphs(text)
    edges = [0, *(edge for each in found for edge in (each.start, each.end)), len(text)]
    assert edges == sorted(edges)
    outside = "".join(text[a:b] for a, b in zip(edges[::2], edges[1::2], strict=False))
    assert outside.strip() == ""
    assert all(each.of(text).strip() for each in found)
