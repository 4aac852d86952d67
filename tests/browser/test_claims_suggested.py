"""Suggested claims in a browser, by keyboard: read, confirm, correct, part, make by hand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, LinkKind, Measure
from apps.claims.models import Claim, ClaimLink
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from tests.browser.test_every_page import RULES
from tests.claims.suggesting import suggested_claim
from tests.entities.suggesting import finding, suggest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = (
    "More than 20,000 soldiers were killed in Bakhmut since December, Kirby said.\n\n"
    "“Over 100,000 casualties, with more than 20,000 of them killed”, Kirby told reporters.\n\n"
    "Russia holds most of the city. The BBC could not verify the figures.\n\n"
    "At least 300 civilians were wounded in Kharkiv on Monday."
)


@dataclass
class World:
    article: Article
    killed: Claim
    both: Claim
    holds: Claim
    caveat: Claim


@pytest.fixture
def world(make_article: Callable[..., Article], an_analyst: User) -> World:
    article = make_article(
        TEXT,
        language="en",
        title="Losses",
        published_at=datetime(2023, 5, 2, tzinfo=UTC),
        published_precision="day",
    )
    bakhmut = create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=an_analyst)
    kirby = create_entity(kind=EntityKind.PERSON, name="Kirby", by=an_analyst)
    suggest(article, finding(TEXT, "Bakhmut", bakhmut))
    killed = suggested_claim(
        article,
        "More than 20,000 soldiers killed in Bakhmut.",
        "More than 20,000 soldiers were killed in Bakhmut",
        rests_on={ClaimField.FIGURE: "More than 20,000", ClaimField.PLACE: "Bakhmut"},
        rule="figure-said",
        score=0.85,
        explanation="“More than” makes it 20,001 or more.",
        claimant=kirby,
        measure=Measure.KILLED,
        figure_words="More than 20,000",
        low=Decimal(20_001),
        place=bakhmut,
    )
    both = suggested_claim(
        article,
        "Over 100,000 casualties, more than 20,000 of them killed.",
        "Over 100,000 casualties, with more than 20,000 of them killed",
        basis={ClaimField.PERIOD: FieldBasis.INFERRED},
        measure=Measure.CASUALTIES,
        figure_words="Over 100,000",
        low=Decimal(100_001),
        period_words="since December",
    )
    holds = suggested_claim(
        article,
        "Russia holds most of the city.",
        "Russia holds most of the city",
        kind=ClaimKind.CONTROL,
        subject_words="Russia",
        extent_words="most of the city",
    )
    caveat = suggested_claim(
        article,
        "The BBC could not verify the figures.",
        "The BBC could not verify the figures",
        kind=ClaimKind.CAVEAT,
    )
    ClaimLink.objects.create(claim=caveat, other=killed, kind=LinkKind.LIMITS)
    return World(article, killed, both, holds, caveat)


@pytest.fixture
def desk(
    sign_in: Callable[[User], Page],
    an_analyst: User,
    world: World,
    live_server: Any,
    errors: list[str],
) -> Iterator[Page]:
    page = sign_in(an_analyst)
    page.goto(f"{live_server.url}{world.article.get_absolute_url()}", wait_until="networkidle")
    yield page
    assert "\n".join(errors) == ""


def live(page: Page) -> Locator:
    return page.locator("#live-card .mc")


def settled(page: Page) -> None:
    """What has just come is known to htmx a moment later; a person is slower than that."""
    expect(
        page.locator(".htmx-settling, .htmx-swapping, .htmx-added, .htmx-request")
    ).to_have_count(0)


def state(claim: Claim) -> str:
    claim.refresh_from_db()
    return claim.state


def words_after_caret(page: Page, presses: int) -> None:
    for _ in range(presses):
        page.keyboard.press("Control+Shift+ArrowRight")


def test_the_claims_of_an_article_are_confirmed_and_rejected_by_keyboard_alone(
    desk: Page, world: World
) -> None:
    page, focused = desk, desk.locator("#text .mk:focus")
    expect(page.locator("[data-strip-count]")).to_have_text("5 suggestions to look at")
    page.keyboard.press("w")
    page.keyboard.press("j")
    expect(live(page).locator("h2")).to_have_text(world.killed.statement)
    expect(page.locator("[data-strip-count]")).to_have_text("Suggestion 1 of 4")
    expect(live(page)).to_contain_text("The BBC could not verify the figures.")
    settled(page)

    page.keyboard.press("Shift+A")
    expect(
        page.get_by_text(f"Accepted {world.killed.docket_label}, {world.caveat.docket_label}.")
    ).to_be_visible()
    expect(live(page).locator("h2")).to_have_text(world.both.statement)
    expect(focused).to_have_text("Over 100,000 casualties, with more than 20,000 of them killed")
    settled(page)
    page.keyboard.press("x")
    expect(live(page).locator("h2")).to_have_text(world.holds.statement)
    settled(page)
    page.keyboard.press("a")
    # Of claims none is left; the name in the words of the first was confirmed along with it.
    expect(page.locator("[data-strip-count]")).to_have_text("No open suggestions")
    assert [state(one) for one in (world.killed, world.both, world.holds, world.caveat)] == [
        "confirmed",
        "rejected",
        "confirmed",
        "confirmed",
    ]
    page.keyboard.press("u")
    expect(page.locator("[data-strip-count]")).to_contain_text("1 suggestion")
    assert state(world.holds) == "suggested"


def test_a_field_lights_its_words_and_is_pointed_at_others_by_keyboard(
    desk: Page, world: World
) -> None:
    page = desk
    page.keyboard.press("j")
    expect(live(page)).to_be_visible()
    settled(page)
    page.keyboard.press("f")
    row = page.locator("[data-field]:focus-within")
    expect(row).to_have_attribute("data-field", "claimant")
    page.keyboard.press("ArrowDown")
    expect(row).to_have_attribute("data-field", "figure")
    lit = page.evaluate("[...CSS.highlights.get('field')].map(String).join()")
    assert lit == "More than 20,000"

    # From the mark, by the caret: the words of the second paragraph, and the figure at them.
    page.locator("#p2").click(position={"x": 2, "y": 12})
    page.keyboard.press("v")
    page.keyboard.press("Home")
    words_after_caret(page, 3)
    expect(page.locator("#desk")).to_have_class("desk has-words")
    page.keyboard.press("f")
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_attribute("value", "figure")
    page.keyboard.press("Enter")
    figure = page.locator("[data-field=figure]")
    expect(figure).to_contain_text("from ¶2")
    expect(figure.locator("[data-edit-field]")).to_be_focused()
    world.killed.refresh_from_db()
    assert (world.killed.low, world.killed.corrected) == (100_001, True)
    page.keyboard.press("u")
    expect(page.locator("#live-card .mc")).to_have_count(0)
    world.killed.refresh_from_db()
    assert world.killed.low == 20_001


def test_a_field_is_typed_in_place_and_says_how_it_is_read(desk: Page, world: World) -> None:
    page = desk
    page.keyboard.press("j")
    expect(live(page)).to_be_visible()
    settled(page)
    page.keyboard.press("f")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    field = page.get_by_label("Figure as written")
    expect(field).to_be_focused()
    expect(page.locator("#field-reading")).to_have_text("Read as 20,001 or more.")
    settled(page)
    field.fill("between 15,000 and 18,000")
    expect(page.locator("#field-reading")).to_have_text("Read as 15,000 to 18,000.")
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(page.locator("[data-field=figure] [data-edit-field]")).to_be_focused()
    settled(page)
    page.keyboard.press("Enter")
    expect(field).to_have_value("More than 20,000")
    settled(page)
    field.fill("at least 15,000")
    expect(page.locator("#field-reading")).to_have_text("Read as 15,000 or more.")
    settled(page)
    field.press("Enter")
    expect(page.locator("[data-field=figure] [data-edit-field]")).to_be_focused()
    expect(page.locator("[data-field=figure] dd")).to_contain_text("at least 15,000")
    world.killed.refresh_from_db()
    assert (world.killed.low, world.killed.state) == (15_000, "suggested")


def test_a_claim_is_split_and_joined_again(desk: Page, world: World) -> None:
    page = desk
    page.locator("#text .mk-claim", has_text="Over 100,000").click()
    expect(live(page).locator("h2")).to_have_text(world.both.statement)
    settled(page)
    live(page).get_by_role("link", name="Split").press("Enter")
    second = page.get_by_label("The new one says")
    expect(page.get_by_text(f"{world.both.docket_label} keeps")).to_be_visible()
    settled(page)
    second.fill("More than 20,000 of them killed.")
    assert violations(page) == []
    page.get_by_role("button", name="Split").press("Enter")
    expect(live(page).locator("h2")).to_have_text("More than 20,000 of them killed.")
    expect(live(page)).to_contain_text("Part of")
    made = Claim.objects.get(statement="More than 20,000 of them killed.")
    assert (made.low, made.measure, made.state) == (20_001, "killed", "suggested")
    settled(page)

    live(page).get_by_role("link", name="Join").press("Enter")
    settled(page)
    live(page).get_by_role("link", name=world.killed.docket_label, exact=True).press("Enter")
    expect(live(page)).to_contain_text("leaves the file")
    settled(page)
    assert violations(page) == []
    page.get_by_role("button", name="Join").press("Enter")
    expect(
        page.get_by_text(f"Joined {world.killed.docket_label} into {made.docket_label}.")
    ).to_be_visible()
    assert not Claim.objects.filter(pk=world.killed.pk).exists()
    settled(page)
    page.keyboard.press("u")
    expect(page.locator(f"#card-{world.killed.docket_label}")).to_have_count(1)
    assert Claim.objects.filter(pk=world.killed.pk).exists()


def test_a_claim_by_hand_comes_filled_from_the_selected_words(desk: Page, world: World) -> None:
    page = desk
    page.locator("#p4").click(position={"x": 2, "y": 12})
    page.keyboard.press("v")
    page.keyboard.press("Home")
    page.keyboard.press("Shift+End")
    page.keyboard.press("c")
    expect(page.get_by_label("Statement")).to_be_focused()
    expect(page.get_by_label("Figure as written")).to_have_value("At least 300")
    expect(page.get_by_label("Part held")).to_be_hidden()
    settled(page)
    assert violations(page) == []
    page.locator("[data-empty=measure]").click()
    page.get_by_label("Statement").fill("At least 300 wounded in Kharkiv.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#text .mk-claim:not(.is-sug)")).to_have_count(1)
    claim = Claim.objects.get(statement="At least 300 wounded in Kharkiv.")
    assert (claim.low, claim.measure, claim.state) == (300, "", "confirmed")


def test_a_phone_shows_the_card_as_a_sheet_and_paper_shows_figures_with_their_limits(
    desk: Page, world: World
) -> None:
    page = desk
    page.emulate_media(media="print")
    card = page.locator(f"#card-{world.killed.docket_label}")
    expect(card.locator(".mc__iv")).to_be_visible()
    expect(card.locator(".mc__lim")).to_contain_text("The BBC could not verify the figures.")
    expect(page.locator("#strip")).to_be_hidden()
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Next suggestion").click()
    expect(live(page)).to_be_visible()
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    assert violations(page) == []
    live(page).get_by_role("link", name="Edit: Place").click()
    expect(page.get_by_label("A place on file")).to_be_focused()
    expect(page.get_by_label("A place on file")).to_be_in_viewport()
    settled(page)
    live(page).get_by_role("link", name="Cancel").click()
    expect(live(page).get_by_role("link", name="Edit: Place")).to_be_focused()
    settled(page)
    page.get_by_role("button", name="Accept").last.click()
    expect(page.locator("[data-strip-count]")).to_contain_text("of 3")
    assert state(world.killed) == "confirmed"


def violations(page: Page) -> list[str]:
    # High enough that nothing has scrolled half behind the masthead or the strip at the foot.
    usual = page.viewport_size
    assert usual
    page.set_viewport_size({"width": usual["width"], "height": 2400})
    # Cards that are still on their way to their places stand upon one another.
    page.wait_for_function(
        """() => document.getAnimations().every((one) =>
            one.playState !== "running" || one.effect.getTiming().iterations === Infinity)"""
    )
    found = Axe().run(page, options=RULES).response["violations"]
    page.set_viewport_size(usual)
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
