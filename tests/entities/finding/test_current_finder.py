"""The finder of a process follows what the database says, without a new build."""

import pytest

from apps.accounts.models import User
from apps.entities.actions.entities import create_entity
from apps.entities.actions.gazetteer import load_gazetteer
from apps.entities.enums import EntityKind
from apps.entities.models import GazetteerPlace, Name, SwitchedOffRule
from apps.entities.queries.finding import current_finder, forget_finder
from tests.entities.finding.world import PLACES, said

pytestmark = pytest.mark.django_db
TEXT = "Then Zorian Quellmann spoke of Bakhmut."


@pytest.fixture(autouse=True)
def _own_finder():
    forget_finder()
    load_gazetteer(PLACES)
    yield
    forget_finder()


def _found() -> list[tuple[str, str, str]]:
    return said(TEXT, current_finder().find(TEXT, language="en"))


BAKHMUT = ("Bakhmut", "place", "Bakhmut")


def test_names_are_found_from_the_moment_they_are_on_file(analyst: User) -> None:
    before = current_finder()
    assert _found() == [BAKHMUT]
    entity = create_entity(kind=EntityKind.PERSON, name="Zorian Quellmann", by=analyst)
    assert _found() == [("Zorian Quellmann", "person", "Zorian Quellmann"), BAKHMUT]
    assert current_finder()._known is before._known
    Name.objects.filter(entity=entity).update(text="Somebody Else", key="somebody else")
    type(entity).objects.filter(pk=entity.pk).update(name="Somebody Else")
    assert _found() == [BAKHMUT]


def test_nothing_changed_is_the_same_finder(analyst: User) -> None:
    create_entity(kind=EntityKind.PERSON, name="Zorian Quellmann", by=analyst)
    assert current_finder() is current_finder()


def test_a_rule_switched_off_is_off_at_once(analyst: User) -> None:
    assert _found() == [BAKHMUT]
    SwitchedOffRule.objects.create(rule="gazetteer", created_by=analyst)
    assert _found() == []


def test_the_gazetteer_is_replaced_as_a_whole() -> None:
    assert load_gazetteer(PLACES[:3]) == 3
    assert set(GazetteerPlace.objects.values_list("code", flat=True)) == {
        "iso:UA",
        "iso:RU",
        "iso:ML",
    }
    assert GazetteerPlace.objects.get(code="iso:UA").keys == ["ukraina", "ukraine"]
