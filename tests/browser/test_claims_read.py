"""An article never seen, read by the product, and settled by keyboard alone."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.actions.reading_texts import read_texts
from apps.claims.extraction.assembling import read_claims
from apps.claims.models import Claim
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import NameSearch
from tests.browser.test_claims_suggested import live, settled
from tests.entities.suggesting import finding, suggest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = (
    "At least 14 civilians were killed in Kharkiv on Sunday, governor Oleh Syniehubov said.\n\n"
    "Another 30 people were injured, he told reporters.\n\n"
    "Fogline Wire could not independently verify the figures.\n\n"
    "Russian troops hold most of Vuhledar."
)


@pytest.fixture
def article(make_article: Callable[..., Article], an_analyst: User) -> Article:
    article = make_article(
        TEXT,
        language="en",
        title="A strike",
        published_at=datetime(2023, 5, 2, tzinfo=UTC),
        published_precision="day",
    )
    named = {
        "Kharkiv": EntityKind.PLACE,
        "Vuhledar": EntityKind.PLACE,
        "Oleh Syniehubov": EntityKind.PERSON,
    }
    on_file = {
        name: create_entity(kind=kind, name=name, by=an_analyst) for name, kind in named.items()
    }
    suggest(article, *(finding(TEXT, name, one) for name, one in on_file.items()))
    NameSearch.objects.update(waiting=False)
    assert read_texts(read_claims) == 1
    return article


def test_claims_are_confirmed_corrected_and_printed_by_keyboard_alone(
    sign_in: Callable[[User], Page],
    an_analyst: User,
    article: Article,
    live_server: Any,
    errors: list[str],
) -> None:
    total = Claim.objects.filter(state="suggested").count()
    assert total == 4
    page = sign_in(an_analyst)
    page.goto(f"{live_server.url}{article.get_absolute_url()}", wait_until="networkidle")
    page.keyboard.press("w")
    page.keyboard.press("j")
    expect(live(page)).to_contain_text("14")
    settled(page)
    for left in range(total - 1, -1, -1):
        page.keyboard.press("a")
        expect(page.locator("#text .mk-claim.is-sug")).to_have_count(left)
        settled(page)
    assert set(Claim.objects.values_list("state", flat=True)) == {"confirmed"}

    dead = Claim.objects.get(low=14)
    assert (dead.claimant, dead.place) == (
        article.mentions.get(quote="Oleh Syniehubov").entity,
        article.mentions.get(quote="Kharkiv").entity,
    )
    page.goto(f"{live_server.url}{dead.get_absolute_url()}", wait_until="networkidle")
    expect(page.get_by_role("heading", level=1)).to_contain_text("14 civilians")
    page.emulate_media(media="print")
    expect(page.locator("#claim")).to_contain_text("could not independently verify")
    expect(page.get_by_role("button", name="Print")).to_be_hidden()
    assert "\n".join(errors) == ""
