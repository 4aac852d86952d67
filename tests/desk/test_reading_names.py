"""Deciding about suggested names at the desk: one, all of a name, once and for all."""

import json
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from apps.accounts.models import User
from apps.articles.models import Article, Publisher
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.matching.finding import FoundRole
from apps.entities.models import Entity, Mention, NameDecision, Role
from tests.entities.suggesting import finding, stands, suggest
from tests.ui.swap import assert_swap_equals_reload

TEXT = (
    "Bakhmut held, spokesman John Kirby said.\n\nThen Bakhmut fell.\n\nMonday came. Bakhmut again."
)
HTMX = {"HX-Request": "true", "HX-Target": "live-card"}


@dataclass
class Found:
    article: Article
    bakhmut: Entity
    raion: Entity

    def labels(self) -> list[str]:
        return [one.docket_label for one in Mention.objects.order_by("start")]

    def of(self, label: str, what: str = "") -> str:
        return f"{self.article.get_absolute_url()}{label}/{what}"


@pytest.fixture
def names(client: Client, make_article: Callable[..., Article], analyst: User) -> Found:
    client.force_login(analyst)
    publisher = Publisher.objects.create(name="Sample Wire")
    article = make_article(TEXT, publisher=publisher)
    bakhmut = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)
    raion = create_entity(kind=EntityKind.PLACE, name="Bakhmut raion", by=analyst)
    start = TEXT.index("spokesman")
    suggest(
        article,
        finding(TEXT, "Bakhmut", bakhmut),
        finding(TEXT, "John Kirby", "new:person:John Kirby", rule="title and name"),
        finding(TEXT, "Bakhmut", bakhmut, raion, nth=2, undecided=True),
        finding(TEXT, "Bakhmut", bakhmut, raion, nth=3),
        roles=(FoundRole("spokesman", start, start + 9, person=1),),
    )
    return Found(article, bakhmut, raion)


def states() -> list[str]:
    return [one.state for one in Mention.objects.order_by("start")]


def test_the_card_says_how_a_name_was_found_and_what_else_was_considered(
    client: Client, names: Found
) -> None:
    _first, person, _second, third = names.labels()
    card = client.get(names.of(third), headers=HTMX).content.decode()
    page = html.fromstring(card)
    facts = [
        " ".join(row.text_content().split())
        for row in page.xpath("//dl[contains(@class, 'mc__dl')]/div")
    ]
    assert facts == [
        "Found byThe words are a name on file.",
        "How surelikely, 0.90",
        "Methodentities.find/1",
    ]
    [other] = page.xpath("//details//li")
    assert " ".join(other.text_content().split()) == ("Bakhmut raion Chooselikely, 0.80. It fits.")
    card = client.get(names.of(person), headers=HTMX).content.decode()
    assert "Not on file yet" in card
    assert html.fromstring(card).xpath("//input[@name='role']/@checked")


def test_accepting_opens_the_next_suggestion_in_the_same_answer(
    client: Client, names: Found
) -> None:
    first, person, second, third = names.labels()
    answer = client.post(names.of(first, "decide/"), {"state": "confirmed"}, headers=HTMX)
    live = html.fragments_fromstring(answer.content.decode())[0]
    assert live.get("data-for") == person
    assert json.loads(answer["HX-Trigger-After-Settle"]) == {"desk:decided": {"label": first}}
    # Behind the last one comes the one before it.
    answer = client.post(names.of(third, "decide/"), {"state": "rejected"}, headers=HTMX)
    assert html.fragments_fromstring(answer.content.decode())[0].get("data-for") == second


