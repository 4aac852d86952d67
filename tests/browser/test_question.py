"""From a filter of the claims to a question, its findings, the words in the text, and paper."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from apps.accounts.enums import Role
from apps.accounts.models import User
from apps.articles.models import Article
from apps.desk.queries.questions import table
from tests.comparison.questions.making import World
from tests.comparison.questions.test_comparing import SINCE, Briefing

pytestmark = pytest.mark.browser


@pytest.fixture
def asker(transactional_db: None, an_analyst: User) -> User:
    for role in Role:
        Group.objects.get_or_create(name=role.value)
    return an_analyst


def test_a_question_is_made_from_a_filter_and_leads_to_the_words(
    asker: User,
    make_article: Callable[..., Article],
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
) -> None:
    talk = Briefing(World(make_article, asker))
    talk.lead(place=talk.bakhmut, **SINCE)
    talk.lead(article=talk.second, place=talk.ukraine, **SINCE)

    page = sign_in(asker)
    page.goto(f"{live_server.url}/claims/?measure=killed")
    page.get_by_role("link", name="Ask a question of these").click()
    page.get_by_label("Question", exact=True).fill("How many were killed?")
    page.get_by_role("button", name="Ask", exact=True).click()

    expect(page.get_by_role("heading", level=1)).to_have_text("How many were killed?")
    page.get_by_role("button", name="Include all 2").click()
    expect(page.locator(".verdict__n").nth(1)).to_contain_text("1 independent origin")
    scope = page.get_by_role("region", name="Scope", exact=True)
    expect(scope).to_contain_text("place differs: Bakhmut / Ukraine")
    expect(page.locator(".forest .fog")).to_have_count(3)

    page.emulate_media(media="print")
    expect(page.locator(".forest")).to_be_visible()
    expect(page.get_by_role("button", name="Print")).to_have_count(0)
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="screen")

    page.locator(".forest").get_by_role("link", name=talk.second.docket_label).click()
    expect(page.locator("mark, .mk").first).to_contain_text("More than 20,000")
    assert "\n".join(errors) == ""


def test_what_was_included_is_undone_and_grouping_keeps_its_address(
    asker: User,
    make_article: Callable[..., Article],
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
) -> None:
    talk = Briefing(World(make_article, asker))
    claim = talk.lead()
    question = talk.world.question()
    page = sign_in(asker)
    page.goto(f"{live_server.url}{question.get_absolute_url()}")
    page.get_by_label("Claims by number").fill(claim.docket_label)
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator(".org__n").first).to_have_text("Origin 1")
    page.get_by_role("link", name="Scope", exact=True).click()
    expect(page.locator(".org__n").first).to_have_text("Scope 1")
    assert page.url.endswith("?by=scope")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".verdict__t")).to_have_text("No claim counts for this question yet.")
    assert "\n".join(errors) == ""


def test_a_question_is_worked_on_with_the_keyboard_alone(
    asker: User,
    make_article: Callable[..., Article],
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
) -> None:
    talk = Briefing(World(make_article, asker))
    town, front = talk.lead(place=talk.bakhmut), talk.lead(article=talk.second, **SINCE)
    question = talk.world.question()
    page = sign_in(asker)
    page.goto(f"{live_server.url}{question.get_absolute_url()}", wait_until="networkidle")

    page.keyboard.press("f")
    expect(page.get_by_label("Find claims to add")).to_be_focused()
    page.keyboard.type("20,000")
    found = page.locator("#finder .props li")
    expect(found).to_have_count(2)
    expect(page.get_by_label("Find claims to add")).to_be_focused()
    for label in (town.docket_label, front.docket_label):
        page.get_by_label(f"Add {label}").focus()
        page.keyboard.press("Space")
    page.get_by_role("button", name="Add what is ticked").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".forest .fr__l .docket").first).to_have_text(town.docket_label)

    page.locator("h1").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    page.keyboard.press("a")
    expect(page.get_by_label("Answer", exact=True)).to_be_focused()
    page.keyboard.type("More than 20,000")
    page.keyboard.press("Enter")
    expect(page.locator(".answers__w")).to_have_text("More than 20,000")

    page.locator("h1").evaluate("heading => { heading.tabIndex = -1; heading.focus(); }")
    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.get_by_label(f"Tick {town.docket_label}")).to_be_checked()
    page.get_by_label("Why the ticked claims are left out").focus()
    page.keyboard.type("Another town")
    page.keyboard.press("Enter")
    expect(page.locator("#every-claim tbody tr")).to_have_count(1)
    expect(page.get_by_text("1 claim left out")).to_be_visible()
    assert "\n".join(errors) == ""


def test_all_of_a_long_question_is_printed(
    asker: User,
    make_article: Callable[..., Article],
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(table, "ROWS", 1)
    talk = Briefing(World(make_article, asker))
    question = talk.world.question(talk.lead(), talk.lead(article=talk.second, **SINCE))
    page = sign_in(asker)
    page.add_init_script("window.print = () => { document.title = 'Printed'; };")
    page.goto(f"{live_server.url}{question.get_absolute_url()}", wait_until="networkidle")
    expect(page.locator("#every-claim tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Next", exact=True).click()
    expect(page.get_by_text("2 to 2 of 2")).to_be_visible()
    page.get_by_role("link", name="Print").click()
    expect(page).to_have_title("Printed")
    expect(page.locator("#every-claim tbody tr")).to_have_count(2)
    assert "\n".join(errors) == ""
