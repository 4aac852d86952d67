"""From a filter of the claims to a question, its findings, the words in the text, and paper."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from apps.accounts.enums import Role
from apps.accounts.models import User
from apps.articles.models import Article
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
