"""Scopes and origins together: what may be set against what, and what counts as a second voice."""

from dataclasses import replace
from datetime import date

from apps.comparison.methods.origins import Report, Said, find_origins, independent
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
)

KNOWN = Known(
    populations=Hierarchy((Entry("army", "Russian forces"), Entry("w", "Wagner", ("army",)))),
    places=Hierarchy(
        (
            Entry("u", "all of Ukraine"),
            Entry("d", "Donetsk region", ("u",)),
            Entry("b", "Bakhmut", ("d",)),
        )
    ),
)
WINTER = Period(date(2022, 12, 1), date(2023, 5, 1))
WAGNER_DEAD = Scope(Stated("killed"), Stated("Wagner"), Stated("Bakhmut"), WINTER)


def test_a_count_for_no_period_is_set_against_nothing():
    """Are 94 casualties a part of more than 10,000 dead, or of some other months?"""
    silent = Scope(Stated("casualties"), Stated("Wagner"), Stated("Bakhmut"))
    compared = relate(silent, WAGNER_DEAD, KNOWN)
    assert compared.relation is Relation.NOT_COMPARABLE
    assert [(each.field, each.why) for each in compared.fields if each.why] == [
        (Field.PERIOD, Why.NOT_STATED)
    ]
    assert relate(replace(silent, period=WINTER), WAGNER_DEAD, KNOWN).relation is Relation.WIDER


def test_the_same_number_of_another_scope_is_no_corroboration():
    """One belligerent's total since the invasion, close to another's for five months."""
    invasion = Period(date(2022, 2, 24), date(2023, 5, 1))
    total = Scope(
        Stated("casualties"), Stated("Russian forces"), Stated("all of Ukraine"), invasion
    )
    months = replace(total, period=WINTER)
    reports = [
        Report(
            key,
            key,
            published=date(2023, 5, 1),
            speaker=speaker,
            said_on=date(2023, 5, 1),
            figures=(Said("casualties", 100_000),),
            interest=interest,
        )
        for key, speaker, interest in (
            ("bulletin", "general staff", "belligerent"),
            ("briefing", "white house", "ally"),
        )
    ]
    found = find_origins(reports)
    assert found.summary() == "2 articles, 2 origins"
    assert [origin.interests for origin in found.origins] == [("ally",), ("belligerent",)]
    assert [[each.rule for each in link.against] for link in found.apart] == []
    assert independent(found.origins).count == 2
    compared = relate(total, months, KNOWN)
    assert compared.relation is Relation.WIDER
    assert [each.field for each in compared.differing] == [Field.PERIOD]


def test_a_clarified_place_is_no_longer_that_of_the_lead():
    """The figures were said to be of Bakhmut; then: of all of Ukraine."""
    lead = Scope(Stated("killed"), Stated("Russian forces"), Stated("Bakhmut"), WINTER)
    clarified = replace(lead, place=Stated("all of Ukraine"))
    other = replace(lead, place=Stated("all of Ukraine"))
    assert [each.sentence for each in relate(lead, clarified, KNOWN).differing] == [
        "place differs: Bakhmut / all of Ukraine"
    ]
    assert relate(other, clarified, KNOWN).relation is Relation.SAME
