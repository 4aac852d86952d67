"""The list of notes and the page of one, with what is said under it and who is called."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.desk.queries.notes import PAGE
from apps.notes.actions.notes import comment_on, mark_calls_seen, write_note
from apps.notes.models import Comment, Note
from tests.claims.making import words
from tests.desk.making import Desk
from tests.desk.pages import grafted

# Session, person; the notes; the articles of their claims; the people to choose from.
LIST_BUDGET = 6
# Session, person; the note, its comments, two histories, whether it calls the reader;
# the articles of its claim.
PAGE_BUDGET = 9


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


@pytest.fixture
def write(desk: Desk) -> Callable[..., Note]:
    article = desk.article(1)

    def make(body: str, **fields: Any) -> Note:
        arguments = {**words(article, "BBC"), "by": desk.analyst, **fields}
        note = write_note(body=body, **arguments)
        note.refresh_from_db()
        return note

    return make


def listed(client: Client, **filters: Any) -> list[str]:
    return [note.body for note in client.get("/notes/", filters).context["page"].notes]


def test_each_filter_leaves_what_it_says(
    reader: Client, desk: Desk, write: Callable[..., Note], curator: User
) -> None:
    claim = desk.claim("One")
    write("About the claim", claim=claim)
    other = desk.article(2)
    write("Elsewhere by another", by=curator, **words(other, "Bakhmut"))
    old = write("Long ago")
    long_ago = datetime.datetime(2020, 5, 1, 12, tzinfo=datetime.UTC)
    Note.objects.filter(pk=old.pk).update(created_at=long_ago)
    assert listed(reader) == ["Long ago", "Elsewhere by another", "About the claim"]
    assert listed(reader, q="claims") == ["About the claim"]
    assert listed(reader, q="Bakhmut") == ["Elsewhere by another"]
    assert listed(reader, author="Curator") == ["Elsewhere by another"]
    assert listed(reader, article=f"A-{other.docket}") == ["Elsewhere by another"]
    assert listed(reader, claim=claim.docket_label) == ["About the claim"]
    assert listed(reader, about="claim") == ["About the claim"]
    assert listed(reader, **{"from": "2020-05-01", "to": "2020-05-01"}) == ["Long ago"]
    assert listed(reader, to="2020-04-30") == []
    assert len(listed(reader, article="x", claim="\0", **{"from": "never"})) == 3


def test_notes_that_call_the_reader_come_unseen_first(
    reader: Client, write: Callable[..., Note], curator: User, analyst: User
) -> None:
    write("@analyst one", by=curator)
    seen = write("@analyst two", by=curator)
    write("not called", by=curator)
    mark_calls_seen(by=analyst, note=seen)
    assert listed(reader, calls="me") == ["@analyst one", "@analyst two"]


@pytest.mark.parametrize("filters", [{}, {"calls": "me"}])
def test_pages_follow_one_another(
    reader: Client, write: Callable[..., Note], curator: User, analyst: User, filters: Any
) -> None:
    notes = [write(f"@analyst {number}", by=curator) for number in range(PAGE + 4)]
    for note in notes[:-2] if filters else []:
        mark_calls_seen(by=analyst, note=note)
    first = reader.get("/notes/", filters)
    second = reader.get(f"/notes/{first.context['next']}")
    bodies = [note.body for page in (first, second) for note in page.context["page"].notes]
    assert bodies == [note.body for note in reversed(notes)]
    assert second.context["next"] == ""


def test_queries_are_as_many_for_one_note_as_for_three(
    reader: Client,
    desk: Desk,
    write: Callable[..., Note],
    curator: User,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    claim = desk.claim("One")
    note = write("@analyst", claim=claim, by=curator)
    comment_on(note=note, body="Said", by=curator)
    with django_assert_num_queries(LIST_BUDGET):
        reader.get("/notes/")
    with django_assert_num_queries(PAGE_BUDGET):
        reader.get(note.get_absolute_url())
    for _again in range(2):
        comment_on(note=write("More", claim=claim), body="Said", by=curator)
        comment_on(note=note, body="Said", by=curator)
    with django_assert_num_queries(LIST_BUDGET):
        reader.get("/notes/")
    with django_assert_num_queries(PAGE_BUDGET):
        reader.get(note.get_absolute_url())


def test_the_count_of_calls_goes_down_once_seen(
    reader: Client, write: Callable[..., Note], curator: User
) -> None:
    note = write("@analyst and again @analyst", by=curator)
    comment_on(note=note, body="@analyst", by=curator)
    assert reader.get("/notes/calls/").context["unseen"] == 1
    assert "You are called here" in reader.get(note.get_absolute_url()).content.decode()
    reader.post(f"{note.get_absolute_url()}seen/")
    assert reader.get("/notes/calls/").context["unseen"] == 0
    assert "You are called here" not in reader.get(note.get_absolute_url()).content.decode()


@pytest.mark.parametrize("with_script", [True, False])
def test_comments_are_added_and_ones_own_deleted(
    reader: Client, write: Callable[..., Note], with_script: bool
) -> None:
    note = write("Note")
    here = note.get_absolute_url()
    before = reader.get(here)
    headers = {"HX-Request": "true", "HX-Target": "note"} if with_script else {}
    response = reader.post(f"{here}comments/", {"body": "Said"}, headers=headers)
    if with_script:
        body = response.content.decode()
        response.content = body[: body.index('<div hx-swap-oob="beforeend:#toasts"')].encode()
        assert grafted(before, response, "note") == grafted(reader.get(here), None, "note")
    comment = Comment.objects.get()
    reader.post(f"{here}comments/{comment.pk}/delete/", headers=headers)
    assert Comment.objects.count() == 0


def test_an_empty_comment_is_explained(reader: Client, write: Callable[..., Note]) -> None:
    response = reader.post(f"{write('Note').get_absolute_url()}comments/", {"body": " "})
    assert (response.status_code, response.context["form"].errors["body"]) == (
        422,
        ["Write something first."],
    )


def test_a_conflict_shows_both_versions_and_keeps_what_was_typed(
    reader: Client, write: Callable[..., Note], curator: User
) -> None:
    note = write("First")
    second = Client()
    second.force_login(curator)
    address = f"{note.get_absolute_url()}edit/"
    second.post(address, {"body": "Theirs", "revision": 1})
    response = reader.post(address, {"body": "Mine", "revision": 1})
    assert response.status_code == 409
    [difference] = response.context["conflict"].differences
    assert (difference.theirs, difference.yours) == ("Theirs", "Mine")
    assert response.context["form"]["body"].value() == "Mine"
    reader.post(address, {"body": "Mine", "revision": 2})
    note.refresh_from_db()
    assert note.body == "Mine"


def test_a_note_is_deleted_with_an_undo(reader: Client, write: Callable[..., Note]) -> None:
    note = write("Note")
    response = reader.post(f"{note.get_absolute_url()}delete/", follow=True)
    assert Note.objects.count() == 0
    undo = response.content.decode().split('action="/undo/')[1].split('"')[0]
    reader.post(f"/undo/{undo}")
    assert Note.objects.get().docket == note.docket


def test_what_was_written_is_escaped(reader: Client, write: Callable[..., Note]) -> None:
    note = write("<script>alert(1)</script> @curator")
    content = reader.get(note.get_absolute_url()).content.decode()
    assert "<script>alert" not in content + reader.get("/notes/").content.decode()
    assert '<a class="at" href="/notes/?author=curator">@curator</a>' in content


def test_a_viewer_reads_and_is_refused_every_change(
    client: Client, viewer: User, write: Callable[..., Note], analyst: User
) -> None:
    note = write("Note")
    comment = comment_on(note=note, body="Said", by=analyst)
    client.force_login(viewer)
    here = note.get_absolute_url()
    main = client.get(here).content.decode().split('id="main"')[1].split('id="live"')[0]
    assert "<form" not in main
    for part in ("edit/", "delete/", "comments/", f"comments/{comment.pk}/delete/"):
        response = client.post(f"{here}{part}", {"body": "A", "revision": 1})
        assert (part, response.status_code) == (part, 403)
