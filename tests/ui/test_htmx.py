import pytest
from django.contrib.messages.storage.cookie import CookieStorage
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails
from lxml import html

from apps.ui import toasts
from apps.ui.htmx import hx_redirect, render, wanted_parts
from tests.ui.swap import apply, settled

PARTS = {"results": ("results", "chips"), "strip": "strip"}
PAGE = """{% load partials ui %}<html><body><h1>Whole</h1>
{% partialdef results inline %}<ul id="results"><li>{{ word }}</li></ul>{% endpartialdef %}
{% partialdef chips inline %}<p id="chips"{% oob %}>{{ word }}</p>{% endpartialdef %}
{% partialdef strip inline %}<p id="strip"></p>{% endpartialdef %}
<div id="toasts"></div></body></html>"""


def asked(**headers: str) -> HttpRequest:
    request = RequestFactory().get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    request._messages = CookieStorage(request)
    return request


@pytest.fixture
def template(tmp_path, settings) -> str:
    (tmp_path / "page.html").write_text(PAGE)
    engines_before = settings.TEMPLATES
    settings.TEMPLATES = [{**engines_before[0], "DIRS": [tmp_path, *engines_before[0]["DIRS"]]}]
    engines._templates = settings.TEMPLATES
    return "page.html"


def htmx(target: str, **more: str) -> HttpRequest:
    return asked(**{"HX-Request": "true", "HX-Target": target, **more})


@pytest.mark.parametrize(
    ("request_", "parts"),
    [
        (asked(), ()),
        (asked(**{"HX-Target": "results"}), ()),
        (htmx("results"), ("results", "chips")),
        (htmx("strip"), ("strip",)),
        (htmx("secrets"), ()),
        (htmx(""), ()),
        (htmx("results", **{"HX-Boosted": "true"}), ()),
        (htmx("results", **{"HX-History-Restore-Request": "true"}), ()),
    ],
    ids=["page", "no htmx", "listed", "one part", "not listed", "no target", "boosted", "history"],
)
def test_the_server_chooses_the_part_from_the_target_and_a_list(request_, parts) -> None:
    assert wanted_parts(request_, PARTS) == parts


def body(response: HttpResponse) -> str:
    return response.content.decode()


@pytest.mark.django_db
class TestRender:
    def test_a_plain_request_gets_the_page_without_out_of_band_marks(self, template: str) -> None:
        response = render(asked(), template, {"word": "a"}, partials=PARTS)
        assert "<h1>Whole</h1>" in body(response)
        assert "hx-swap-oob" not in body(response)
        assert response.headers["Vary"] == "HX-Request, HX-Target"

    def test_the_first_part_fills_the_target_and_the_rest_go_to_their_places(
        self, template: str
    ) -> None:
        response = render(htmx("results"), template, {"word": "b"}, partials=PARTS, status=422)
        assert body(response) == (
            '<ul id="results"><li>b</li></ul>\n<p id="chips" hx-swap-oob="true">b</p>'
        )
        assert response.status_code == 422
        assert response.headers["Vary"] == "HX-Request, HX-Target"

    def test_a_swap_equals_a_reload(self, template: str) -> None:
        before = html.document_fromstring(body(render(asked(), template, {"word": "a"})))
        fragment = body(render(htmx("results"), template, {"word": "b"}, partials=PARTS))
        apply(before, fragment, target="results", swap="outerHTML")
        after = html.document_fromstring(body(render(asked(), template, {"word": "b"})))
        assert settled(before) == settled(after)

    def test_waiting_messages_travel_as_toasts_with_their_undo(self, template: str) -> None:
        request = htmx("strip")
        toasts.toast(request, "Tagged <31>", undo="/undo/1/", target="results")
        drawn = html.fromstring(f"<div>{body(render(request, template, partials=PARTS))}</div>")
        region = drawn.xpath("//*[@hx-swap-oob]")[0]
        assert region.get("hx-swap-oob") == "beforeend:#toasts"
        assert region.xpath("string(.//span)").strip() == "Tagged <31>"
        form = region.xpath(".//form")[0]
        assert (form.get("action"), form.get("hx-post")) == ("/undo/1/", "/undo/1/")
        assert form.get("hx-target") == "#results"


def test_a_redirect_is_told_to_htmx_and_done_for_the_rest() -> None:
    assert hx_redirect(htmx("x"), "/there/").headers["HX-Redirect"] == "/there/"
    assert hx_redirect(asked(), "/there/").status_code == 302
