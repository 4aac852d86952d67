"""Alignment: every word of both reports once, in order, and the same from either side."""

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apps.anchoring import fold
from apps.anchoring.tokens import Vocabulary
from apps.comparison.methods.drift import (
    METHOD,
    METHODS,
    RULES,
    Harm,
    Named,
    Reported,
    Side,
    align,
)

WORDS = ["more", "than", "20,000", "about", "killed", "not", "the", "Bakhmut", ",", ".", "“", "he",
         "said", "half", "of", "в", "don't", "5%", "2023", "понад"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)
ANY = TEXTS | st.text(max_size=30)


def drift(first, second):
    return align(Reported("a", first), Reported("b", second))


def words_of(text):
    tokens = Vocabulary().tokens(text)
    return [
        (tokens.starts[at], fold(tokens.word(at), case=True))
        for at, weight in enumerate(tokens.weights)
        if weight >= 1
    ]


@given(ANY, ANY)
def test_every_word_of_both_stands_in_one_part(first, second):
    parts = drift(first, second).parts
    for text, spans in (
        (first, [part.first for part in parts if part.first]),
        (second, [part.second for part in parts if part.second]),
    ):
        assert all(one.end <= other.start for one, other in pairwise(spans))
        for start, _ in words_of(text):
            assert sum(span.contains(start) for span in spans) == 1


@given(ANY, ANY)
def test_what_is_the_same_reads_the_same(first, second):
    for part in drift(first, second).parts:
        if part.side is Side.SAME:
            one, other = (
                [word for _, word in words_of(span.of(text))] if span else []
                for span, text in ((part.first, first), (part.second, second))
            )
            assert one == other
            assert part.harm is None
        else:
            assert (part.first is None) == (part.side is Side.ONLY_SECOND)
            assert (part.second is None) == (part.side is Side.ONLY_FIRST)
            assert part.harm
        assert part.rule in RULES


OTHER_SIDE = {Side.ONLY_FIRST: Side.ONLY_SECOND, Side.ONLY_SECOND: Side.ONLY_FIRST}


@given(ANY, ANY)
def test_changing_sides_mirrors_the_parts(first, second):
    there, back = drift(first, second), drift(second, first)
    assert [(part.side, part.first, part.second, part.harm, part.rule) for part in back.parts] == [
        (OTHER_SIDE.get(part.side, part.side), part.second, part.first, part.harm, part.rule)
        for part in there.parts
    ]
    assert back.alike == there.alike


@given(TEXTS)
@example("понад 2023 понад")
def test_case_glyphs_and_spaces_are_no_drift(text):
    other = text.upper().replace(" ", "\u00a0 ").replace("“", '"').replace("'", "’")
    found = drift(text, other)
    assert found.ranked == ()
    assert found.alike == 1.0
    assert found.worst is None


@pytest.mark.parametrize(
    ("first", "second", "harm", "rule"),
    [
        ("20,000 were killed", "21,500 were killed", Harm.FIGURE, "figure-other"),
        ("20,000 were killed", "were killed", Harm.FIGURE, "figure-other"),
        ("20,000 were killed", "20,000 were wounded", Harm.FIGURE, "measure-other"),
        ("20,000 were killed", "twenty thousand were killed", Harm.WORDING, "figure-respelled"),
        ("over 20,000 killed", "more than 20,000 killed", Harm.WORDING, "wording"),
        ("over 20,000 killed", "20,000 killed", Harm.QUALIFIER, "qualifier-other"),
        ("понад 20 000 загиблих", "близько 20 000 загиблих", Harm.QUALIFIER, "qualifier-other"),
        ("most of the town is held", "all of the town is held", Harm.QUALIFIER, "extent-other"),
        ("we will hold the town", "we may hold the town", Harm.QUALIFIER, "extent-other"),
        ("we do hold it", "we don’t hold it", Harm.NEGATION, "negation"),
        ("ми не відступимо", "ми відступимо", Harm.NEGATION, "negation"),
        ("he said they fled", "he claimed they fled", Harm.ATTRIBUTION, "attribution-other"),
        ("they fled", "they reportedly fled", Harm.ATTRIBUTION, "attribution-other"),
        ("with General Koval there", "with General Melnyk there", Harm.NAME, "name-other"),
        ("it fell in March", "it fell in April", Harm.PLACE, "period-other"),
        ("we may march on", "we may go on", Harm.WORDING, "wording"),
        ("tanks at 10:30 there", "tanks at 11:30 there", Harm.FIGURE, "figure-other"),
        ("a bitter fight", "a hard fight", Harm.WORDING, "wording"),
        ("over 5 fled", "5 fled, over and out", Harm.QUALIFIER, "qualifier-other"),
    ],
)
def test_drift_is_ranked_by_harm(first, second, harm, rule):
    worst = drift(first, second).ranked[0]
    assert (worst.harm, worst.rule) == (harm, rule)


def test_names_that_are_known_say_what_they_are():
    first, second = "Fighting near Bakhmut goes on", "Fighting near Soledar goes on"
    named = [Reported(text, text, (Named(14, 21, "place"),)) for text in (first, second)]
    (part,) = align(*named).ranked
    assert (part.harm, part.rule) == (Harm.PLACE, "place-other")
    assert part.sentence == "A place stands on one side only: “Bakhmut” / “Soledar”."


def test_what_stands_elsewhere_is_moved_and_not_lost():
    found = drift("In Bakhmut we stay, and Soledar", "And in Soledar we stay, and Bakhmut")
    assert {part.rule for part in found.ranked} <= {"moved", "wording"}


def long(count, step):
    return " ".join(
        f"word{at * step % 977}" if at % 50 else f"more than {at + 1000} killed"
        for at in range(count)
    )


@pytest.mark.parametrize("step", [7, 11])
def test_four_times_the_words_take_about_four_times_as_long(step):
    took = []
    for count in (1_000, 4_000):
        began = process_time()
        drift(long(count, 7), long(count, step).replace("word5", "other"))
        took.append(process_time() - began)
    assert took[1] < took[0] * 12


def test_the_method_has_a_name_and_a_version():
    assert METHOD == "comparison.drift/1"
    assert list(METHODS) == [METHOD]
