"""Find anything: the page, and what the palette lists."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.models import Article
from apps.claims.actions.claims import make_claim
from apps.claims.models import Claim
from apps.desk.queries.search import search
from apps.entities.actions.entities import add_name, create_entity
from apps.entities.enums import EntityKind, NameKind
from apps.entities.models import Entity
from apps.notes.actions.notes import write_note
from tests.desk.pages import grafted

# Session and person; entities and their spellings; the words; claims, articles, tags, notes.
SEARCH_BUDGET = 9
# Where claims are found: who makes them, their articles, and who has a stake in them.
CLAIMS_BUDGET = 3


@pytest.fixture
def prigozhin(analyst: User) -> Entity:
    somebody = create_entity(kind=EntityKind.PERSON, name="Yevgeny Prigozhin", by=analyst)
    create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)
    create_entity(kind=EntityKind.ORGANISATION, name="White House", by=analyst)
    return somebody


@pytest.fixture
def bakhmut(analyst: User) -> Entity:
    place = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    add_name(entity=place, text="Артемівськ", by=analyst, kind=NameKind.FORMER)
    create_entity(kind=EntityKind.PLACE, name="Kramatorsk", by=analyst)
    return place


def found(asked: str, **more: Any) -> dict[str, list[str]]:
    return {
        group.label: [hit.docket for hit in group.hits] for group in search(asked, **more).groups
    }


NAMES = "People, places and organisations"


@pytest.mark.parametrize(
    "asked",
    [
        "Prigozhin",
        "prigoz",
        "Prigozin",
        "Prigojine",
        "Prigoschin",
        "Пригожин",
        "пригож",
        "@пригож",
    ],
)
def test_a_person_is_found_by_every_spelling(prigozhin: Entity, asked: str) -> None:
    assert found(asked) == {NAMES: [prigozhin.docket_label]}


@pytest.mark.parametrize("asked", ["BAKHMUT", "Bachmut", "Бахмут", "Артемівськ", "artemiv"])
def test_a_place_is_found_by_every_spelling(bakhmut: Entity, asked: str) -> None:
    assert found(asked) == {NAMES: [bakhmut.docket_label]}


@pytest.mark.parametrize(
    "asked", ["", " ", ">", "@", "-", "''", "\0", "((", "% _", "\\", "!&|:*", "the", "x" * 5000]
)
def test_nothing_that_can_be_typed_is_an_error(
    client: Client, viewer: User, prigozhin: Entity, asked: str
) -> None:
    client.force_login(viewer)
    assert client.get("/search/", {"q": asked}).status_code == 200


def test_the_letters_that_were_asked_for_are_marked_in_any_script(
    analyst: User, prigozhin: Entity
) -> None:
    add_name(entity=prigozhin, text="Евгений Пригожин", by=analyst)
    [group] = search("prigoz").groups
    assert group.hits[0].title == (("Yevgeny ", False), ("Prigoz", True), ("hin", False))
    assert group.hits[0].small == (
        ("also ", False),
        ("Евгений ", False),
        ("Пригож", True),
        ("ин", False),
    )


@pytest.fixture
def claim(make_article: Callable[..., Article], analyst: User, prigozhin: Entity) -> Claim:
    article = make_article(
        "Fighters could be sent to Mali, he said.", title="Mali named as a destination"
    )
    return make_claim(
        version=article.current_version,
        start=0,
        end=30,
        quote=None,
        statement="Wagner fighters could be sent to Mali",
        by=analyst,
        claimant=prigozhin,
    )


@pytest.mark.parametrize("pattern", ["C-{}", "c-{}", "C {}", "c{}", "С-{}", " C–{} "])
def test_a_docket_finds_its_one_thing(claim: Claim, pattern: str) -> None:
    assert found(pattern.format(claim.docket)) == {"By number": [claim.docket_label]}


def test_dockets_of_every_kind_are_known(
    claim: Claim, analyst: User, prigozhin: Entity, bakhmut: Entity
) -> None:
    version = Article.objects.get().current_version
    note = write_note(version=version, start=0, end=8, quote=None, body="Check this", by=analyst)
    tag = get_or_create_tag(name="losses", by=analyst)
    for thing in (claim, note, tag, prigozhin, bakhmut, Article.objects.get()):
        label = thing.docket_label
        assert found(label)["By number"] == [label]


def test_words_find_claims_articles_notes_and_tags(claim: Claim, analyst: User) -> None:
    article = Article.objects.get()
    note = write_note(
        version=article.current_version,
        start=0,
        end=8,
        quote=None,
        body="Mali was named before",
        by=analyst,
    )
    tag = get_or_create_tag(name="mali", by=analyst)
    assert found("mali") == {
        "Claims": [claim.docket_label],
        "Articles": [article.docket_label],
        "Tags": [tag.docket_label],
        "Notes": [note.docket_label],
    }
    assert found("sent fight") == {
        "Claims": [claim.docket_label],
        "Articles": [article.docket_label],
    }
    assert found('"named as" -mali') == {}


def test_the_claims_of_whoever_is_meant_are_found_too(claim: Claim, prigozhin: Entity) -> None:
    assert found("Пригожин") == {
        NAMES: [prigozhin.docket_label],
        "Claims": [claim.docket_label],
    }


def test_queries_are_within_budget_and_do_not_grow_with_rows(
    client: Client,
    viewer: User,
    analyst: User,
    claim: Claim,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(viewer)
    client.get("/search/?q=mali")
    with django_assert_num_queries(SEARCH_BUDGET + CLAIMS_BUDGET):
        client.get("/search/?q=prigoz")
    for name in ("Prigozhina", "Prigozhyn", "Prigozhan"):
        create_entity(kind=EntityKind.PERSON, name=name, by=analyst)
    with django_assert_num_queries(SEARCH_BUDGET):
        client.get("/search/?q=prigoz")


def test_the_palette_lists_options_and_the_page_swaps_as_it_reloads(
    client: Client, viewer: User, claim: Claim
) -> None:
    client.force_login(viewer)
    palette = client.get(
        "/search/?q=mali", headers={"HX-Request": "true", "HX-Target": "palette-results"}
    ).content.decode()
    assert palette.count('role="option"') == 3
    assert "<html" not in palette

    before = client.get("/search/")
    swapped = client.get("/search/?q=mali", headers={"HX-Request": "true", "HX-Target": "found"})
    assert grafted(before, swapped, "found") == grafted(
        client.get("/search/?q=mali"), None, "found"
    )


def commands_for(client: Client, asked: str) -> list[str]:
    return [one.label for one in client.get("/search/", {"q": asked}).context["commands"]]


def test_commands_are_those_that_one_may(client: Client, viewer: User, analyst: User) -> None:
    client.force_login(viewer)
    assert commands_for(client, "> new") == []
    assert commands_for(client, ">go pl") == ["Go to places"]
    assert commands_for(client, ">theme d") == ["Theme: dark"]
    client.force_login(analyst)
    assert commands_for(client, "> new") == ["New person", "New place", "New organisation"]
