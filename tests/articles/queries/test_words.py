"""Reading the search box."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.articles.queries.words import (
    LEAF_LIMIT,
    And,
    Named,
    Not,
    Or,
    Parsed,
    Phrase,
    Word,
    leaves,
    parse,
    possible_names,
    with_names,
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", None),
        ("   ", None),
        ("killed", Word("killed")),
        ("killed soldiers", And((Word("killed"), Word("soldiers")))),
        ('"White House"', Phrase("White House")),
        ("«Белый дом»", Phrase("Белый дом")),
        ('"alone"', Word("alone")),
        ("killed OR casualties", Or((Word("killed"), Word("casualties")))),
        ("a1 | b1 | c1", Or((Word("a1"), Word("b1"), Word("c1")))),
        (
            "killed OR wounded Bakhmut",
            And((Or((Word("killed"), Word("wounded"))), Word("Bakhmut"))),
        ),
        ("Bakhmut -Mali", And((Word("Bakhmut"), Not(Word("Mali"))))),
        ("-Mali", Not(Word("Mali"))),
        ('-"White House"', Not(Phrase("White House"))),
        ("-(a1 OR b1)", Not(Or((Word("a1"), Word("b1"))))),
        ("(a1 b1) OR c1", Or((And((Word("a1"), Word("b1"))), Word("c1")))),
        ("a1 AND b1", And((Word("a1"), Word("b1")))),
        ("non-stop", Word("non-stop")),
        ("20,000", Word("20,000")),
    ],
)
def test_what_can_be_typed(typed: str, read: object) -> None:
    assert parse(typed) == Parsed(read)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ('"White House', Phrase("White House")),
        ("(killed", Word("killed")),
        ("killed)", Word("killed")),
        (") killed (", Word("killed")),
        ("OR killed OR", Word("killed")),
        ("--killed", Word("--killed")),
        ("- killed", Word("killed")),
        ("& ! * : ' \\ %", None),
        ("\x00killed\x00", Word("killed")),
        ('""', None),
        ("((((((()))))))", None),
        ("-" * 500, None),
    ],
)
def test_what_is_broken_is_read_as_far_as_it_goes(typed: str, read: object) -> None:
    assert parse(typed).expression == read


def test_a_long_search_is_cut_and_says_so() -> None:
    parsed = parse("word " * 5000)
    assert len(list(leaves(parsed.expression))) == LEAF_LIMIT
    assert parsed.remarks == (
        "Only the first 1,000 characters were searched for.",
        "Only the first 40 words were searched for.",
    )


def test_deep_parentheses_are_no_deep_recursion() -> None:
    assert parse("(" * 900 + "killed").expression == Word("killed")


@given(st.text(alphabet=st.characters(), max_size=300))
def test_anything_can_be_typed(typed: str) -> None:
    parsed = parse(typed)
    assert all(any(letter.isalnum() for letter in leaf.text) for leaf in leaves(parsed.expression))
    assert all("\x00" not in leaf.text for leaf in leaves(parsed.expression))


def test_words_beside_each_other_may_be_a_name() -> None:
    assert possible_names(parse("John Kirby said -Mali").expression) == [
        "John Kirby said",
        "John Kirby",
        "Kirby said",
        "John",
        "Kirby",
        "said",
        "Mali",
    ]


def test_the_longest_name_is_taken() -> None:
    known = {"John Kirby": ("k",), "Kirby": ("town",), "Mali": ("m",)}
    tree = parse("John Kirby said -Mali").expression
    assert tree is not None
    assert with_names(tree, lambda text: known.get(text, ())) == And(
        (
            Named(And((Word("John"), Word("Kirby"))), ("k",)),
            Word("said"),
            Not(Named(Word("Mali"), ("m",))),
        )
    )
