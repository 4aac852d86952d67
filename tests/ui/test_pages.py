import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from apps.accounts.models import User
from apps.ui import navigation
from apps.ui.views.gallery import samples

pytestmark = pytest.mark.django_db


def root_attributes(client: Client, url: str) -> dict[str, str]:
    text = client.get(url).content.decode()
    tag = re.search(r"<html[^>]*>", text)
    assert tag
    return dict(re.findall(r"data-(\w+)=\"(\w*)\"", tag[0]))


def test_the_gallery_shows_every_sample_beside_its_source(client: Client, viewer: User) -> None:
    client.force_login(viewer)
    text = client.get(reverse("ui:gallery")).content.decode()
    assert [sample.title for sample in samples() if f"<h2>{sample.title}</h2>" not in text] == []
    assert "{% interval low=100000 scale=204000 unit=&quot;people&quot; %}" in text


def test_the_gallery_is_for_people_of_the_desk(client: Client) -> None:
    assert client.get(reverse("ui:gallery")).status_code == 302


def test_the_server_draws_theme_density_and_keys(client: Client, viewer: User) -> None:
    viewer.density, viewer.single_keys = "compact", False
    viewer.save()
    client.force_login(viewer)
    client.cookies["fogline_theme"] = "dark"
    assert root_attributes(client, reverse("ui:gallery")) == {
        "theme": "dark",
        "density": "compact",
        "keys": "off",
    }


def test_a_cookie_cannot_bring_in_another_theme(client: Client) -> None:
    client.cookies["fogline_theme"] = "evil"
    assert root_attributes(client, reverse("account_login"))["theme"] == ""


def test_the_theme_can_be_changed_without_script(client: Client) -> None:
    answer = client.post(reverse("ui:theme"), {"theme": "light", "next": "/preferences/?a=1"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/preferences/?a=1")
    assert client.cookies["fogline_theme"].value == "light"
    client.post(reverse("ui:theme"), {"theme": "system"})
    assert client.cookies["fogline_theme"].value == ""


def test_the_theme_form_leads_to_no_other_host(client: Client) -> None:
    answer = client.post(reverse("ui:theme"), {"theme": "light", "next": "https://example.org/"})
    assert answer.headers["Location"] == "/"


def test_preferences_are_kept_for_the_person_and_the_device(client: Client, viewer: User) -> None:
    client.force_login(viewer)
    client.post(
        reverse("accounts:preferences"),
        {"display_name": "A. Roth", "density": "compact", "theme": "dark"},
    )
    viewer.refresh_from_db()
    assert (viewer.display_name, viewer.density, viewer.single_keys) == (
        "A. Roth",
        "compact",
        False,
    )
    assert client.cookies["fogline_theme"].value == "dark"


def test_wrong_preferences_are_said_and_change_nothing(client: Client, viewer: User) -> None:
    client.force_login(viewer)
    answer = client.post(reverse("accounts:preferences"), {"density": "tiny", "theme": "dark"})
    assert answer.status_code == 422
    viewer.refresh_from_db()
    assert viewer.density == "comfortable"


@pytest.mark.parametrize("status", [400, 403, 404, 409, 413, 500, 503])
def test_an_error_page_needs_nothing_but_itself(status: int, django_assert_num_queries) -> None:
    with django_assert_num_queries(0):
        text = render_to_string(f"{status}.html")
    assert text.count("<h1>") == 1
    assert "To the desk" in text


def test_a_page_that_is_not_there_says_so(client: Client, viewer: User, settings) -> None:
    settings.DEBUG = False
    client.force_login(viewer)
    answer = client.get("/nowhere/")
    assert answer.status_code == 404
    assert "Nothing is at this address" in answer.content.decode()


@pytest.mark.parametrize("name", ["account_login", "account_reset_password"])
def test_the_sign_in_pages_wear_the_product(client: Client, name: str) -> None:
    text = client.get(reverse(name)).content.decode()
    assert 'class="mast__brand"' in text
    assert "mast__nav" not in text


def test_only_sections_that_exist_are_in_the_masthead(monkeypatch) -> None:
    known = {"desk:articles": "/articles/", "desk:imports": "/articles/imports/"}
    monkeypatch.setattr(navigation, "address", lambda name: known.get(name, ""))
    (entry,) = navigation.entries("/articles/imports/3/")
    assert (entry.label, entry.url, entry.current) == ("Articles", "/articles/", True)
    assert [(part.label, part.current) for part in entry.parts] == [
        ("Articles", False),
        ("Imports", True),
    ]
    assert navigation.siblings("/elsewhere/") == ()


def test_every_stylesheet_named_by_a_page_exists() -> None:
    named = set()
    for path in (settings.BASE_DIR / "templates").rglob("*.html"):
        named |= set(re.findall(r"static '((?:css|js|img)/[^']+)'", path.read_text()))
    assert [name for name in named if not (settings.BASE_DIR / "static" / name).exists()] == []
