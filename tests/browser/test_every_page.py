"""Every page of the desk, as people meet it: by axe in light, in dark and on a phone."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from playwright.sync_api import Page

from apps.accounts.enums import Role
from apps.accounts.models import User
from apps.articles.models import Article, Publisher, Tag
from apps.claims.models import Claim
from apps.comparison.models import Correction, Question
from apps.desk.demo.loading import load
from apps.desk.demo.people import make_people
from apps.entities.models import Entity, OpenTally
from apps.notes.models import Note

pytestmark = pytest.mark.browser

ADMIN_PAGES = (
    "/admin/",
    "/admin/articles/article/",
    "/admin/entities/place/",
    "/admin/articles/publisher/import/",
    "/admin/claims/claim/export/",
)
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def demo_world(transactional_db: None) -> dict[str, User]:
    for role in Role:
        Group.objects.get_or_create(name=role.value)
    people = make_people()
    load(people, datetime.date(2026, 11, 22))
    return people


def addresses() -> list[str]:
    """Every kind of page, with a row of the demo world where it is about one."""
    twice = Article.objects.get(title__startswith="White House puts").get_absolute_url()
    suggested = Article.objects.get(language="uk", title__startswith="Сирський")
    marked = Claim.objects.get(statement__endswith="in the fighting for Bakhmut")
    claim = marked.get_absolute_url()
    asked = Question.objects.get(title__startswith="How many").get_absolute_url()
    held = Question.objects.get(title__startswith="Who held").get_absolute_url()
    rows = [
        *(Entity.objects.get(name=name) for name in ("Yevgeny Prigozhin", "Bakhmut", "Wagner")),
        Tag.objects.get(name="losses"),
        Note.objects.order_by("docket")[0],
        Publisher.objects.get(name="Sample Wire"),
    ]
    return [
        "/",
        "/changes/?since=ever",
        "/articles/",
        "/articles/?q=killed+OR+casualties&person=999",
        twice,
        f"{twice}?version=1",
        suggested.get_absolute_url(),
        "/claims/",
        claim,
        f"{claim}edit/",
        "/claims/table/",
        "/people/",
        "/places/",
        "/organisations/",
        "/tags/",
        "/notes/",
        "/publishers/",
        *(row.get_absolute_url() for row in rows),
        "/identity/",
        f"{rows[0].get_absolute_url()}merge/",
        f"{rows[0].get_absolute_url()}merge/?with=Kirby",
        f"{rows[0].get_absolute_url()}split/",
        "/review/",
        "/review/origins/",
        "/questions/",
        f"{asked}?by=scope",
        f"{asked}?find=&find_kind=all",
        f"{asked}?as_of=2026-11-01",
        f"{asked}findings/",
        held,
        f"{held}?by=position",
        asked,
        "/corrections/",
        Correction.objects.get().get_absolute_url(),
        f"/corrections/new/?claim={marked.docket_label}",
        "/review/grades/",
        "/review/precision/",
        "/methods/",
        "/methods/compare/?method=comparison.origins/1",
        "/review/failures/",
        "/entities/import/",
        "/people/new/",
        f"{rows[0].get_absolute_url()}edit/",
        f"{twice}mark/",
        f"/review/?name={OpenTally.objects.order_by('-mentions', 'id')[0].pk}",
        "/imports/",
        "/imports/paste/",
        "/search/?q=Prigozin",
        "/preferences/",
        "/no-such-page/",
    ]


def visit(page: Page, url: str, errors: list[str]) -> None:
    """Open a page and hold it to silence; what axe itself sets off there does not count."""
    errors.clear()
    page.goto(url, wait_until="networkidle")
    assert page.title()
    assert "\n".join(errors) == ""


def complaints(page: Page, where: str) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{where}: {one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"][:3]
    ]


def test_axe_finds_nothing_in_light_or_dark(
    demo_world: dict[str, User],
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
) -> None:
    page = sign_in(demo_world["admin"])
    page.set_viewport_size({"width": 1440, "height": 900})
    found: list[str] = []
    for address in addresses():
        visit(page, live_server.url + address, errors)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += complaints(page, f"{address} in {scheme}")

    assert "\n".join(found) == ""


def test_axe_finds_nothing_on_a_phone_and_no_page_is_wider_than_it(
    demo_world: dict[str, User],
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
) -> None:
    page = sign_in(demo_world["admin"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.emulate_media(reduced_motion="reduce")
    found: list[str] = []
    wide: list[tuple[str, int]] = []
    for address in addresses():
        visit(page, live_server.url + address, errors)
        found += complaints(page, address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide.append((address, width))

    assert "\n".join(found) == ""
    assert wide == []


def test_the_admin_wears_the_look_and_axe_finds_nothing_serious(
    demo_world: dict[str, User],
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
) -> None:
    page = sign_in(demo_world["admin"])
    page.set_viewport_size({"width": 1440, "height": 900})
    found: list[str] = []
    for address in ADMIN_PAGES:
        visit(page, live_server.url + address, errors)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
            found += [
                f"{address} in {scheme}: {one['id']}: {node['html'][:160]}"
                for one in results.response["violations"]
                if one["impact"] in ("serious", "critical")
                for node in one["nodes"][:3]
            ]
    assert "\n".join(found) == ""


def test_no_page_asks_another_host_for_anything(
    demo_world: dict[str, User], sign_in: Callable[[User], Page], live_server: Any
) -> None:
    page = sign_in(demo_world["analyst"])
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for address in ("/articles/", *addresses()[2:8], "/imports/"):
        page.goto(live_server.url + address, wait_until="networkidle")

    assert [url for url in asked if not url.startswith(live_server.url)] == []
