"""The reading desk over HTTP: what it shows, to whom, and for how many queries."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from apps.accounts.models import User
from apps.articles.actions.carrying import carry_annotations
from apps.articles.models import Article, Version
from apps.entities.actions.mentions import mark_mention
from apps.notes.actions.notes import comment_on
from apps.notes.models import Note
from tests.desk.conftest import TEXT, Marked

# Session, person and roles are three of them.
BUDGET = 13


def page_of(client: Client, address: str) -> html.HtmlElement:
    response = client.get(address)
    assert response.status_code == 200
    return html.document_fromstring(response.content.decode())


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_the_text_stands_as_stored_with_every_mark(
    client: Client, analyst: User, marked: Marked
) -> None:
    client.force_login(analyst)
    page = page_of(client, marked.address)
    shown = [paragraph.text_content() for paragraph in page.xpath("//*[@id='text']/p")]
    assert shown == TEXT.split("\n\n")
    text = page.get_element_by_id("text")
    assert text.get("lang") == "en"
    pieces = {
        span.get("data-m"): (span.get("class"), span.text_content()) for span in text.iter("span")
    }
    assert pieces == {
        marked.claim.docket_label: (
            "mk mk-claim",
            "More than 20,000 soldiers were killed in Bakhmut",
        ),
        marked.mention.docket_label: ("mk mk-person", "John Kirby"),
        marked.note.docket_label: ("mk mk-note", "Moscow has not commented"),
        marked.span_tag.docket_label: ("mk mk-tag", "Washington 👩‍👩‍👧"),
    }
    assert [card.get("data-for") for card in page.xpath("//*[@id='cards']/article")] == [
        marked.claim.docket_label,
        marked.span_tag.docket_label,
        marked.note.docket_label,
    ]


def test_as_many_queries_for_three_marks_as_for_one(
    client: Client,
    analyst: User,
    curator: User,
    make_article: Callable[..., Article],
    marked: Marked,
) -> None:
    client.force_login(analyst)
    one = queries(client, marked.address)
    for start in (0, 5, 10):
        mark_mention(
            version=marked.article.current_version,
            start=start,
            end=start + 4,
            quote=None,
            entity=marked.kirby,
            by=analyst,
        )
        Note.objects.create(
            article=marked.article,
            version=marked.article.current_version,
            start=start,
            end=start + 4,
            quote=TEXT[start : start + 4],
            placed_start=start,
            placed_end=start + 4,
            body="Another.",
            created_by=curator,
        )
    assert queries(client, marked.address) == one
    assert one <= BUDGET


def test_an_open_card_is_in_the_page(client: Client, analyst: User, marked: Marked) -> None:
    client.force_login(analyst)
    for label in (
        marked.claim.docket_label,
        marked.mention.docket_label,
        marked.note.docket_label,
        marked.span_tag.docket_label,
    ):
        page = page_of(client, f"{marked.address}{label}/")
        card = page.get_element_by_id(f"live-{label}")
        assert card.get("data-for") == label


def test_a_viewer_reads_and_changes_nothing(client: Client, viewer: User, marked: Marked) -> None:
    client.force_login(viewer)
    page = page_of(client, f"{marked.address}{marked.claim.docket_label}/")
    assert page.xpath("//main//form | //aside//form | //section[@id='margin']//form") == []
    assert page.xpath("//*[@id='pop']") == []
    for path in ("edit/", "edges/", "decide/", "delete/"):
        address = f"{marked.address}{marked.claim.docket_label}/{path}"
        answer = client.post(address, {"state": "confirmed", "revision": "1", "edge": "end+"})
        assert answer.status_code in (403, 422)
    for path in ("mark/claim/", "review/", "tags/", "details/"):
        given = {"start": "0", "end": "4", "state": "read", "tag": "x", "statement": "x"}
        assert client.post(f"{marked.address}{path}", given).status_code == 403
    assert client.get(f"{marked.address}mark/claim/?start=0&end=4").status_code == 403


def test_nobody_reads_without_signing_in(client: Client, marked: Marked) -> None:
    for path in ("", f"{marked.claim.docket_label}/", "mark/", "details/"):
        answer = client.get(f"{marked.address}{path}")
        assert answer.status_code == 302
        assert answer.url.startswith("/accounts/login/")


def test_an_address_leads_from_a_label_to_the_mark(
    client: Client, viewer: User, marked: Marked
) -> None:
    client.force_login(viewer)
    for row in (marked.claim, marked.mention, marked.note, marked.span_tag):
        answer = client.get(f"/at/{row.docket_label}/")
        assert answer.url == f"{marked.address}#{row.docket_label}"
    for wrong in ("C-999999", "X-1", "C-0", "C-01", "C"):
        assert client.get(f"/at/{wrong}/").status_code == 404


def test_what_is_not_there_is_not_found(client: Client, viewer: User, marked: Marked) -> None:
    client.force_login(viewer)
    for address in (
        "/articles/A-999999/",
        f"{marked.address}?version=2",
        f"{marked.address}?version=x",
        f"{marked.address}C-999999/",
        f"{marked.address}nonsense/",
    ):
        assert client.get(address).status_code == 404


def test_neighbours_by_publication(
    client: Client, viewer: User, make_article: Callable[..., Article]
) -> None:
    first, second = make_article(text="One."), make_article(text="Two.")
    client.force_login(viewer)
    assert client.get(f"{first.get_absolute_url()}newer/").url == second.get_absolute_url()
    assert client.get(f"{second.get_absolute_url()}older/").url == first.get_absolute_url()
    assert client.get(f"{second.get_absolute_url()}newer/").url == second.get_absolute_url()


@pytest.fixture
def renewed(marked: Marked) -> Marked:
    """A second version, in which the note's words are gone and the others have moved."""
    import hashlib

    text = "Corrected. " + TEXT.replace("Moscow has not commented. Moscow rarely does.", "Later.")
    version = Version.objects.create(
        article=marked.article,
        number=2,
        text=text,
        length=len(text),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
    Article.objects.filter(pk=marked.article.pk).update(current_version=version)
    carry_annotations(article=marked.article.pk, current=version.pk)
    marked.article.refresh_from_db()
    return marked


def test_marks_move_with_the_text_and_lost_ones_are_listed(
    client: Client, analyst: User, renewed: Marked
) -> None:
    client.force_login(analyst)
    page = page_of(client, renewed.address)
    pieces = {s.get("data-m"): s.text_content() for s in page.xpath("//*[@id='text']//span")}
    assert pieces[renewed.mention.docket_label] == "John Kirby"
    assert renewed.note.docket_label not in pieces
    lost = page.get_element_by_id("lost").text_content()
    assert "Moscow has not commented" in lost
    card = client.get(f"{renewed.address}{renewed.note.docket_label}/").content.decode()
    assert "Moscow has not commented" in card


def test_a_lost_mark_is_attached_to_new_words(
    client: Client, analyst: User, renewed: Marked
) -> None:
    client.force_login(analyst)
    text = renewed.article.current_version.text
    start = text.index("Later")
    answer = client.post(
        f"{renewed.address}{renewed.note.docket_label}/edges/",
        {"anchor": renewed.note.pk, "revision": "1", "start": start, "end": start + 5},
    )
    assert answer.status_code == 302
    note = Note.objects.get()
    assert (note.quote, note.version, note.anchor_state) == (
        "Later",
        renewed.article.current_version,
        "exact",
    )


def test_an_older_version_shows_its_own_marks_and_cannot_be_marked(
    client: Client, analyst: User, renewed: Marked
) -> None:
    client.force_login(analyst)
    page = page_of(client, f"{renewed.address}?version=1")
    assert [p.text_content() for p in page.xpath("//*[@id='text']/p")] == TEXT.split("\n\n")
    assert len(page.xpath("//*[@id='text']//span[@data-m]")) == 4
    assert page.xpath("//*[@id='pop']") == []


def test_opening_a_note_means_having_seen_that_it_calls(
    client: Client, analyst: User, curator: User, marked: Marked
) -> None:
    comment_on(note=marked.note, body="See this, @curator.", by=analyst)
    client.force_login(curator)
    assert "Calls you" in client.get(marked.address).content.decode()
    client.get(f"{marked.address}{marked.note.docket_label}/")
    assert "Calls you" not in client.get(marked.address).content.decode()


def test_hostile_text_is_shown_as_text(
    client: Client, analyst: User, make_article: Callable[..., Article]
) -> None:
    hostile = "</p><script>alert(1)</script> <img src=x onerror=alert(2)> {{ x }} {% y %} &amp;"
    article = make_article(text=hostile, title=hostile)
    client.force_login(analyst)
    body = client.get(article.get_absolute_url()).content.decode()
    assert "<script>alert" not in body
    assert "<img src=x" not in body
    page = html.document_fromstring(body)
    assert page.get_element_by_id("p1").text_content() == hostile
