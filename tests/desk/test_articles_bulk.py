"""What is done to many articles at once, and views that are kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from apps.accounts.models import SavedView, User
from apps.articles.models import Article, ArticleTag, Tag
from apps.desk.views import articles_bulk

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true", "HX-Target": "results"}


@pytest.fixture
def three(make_article: Callable[..., Article]) -> list[Article]:
    return [
        make_article(f"Text {number} of the three.", f"Title {number}", language=language)
        for number, language in enumerate(("en", "en", "uk"))
    ]


def sign_in(client: Client, user: User) -> Client:
    client.force_login(user)
    return client


def post(client: Client, query: str = "", **data: Any) -> str:
    response = client.post(f"/articles/selected/{query}", data, headers=HTMX)
    assert response.status_code == 200
    return response.content.decode()


def undo_address(body: str) -> str:
    start = body.index("/undo/")
    return body[start : body.index('"', start)]


def test_selected_articles_are_tagged_and_untagged_again(
    client: Client, analyst: User, three: list[Article]
) -> None:
    sign_in(client, analyst)
    body = post(client, do="tag", tag=" #losses ", article=[three[0].pk, three[1].pk])
    assert "2 articles tagged “losses”." in body
    assert set(ArticleTag.objects.values_list("article", flat=True)) == {
        three[0].pk,
        three[1].pk,
    }
    assert client.post(undo_address(body), headers=HTMX).status_code == 200
    assert list(ArticleTag.objects.all()) == []
    assert list(Tag.objects.all()) == []


def test_all_that_match_are_taken_by_the_filters(
    client: Client, analyst: User, three: list[Article]
) -> None:
    sign_in(client, analyst)
    body = post(client, "?language=en", do="read", all="1", article=[three[2].pk])
    assert "2 articles marked as read." in body
    states = list(Article.objects.order_by("docket").values_list("review_state", flat=True))
    assert states == ["read", "read", "new"]
    client.post(undo_address(body), headers=HTMX)
    assert set(Article.objects.values_list("review_state", flat=True)) == {"new"}


def test_too_many_at_once_are_refused(
    client: Client, analyst: User, three: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(articles_bulk, "BULK_LIMIT", 2)
    body = post(sign_in(client, analyst), do="read", all="1")
    assert "More than 2 articles match." in body
    assert set(Article.objects.values_list("review_state", flat=True)) == {"new"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"do": "tag", "tag": "x"}, "No article is selected."),
        ({"do": "burn", "article": "$"}, "Choose what to do with the selected articles."),
        ({"do": "tag", "tag": " ", "article": "$"}, "Give the tag a name."),
        ({"do": "read", "article": "nonsense"}, "The selection was not understood."),
    ],
)
def test_what_cannot_be_done_is_said(
    client: Client, analyst: User, three: list[Article], data: dict[str, str], said: str
) -> None:
    sent = {name: str(three[0].pk) if value == "$" else value for name, value in data.items()}
    assert said in post(sign_in(client, analyst), **sent)
    assert list(ArticleTag.objects.all()) == []


def test_without_script_it_leads_back_to_the_list(
    client: Client, analyst: User, three: list[Article]
) -> None:
    sign_in(client, analyst)
    answer = client.post("/articles/selected/?language=en", {"do": "read", "article": three[0].pk})
    assert answer.headers["Location"] == "/articles/?language=en"


@pytest.mark.parametrize(
    ("role", "status"),
    [("viewer", 403), ("analyst", 200), ("curator", 200), ("admin_person", 200)],
)
def test_who_may(
    request: pytest.FixtureRequest, client: Client, three: list[Article], role: str, status: int
) -> None:
    sign_in(client, request.getfixturevalue(role))
    for data in ({"do": "tag", "tag": "x"}, {"do": "read"}):
        sent = {**data, "article": three[0].pk}
        assert client.post("/articles/selected/", sent, headers=HTMX).status_code == status
    assert ("data-bulk-tag" in client.get("/articles/").content.decode()) is (status == 200)


def test_names_of_tags_that_begin_so_come_first(client: Client, analyst: User) -> None:
    for name in ("air losses", "losses", "Lost", "other"):
        Tag.objects.create(name=name)
    body = sign_in(client, analyst).get("/articles/tags/?tag=lo").content.decode()
    assert [line.split('"')[1] for line in body.split("<option")[1:]] == [
        "losses",
        "Lost",
        "air losses",
    ]


def test_a_view_is_saved_renamed_and_deleted(client: Client, analyst: User) -> None:
    sign_in(client, analyst)
    client.post("/articles/views/", {"name": "Ours", "query": "language=en&q=&nonsense=1"})
    view = SavedView.objects.get()
    assert (view.name, view.query, view.shared) == ("Ours", "language=en", False)
    client.post(f"/articles/views/{view.pk}/", {"do": "change", "name": "Theirs"})
    assert SavedView.objects.get().name == "Theirs"
    client.post(f"/articles/views/{view.pk}/", {"do": "delete"})
    assert list(SavedView.objects.all()) == []


def test_a_view_is_shared_by_curators_and_changed_by_its_owner_alone(
    client: Client, analyst: User, curator: User, three: list[Article]
) -> None:
    sign_in(client, analyst)
    refused = client.post("/articles/views/", {"name": "A", "query": "", "shared": "1"})
    assert refused.status_code == 403
    sign_in(client, curator)
    client.post("/articles/views/", {"name": "Read", "query": "review=read", "shared": "1"})
    view = SavedView.objects.get()
    sign_in(client, analyst)
    assert ">Read" in client.get("/articles/").content.decode()
    taken = client.post(f"/articles/views/{view.pk}/", {"do": "delete"})
    assert taken.status_code == 403


def test_row_height_is_remembered(client: Client, analyst: User, three: list[Article]) -> None:
    sign_in(client, analyst)
    answer = client.post("/density/", {"density": "compact", "next": "/articles/?q=text"})
    assert answer.headers["Location"] == "/articles/?q=text"
    assert 'data-density="compact"' in client.get("/articles/").content.decode()
    assert client.post("/density/", {"density": "odd", "next": "//evil.example"}).headers[
        "Location"
    ] == ("/articles/")
