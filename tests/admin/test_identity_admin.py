"""Curating identity in the admin: merging several, unmerging, and what is only to be read."""

from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import User
from apps.entities.actions.differing import tell_apart
from apps.entities.actions.merging import merge
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Difference, Entity, Merge
from tests.entities.identity import put

LIST = "/admin/entities/person/"


@pytest.fixture
def people(db: None) -> list[Entity]:
    return [put(name, EntityKind.PERSON) for name in ("Pat Quinn", "P. Quinn", "Quinn")]


def chosen(entities: list[Entity], **more: str) -> dict[str, Any]:
    return {
        "action": "merge_selected",
        "_selected_action": [str(entity.pk) for entity in entities],
        **more,
    }


def test_two_are_merged_on_the_page_with_every_field(
    client: Client, curator: User, people: list[Entity]
) -> None:
    client.force_login(curator)
    answer = client.post(LIST, chosen(people[:2]))
    one, other = people[:2]
    assert answer["Location"] == f"{one.get_absolute_url()}merge/?with={other.docket_label}"


def test_several_are_merged_at_once_and_unmerged_from_the_list(
    client: Client, curator: User, people: list[Entity]
) -> None:
    client.force_login(curator)
    asked = client.post(LIST, chosen(people))
    assert asked.context["entities"] == people
    client.post(LIST, chosen(people, kept=str(people[2].pk), confirmed="yes", reason="One man"))
    assert {(one.absorbed.name, one.kept.name, one.reason) for one in Merge.objects.all()} == {
        ("Pat Quinn", "Quinn", "One man"),
        ("P. Quinn", "Quinn", "One man"),
    }
    merges = [str(pk) for pk in Merge.objects.values_list("pk", flat=True)]
    client.post(
        "/admin/entities/merge/", {"action": "unmerge_selected", "_selected_action": merges}
    )
    assert not Entity.objects.filter(standing=EntityStanding.MERGED).exists()


def test_of_several_none_is_merged_where_one_cannot_be(
    client: Client, curator: User, people: list[Entity]
) -> None:
    tell_apart(one=people[0], other=people[1], by=curator)
    client.force_login(curator)
    answer = client.post(
        LIST, chosen(people, kept=str(people[0].pk), confirmed="yes"), follow=True
    )
    assert "Nothing was merged. curator said on" in answer.content.decode()
    assert not Merge.objects.exists()


@pytest.mark.parametrize(
    "table",
    ["merge", "difference", "namedecision", "switchedoffrule", "role", "gazetteerplace"],
)
def test_every_table_of_identity_is_listed(
    client: Client, curator: User, people: list[Entity], table: str
) -> None:
    merge(kept=people[0], absorbed=people[1], by=curator)
    tell_apart(one=people[0], other=people[2], by=curator)
    client.force_login(curator)
    assert client.get(f"/admin/entities/{table}/").status_code == 200


def test_a_difference_is_taken_back_by_deleting_it(
    client: Client, curator: User, people: list[Entity]
) -> None:
    difference, _action = tell_apart(one=people[0], other=people[1], by=curator)
    client.force_login(curator)
    client.post(f"/admin/entities/difference/{difference.pk}/delete/", {"post": "yes"})
    assert not Difference.objects.exists()