@pytest.mark.parametrize(
    ("do", "expected"),
    [
        ("accept-here", ["confirmed", "suggested", "confirmed", "confirmed"]),
        ("accept-everywhere", ["confirmed", "suggested", "confirmed", "confirmed"]),
        ("reject-in-publisher", ["rejected", "suggested", "rejected", "rejected"]),
        ("reject-entity", ["rejected", "suggested", "rejected", "rejected"]),
        ("reject-for-ever", ["rejected", "suggested", "rejected", "rejected"]),
    ],
)
def test_one_press_decides_about_a_name_and_one_undoes_it(
    client: Client, names: Found, do: str, expected: list[str]
) -> None:
    first = names.labels()[0]
    answer = client.post(names.of(first, "name/"), {"do": do})
    assert answer.status_code == 302
    assert states() == expected
    assert NameDecision.objects.count() == (do != "accept-here")
    page = html.document_fromstring(client.get(names.article.get_absolute_url()).content.decode())
    [undo] = page.xpath("//form[starts-with(@action, '/undo/')]")
    client.post(undo.get("action"), {"next": "/"})
    assert states() == ["suggested"] * 4
    assert NameDecision.objects.count() == 0


@pytest.mark.parametrize("do", ["accept-here", "reject-entity", "choose"])
def test_what_a_decision_swaps_in_equals_a_reload(client: Client, names: Found, do: str) -> None:
    _first, person, second, third = names.labels()
    assert_swap_equals_reload(
        client,
        names.article.get_absolute_url(),
        names.of(second, "name/"),
        target="live-card",
        swap="innerHTML",
        method="post",
        data={"do": do, "considered": "0"},
        after=names.of(third if do == "choose" else person),
    )


def test_the_other_of_two_is_chosen_in_place(client: Client, names: Found) -> None:
    second = names.labels()[2]
    client.post(names.of(second, "name/"), {"do": "choose", "considered": "0"})
    mention = Mention.objects.get(docket=int(second[2:]))
    assert (mention.entity, mention.state, mention.corrected) == (names.raion, "confirmed", True)


def test_roles_come_along_unless_they_are_left_out(client: Client, names: Found) -> None:
    person = names.labels()[1]
    role = Role.objects.get()
    fields = {"state": "confirmed", "revision": "1", "role_shown": str(role.pk)}
    client.post(names.of(person, "decide/"), fields)
    assert (Role.objects.get().state, states()[1]) == ("rejected", "confirmed")
    assert Entity.objects.get(name="John Kirby").standing == "on_file"


@pytest.mark.parametrize(
    ("fields", "status"),
    [({}, 422), ({"do": "burn"}, 422), ({"do": "choose", "considered": "7"}, 422)],
)
def test_what_makes_no_sense_is_refused(
    client: Client, names: Found, fields: dict[str, str], status: int
) -> None:
    answer = client.post(names.of(names.labels()[0], "name/"), fields)
    assert (answer.status_code, states()) == (status, ["suggested"] * 4)


def test_viewers_decide_nothing(client: Client, names: Found, viewer: User) -> None:
    client.force_login(viewer)
    answer = client.post(names.of(names.labels()[0], "name/"), {"do": "accept-here"})
    assert (answer.status_code, states()) == (403, ["suggested"] * 4)
    assert "Accept" not in client.get(names.of(names.labels()[0]), headers=HTMX).content.decode()


def test_a_decision_costs_the_same_among_a_hundred_suggestions(
    client: Client, make_article: Callable[..., Article], names: Found
) -> None:
    def queries(number: int) -> int:
        text = "\n\n".join(f"Bakhmut in paragraph {n} of {number}." for n in range(number))
        article = make_article(text)
        places = (finding(text, "Bakhmut", names.bakhmut, nth=n + 1) for n in range(number))
        suggest(article, *places)
        label = Mention.objects.filter(article=article).order_by("start")[0].docket_label
        address = f"{article.get_absolute_url()}{label}/decide/"
        with CaptureQueriesContext(connection) as asked:
            client.post(address, {"state": "confirmed"}, headers=HTMX)
        assert len([one for one in stands(article) if one[2] == "confirmed"]) == 1
        return len(asked)

    queries(2)
    assert queries(100) == queries(3)
