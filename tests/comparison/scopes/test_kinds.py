"""Who is counted: whose people, and which kind of them."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.comparison.methods.scopes import (
    KINDS,
    Entry,
    Field,
    Hierarchy,
    Known,
    Relation,
    Scope,
    Stated,
    Why,
    relate,
)

KNOWN = Known(
    populations=Hierarchy(
        (
            Entry("r", "Russia"),
            Entry("f", "Russian army", ("r",), ("Russian forces",)),
            Entry("w", "Wagner", ("f",)),
            Entry("u", "Ukraine"),
        )
    ),
    bodies=frozenset({"f", "w"}),
)
WORDS = ("", "soldiers", "fighters", "officers", "civilians", "convicts", "women", "generals")
COUNTED = st.builds(
    lambda ref, word: Stated(f"{ref} {word}".strip(), ref),
    st.sampled_from(["r", "f", "w", "u"]),
    st.sampled_from(WORDS),
)


def compared(one: Stated, other: Stated):
    scopes = (Scope(population=one), Scope(population=other))
    return relate(*scopes, KNOWN, fields=(Field.POPULATION,)).of(Field.POPULATION)


@given(COUNTED, COUNTED)
def test_changing_sides_gives_the_converse(one, other):
    there, back = compared(one, other), compared(other, one)
    assert (back.relation, back.rule, back.why) == (
        there.relation.converse,
        there.rule,
        there.why,
    )


@given(COUNTED)
def test_a_population_is_the_same_as_itself(one):
    assert compared(one, one).relation is Relation.SAME


@given(COUNTED, COUNTED, COUNTED)
def test_containment_goes_on(one, middle, wide):
    inside = {Relation.SAME, Relation.NARROWER}
    if {compared(one, middle).relation, compared(middle, wide).relation} <= inside:
        assert compared(one, wide).relation in inside


@given(COUNTED, COUNTED, COUNTED)
def test_what_lies_within_one_of_two_apart_is_apart_from_the_other(one, middle, other):
    inside = compared(one, middle).relation in (Relation.SAME, Relation.NARROWER)
    if inside and compared(middle, other).rule == "kinds-apart":
        assert compared(one, other).relation in (Relation.DIFFERENT, Relation.NOT_COMPARABLE)


@pytest.mark.parametrize(
    ("one", "other", "relation", "rule"),
    [
        # Of a body its soldiers are all of it.
        (("Wagner fighters", "w"), ("Wagner", "w"), "same", "same-entry"),
        (("Wagner convicts", "w"), ("Wagner", "w"), "narrower", "kind"),
        (("Wagner convicts", "w"), ("Russian forces", "f"), "narrower", "kind"),
        (("Wagner", "w"), ("Russian forces", "f"), "narrower", "within"),
        # Of a country they are not.
        (("Ukrainian soldiers", "u"), ("Ukrainian civilians", "u"), "different", "kinds-apart"),
        (("Ukrainian officers", "u"), ("Ukrainian troops", "u"), "narrower", "kind"),
        (("Ukrainian officers", "u"), ("Ukraine", "u"), "narrower", "kind"),
        (("Ukrainian soldiers", "u"), ("Ukraine", "u"), "not comparable", "kind-not-stated"),
        (("Ukrainian civilians", "u"), ("Ukraine", "u"), "not comparable", "kind-not-stated"),
        (("women of Ukraine", "u"), ("soldiers", "u"), "not comparable", "kinds-unrelated"),
        # Without an entry on file.
        (("enemy troops", None), ("enemy soldiers", None), "same", "same-words"),
        (("enemy officers", None), ("enemy soldiers", None), "narrower", "kind"),
        (("enemy soldiers", None), ("local civilians", None), "different", "kinds-apart"),
        (("enemy soldiers", None), ("hostile soldiers", None), "not comparable", "not-on-file"),
        (("soldiers", None), ("troops", None), "same", "same-words"),
        (("soldiers", None), ("Wagner fighters", "w"), "not comparable", "whose-not-stated"),
        (("Wagner convicts", None), ("Wagner", "w"), "narrower", "kind"),
        (("soldiers and civilians", None), ("soldiers", None), "not comparable", "not-on-file"),
    ],
)
def test_who_is_counted_is_told_apart_twice(one, other, relation, rule):
    found = compared(Stated(*one), Stated(*other))
    assert (found.relation, found.rule) == (relation, rule)
    silent = rule in ("kind-not-stated", "whose-not-stated")
    assert (found.missing, found.supposed) == (
        ("speak of the same population", Relation.SAME) if silent else ("", None)
    )
    assert (found.why is Why.NOT_STATED) == silent


@pytest.mark.parametrize(
    ("words", "kind", "rest"),
    [
        ("Russian Troops", "combatants", "russian"),
        ("mobilised soldiers", "mobilised", ""),
        ("convicts of Wagner", "convicts", "wagner"),
        ("soldiers and civilians", None, "soldiers and civilians"),
        ("villagers", None, "villagers"),
        ("мирных жителей", "civilians", ""),
    ],
)
def test_words_are_taken_apart(words, kind, rest):
    assert KINDS.read(words) == (kind, rest)


def test_nothing_is_said_of_two_kinds_that_nothing_joins():
    kinds = [entry.key for entry in KINDS.hierarchy.entries]
    for one, other in product(kinds, kinds):
        found = KINDS.relation(one, other)
        assert found is not Relation.DIFFERENT or {"civilians"} <= {
            each for key in (one, other) for each in KINDS.hierarchy.above(key)
        }
