"""The shared scripts in a real browser, on the gallery, with answers made up per test."""

import mimetypes
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, Route, expect

from apps.accounts.models import User

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
HOST = "http://desk.test"
POLICY = "default-src 'self'; img-src 'self' data:"
PALETTE = """<dialog class="dlg pal" id="palette" aria-label="Find anything">
<div class="pal__q"><input class="pal__in" type="text" name="q" role="combobox"
 aria-label="Find anything" aria-expanded="false" aria-controls="palette-results"
 hx-get="/found/" hx-trigger="input changed delay:20ms" hx-target="#palette-results"></div>
<div class="pal__l" id="palette-results" role="listbox" aria-label="Found"></div></dialog>"""
FOUND = """<div role="group" aria-label="People">
<a class="pal__o" role="option" href="/one/">One</a>
<a class="pal__o" role="option" href="/two/">Two</a></div>"""
TRIES = """<div id="kept">typed</div>
<button class="btn" id="try" type="button" hx-post="/answer/" hx-target="#kept">Try</button>
<button class="btn" id="ask" type="button" hx-get="/answer/" hx-target="#dialog">Ask</button>"""
UNDOABLE = """<div hx-swap-oob="beforeend:#toasts"><div class="toast" data-toast>
<form method="post" action="/undo/" hx-post="/undo/" hx-swap="none">
<button data-undo>Undo</button></form></div></div>"""

Answer = Callable[[Route], None]


@pytest.fixture
def desk(page: Page, client: Client, viewer: User) -> Callable[..., Page]:
    """Opens the gallery with some controls added; `answers` maps paths to what they give."""
    client.force_login(viewer)
    text = client.get("/gallery/").content.decode()
    text = re.sub(r'<dialog class="dlg pal".*?</dialog>', "", text, flags=re.DOTALL)
    text = text.replace("</main>", f"{TRIES}</main>{PALETTE}")

    def open_with(**answers: Answer) -> Page:
        def serve(route: Route) -> None:
            path = route.request.url.removeprefix(HOST).split("?")[0]
            if path == "/":
                route.fulfill(
                    body=text,
                    content_type="text/html; charset=utf-8",
                    headers={"Content-Security-Policy": POLICY},
                )
            elif path.strip("/") in answers:
                answers[path.strip("/")](route)
            elif path in ("/notes/calls/", "/review/count/"):
                # The masthead asks for them on every page; nobody calls, nothing waits here.
                route.fulfill(status=204)
            elif file := finders.find(path.removeprefix("/static/")):
                kind = mimetypes.guess_type(path)[0] or "font/woff2"
                route.fulfill(body=Path(file).read_bytes(), content_type=kind)
            else:
                route.fulfill(status=404)

        page.route("**/*", serve)
        page.goto(f"{HOST}/")
        return page

    return open_with


def says(text: str, status: int = 200, **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda route: route.fulfill(
        status=status, body=text, content_type="text/html; charset=utf-8", headers=named
    )


def test_the_palette_is_worked_by_keys_alone(desk: Callable[..., Page]) -> None:
    page = desk(found=says(FOUND), two=says("<h1>Two</h1>"))
    page.keyboard.press("Control+k")
    page.keyboard.type("pri")
    expect(page.get_by_role("option", name="One")).to_have_attribute("aria-selected", "true")
    expect(page.locator("#live")).to_have_text("2 found")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Two")).to_be_visible()


def test_rows_are_walked_and_chosen_by_keys_and_let_go(desk: Callable[..., Page]) -> None:
    page = desk()
    boxes = page.locator("[data-row] .cb")
    for key in ("j", "j", "x", "j", "Shift+X"):
        page.keyboard.press(key)
    assert [box.is_checked() for box in boxes.all()] == [True, True, True]
    page.keyboard.press("Escape")
    assert [box.is_checked() for box in boxes.all()] == [False, False, False]


def test_keys_that_are_switched_off_do_nothing(desk: Callable[..., Page]) -> None:
    page = desk()
    page.evaluate("document.documentElement.dataset.keys = 'off'")
    page.keyboard.press("?")
    expect(page.locator("#help")).not_to_be_visible()
    page.evaluate("document.documentElement.dataset.keys = 'on'")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()


@pytest.mark.parametrize("answer", [says("boom", 500), lambda route: route.abort()])
def test_a_request_that_fails_says_so_and_replaces_nothing(
    desk: Callable[..., Page], answer: Answer
) -> None:
    page = desk(answer=answer)
    page.locator("#try").click()
    expect(page.locator("#toasts .toast--bad")).to_contain_text("What you typed is still here")
    expect(page.locator("#kept")).to_have_text("typed")


def test_a_refusal_brings_its_own_sentence_and_replaces_nothing(
    desk: Callable[..., Page],
) -> None:
    toast = '<div hx-swap-oob="beforeend:#toasts"><p data-toast>A. Roth was first</p></div>'
    page = desk(answer=says(toast, 409, HX_Reswap="none"))
    page.locator("#try").click()
    expect(page.locator("#toasts")).to_have_text("A. Roth was first")
    expect(page.locator("#kept")).to_have_text("typed")


def test_a_dialog_from_the_server_opens_and_gives_the_focus_back(
    desk: Callable[..., Page],
) -> None:
    page = desk(answer=says('<dialog class="dlg" aria-label="Sure?"><a href="#">A</a></dialog>'))
    page.locator("#ask").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Sure?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#ask")).to_be_focused()
    expect(page.locator("#dialog dialog")).to_have_count(0)


def test_u_takes_back_what_was_just_done(desk: Callable[..., Page]) -> None:
    undone: list[str] = []

    def undo(route: Route) -> None:
        undone.append(route.request.method)
        says("")(route)

    page = desk(answer=says(UNDOABLE), undo=undo)
    page.locator("#try").click()
    expect(page.locator("#toasts [data-undo]")).to_be_visible()
    page.keyboard.press("u")
    expect(page.locator("#toasts [data-undo]")).to_have_count(0)
    assert undone == ["POST"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_in_the_gallery(
    desk: Callable[..., Page], page: Page, scheme: str, width: int
) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": 900})
    desk()
    assert page.evaluate("document.documentElement.scrollWidth") == width
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []
