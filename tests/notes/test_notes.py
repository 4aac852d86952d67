"""Notes, what is said under them, and who is called by name."""

from collections.abc import Callable

import pytest
from django.db import Error, connection, transaction

from apps.accounts.enums import Role
from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.audit.errors import EditConflict
from apps.audit.recording import recorded
from apps.audit.undo import undo
from apps.notes.actions.notes import (
    comment_on,
    delete_comment,
    delete_note,
    edit_note,
    mark_calls_seen,
    write_note,
)
from apps.notes.models import Call, Comment, Note
from apps.notes.templatetags.notes import with_calls
from tests.claims.making import TEXT, words


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


def called(note: Note) -> set[str]:
    return {call.user.username for call in note.calls.all()}


def test_a_note_stands_on_words_and_calls_people_once(
    article: Article, analyst: User, curator: User, viewer: User
) -> None:
    note = write_note(
        **words(article, "BBC"),
        body="  @curator, @CURATOR and @viewer.\r\nSee me@analyst, @analyst and @nobody ",
        by=analyst,
    )
    assert note.body == "@curator, @CURATOR and @viewer.\nSee me@analyst, @analyst and @nobody"
    assert note.quote == "BBC"
    assert called(note) == {"curator", "viewer"}


def test_changing_a_note_calls_only_those_not_called_before(
    article: Article, analyst: User, curator: User, viewer: User
) -> None:
    note = write_note(**words(article, "BBC"), body="@curator", by=analyst)
    assert mark_calls_seen(by=curator, note=note) == 1
    edit_note(note=note, body="@curator @viewer", by=analyst, expected_revision=1)
    assert {call.user: call.seen_at is None for call in Call.objects.all()} == {
        curator: False,
        viewer: True,
    }


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (" \r\n ", "Write something first."),
        ("x" * 20_001, "The text has 20,001 letters; at most 20,000 can be kept."),
    ],
)
def test_a_note_says_something_and_is_no_book(
    article: Article, analyst: User, body: str, sentence: str
) -> None:
    with pytest.raises(InvalidAnnotation) as refused:
        write_note(**words(article, "BBC"), body=body, by=analyst)
    assert (str(refused.value), refused.value.field) == (sentence, "body")


def test_writing_a_note_that_calls_somebody_is_undone(
    article: Article, analyst: User, curator: User
) -> None:
    with recorded(by=analyst, reason="Wrote") as action:
        write_note(**words(article, "BBC"), body="@curator", by=analyst)
    undo(action=action, by=analyst)
    assert (Note.objects.count(), Call.objects.count()) == (0, 0)


def test_deleting_a_note_is_undone_with_comments_and_calls(
    article: Article, analyst: User, curator: User
) -> None:
    note = write_note(**words(article, "BBC"), body="@curator", by=analyst)
    comment_on(note=note, body="Here, @analyst", by=curator)
    action = delete_note(note=note, by=analyst)
    assert (Note.objects.count(), Comment.objects.count(), Call.objects.count()) == (0, 0, 0)
    undo(action=action, by=analyst)
    again = Note.objects.get()
    assert (again.docket, again.comments.get().body) == (note.docket, "Here, @analyst")
    assert called(again) == {"analyst", "curator"}


def test_a_change_is_refused_when_somebody_was_quicker(
    article: Article, analyst: User, curator: User
) -> None:
    note = write_note(**words(article, "BBC"), body="One", by=analyst)
    edit_note(note=note, body="Two", by=curator, expected_revision=1)
    with pytest.raises(EditConflict):
        edit_note(note=note, body="Three", by=analyst, expected_revision=1)
    assert Note.objects.get().body == "Two"


def test_people_delete_their_own_and_curators_everybodys(
    article: Article, analyst: User, curator: User, make_user: Callable[..., User]
) -> None:
    another = make_user(Role.ANALYST, "another")
    note = write_note(**words(article, "BBC"), body="One", by=analyst)
    comment = comment_on(note=note, body="Said", by=analyst)
    with pytest.raises(NotPermitted):
        delete_note(note=note, by=another)
    with pytest.raises(NotPermitted):
        delete_comment(comment=comment, by=another)
    action = delete_comment(comment=comment, by=curator)
    undo(action=action, by=curator)
    assert Comment.objects.get().body == "Said"
    delete_note(note=note, by=curator)
    assert Note.objects.count() == 0


def test_a_viewer_reads_only(article: Article, analyst: User, viewer: User) -> None:
    note = write_note(**words(article, "BBC"), body="One", by=analyst)
    attempts: list[Callable[[], object]] = [
        lambda: write_note(**words(article, "BBC"), body="A", by=viewer),
        lambda: edit_note(note=note, body="A", by=viewer, expected_revision=1),
        lambda: comment_on(note=note, body="A", by=viewer),
        lambda: delete_note(note=note, by=viewer),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("body = ''", "note_says_something"),
        ("quote = 'CNN'", "the quote is not what stands at"),
        ("\"end\" = start, quote = ''", "note_start_before_end"),
    ],
)
def test_the_database_keeps_notes_on_their_words(
    article: Article, analyst: User, change: str, why: str
) -> None:
    write_note(**words(article, "BBC"), body="One", by=analyst)
    with (
        pytest.raises(Error, match=why),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE notes_note SET " + change)  # noqa: S608


def test_a_text_with_calls_is_shown_escaped_with_links() -> None:
    assert str(with_calls("<b>@a.keller.</b> & @x")) == (
        '&lt;b&gt;<a class="at" href="/notes/?author=a.keller">@a.keller</a>.&lt;/b&gt; &amp; '
        '<a class="at" href="/notes/?author=x">@x</a>'
    )
