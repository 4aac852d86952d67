"""Merged ones lead to the kept one; proposed ones stand in no list that did not ask for them."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client

from apps.accounts.models import User
from apps.desk.forms.naming import entity_called
from apps.desk.queries.articles.chosen import _entities as chosen_in_articles
from apps.desk.queries.articles.filters import ArticleFilters
from apps.desk.queries.entities import entity_list
from apps.desk.queries.entity_filters import EntityFilters
from apps.desk.queries.options import entity_options
from apps.desk.queries.search import search
from apps.entities.actions.entities import add_name
from apps.entities.actions.merging import merge
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Entity
from apps.entities.queries.leading import by_docket, numbered
from apps.entities.queries.spelled import spelled
from apps.entities.queries.spelling import best_by_spelling
from tests.entities.identity import put

PLACE = EntityKind.PLACE


@pytest.fixture
def places(analyst: User) -> tuple[Entity, Entity, Entity]:
    """One on file, one that was merged into it, and one that is only proposed."""
    kept, merged = put("Bakhmut", PLACE), put("Bachmut", PLACE)
    proposed = put("Bakhmutka", PLACE, standing=EntityStanding.PROPOSED)
    add_name(entity=merged, text="Bakhmutsk", by=analyst)
    merge(kept=kept, absorbed=merged, by=analyst)
    return kept, merged, proposed


Places = tuple[Entity, Entity, Entity]


def test_a_spelling_finds_the_one_on_file_alone(places: Places) -> None:
    kept, _merged, _proposed = places
    assert [one.id for one in best_by_spelling("Bakhm", kinds=[PLACE])] == [kept.pk]
    assert [one.id for one in best_by_spelling("Bachmut", kinds=[PLACE])] == [kept.pk]
    assert [one.entity for one in entity_options("bakhmut", [PLACE])] == [kept]
    assert spelled("Bachmut", [PLACE]) == [kept]
    assert spelled("Bakhmutka", [PLACE]) == []


def test_a_number_leads_to_the_kept_one(places: Places) -> None:
    kept, merged, proposed = places
    assert spelled(f"{merged.docket_label} Bachmut", [PLACE]) == [kept]
    assert by_docket(PLACE, merged.docket) == kept
    assert by_docket(PLACE, proposed.docket) == proposed
    [group] = search(merged.docket_label).groups
    assert [hit.docket for hit in group.hits] == [kept.docket_label]
    assert numbered(Q(pk=merged.pk)) == [("place", merged.docket, kept.pk, "Bakhmut")]


def test_filters_by_an_old_number_mean_the_kept_one(places: Places) -> None:
    kept, merged, _proposed = places
    filters = ArticleFilters(places=(merged.docket,))
    assert chosen_in_articles(filters) == {(PLACE, merged.docket): (kept.pk, "Bakhmut")}
    inside = put("Opytne", PLACE, parent=kept)
    listed = entity_list(EntityFilters(kind=PLACE, within=merged.docket))
    assert [row.entity for row in listed.rows] == [inside]


@pytest.mark.parametrize("sort", ["name", "recent"])
def test_lists_show_what_is_on_file(places: Places, sort: str) -> None:
    kept, _merged, proposed = places
    shown = entity_list(EntityFilters(kind=PLACE, sort=sort))
    assert [row.entity for row in shown.rows] == [kept]
    with_them = entity_list(EntityFilters(kind=PLACE, proposed=True))
    assert [row.entity for row in with_them.rows] == [kept, proposed]


def test_lists_by_name_are_read_from_their_index(db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM entities_entity WHERE kind = 'place'"
            " AND standing IN ('on_file') ORDER BY sort_key, id LIMIT 41"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "entity_by_name" in plan
    assert "Sort" not in plan


def test_a_form_finds_a_claimant_by_the_old_number(client: Client, analyst: User) -> None:
    kept, merged = put("Kirby", EntityKind.PERSON), put("J. Kirby", EntityKind.PERSON)
    merge(kept=kept, absorbed=merged, by=analyst)
    assert entity_called(merged.docket_label) == kept
    client.force_login(analyst)
    options = client.get("/entities/options/", {"q": "J. Kirby"}).content.decode()
    assert f"{kept.docket_label} Kirby" in options
    assert merged.docket_label not in options
