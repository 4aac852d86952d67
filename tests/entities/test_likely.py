"""Likely duplicates: found through shared keys, stored with their evidence, never decided."""

import pytest
from django.core.management import call_command

from apps.entities.actions.differing import take_back_difference, tell_apart
from apps.entities.actions.entities import add_name, create_entity
from apps.entities.actions.likely import propose_all_duplicates, propose_duplicates
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Entity, GazetteerPlace, LikelyDuplicate
from apps.entities.queries.duplicates import open_duplicates
from apps.entities.queries.likely import likely_pairs, likely_pairs_of

pytestmark = pytest.mark.django_db


def put(kind, name, by, *others, **fields):
    entity = create_entity(kind=kind, name=name, by=by, **fields)
    for other in others:
        add_name(entity=entity, text=other, by=None)
    return entity


def stored():
    rows = LikelyDuplicate.objects.select_related("first", "second")
    return {frozenset({row.first.name, row.second.name}) for row in rows}


@pytest.fixture
def world(analyst):
    return {
        "one": put(EntityKind.PERSON, "Yevgeny Prigozhin", analyst),
        "two": put(EntityKind.PERSON, "Евгений Пригожин", analyst),
        "short": put(EntityKind.PERSON, "Prigozhin", analyst),
        "kirby": put(EntityKind.PERSON, "John Kirby", analyst),
        "bakhmut": put(EntityKind.PLACE, "Bakhmut", analyst, latitude=48.59, longitude=38.0),
        "bachmut": put(EntityKind.PLACE, "Бахмут", analyst),
        "body": put(EntityKind.ORGANISATION, "Prigozhin", analyst),
    }


PRIGOZHINS = {
    frozenset({"Yevgeny Prigozhin", "Евгений Пригожин"}),
    frozenset({"Yevgeny Prigozhin", "Prigozhin"}),
    frozenset({"Евгений Пригожин", "Prigozhin"}),
}
BAKHMUTS = {frozenset({"Bakhmut", "Бахмут"})}


def test_all_doubles_are_found_and_only_within_a_kind(world):
    assert propose_all_duplicates() == 4
    assert stored() == PRIGOZHINS | BAKHMUTS
    assert propose_all_duplicates() == 4


def test_the_doubles_of_one_are_found_alone(world):
    propose_duplicates([world["two"].pk])
    assert stored() == {pair for pair in PRIGOZHINS if "Евгений Пригожин" in pair}
    propose_duplicates([world["bakhmut"].pk, world["kirby"].pk])
    assert stored() > BAKHMUTS


def test_what_is_no_longer_likely_goes(world):
    propose_all_duplicates()
    Entity.objects.filter(pk=world["bachmut"].pk).update(
        latitude=-33.9, longitude=18.4, geonames="1"
    )
    Entity.objects.filter(pk=world["bakhmut"].pk).update(geonames="2")
    propose_duplicates([world["bachmut"].pk])
    assert stored() == PRIGOZHINS


def test_who_was_told_apart_or_is_only_proposed_is_not_proposed(world, curator):
    tell_apart(one=world["one"], other=world["short"], by=curator)
    Entity.objects.filter(pk=world["bachmut"].pk).update(standing=EntityStanding.PROPOSED)
    propose_all_duplicates()
    assert stored() == PRIGOZHINS - {frozenset({"Yevgeny Prigozhin", "Prigozhin"})}
    take_back_difference(one=world["one"], other=world["short"], by=curator)
    propose_duplicates([world["one"].pk])
    assert stored() == PRIGOZHINS


def test_numbers_and_the_gazetteer_bring_together_what_no_spelling_shows(analyst):
    put(EntityKind.PLACE, "Toretsk", analyst)
    put(EntityKind.PLACE, "Dzerzhynsk", analyst)
    put(EntityKind.PERSON, "Igor Girkin", analyst, wikidata="Q1")
    put(EntityKind.PERSON, "Strelkov", analyst, wikidata="Q1")
    GazetteerPlace.objects.create(
        code="geonames:1",
        kind="settlement",
        name="Toretsk",
        names=[],
        keys=["toretsk", "dzerzhynsk"],
    )
    both = {frozenset({"Toretsk", "Dzerzhynsk"}), frozenset({"Igor Girkin", "Strelkov"})}
    propose_all_duplicates()
    assert stored() == both
    LikelyDuplicate.objects.all().delete()
    propose_duplicates(list(Entity.objects.values_list("pk", flat=True)))
    assert stored() == both


def test_pages_get_pairs_with_their_evidence(world, curator):
    propose_all_duplicates()
    [pair] = likely_pairs_of(world["bakhmut"])
    assert {pair.first.name, pair.second.name} == {"Bakhmut", "Бахмут"}
    assert [one.name for one in pair.evidence] == ["names"]
    assert pair.speaks_for == pair.evidence
    assert pair.evidence[0].strength == "strong"
    assert pair.about_method
    tell_apart(one=pair.first, other=pair.second, by=curator)
    assert likely_pairs_of(world["bakhmut"]) == ()
    assert len(likely_pairs(open_duplicates().select_related("first", "second"))) == 3


@pytest.mark.parametrize("name", ["x", "x" * 300, "😀", "1", "-"])
def test_odd_names_break_nothing(analyst, name):
    two = [put(EntityKind.PERSON, name, analyst) for _ in range(2)]
    propose_all_duplicates()
    propose_duplicates([one.pk for one in two])


def test_an_empty_desk_has_no_doubles(capsys):
    call_command("propose_duplicates")
    assert capsys.readouterr().out.startswith("0 pairs may be one.")
