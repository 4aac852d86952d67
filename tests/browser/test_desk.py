"""The reading desk in a browser: what people do there with a mouse, with keys, on a phone."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from apps.accounts.models import User
from apps.articles.models import Article, SpanTag
from apps.claims.models import Claim, Evidence
from apps.entities.models import Mention
from apps.notes.models import Note

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = (
    "Over five months, more than 20,000 Russian soldiers were killed in Bakhmut.\n\n"
    "A 👩‍👩‍👧 family left; e\u0301cole closed, said 🇺🇦 Kirby.\n\n"
    "قال المتحدث إن القتال مستمر في باخموت منذ أشهر.\n\n"
    "The figure could not be verified, and Moscow has not commented."
)


@pytest.fixture
def article(transactional_db: None, make_article: Callable[..., Article]) -> Article:
    return make_article(text=TEXT, language="en", title="Losses in Bakhmut")


@pytest.fixture
def desk(
    sign_in: Callable[[User], Page],
    an_analyst: User,
    article: Article,
    live_server: Any,
    errors: list[str],
) -> Page:
    page = sign_in(an_analyst)
    page.goto(f"{live_server.url}/articles/A-{article.docket}/")
    page.wait_for_load_state("networkidle")
    yield page
    assert "\n".join(errors) == ""


def select(page: Page, words: str) -> None:
    """Drag the mouse over words of the text, in the direction they are read."""
    box = page.evaluate(
        """(words) => {
            const text = document.getElementById("text");
            const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const at = node.data.indexOf(words);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(node, at); range.setEnd(node, at + words.length);
                node.parentElement.scrollIntoView({ block: "center" });
                const boxes = [...range.getClientRects()];
                const first = boxes[0], last = boxes[boxes.length - 1];
                const middle = (box) => (box.top + box.bottom) / 2;
                const rtl = getComputedStyle(node.parentElement).direction === "rtl";
                const from = rtl ? first.right - 1 : first.left + 1;
                const to = rtl ? last.left + 1 : last.right - 1;
                return [from, middle(first), to, middle(last)];
            }
            return null;
        }""",
        words,
    )
    assert box, f"{words!r} does not stand in one piece of the text"
    page.mouse.move(box[0], box[1])
    page.mouse.down()
    page.mouse.move((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    page.mouse.move(box[2], box[3])
    page.mouse.up()


def test_words_selected_by_mouse_become_a_claim(desk: Page, article: Article) -> None:
    select(desk, "more than 20,000 Russian soldiers were killed in Bakhmut")
    expect(desk.get_by_role("toolbar", name="Mark the selected words")).to_be_visible()
    desk.get_by_role("button", name="Claim").click()

    statement = desk.get_by_label("Statement")
    expect(statement).to_be_focused()
    expect(statement).to_have_value(re.compile("^More than 20,000 Russian soldiers"))
    expect(desk.get_by_label("Figure as written")).to_have_value("more than 20,000")
    desk.get_by_label("Who says so").fill("John Kirby")
    desk.get_by_role("option", name="New person “John Kirby”").click()
    desk.get_by_role("button", name="Save").click()

    expect(desk.locator("#cards .mc--claim")).to_have_count(1)
    expect(desk.locator("#toasts")).to_contain_text("Marked C-")
    claim = Claim.objects.get()
    assert claim.claimant is not None
    assert claim.claimant.name == "John Kirby"
    evidence = Evidence.objects.get()
    assert evidence.quote == "more than 20,000 Russian soldiers were killed in Bakhmut"
    assert TEXT[evidence.start : evidence.end] == evidence.quote
    # The swap left the page as a reload makes it.
    swapped = desk.locator("#text").inner_html()
    desk.reload()
    assert desk.locator("#text").inner_html().replace(" is-live", "") == swapped.replace(
        " is-live", ""
    )


def test_claim_tag_and_note_by_keyboard_alone(desk: Page) -> None:
    press = desk.keyboard.press
    press("v")
    expect(desk.locator("#caret")).to_be_visible()
    for _ in range(3):
        press("Control+ArrowRight")
    press("ArrowRight")
    press("ArrowRight")
    for _ in range(6):
        press("Control+Shift+ArrowRight")
    press("Enter")
    expect(desk.get_by_role("button", name="Claim")).to_be_focused()
    press("Enter")
    expect(desk.get_by_label("Statement")).to_be_focused()
    desk.keyboard.type("Soldiers were killed.")
    while desk.evaluate("document.activeElement.textContent.trim()") != "Save":
        press("Tab")
    press("Enter")
    expect(desk.locator("#cards .mc--claim")).to_have_count(1)
    assert Evidence.objects.get().quote == "more than 20,000 Russian soldiers were"

    press("v")
    press("v")
    expect(desk.locator("#caret")).to_be_visible()
    press("Control+Home")
    press("Control+ArrowDown")
    press("Shift+End")
    press("t")
    expect(desk.get_by_label("Tag", exact=True)).to_be_focused()
    desk.keyboard.type("civilians")
    press("Enter")
    expect(desk.locator("#cards .mc--tag")).to_have_count(1)
    assert SpanTag.objects.get().quote == TEXT.split("\n\n")[1]

    press("v")
    press("v")
    expect(desk.locator("#caret")).to_be_visible()
    press("Control+End")
    press("Control+Shift+ArrowLeft")
    press("n")
    expect(desk.get_by_label("Note", exact=True)).to_be_focused()
    desk.keyboard.type("Check again.")
    press("Tab")
    press("Enter")
    expect(desk.locator("#cards .mc--note")).to_have_count(1)
    assert Note.objects.get().quote == "commented."


@pytest.mark.parametrize(
    "words",
    ["👩‍👩‍👧 family left", "e\u0301cole", "🇺🇦 Kirby", "القتال مستمر في باخموت"],
)
def test_marks_are_exact_in_every_script(desk: Page, words: str) -> None:
    select(desk, words)
    expect(desk.locator("#pop")).to_be_visible()
    desk.keyboard.press("t")
    # What the field offers then is only what was typed, and must not cover the button.
    with desk.expect_response(lambda response: "q=exact" in response.url):
        desk.get_by_label("Tag", exact=True).fill("exact")
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#cards .mc--tag")).to_have_count(1)
    made = SpanTag.objects.get()
    assert made.quote == words
    assert desk.locator(f'[data-m="S-{made.docket}"]').inner_text() == words


def test_a_selection_across_paragraphs_is_one_mark(desk: Page) -> None:
    desk.evaluate(
        """() => {
            const first = document.querySelector("#p1").lastChild;
            const last = document.querySelector("#p2").lastChild;
            getSelection().setBaseAndExtent(first, first.length - 8, last, 10);
        }"""
    )
    expect(desk.locator("#pop")).to_be_visible()
    desk.keyboard.press("n")
    desk.get_by_label("Note", exact=True).fill("Across.")
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#text .mk-note")).to_have_count(2)
    assert Note.objects.get().quote == "Bakhmut.\n\nA 👩‍👩‍👧"


def test_undo_takes_it_back_and_the_page_follows(desk: Page) -> None:
    select(desk, "Moscow")
    desk.keyboard.press("l")
    expect(desk.get_by_label("Which place")).to_have_value("Moscow")
    desk.get_by_label("Not on file yet: a new place").check()
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#names")).to_contain_text("Moscow")
    desk.keyboard.press("u")
    expect(desk.locator("#text .mk")).to_have_count(0)
    expect(desk.locator("#names")).not_to_contain_text("Moscow")
    assert Mention.objects.count() == 0


def test_a_save_over_somebody_elses_change_loses_no_typing(desk: Page, an_analyst: User) -> None:
    select(desk, "The figure could not be verified")
    desk.keyboard.press("n")
    desk.get_by_label("Note", exact=True).fill("First words.")
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#cards .mc--note")).to_have_count(1)
    desk.locator("#cards").get_by_role("link", name="N-").click()
    desk.locator("#live-card").get_by_role("link", name="Edit").click()
    field = desk.get_by_label("Note", exact=True)
    expect(field).to_be_focused()
    Note.objects.update(body="Theirs.", revision=7)
    field.fill("Mine.")
    desk.get_by_role("button", name="Save").click()

    conflict = desk.get_by_role("alert").filter(has_text="Somebody else saved this")
    expect(conflict).to_contain_text("Theirs.")
    expect(conflict).to_contain_text("Mine.")
    expect(field).to_have_value("Mine.")
    desk.get_by_role("button", name="Save mine over it").click()
    expect(desk.locator("#cards .mc--note")).to_contain_text("Mine.")
    assert Note.objects.get().body == "Mine."


def test_a_lost_connection_keeps_the_form(desk: Page, errors: list[str]) -> None:
    select(desk, "Moscow")
    desk.keyboard.press("n")
    field = desk.get_by_label("Note", exact=True)
    field.fill("Long thoughts.")
    desk.context.set_offline(True)
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#toasts")).to_contain_text("What you typed is still here")
    expect(field).to_have_value("Long thoughts.")
    # htmx itself says on the console that it could not send.
    errors.clear()
    desk.context.set_offline(False)
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#cards .mc--note")).to_have_count(1)


def test_a_link_to_a_mark_opens_it(
    desk: Page, article: Article, an_analyst: User, live_server: Any
) -> None:
    from apps.notes.actions.notes import write_note

    start = TEXT.index("Moscow")
    note = write_note(
        version=article.current_version,
        start=start,
        end=start + 6,
        quote="Moscow",
        body="Look here.",
        by=an_analyst,
    )
    desk.goto(f"{live_server.url}/at/{note.docket_label}/")
    card = desk.locator("#live-card .mc")
    expect(card).to_contain_text("Look here.")
    expect(desk.locator(f'[id="{note.docket_label}"]')).to_be_focused()
    assert desk.url.endswith(f"/articles/A-{article.docket}/#{note.docket_label}")


def test_on_a_phone_the_card_is_a_sheet_at_the_foot(
    desk: Page, article: Article, an_analyst: User
) -> None:
    from apps.claims.actions.claims import make_claim

    quote = "more than 20,000 Russian soldiers were killed"
    start = TEXT.index(quote)
    made = make_claim(
        version=article.current_version,
        start=start,
        end=start + len(quote),
        quote=quote,
        statement="Killed.",
        by=an_analyst,
    )
    Claim.objects.filter(pk=made.pk).update(state="suggested")
    desk.set_viewport_size({"width": 390, "height": 844})
    desk.reload()
    desk.get_by_role("button", name="Next suggestion").click()
    sheet = desk.locator("#live-card .mc")
    expect(sheet).to_be_visible()
    box, strip = sheet.bounding_box(), desk.locator("#strip").bounding_box()
    assert box is not None
    assert strip is not None
    assert box["x"] == 0
    assert box["width"] == 390
    assert abs(box["y"] + box["height"] - strip["y"]) < 1
    for button in desk.locator(".strip__touch button").all():
        size = button.bounding_box()
        assert size is not None
        assert size["height"] >= 46
    desk.locator(".strip__touch").get_by_role("button", name="Accept").click()
    expect(desk.locator(".mk.is-sug")).to_have_count(0)
    assert Claim.objects.get().state == "confirmed"
    assert desk.evaluate("document.documentElement.scrollWidth") <= 390


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (1440, "dark"), (390, "light")])
def test_nothing_bars_the_way(desk: Page, width: int, scheme: Any) -> None:
    desk.set_viewport_size({"width": width, "height": 844})
    desk.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    select(desk, "more than 20,000 Russian soldiers")
    desk.keyboard.press("c")
    expect(desk.get_by_label("Statement")).to_be_focused()
    desk.get_by_label("Who says so").press_sequentially("Kirby")
    expect(desk.get_by_role("option", name="New person “Kirby”")).to_be_visible()
    assert Axe().run(desk).response["violations"] == []
    desk.get_by_role("option", name="New person “Kirby”").click()
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("#cards .mc--claim")).to_have_count(1)
    desk.keyboard.press("j")
    expect(desk.locator("#live-card .mc")).to_be_visible()
    assert Axe().run(desk).response["violations"] == []
