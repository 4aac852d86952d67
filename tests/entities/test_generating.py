"""Generated spellings: made with a Cyrillic name, marked as such, gone with it."""

import pytest
from django.core.management import call_command

from apps.audit.undo import undo
from apps.entities.actions.entities import add_name, create_entity, edit_entity, remove_name
from apps.entities.enums import EntityKind, NameKind
from apps.entities.models import Name

pytestmark = pytest.mark.django_db

BAKHMUT = {
    "Bakhmut": "ua-2010",
    "Bahmut": "iso-9",
    "Baxmut": "scholarly",
    "Bachmut": "german-press",
    "Bakhmout": "french-press",
}


def generated(entity):
    return dict(entity.names.filter(seen=False).order_by("text").values_list("text", "scheme"))


def test_a_cyrillic_name_is_spelled_by_every_scheme_when_it_comes_on_file(analyst):
    entity = create_entity(kind=EntityKind.PLACE, name="Бахмут", by=analyst)
    assert generated(entity) == BAKHMUT
    one = entity.names.get(text="Bachmut")
    assert (one.kind, one.script, one.key) == (NameKind.TRANSLITERATION, "Latn", "bachmut")


def test_a_latin_name_is_not(analyst):
    entity = create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)
    assert generated(entity) == {}


def test_an_added_name_is_spelled_too_and_what_is_on_file_stays_as_it_is(analyst, curator):
    entity = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    add_name(entity=entity, text="Бахмут", by=curator)
    assert generated(entity) == {text: BAKHMUT[text] for text in BAKHMUT if text != "Bakhmut"}
    assert entity.names.get(text="Bakhmut").kind == NameKind.OFFICIAL


def test_a_person_who_files_a_generated_spelling_gives_it(analyst, curator):
    entity = create_entity(kind=EntityKind.PLACE, name="Бахмут", by=analyst)
    name = add_name(entity=entity, text="Bachmut", by=curator)
    name.refresh_from_db()
    assert (name.scheme, name.seen, name.kind) == ("", True, NameKind.ALIAS)
    assert "Bachmut" not in generated(entity)


def test_a_new_preferred_name_is_spelled(analyst, curator):
    entity = create_entity(kind=EntityKind.PLACE, name="Artemivsk", by=analyst)
    edit_entity(entity=entity, by=curator, expected_revision=1, name="Бахмут")
    assert generated(entity) == BAKHMUT


def test_spellings_go_with_the_name_unless_another_makes_them(analyst, curator):
    entity = create_entity(kind=EntityKind.PLACE, name="Bakhmut town", by=analyst)
    first = add_name(entity=entity, text="Бахмут", by=curator, language="uk")
    add_name(entity=entity, text="БАХМУТ", by=curator, language="uk")
    remove_name(name=first, by=curator)
    assert "Bakhmut" not in generated(entity)
    assert generated(entity)["BAKHMUT"] == "ua-2010"


def test_undo_takes_them_back(analyst, curator):
    entity = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    name = add_name(entity=entity, text="Бахмут", by=curator)
    action = remove_name(name=name, by=curator)
    assert generated(entity) == {}
    undo(action=action, by=curator)
    assert len(generated(entity)) == 4


def test_the_command_spells_what_was_there_before(analyst, capsys):
    entity = create_entity(kind=EntityKind.PLACE, name="Бахмут", by=analyst)
    Name.objects.filter(entity=entity, seen=False).delete()
    call_command("generate_spellings")
    call_command("generate_spellings")
    assert generated(entity) == BAKHMUT
    assert (
        capsys.readouterr().out.splitlines()[-1]
        == "1 Cyrillic names are spelled in Latin letters."
    )


@pytest.mark.parametrize("name", ["Ж", "ж" * 300, "😀"])
def test_odd_names_break_nothing(analyst, name):
    entity = create_entity(kind=EntityKind.PERSON, name=name, by=analyst)
    assert all(len(text) <= 300 for text in generated(entity))
