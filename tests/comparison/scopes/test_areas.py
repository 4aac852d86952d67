"""Places by where they are: only what distance and reach make sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.comparison.methods.scopes import (
    Area,
    Entry,
    Field,
    Hierarchy,
    Known,
    Relation,
    Scope,
    Stated,
    Why,
    relate,
    relation_of_areas,
)

BAKHMUT = Area(48.595, 38.0, 3, 6)
KHERSON = Area(46.635, 32.617, 5, 15)
AROUND = Area(48.6, 38.05, 25, 40)


@st.composite
def areas(draw):
    reach = sorted((draw(st.floats(0, 300)), draw(st.floats(0, 300))))
    return Area(draw(st.floats(44, 52)), draw(st.floats(22, 40)), *reach)


@given(areas(), areas())
def test_changing_sides_gives_the_converse(one, other):
    found, back = relation_of_areas(one, other), relation_of_areas(other, one)
    assert back == (found[0].converse, found[1])


@given(areas(), areas(), areas())
def test_containment_goes_on_and_what_is_apart_stays_apart(one, middle, wide):
    if relation_of_areas(one, middle) == (Relation.NARROWER, "area-within"):
        found = relation_of_areas(middle, wide)
        if found == (Relation.NARROWER, "area-within"):
            assert one.kilometres_to(wide) + one.outer <= wide.inner + 1e-6
        if found == (Relation.DIFFERENT, "area-apart"):
            assert one.kilometres_to(wide) > one.outer + wide.outer - 1e-6


def test_distances_are_those_of_the_globe():
    assert round(BAKHMUT.kilometres_to(KHERSON)) == 458
    assert round(Area(90, 0).kilometres_to(Area(-90, 77))) == 20_015
    assert Area(10, 180).kilometres_to(Area(10, -180)) == pytest.approx(0, abs=1e-6)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (BAKHMUT, KHERSON, (Relation.DIFFERENT, "area-apart")),
        (BAKHMUT, AROUND, (Relation.NARROWER, "area-within")),
        (BAKHMUT, Area(48.595, 38.02, 3, 6), (Relation.OVERLAPPING, "area-meets")),
        (BAKHMUT, Area(48.595, 38.1, 0, 6), (Relation.NOT_COMPARABLE, "area-unsure")),
        (BAKHMUT, BAKHMUT, (Relation.OVERLAPPING, "area-meets")),
    ],
)
def test_only_what_is_sure_is_said(one, other, found):
    assert relation_of_areas(one, other) == found


def test_places_on_file_without_a_common_whole_are_told_apart_by_the_map():
    known = Known(
        places=Hierarchy((Entry("b", "Bakhmut"), Entry("s", "the Bakhmut sector"))),
        areas={"b": BAKHMUT, "s": AROUND},
    )
    compared = relate(
        Scope(place=Stated("Bakhmut")),
        Scope(place=Stated("Bakhmut sector")),
        known,
        fields=(Field.PLACE,),
    )
    assert [(each.relation, each.rule) for each in compared.fields] == [
        (Relation.NARROWER, "area-within")
    ]


def test_places_that_may_meet_and_that_nothing_joins_are_unknown_to_one_another():
    known = Known(
        places=Hierarchy((Entry("b", "Bakhmut"), Entry("v", "a village"))),
        areas={"b": BAKHMUT, "v": Area(48.595, 38.1, 0, 6)},
    )
    compared = relate(
        Scope(place=Stated("Bakhmut")), Scope(place=Stated("a village")), known, fields=("place",)
    )
    assert [(each.relation, each.rule, each.why) for each in compared.fields] == [
        (Relation.NOT_COMPARABLE, "area-unsure", Why.UNKNOWN)
    ]


@pytest.mark.parametrize("wrong", [(91, 0), (0, 181), (0, 0, 5, 4), (0, 0, -1, 4)])
def test_a_place_off_the_globe_is_refused(wrong):
    with pytest.raises(ValueError, match=r"globe|reach"):
        Area(*wrong)
