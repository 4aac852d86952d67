"""The first whole path: sign in, bring articles in, find one, mark it, find the mark again."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.articles.actions.importing import carry_out
from apps.articles.models import Article, ImportRun
from apps.articles.queries.imports import sources_of
from apps.claims.models import Claim, ClaimTag
from apps.entities.models import Entity
from apps.notes.models import Note
from tests.browser.test_desk import select
from tests.browser.test_every_page import demo_world  # noqa: F401  (a fixture)

pytestmark = pytest.mark.browser

SENTENCE = "more than 20,000 Russian soldiers have been killed"
TEXT = (
    f"Over the last five months, {SENTENCE} in the fighting for Bakhmut, the White House said.\n\n"
    "“It’s really stunning, these numbers,” said John Kirby.\n\n"
    "Moscow has not commented."
)


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A plain text without a title and a table of reports, one of whose lines is broken."""
    text = tmp_path / "briefing.txt"
    text.write_text(f" date 2023-05-01 {TEXT}", encoding="utf-8")
    lines = tmp_path / "reports.jsonl"
    rows = [
        json.dumps({"title": f"Report {n}", "text": f"Report {n} speaks of Soledar.", "date": day})
        for n, day in ((1, "2023-04-01"), (2, "2023-02-31"), (3, "2023-04-03"))
    ]
    lines.write_text("\n".join(rows), encoding="utf-8")
    return [str(text), str(lines)]


def test_from_a_file_to_a_claim_that_is_found_again(
    demo_world: dict[str, User],  # noqa: F811
    page: Page,
    live_server: Any,
    files: list[str],
    errors: list[str],
    sign_in: Callable[[User], Page],
) -> None:
    at = live_server.url
    page.goto(f"{at}/")
    page.get_by_label("Username").fill("analyst")
    page.get_by_label("Password").fill("fogline-demo")
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_title("Overview · Fogline")

    # Bring two files in; the worker's part is done here, in its place.
    page.goto(f"{at}/imports/")
    page.locator("input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Bring in").click()
    page.wait_for_url("**/imports/I-*/")
    run = ImportRun.objects.get()
    carry_out(run=run, sources=sources_of(run))
    expect(page.get_by_text("February 2023 has 28 days")).to_be_visible(timeout=10_000)
    run.refresh_from_db()
    assert (run.stored, run.rejected) == (3, 1)

    # Find it: by its words, and then by the place once it is marked there.
    article = Article.objects.get(versions__text__contains=SENTENCE)
    page.goto(f"{at}/articles/?q=%22five+months%22+Bakhmut")
    page.get_by_role("link", name=article.title).click()
    expect(page.get_by_text("Working title")).to_be_visible()
    page.wait_for_load_state("networkidle")

    select(page, "Bakhmut")
    page.keyboard.press("l")
    bakhmut = Entity.objects.get(name="Bakhmut").docket_label
    expect(page.get_by_label("Which place")).to_have_value(f"{bakhmut} Bakhmut")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#names")).to_contain_text("Bakhmut")

    select(page, SENTENCE)
    page.keyboard.press("c")
    # The form takes the focus once it stands; what is typed before would lose its suggestions.
    expect(page.get_by_label("Statement")).to_be_focused()
    page.get_by_label("Who says so").fill("Kirby")
    page.get_by_role("option", name="John Kirby").first.click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#cards .mc--claim")).to_have_count(1)
    claim = Claim.objects.order_by("docket").last()
    assert claim is not None
    assert str(claim.claimant) == "John Kirby"

    # The same words once more: a claim may have a note on exactly what carries it.
    page.keyboard.press("Escape")
    page.locator("#text .mk-claim").evaluate("mark => getSelection().selectAllChildren(mark)")
    expect(page.locator("#pop")).to_be_visible()
    page.keyboard.press("n")
    page.get_by_label("Note", exact=True).fill("The same figure as in the briefing.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#cards .mc--note")).to_have_count(1)
    assert Note.objects.get(article=article).quote == SENTENCE

    # Tag it on its own page.
    page.goto(f"{at}/claims/C-{claim.docket}/")
    page.get_by_label("Add a tag").fill("losses")
    page.get_by_role("button", name="Add the tag").click()
    expect(page.locator("main").get_by_role("link", name="losses")).to_be_visible()
    assert ClaimTag.objects.get(claim=claim).tag.name == "losses"

    # Find it again: in the list of claims, by search, by the place, by number.
    page.goto(f"{at}/claims/?q=killed&tag=losses")
    page.goto(f"{at}/search/?q={claim.docket_label}")
    expect(page.locator("main")).to_contain_text(claim.statement)
    place = article.mentions.get().entity
    page.goto(f"{at}/articles/?place={place.pk}&q=%22five+months%22")
    expect(page.get_by_role("link", name=article.title)).to_be_visible()

    # An admin sees it with its history.
    admin = sign_in(demo_world["admin"])
    admin.goto(f"{at}/admin/claims/claim/{claim.pk}/history/")
    expect(admin.locator("#change-history")).to_contain_text("Took a claim out of the text")
    expect(admin.locator("#change-history")).to_contain_text("Demo analyst")
    assert errors == []
