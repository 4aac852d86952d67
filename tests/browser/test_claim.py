"""A claim's page by keyboard alone: its figure, its chain, its assessment; and on paper."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.actions.claims import make_claim
from apps.claims.enums import ClaimKind
from apps.claims.models import Claim

pytestmark = pytest.mark.browser

TEXT = (
    "More than 20,000 Russian soldiers have been killed since December, the White House said.\n\n"
    "The BBC could not independently verify the figures."
)


def taken(article: Article, quote: str, by: User, **fields: Any) -> Claim:
    start = TEXT.index(quote)
    made = make_claim(
        version=article.current_version,
        start=start,
        end=start + len(quote),
        quote=quote,
        by=by,
        **fields,
    )
    made.refresh_from_db()
    return made


def test_a_claim_is_typed_traced_and_assessed_by_keyboard_alone(
    make_article: Callable[..., Article],
    an_analyst: User,
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
) -> None:
    article = make_article(TEXT)
    claim = taken(article, "More than 20,000", an_analyst, statement="20,000 killed")
    caveat = taken(
        article,
        "The BBC could not independently verify the figures",
        an_analyst,
        statement="The BBC could not verify it",
        kind=ClaimKind.CAVEAT,
    )
    page = sign_in(an_analyst)
    page.goto(f"{live_server.url}{claim.get_absolute_url()}")
    page.keyboard.press("e")
    expect(page.get_by_role("heading", name="Edit claim")).to_be_visible()
    expect(page.get_by_label("Part held")).to_be_hidden()
    page.get_by_label("Figure as written").focus()
    page.keyboard.type("more than 20,000")
    page.get_by_label("Measure optional").focus()
    page.keyboard.type("Kil")
    page.keyboard.press("Tab")
    page.get_by_label("Figure as written").press("Enter")
    expect(page.get_by_role("img", name="20,001 people or more")).to_be_visible()

    page.keyboard.press("w")
    page.get_by_label("Who spoke, in words").focus()
    page.keyboard.type("a US official")
    page.keyboard.press("Tab")
    page.keyboard.type("Briefing")
    page.keyboard.press("Enter")
    chain = page.get_by_role("group", name="Attribution chain")
    expect(chain).to_contain_text("a US official")
    page.keyboard.press("r")
    expect(page.get_by_label("How", exact=True)).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("The Hill")
    page.keyboard.press("Enter")
    expect(chain).to_contain_text("The Hill")

    page.keyboard.press("a")
    expect(page.get_by_label("Status", exact=True)).to_be_focused()
    page.keyboard.type("Cont")
    page.keyboard.press("Tab")
    page.keyboard.type("C")
    page.keyboard.press("Tab")
    page.keyboard.type("3")
    page.keyboard.press("Tab")
    page.keyboard.type("One origin.")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".assess__st")).to_contain_text("Contested")
    expect(page.locator(".adm__g")).to_have_text("C3")

    page.locator("#related summary", has_text="Tie to another").press("Enter")
    page.get_by_label("Claim", exact=False).last.fill(caveat.docket_label)
    page.keyboard.press("Enter")
    expect(page.locator(".figbox")).to_contain_text("The BBC could not verify it")

    claim.refresh_from_db()
    assert (claim.low_stated, claim.measure, claim.status, claim.caveats) == (
        20001,
        "killed",
        "contested",
        1,
    )
    assert errors == []

    # On paper the figure comes first, then the assessment, then the caveat.
    page.emulate_media(media="print")
    tops = [
        page.locator(one).first.bounding_box()["y"]  # type: ignore[index]
        for one in (".figbox", ".assess", "aside > .notice", "#chain")
    ]
    assert tops == sorted(tops)
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
