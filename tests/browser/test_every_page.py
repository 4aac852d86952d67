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
from apps.articles.models import Publisher
from apps.desk.demo.loading import load
from apps.desk.demo.people import make_people

pytestmark = pytest.mark.browser

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def demo_world(transactional_db: None) -> dict[str, User]:
    for role in Role:
        Group.objects.get_or_create(name=role.value)
    people = make_people()
    load(people, datetime.date(2026, 11, 22))
    return people


def addresses() -> list[str]:
    return [
        "/articles/",
        "/articles/?q=killed+OR+casualties&place=nowhere",
        "/articles/A-1/",
        "/articles/A-1/?version=1",
        "/articles/A-9/",
        "/claims/",
        "/claims/C-1/",
        "/claims/C-1/edit/",
        "/people/",
        "/people/P-2/",
        "/places/",
        "/places/L-6/",
        "/organisations/",
        "/organisations/O-3/",
        "/tags/",
        "/tags/T-1/",
        "/notes/",
        "/notes/N-1/",
        "/publishers/",
        f"/publishers/{Publisher.objects.get(name='Sample Wire').pk}/",
        "/imports/",
        "/imports/paste/",
        "/search/?q=Prigozin",
        "/preferences/",
        "/gallery/",
        "/no-such-page/",
    ]


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
        page.goto(live_server.url + address, wait_until="networkidle")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            found += complaints(page, f"{address} in {scheme}")

    assert found == []
    assert errors == []


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
        page.goto(live_server.url + address, wait_until="networkidle")
        found += complaints(page, address)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 390:
            wide.append((address, width))

    assert found == []
    assert wide == []
    assert errors == []


def test_the_admin_wears_the_look_and_axe_finds_nothing_serious(
    demo_world: dict[str, User],
    sign_in: Callable[[User], Page],
    live_server: Any,
    errors: list[str],
) -> None:
    page = sign_in(demo_world["admin"])
    page.set_viewport_size({"width": 1440, "height": 900})
    found: list[str] = []
    for address in (
        "/admin/",
        "/admin/articles/article/",
        "/admin/entities/place/",
        "/admin/articles/publisher/import/",
        "/admin/claims/claim/export/",
    ):
        page.goto(live_server.url + address, wait_until="networkidle")
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            results = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa"]})
            found += [
                f"{address} in {scheme}: {one['id']}: {node['html'][:160]}"
                for one in results.response["violations"]
                if one["impact"] in ("serious", "critical")
                for node in one["nodes"][:3]
            ]

    assert found == []
    assert errors == []


def test_no_page_asks_another_host_for_anything(
    demo_world: dict[str, User], sign_in: Callable[[User], Page], live_server: Any
) -> None:
    page = sign_in(demo_world["analyst"])
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for address in ("/articles/", "/articles/A-1/", "/places/L-6/", "/claims/C-1/", "/imports/"):
        page.goto(live_server.url + address, wait_until="networkidle")

    assert [url for url in asked if not url.startswith(live_server.url)] == []
