"""Suggested names in a browser, by keyboard: at the desk and in the review queue."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from apps.accounts.models import User
from apps.articles.models import Article
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention
from tests.entities.suggesting import finding, suggest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = (
    "Bakhmut held, John Kirby said on Monday.\n\n"
    "Then Bakhmut fell, and Wagner left it.\n\n"
    "In Bakhmut nobody speaks of Wagner."
)


@pytest.fixture
def article(make_article: Callable[..., Article], an_analyst: User) -> Article:
    article = make_article(TEXT, language="en", title="Names")

    def on_file(name: str, kind: EntityKind) -> Entity:
        return create_entity(kind=kind, name=name, by=an_analyst)

    bakhmut = on_file("Bakhmut", EntityKind.PLACE)
    wagner = on_file("Wagner", EntityKind.ORGANISATION)
    richard = on_file("Richard Wagner", EntityKind.PERSON)
    suggest(
        article,
        *(finding(TEXT, "Bakhmut", bakhmut, nth=n) for n in (1, 2, 3)),
        finding(TEXT, "John Kirby", "new:person:John Kirby"),
        finding(TEXT, "Monday", "new:person:Monday"),
        finding(TEXT, "Wagner", wagner, richard, undecided=True),
        finding(TEXT, "Wagner", wagner, richard, nth=2),
    )
    return article


@pytest.fixture
def page_of(
    sign_in: Callable[[User], Page], an_analyst: User, live_server: Any, errors: list[str]
) -> Iterator[Callable[[str], Page]]:
    def visit(address: str) -> Page:
        page = sign_in(an_analyst)
        page.goto(f"{live_server.url}{address}", wait_until="networkidle")
        return page

    yield visit
    assert "\n".join(errors) == ""


def states() -> list[str]:
    return [f"{one.quote} {one.state}" for one in Mention.objects.order_by("start")]


def test_a_page_of_names_is_decided_about_by_keyboard(
    article: Article, page_of: Callable[[str], Page]
) -> None:
    page = page_of(article.get_absolute_url())
    live, focused = page.locator("#live-card .mc"), page.locator("#text .mk:focus")
    page.keyboard.press("j")
    expect(live.get_by_role("heading")).to_have_text("Bakhmut")
    expect(live).to_contain_text("The words are a name on file.")
    expect(live).to_contain_text("likely, 0.90")

    page.keyboard.press("Shift+A")
    expect(page.get_by_text("Accepted “Bakhmut” 3 times in this article.")).to_be_visible()
    expect(live.get_by_role("heading")).to_have_text("John Kirby")
    expect(focused).to_have_text("John Kirby")

    page.keyboard.press("a")
    expect(focused).to_have_text("Monday")
    page.keyboard.press("Shift+X")
    page.get_by_role("button", name="Names nobody").press("Enter")
    expect(page.get_by_text("“Monday” names nobody: rejected 1 time")).to_be_visible()
    expect(focused).to_have_text("Wagner")

    expect(live).to_contain_text("Both are equally likely")
    page.keyboard.press("b")
    expect(page.get_by_text("“Wagner” names Richard Wagner.")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("#text .mk.is-sug")).to_have_count(2)
    expect(page.locator("[data-strip-count]")).to_contain_text("2")

    page.keyboard.press("j")
    expect(live.get_by_role("heading")).to_have_text("Wagner")
    page.keyboard.press("x")
    expect(page.locator("#text .mk.is-sug")).to_have_count(1)
    expect(live).to_contain_text("Both are equally likely")
    page.keyboard.press("a")
    expect(page.locator("[data-strip-count]")).to_have_text("No open suggestions")
    assert states() == [
        "Bakhmut confirmed",
        "John Kirby confirmed",
        "Monday rejected",
        "Bakhmut confirmed",
        "Wagner confirmed",
        "Bakhmut confirmed",
        "Wagner rejected",
    ]


def test_the_words_are_pointed_at_somebody_else_in_place(
    article: Article, page_of: Callable[[str], Page]
) -> None:
    page = page_of(article.get_absolute_url())
    page.locator("#text .mk", has_text="Monday").click()
    expect(page.locator("#live-card .mc")).to_be_visible()
    # What has just come is known to htmx a moment later; a person is slower than that.
    expect(page.locator(".htmx-settling, .htmx-added")).to_have_count(0)
    page.keyboard.press("e")
    field = page.get_by_label("Who is named")
    expect(field).to_be_focused()
    field.fill("Richard")
    page.get_by_role("option", name="Richard Wagner").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#text .mk.is-sug", has_text="Monday")).to_have_count(0)
    mention = Mention.objects.get(quote="Monday")
    assert (mention.entity.name, mention.state, mention.corrected) == (
        "Richard Wagner",
        "confirmed",
        True,
    )


def test_the_queue_is_worked_through_by_keyboard(
    article: Article, page_of: Callable[[str], Page]
) -> None:
    page = page_of("/review/")
    names = page.locator("[data-open-row]")
    expect(names).to_have_text(["Bakhmut", "Wagner", "Monday", "John Kirby"])
    page.keyboard.press("j")
    expect(names.first).to_be_focused()
    page.keyboard.press("a")
    expect(names).to_have_text(["Wagner", "Monday", "John Kirby"])
    expect(names.first).to_be_focused()

    page.keyboard.press("Enter")
    boxes = page.locator("[data-row] .cb")
    expect(boxes).to_have_count(2)
    expect(boxes.first).to_be_focused()
    page.keyboard.press("Space")
    page.keyboard.press("x")
    expect(boxes).to_have_count(1)
    # It waits once now, as the others do, and has moved among them; the focus went with it.
    expect(page.get_by_role("link", name="Wagner", exact=True).first).to_be_focused()
    page.keyboard.press("a")
    expect(names).to_have_text(["Monday", "John Kirby"])
    expect(names.last).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("x")
    expect(names).to_have_text(["John Kirby"])
    page.keyboard.press("u")
    expect(names).to_have_text(["Monday", "John Kirby"])
    assert states().count("Bakhmut confirmed") == 3
    assert [one for one in states() if one.startswith("Wagner")] == [
        "Wagner rejected",
        "Wagner confirmed",
    ]


def test_what_is_pressed_before_the_card_has_come_is_meant_for_that_card(
    article: Article, page_of: Callable[[str], Page]
) -> None:
    page = page_of(article.get_absolute_url())
    page.keyboard.press("j")
    expect(page.locator("#live-card .mc").get_by_role("heading")).to_have_text("Bakhmut")

    def late(route: Route) -> None:
        page.wait_for_timeout(300)
        route.continue_()

    page.route(re.compile(r"/M-\d+/$"), late)
    for key in ("j", "x", "x"):
        page.keyboard.press(key)
    expect(page.locator("#text .mk.is-sug")).to_have_count(6)
    assert [one for one in states() if not one.endswith("suggested")] == ["John Kirby rejected"]
    expect(page.locator("#live-card .mc").get_by_role("heading")).to_have_text("Monday")
