"""The pictures of the documentation, taken from a desk of their own that is thrown away after."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, sync_playwright

from tools.chromium import launch_arguments

REPOSITORY = Path(__file__).resolve().parent.parent
START_SECONDS = 180
DESKTOP = (1440, 900)
PHONE = (390, 844)
# A moment for fonts, for what a page fetches once it stands, and for marks to be aligned.
SETTLE_MS = 700

ARTICLE = "White House puts Russian casualties since December above 100,000"
CLAIM = "More than 20,000 Russian soldiers killed in Ukraine since December"
QUESTION = "How many Russian soldiers were killed or wounded"
LINES = (
    '{"title": "A bridge is closed", "date": "2023-05-04", "publisher": "Sample Wire",'
    ' "text": "The bridge in the north of the town has been closed since Tuesday."}\n'
    '{"title": "A road is open", "date": "2023-02-30", "publisher": "Sample Wire",'
    ' "text": "The road to the west has been open again since Wednesday."}\n'
)


def take(chromium: str, folder: Path, say: Callable[[str], None]) -> None:
    """Take every picture into `folder`. Raises RuntimeError where the desk or a page fails."""
    folder.mkdir(parents=True, exist_ok=True)
    say("Starting a desk of its own with the demo world …")
    with _desk() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=launch_arguments())
        for name, view in PICTURES.items():
            path = folder / f"{name}.png"
            try:
                view(browser, address, path)
            except Error as error:
                raise RuntimeError(f"{path.name} could not be taken. {error}") from error
            say(f"{path.name}  {path.stat().st_size / 1024:,.0f} KB")
        browser.close()


@contextmanager
def _desk() -> Iterator[str]:
    """The address of a desk with nothing but the demo world."""
    # The database refuses to run as root and gets an account of its own, which must get in here.
    data = Path(tempfile.mkdtemp(prefix="fogline-pictures-"))
    data.chmod(0o755)
    port = _free_port()
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("DATABASE_URL", "FOGLINE_ENV", "ALLOWED_HOSTS")
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "config.serving", "--port", str(port)],
        cwd=REPOSITORY,
        env=environment | {"FOGLINE_DATA": str(data)},
        stdout=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(f"{address}/healthz", server)
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=60)
        shutil.rmtree(data, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def _wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):  # noqa: S310  (our own address)
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise RuntimeError("The desk for the pictures does not start: see its messages above.")


@contextmanager
def _signed_in(
    browser: Browser, address: str, size: tuple[int, int] = DESKTOP, theme: str = "light"
) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id="UTC",
        base_url=address,
    )
    page = context.new_page()
    page.goto("/accounts/login/")
    page.fill("[name=login]", "analyst")
    page.fill("[name=password]", "fogline-demo")
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/accounts/" not in url)
    yield page
    context.close()


def _settled(page: Page) -> None:
    page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(SETTLE_MS)


def _open_mark(page: Page, title: str, words: str) -> None:
    page.goto("/articles/")
    page.get_by_role("link", name=title).first.click()
    _settled(page)
    page.locator("#text .mk", has_text=words).first.click()
    page.locator("#live-card .mc").wait_for()
    _settled(page)
    page.evaluate("scrollTo(0, 0)")


def articles(browser: Browser, address: str, path: Path) -> None:
    with _signed_in(browser, address) as page:
        page.goto("/articles/")
        _settled(page)
        page.screenshot(path=path)


def desk(browser: Browser, address: str, path: Path, theme: str = "light") -> None:
    with _signed_in(browser, address, theme=theme) as page:
        _open_mark(page, ARTICLE, "an estimate of more than 100,000")
        page.screenshot(path=path)


def desk_in_the_dark(browser: Browser, address: str, path: Path) -> None:
    desk(browser, address, path, theme="dark")


def phone(browser: Browser, address: str, path: Path) -> None:
    with _signed_in(browser, address, size=PHONE) as page:
        page.goto("/articles/")
        page.get_by_role("link", name=ARTICLE).first.click()
        _settled(page)
        page.screenshot(path=path)


def claim(browser: Browser, address: str, path: Path) -> None:
    with _signed_in(browser, address) as page:
        page.goto("/claims/")
        page.get_by_role("link", name=CLAIM).first.click()
        _settled(page)
        page.screenshot(path=path)


def question(browser: Browser, address: str, path: Path) -> None:
    with _signed_in(browser, address) as page:
        page.goto("/questions/")
        page.get_by_role("link", name=QUESTION).first.click()
        _settled(page)
        page.screenshot(path=path)


def overview(browser: Browser, address: str, path: Path) -> None:
    with _signed_in(browser, address) as page:
        page.goto("/")
        _settled(page)
        page.screenshot(path=path)


def place(browser: Browser, address: str, path: Path) -> None:
    with _signed_in(browser, address) as page:
        page.goto("/places/")
        page.get_by_role("link", name="Bakhmut", exact=True).first.click()
        _settled(page)
        page.screenshot(path=path)


def imports(browser: Browser, address: str, path: Path) -> None:
    with _signed_in(browser, address, size=(DESKTOP[0], 540)) as page:
        page.goto("/imports/")
        given = {"name": "reports.jsonl", "mimeType": "text/plain", "buffer": LINES.encode()}
        page.set_input_files("input[type=file]", given)  # type: ignore[arg-type]  # a FilePayload
        page.get_by_role("button", name="Bring in").click()
        page.locator("#import-rejected tbody tr").wait_for(timeout=30_000)
        _settled(page)
        page.screenshot(path=path)


PICTURES: dict[str, Callable[[Browser, str, Path], None]] = {
    "articles": articles,
    "desk": desk,
    "desk-dark": desk_in_the_dark,
    "desk-phone": phone,
    "claim": claim,
    "question": question,
    "overview": overview,
    "place": place,
    "import": imports,
}
