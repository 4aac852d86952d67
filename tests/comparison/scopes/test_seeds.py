"""The scopes of the two articles the product starts from, written down from reading them."""

from datetime import date

import pytest

from apps.comparison.methods.scopes import (
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
        (
            Entry("russian", "Russian forces", (), ("Russian soldiers", "Vladimir Putin's army")),
            Entry("wagner", "Wagner", ("russian",), ("Wagner fighters", "members of Wagner")),
            Entry("ukrainian", "Ukrainian forces"),
        ),
        apart=(("russian", "ukrainian"),),
    ),
    places=Hierarchy(
        (
            Entry("front", "whole front", ("ukraine",)),
            Entry("ukraine", "Ukraine"),
            Entry("donetsk", "Donetsk region", ("ukraine", "front")),
            Entry("bakhmut", "Bakhmut", ("donetsk",), ("Bachmut", "Бахмут")),
        )
    ),
)
FIVE_MONTHS = Period(date(2022, 12, 2), date(2023, 5, 2), "month", words="five months")
SINCE_DECEMBER = Period(
    date(2022, 12, 1), None, "month", words="since December", said_on=date(2023, 5, 1)
)

LEAD = Scope(Stated("killed"), Stated("Russian soldiers"), Stated("Bakhmut"), FIVE_MONTHS)
WHOLE = Scope(Stated("killed"), Stated("Russian forces"), Stated("whole front"), SINCE_DECEMBER)
INJURED = Scope(Stated("injured"), Stated("people"), None, FIVE_MONTHS)
CASUALTIES = Scope(
    Stated("casualties"), Stated("Vladimir Putin's army"), Stated("whole front"), SINCE_DECEMBER
)
WAGNER = Scope(Stated("killed"), Stated("Wagner"), Stated("whole front"), SINCE_DECEMBER)


def test_bakhmut_against_the_whole_front_never_agrees():
    compared = relate(LEAD, WHOLE, KNOWN)
    assert [each.sentence for each in compared.differing] == [
        "place differs: Bakhmut / whole front",
        "period differs: five months / since December",
    ]
    assert compared.of(Field.PLACE).relation is Relation.NARROWER
    assert compared.of(Field.PERIOD).relation is Relation.OVERLAPPING
    assert compared.relation is Relation.OVERLAPPING
    assert compared.sentence == (
        "The scopes overlap: place differs: Bakhmut / whole front;"
        " period differs: five months / since December."
    )


def test_wagner_within_russian_forces_is_used():
    compared = relate(WHOLE, WAGNER, KNOWN)
    assert compared.relation is Relation.WIDER
    assert [each.sentence for each in compared.differing] == [
        "population differs: Russian forces / Wagner"
    ]
    assert compared.differing[0].explanation == (
        "On file, one lies within the other. Wagner lies within Russian forces."
    )


def test_killed_within_casualties_under_another_name_of_the_same_army():
    compared = relate(WHOLE, CASUALTIES, KNOWN)
    assert [(each.field, each.relation) for each in compared.fields] == [
        (Field.MEASURE, Relation.NARROWER),
        (Field.POPULATION, Relation.SAME),
        (Field.PLACE, Relation.SAME),
        (Field.PERIOD, Relation.SAME),
    ]
    assert compared.relation is Relation.NARROWER
    assert compared.of(Field.POPULATION).sentence == (
        "same population: Russian forces / Vladimir Putin's army"
    )


def test_killed_and_injured_are_apart():
    assert relate(LEAD, INJURED, KNOWN).of(Field.MEASURE).rule == "apart"
    assert relate(LEAD, INJURED, KNOWN).relation is Relation.DIFFERENT


def test_people_and_nowhere_are_not_stated():
    compared = relate(CASUALTIES, INJURED, KNOWN, fields=(Field.POPULATION, Field.PLACE))
    assert [(each.sentence, each.rule, each.why) for each in compared.fields] == [
        (
            "population not comparable: Vladimir Putin's army / not stated (“people”)",
            "unspecific",
            Why.NOT_STATED,
        ),
        ("place not comparable: whole front / not stated", "not-stated", Why.NOT_STATED),
    ]


def test_a_silent_place_is_equal_to_nothing():
    nowhere = Scope(WHOLE.measure, WHOLE.population, None, WHOLE.period)
    compared = relate(nowhere, nowhere, KNOWN)
    assert compared.relation is Relation.NOT_COMPARABLE
    assert compared.of(Field.PLACE).sentence == "place not comparable: not stated / not stated"


def test_what_the_question_supposes_is_named_as_an_assumption():
    supposed = supposing(INJURED, WHOLE, KNOWN)
    compared = relate(supposed, WHOLE, KNOWN)
    assert compared.of(Field.PLACE).relation is Relation.SAME
    assert compared.of(Field.POPULATION).relation is Relation.SAME
    assert compared.of(Field.PERIOD).relation is Relation.OVERLAPPING
    assert [each.field for each in compared.fields if each.assumed] == ["population", "place"]
    assert compared.assumed


def test_what_is_stated_is_never_supposed_away():
    assert supposing(LEAD, WAGNER, KNOWN) == LEAD


@pytest.mark.parametrize(
    ("field", "one", "other", "relation"),
    [
        ("place", "Бахмут", "Donetsk region", Relation.NARROWER),
        ("place", "UKRAINE", "bachmut", Relation.WIDER),
        ("population", "the Russian  soldiers", "Russian forces", Relation.SAME),
        ("population", "Ukrainian forces", "Wagner fighters", Relation.DIFFERENT),
        ("measure", "fatalities", "killed", Relation.SAME),
        ("measure", "missing", "casualties", Relation.DIFFERENT),
        ("measure", "missing", "all losses", Relation.NARROWER),
    ],
)
def test_words_lead_to_entries(field, one, other, relation):
    compared = relate(
        Scope(**{field: Stated(one)}), Scope(**{field: Stated(other)}), KNOWN, fields=(field,)
    )
    assert compared.relation is relation
