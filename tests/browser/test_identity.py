"""Merging and unmerging in a browser, by keyboard alone."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.articles.models import Article
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Difference, Entity, LikelyDuplicate
from tests.browser.test_every_page import RULES
from tests.entities.identity import TEXT, mention, put

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PERSON = EntityKind.PERSON


@pytest.fixture
def pairs(transactional_db: None, make_article: Callable[..., Article]) -> list[list[Entity]]:
    """Three pairs in order of their likelihood; the first of each is the one named more often."""
    version = make_article(TEXT, language="en").current_version
    made = []
    names = (("Pat Quinn", "P. Quinn"), ("Ada Bell", "Adah Bell"), ("Jo Kerr", "Joe Kerr"))
    for place, both in enumerate(names):
        one, other = (put(name, PERSON, description=f"Known as {name}.") for name in both)
        mention(version, place, one)
        LikelyDuplicate.objects.create(
            first=one,
            second=other,
            score=0.9 - place / 10,
            method="test/1",
            features=[
                {"name": "names", "sentence": "The names sound alike.", "weight": 3.0},
                {"name": "dates", "sentence": "Never in one month.", "weight": -1.0},
            ],
        )
        made.append([one, other])
    return made


def complaints(page: Page, errors: list[str]) -> list[str]:
    """What axe finds; what it sets off itself under the content policy does not count."""
    so_far = len(errors)
    found = Axe().run(page, options=RULES).response["violations"]
    del errors[so_far:]
    return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"][:3]]


def standing(entity: Entity) -> EntityStanding:
    return EntityStanding(Entity.objects.get(pk=entity.pk).standing)


def test_pairs_are_decided_by_keyboard_and_the_next_is_under_the_focus(
    sign_in: Callable[[User], Page],
    an_analyst: User,
    pairs: list[list[Entity]],
    live_server: Any,
    errors: list[str],
) -> None:
    page = sign_in(an_analyst)
    page.goto(f"{live_server.url}/identity/", wait_until="networkidle")
    assert complaints(page, errors) == []
    page.keyboard.press("j")
    expect(page.locator(":focus")).to_contain_text("Pat Quinn and P. Quinn")
    page.keyboard.press("m")
    expect(page.locator(":focus")).to_contain_text("Ada Bell and Adah Bell")
    assert standing(pairs[0][1]) == EntityStanding.MERGED

    page.keyboard.press("u")
    expect(page.locator(".pair")).to_have_count(3)
    assert standing(pairs[0][1]) == EntityStanding.ON_FILE

    page.keyboard.press("j")
    page.keyboard.press("x")
    expect(page.locator(".pair")).to_have_count(2)
    assert Difference.objects.count() == 1
    page.keyboard.press("s")
    expect(page.locator(":focus")).to_contain_text("%")
    assert "\n".join(errors) == ""


def test_merge_and_unmerge_from_the_page_with_every_field_in_view(
    sign_in: Callable[[User], Page],
    an_analyst: User,
    pairs: list[list[Entity]],
    live_server: Any,
    errors: list[str],
) -> None:
    kept, absorbed = pairs[0]
    page = sign_in(an_analyst)
    page.goto(f"{live_server.url}{kept.get_absolute_url()}", wait_until="networkidle")
    page.get_by_role("link", name="Merge", exact=True).press("Enter")
    field = page.get_by_label("Who or what is the same as")
    expect(field).to_be_focused()
    assert complaints(page, errors) == []
    page.wait_for_load_state("networkidle")
    field.press_sequentially("P. Q")
    expect(page.get_by_role("option", name="P. Quinn").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value(f"{absorbed.docket_label} P. Quinn")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Merge P. Quinn into Pat Quinn")).to_be_visible()
    assert complaints(page, errors) == []
    page.get_by_label("Known as P. Quinn.").press("Space")
    page.get_by_label("Why they are the same").fill("One man")
    page.keyboard.press("Enter")
    expect(page.get_by_text(f"{absorbed.docket_label} P. Quinn is merged into")).to_be_visible()
    also = page.get_by_role("region", name="Also")
    expect(also).to_contain_text("One man")
    assert Entity.objects.get(pk=kept.pk).description == "Known as P. Quinn."
    assert complaints(page, errors) == []

    also.get_by_role("button", name="Unmerge").press("Enter")
    page.wait_for_url(f"**{absorbed.get_absolute_url()}")
    expect(page.get_by_role("heading", name="P. Quinn", exact=True)).to_be_visible()
    assert Entity.objects.get(pk=kept.pk).description == "Known as Pat Quinn."

    page.goto(f"{live_server.url}{kept.get_absolute_url()}split/", wait_until="networkidle")
    assert complaints(page, errors) == []
    assert "\n".join(errors) == ""
