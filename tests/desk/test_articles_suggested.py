"""Names that are only suggested count in the facets where somebody asks for it, and then show."""

from collections.abc import Callable

import pytest
from django.test import Client
from lxml import html

from apps.accounts.models import User
from apps.articles.models import Article
from apps.entities.actions.entities import create_entity
from apps.entities.actions.mentions import mark_mention
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.entities.suggesting import finding, suggest


@pytest.fixture
def bakhmut(client: Client, make_article: Callable[..., Article], analyst: User) -> Entity:
    """Confirmed in one article and suggested in another."""
    client.force_login(analyst)
    place = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    sure, maybe = (make_article(f"Bakhmut {n}.", title=f"No. {n}") for n in (1, 2))
    mark_mention(
        version=sure.current_version, start=0, end=7, quote="Bakhmut", entity=place, by=analyst
    )
    suggest(maybe, finding("Bakhmut 2.", "Bakhmut", place))
    suggest(sure, finding("Bakhmut 1.", "1", "new:place:One"))
    return place


def places(client: Client, query: str) -> list[tuple[str, bool]]:
    page = html.document_fromstring(client.get(f"/articles/?counts=1{query}").content.decode())
    labels = page.xpath("//*[@id='values-place']//label")
    return [
        (" ".join(" ".join(label.itertext()).split()), bool(label.find_class("is-sug")))
        for label in labels
    ]


def titles(client: Client, query: str) -> list[str]:
    page = html.document_fromstring(client.get(f"/articles/?{query}").content.decode())
    return sorted(row.text_content().strip() for row in page.xpath("//*[@data-row]//h2"))


def test_only_confirmed_names_count(client: Client, bakhmut: Entity) -> None:
    assert places(client, "") == [("Bakhmut 1", False)]
    assert titles(client, f"place={bakhmut.docket}") == ["No. 1"]


def test_suggested_ones_count_where_they_are_asked_for(client: Client, bakhmut: Entity) -> None:
    assert places(client, "&suggested=1") == [
        ("Bakhmut (partly suggested) 2", True),
        ("One (partly suggested) 1", True),
    ]
    assert titles(client, f"place={bakhmut.docket}&suggested=1") == ["No. 1", "No. 2"]
