"""Who spoke takes it back: marked where it is read, asked about where it confirmed, undone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page, expect

from apps.accounts.enums import Role
from apps.accounts.models import User
from apps.articles.models import Article
from apps.claims.actions.linking import link_claims
from apps.claims.actions.settling import assess
from apps.claims.enums import ClaimStatus, LinkKind
from tests.comparison.questions.making import World, again
from tests.comparison.questions.test_comparing import SINCE, Briefing

pytestmark = pytest.mark.browser


@pytest.fixture
def corrector(transactional_db: None, an_analyst: User) -> User:
    for role in Role:
        Group.objects.get_or_create(name=role.value)
    return an_analyst


def test_a_retraction_marks_the_words_withdraws_the_origin_and_asks_for_a_new_grade(
    corrector: User,
    make_article: Callable[..., Article],
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
) -> None:
    world = World(make_article, corrector)
    talk = Briefing(world)
    lead = talk.lead(place=talk.bakhmut, **SINCE)
    other = world.claim(low=20001, speaker=world.entity("Prigozhin"))
    link_claims(claim=lead, other=other, kind=LinkKind.SAME, by=corrector)
    assess(
        claim=again(other),
        status=ClaimStatus.CORROBORATED,
        reliability="B",
        credibility=1,
        reason="Two who have nothing to do with one another",
        by=corrector,
    )

    page = sign_in(corrector)
    page.goto(f"{live_server.url}{lead.get_absolute_url()}")
    page.get_by_role("link", name="Record a correction").click()
    page.get_by_label("Taken back altogether").check()
    page.get_by_label("What the correction says").fill("None of it was meant so.")
    page.get_by_label("When it was said").fill("2023-05-02")
    page.get_by_label("Count it as an origin no longer").check()
    page.get_by_role("button", name="Record it").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("took it back, 2 May 2023")
    expect(page.get_by_role("region", name="What it marks")).to_contain_text(lead.docket_label)

    page.goto(f"{live_server.url}{talk.first.get_absolute_url()}")
    expect(page.locator(".mk-claim.is-corr").first).to_contain_text("More than 20,000")
    expect(page.locator(".mc--claim")).to_contain_text("None of it was meant so.")

    page.goto(f"{live_server.url}/review/grades/")
    row = page.locator(f"#{other.docket_label}")
    expect(row).to_contain_text("An origin was withdrawn: Kirby")
    row.get_by_label("Information credibility").select_option("3")
    row.get_by_label("Reason").fill("One origin is left")
    row.get_by_role("button", name="Save the new grade").click()
    expect(page.get_by_text("Every grade stands")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(row).to_contain_text("An origin was withdrawn: Kirby")
    assert "\n".join(errors) == ""
