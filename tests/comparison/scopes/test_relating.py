"""Relating whole scopes: what the fields say together."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from apps.comparison.methods.scopes import (
    METHOD,
    METHODS,
    RULES,
    Entry,
    Field,
    Hierarchy,
    Known,
    Period,
    Relation,
    Scope,
    Stated,
    Why,
    relate,
    supposing,
)

KNOWN = Known(
    populations=Hierarchy(
        (Entry("r", "army"), Entry("w", "company", ("r",)), Entry("c", "civilians"))
    ),
    places=Hierarchy((Entry("u", "land"), Entry("b", "town", ("u",)), Entry("v", "village"))),
)
PERIODS = st.none() | st.sampled_from(
    [
        Period(date(2023, 1, 1), date(2023, 3, 31)),
        Period(date(2023, 2, 1), date(2023, 2, 28)),
        Period(date(2023, 2, 1), None, "month"),
        Period(None, None),
    ]
)


def stated(*words):
    return st.none() | st.builds(Stated, st.sampled_from([*words, "", "nobody knows"]))


SCOPES = st.builds(
    Scope,
    stated("killed", "casualties", "wounded"),
    stated("army", "company", "civilians", "people"),
    stated("land", "town", "village"),
    PERIODS,
)


@given(SCOPES, SCOPES)
def test_changing_sides_gives_the_converse_in_every_field(one, other):
    there, back = relate(one, other, KNOWN), relate(other, one, KNOWN)
    assert back.relation is there.relation.converse
    assert [(each.field, each.relation, each.rule, each.why) for each in back.fields] == [
        (each.field, each.relation.converse, each.rule, each.why) for each in there.fields
    ]


@given(SCOPES)
def test_a_scope_is_the_same_as_itself_only_where_all_of_it_is_stated(scope):
    compared = relate(scope, scope, KNOWN)
    silent = [each for each in compared.fields if each.why is Why.NOT_STATED]
    assert compared.relation is (Relation.NOT_COMPARABLE if silent else Relation.SAME)
    assert all(each.relation is Relation.SAME for each in compared.fields if each not in silent)


@given(SCOPES, SCOPES, SCOPES)
def test_containment_goes_on(one, middle, wide):
    inside = {Relation.SAME, Relation.NARROWER}
    if {relate(one, middle, KNOWN).relation, relate(middle, wide, KNOWN).relation} <= inside:
        assert relate(one, wide, KNOWN).relation in inside


@given(SCOPES, SCOPES)
def test_every_finding_names_a_rule_with_a_sentence(one, other):
    for each in relate(one, other, KNOWN).fields:
        assert each.explanation.startswith(RULES[each.rule])
        assert (each.why is None) == (each.relation is not Relation.NOT_COMPARABLE)
        assert each.first in each.sentence
        assert each.second in each.sentence


@given(SCOPES, SCOPES)
def test_supposing_fills_only_what_is_left_open(scope, whole):
    supposed = supposing(scope, whole, KNOWN)
    before, after = relate(scope, whole, KNOWN), relate(supposed, whole, KNOWN)
    for field in Field:
        if before.of(field).why is not Why.NOT_STATED:
            assert after.of(field) == before.of(field)
        elif after.of(field).relation is Relation.SAME:
            assert after.of(field).assumed


def test_one_field_apart_is_enough():
    one = Scope(Stated("killed"), Stated("army"))
    other = Scope(Stated("killed"), Stated("civilians"))
    compared = relate(one, other, KNOWN)
    assert compared.relation is Relation.DIFFERENT
    assert compared.sentence == (
        "The claims do not speak of the same thing: population differs: army / civilians;"
        " place not comparable: not stated / not stated;"
        " period not comparable: not stated / not stated."
    )


def test_narrower_in_one_field_and_wider_in_another_overlap():
    one = Scope(population=Stated("company"), place=Stated("land"))
    other = Scope(population=Stated("army"), place=Stated("town"))
    fields = (Field.POPULATION, Field.PLACE)
    assert relate(one, other, KNOWN, fields=fields).relation is Relation.OVERLAPPING


def test_nothing_to_compare_is_no_agreement():
    assert relate(Scope(), Scope(), KNOWN, fields=()).relation is Relation.NOT_COMPARABLE


def test_the_method_has_a_name_and_a_version():
    assert METHOD == "comparison.scopes/1"
    assert list(METHODS) == [METHOD]
