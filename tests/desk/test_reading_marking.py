"""Marking, changing and deciding over HTTP, with htmx and without."""

import json
import re

import pytest
from django.test import Client
from lxml import html

from apps.accounts.models import User
from apps.articles.models import Article, ArticleTag, SpanTag
from apps.claims.models import Claim, Evidence
from apps.entities.models import Entity, Mention, Name
from apps.notes.models import Call, Comment, Note
from tests.desk.conftest import TEXT, Marked
from tests.ui.swap import assert_swap_equals_reload

HTMX = {"HX-Request": "true", "HX-Target": "live-card"}


@pytest.fixture(autouse=True)
def signed_in(client: Client, analyst: User) -> None:
    client.force_login(analyst)


def at(words: str) -> dict[str, str]:
    start = TEXT.index(words)
    return {"version": "1", "start": str(start), "end": str(start + len(words))}


CLAIM = {
    "statement": "Moscow is silent.",
    "kind": "characterisation",
    "status": "unverified",
    "claimant": "",
    "about": "",
    "caveat": "",
    "tags": "",
}
NEW = [
    ("claim", CLAIM),
    ("person", {"entity": "Maria", "make_new": "on"}),
    ("place", {"entity": "Moscow", "make_new": "on", "latitude": "55.75", "longitude": "37.62"}),
    ("organisation", {"entity": "Kremlin", "make_new": "on", "description": "The government."}),
    ("tag", {"tag": "silence"}),
    ("note", {"body": "Ask again."}),
]


@pytest.mark.parametrize(("kind", "fields"), NEW)
def test_words_are_marked_without_script(
    client: Client, marked: Marked, kind: str, fields: dict[str, str]
) -> None:
    answer = client.post(f"{marked.address}mark/{kind}/", {**at("Moscow rarely does"), **fields})
    assert answer.status_code == 302
    label = answer.url.partition("#")[2]
    assert answer.url.startswith(marked.address)
    page = html.document_fromstring(client.get(answer.url).content.decode())
    assert page.get_element_by_id(label).text_content() == "Moscow rarely does"


@pytest.mark.parametrize(("kind", "fields"), NEW)
def test_what_a_mark_swaps_in_equals_a_reload(
    client: Client, marked: Marked, kind: str, fields: dict[str, str]
) -> None:
    assert_swap_equals_reload(
        client,
        marked.address,
        f"{marked.address}mark/{kind}/",
        target="live-card",
        swap="innerHTML",
        method="post",
        data={**at("Moscow rarely does"), **fields},
    )


@pytest.mark.parametrize("which", ["claim", "note", "span_tag", "mention"])
@pytest.mark.parametrize("what", ["delete", "edges", "edit", "card"])
def test_every_change_of_a_mark_swaps_as_it_reloads(
    client: Client, marked: Marked, which: str, what: str
) -> None:
    row = getattr(marked, which)
    address = f"{marked.address}{row.docket_label}/"
    anchor = row.evidence.get() if which == "claim" else row
    given = {
        "delete": {},
        "edges": {"anchor": str(anchor.pk), "revision": "1", "edge": "start+"},
        "edit": {
            "revision": "1",
            **CLAIM,
            "body": "Other words.",
            "tag": "other",
            "entity": "P-1 John Kirby",
        },
        "card": {},
    }[what]
    if what == "edit" and which == "mention":
        given["entity"] = marked.kirby.docket_label
    assert_swap_equals_reload(
        client,
        marked.address,
        address if what == "card" else f"{address}{what}/",
        target="live-card",
        swap="innerHTML",
        method="get" if what == "card" else "post",
        data=given,
        after=marked.address if what == "delete" else address,
    )


@pytest.mark.parametrize("which", ["claim", "mention"])
@pytest.mark.parametrize("state", ["confirmed", "rejected"])
def test_a_suggestion_is_decided(client: Client, marked: Marked, which: str, state: str) -> None:
    row = getattr(marked, which)
    type(row).objects.filter(pk=row.pk).update(state="suggested")
    assert_swap_equals_reload(
        client,
        marked.address,
        f"{marked.address}{row.docket_label}/decide/",
        target="live-card",
        swap="innerHTML",
        method="post",
        data={"state": state, "revision": "1"},
    )
    row.refresh_from_db()
    assert row.state == state
    shown = (
        row.docket_label
        in html.document_fromstring(client.get(marked.address).content.decode())
        .get_element_by_id("text")
        .text_content()
        or client.get(marked.address).content.decode()
    )
    assert (f'data-m="{row.docket_label}"' in shown) == (state == "confirmed")


def test_the_answer_to_a_change_says_what_and_how_to_undo(client: Client, marked: Marked) -> None:
    answer = client.post(
        f"{marked.address}mark/note/", {**at("Moscow rarely"), "body": "Hm."}, headers=HTMX
    )
    body = answer.content.decode()
    note = Note.objects.latest("docket")
    assert json.loads(answer["HX-Trigger-After-Settle"]) == {
        "desk:marked": {"label": note.docket_label}
    }
    undo = re.search(r'action="(/undo/[0-9a-f-]+/)"', body)
    assert undo is not None
    assert 'id="p3"' in body
    assert 'id="p1"' not in body
    client.post(undo[1], headers={"HX-Request": "true"})
    assert list(Note.objects.all()) == [marked.note]


def test_undoing_a_note_that_calls_takes_the_call_with_it(
    client: Client, curator: User, marked: Marked
) -> None:
    answer = client.post(
        f"{marked.address}mark/note/",
        {**at("Moscow rarely"), "body": "Look, @curator."},
        headers=HTMX,
    )
    assert Call.objects.filter(user=curator).count() == 1
    undo = re.search(r'action="(/undo/[0-9a-f-]+/)"', answer.content.decode())
    assert undo is not None
    assert client.post(undo[1], headers={"HX-Request": "true"}).status_code == 200
    assert Call.objects.count() == 0


def test_one_undo_takes_back_the_mark_and_the_person_made_with_it(
    client: Client, marked: Marked
) -> None:
    answer = client.post(
        f"{marked.address}mark/person/",
        {**at("Moscow rarely"), "entity": "Maria", "make_new": "on", "file_spelling": "on"},
        headers=HTMX,
    )
    assert set(Name.objects.filter(entity__name="Maria").values_list("text", flat=True)) == {
        "Maria",
        "Moscow rarely",
    }
    undo = re.search(r'action="(/undo/[0-9a-f-]+/)"', answer.content.decode())
    assert undo is not None
    client.post(undo[1], headers={"HX-Request": "true"})
    assert not Entity.objects.filter(name="Maria").exists()
    assert list(Mention.objects.all()) == [marked.mention]


def test_a_name_is_matched_in_another_script(client: Client, marked: Marked) -> None:
    Name.objects.create(entity=marked.kirby, text="Кірбі")
    client.post(f"{marked.address}mark/person/", {**at("Moscow rarely"), "entity": "кірбі"})
    assert Mention.objects.latest("docket").entity == marked.kirby


def test_a_name_nobody_has_is_asked_about_and_nothing_is_lost(
    client: Client, marked: Marked
) -> None:
    answer = client.post(
        f"{marked.address}mark/person/", {**at("Moscow rarely"), "entity": "Nobody"}, headers=HTMX
    )
    assert answer.status_code == 422
    body = answer.content.decode()
    assert "on file is called “Nobody”" in body
    assert 'value="Nobody"' in body
    assert Mention.objects.count() == 1


def test_a_claim_makes_its_claimant_and_its_tags(client: Client, marked: Marked) -> None:
    client.post(
        f"{marked.address}mark/claim/",
        {
            **at("Moscow rarely does"),
            **CLAIM,
            "claimant": "The Kremlin",
            "claimant_kind": "organisation",
            "about": f"{marked.kirby.docket_label} John Kirby; Moscow",
            "about_kind": "place",
            "tags": "silence, Losses",
        },
    )
    claim = Claim.objects.latest("docket")
    assert claim.claimant is not None
    assert (claim.claimant.kind, claim.claimant.name) == ("organisation", "The Kremlin")
    assert sorted(one.name for one in claim.entities.all()) == ["John Kirby", "Moscow"]
    assert sorted(tag.name for tag in claim.tags.all()) == ["losses", "silence"]


def test_a_browsers_offsets_become_code_points(client: Client, marked: Marked) -> None:
    before = "He spoke in Washington "
    family = len("👩‍👩‍👧".encode("utf-16-le")) // 2
    query = {
        "version": "1",
        "from": f"2:{len(before)}",
        "to": f"2:{len(before) + family + 3}",
        "head": "👩‍👩‍👧 on",
        "tail": "👩‍👩‍👧 on",
    }
    form = client.get(f"{marked.address}mark/tag/", query, headers=HTMX).content.decode()
    start = TEXT.index("👩")
    assert f'name="start" value="{start}"' in form
    assert f'name="end" value="{start + len("👩‍👩‍👧 on")}"' in form
    wrong = client.get(f"{marked.address}mark/tag/", {**query, "tail": "off"}, headers=HTMX)
    assert wrong.status_code == 422


def test_words_typed_by_hand_lead_to_their_form_or_to_a_choice(
    client: Client, marked: Marked
) -> None:
    one = client.get(f"{marked.address}mark/", {"words": "on  monday", "kind": "note"})
    start = TEXT.index("on Monday")
    assert one.url == f"{marked.address}mark/note/?start={start}&end={start + 9}&version=1"
    two = client.get(f"{marked.address}mark/", {"words": "Moscow", "kind": "place"})
    places = html.document_fromstring(two.content.decode()).xpath("//ol[@class='hand']//a/@href")
    assert len(places) == 2
    none = client.get(f"{marked.address}mark/", {"words": "Minsk", "kind": "place"})
    assert "do not stand in the text" in none.content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_save_over_a_change_shows_both_and_can_be_repeated(
    client: Client, marked: Marked, headers: dict[str, str]
) -> None:
    Note.objects.update(body="Theirs.", revision=2)
    address = f"{marked.address}{marked.note.docket_label}/edit/"
    answer = client.post(address, {"body": "Mine.", "revision": "1"}, headers=headers)
    assert answer.status_code == 409
    body = answer.content.decode()
    assert "Theirs." in body
    assert body.count("Mine.") == 2
    assert 'name="revision" value="2"' in body
    assert client.post(address, {"body": "Mine.", "revision": "2"}).status_code == 302
    assert Note.objects.get().body == "Mine."


def test_an_edge_somebody_moved_already_is_not_moved_blindly(
    client: Client, marked: Marked
) -> None:
    Note.objects.update(revision=2)
    answer = client.post(
        f"{marked.address}{marked.note.docket_label}/edges/",
        {"anchor": marked.note.pk, "revision": "1", "edge": "end-"},
        headers=HTMX,
    )
    assert answer.status_code == 409
    assert Note.objects.get().quote == "Moscow has not commented"


def test_edges_move_to_the_selected_words(client: Client, marked: Marked) -> None:
    client.post(
        f"{marked.address}{marked.claim.docket_label}/edges/",
        {"anchor": Evidence.objects.get().pk, "revision": "1", "from": "1:0", "to": "1:9"},
    )
    assert Evidence.objects.get().quote == "More than"


def test_comments_are_written_call_and_go(client: Client, curator: User, marked: Marked) -> None:
    address = f"{marked.address}{marked.note.docket_label}/"
    assert_swap_equals_reload(
        client,
        marked.address,
        f"{address}comments/",
        target="live-card",
        swap="innerHTML",
        method="post",
        data={"body": "What do you say, @curator?"},
        after=address,
    )
    comment = Comment.objects.get()
    assert Call.objects.get().user == curator
    client.post(f"/comments/{comment.pk}/delete/", headers=HTMX)
    assert Comment.objects.count() == 0


def test_an_analyst_does_not_delete_what_others_made(
    client: Client, marked: Marked, make_user: object, curator: User
) -> None:
    Note.objects.update(created_by=curator)
    address = f"{marked.address}{marked.note.docket_label}/delete/"
    assert client.post(address, headers=HTMX).status_code == 403
    assert Note.objects.count() == 1


def test_tags_of_the_article_come_and_go(client: Client, marked: Marked) -> None:
    assert_swap_equals_reload(
        client,
        marked.address,
        f"{marked.address}tags/",
        target="article-tags",
        method="post",
        data={"tag": "#wagner"},
    )
    tag = ArticleTag.objects.get().tag
    assert tag.name == "wagner"
    client.post(f"{marked.address}tags/T-{tag.docket}/remove/")
    assert ArticleTag.objects.count() == 0


@pytest.mark.parametrize("state", ["in_review", "read", "new"])
def test_the_review_is_marked(client: Client, marked: Marked, state: str) -> None:
    assert_swap_equals_reload(
        client,
        marked.address,
        f"{marked.address}review/",
        target="standing",
        method="post",
        data={"state": state},
    )
    assert Article.objects.get().review_state == state


DETAILS = {
    "title": "Another title",
    "publisher": "BBC",
    "published": "2023-05",
    "language": "en",
    "url": "https://example.org/a",
}


def test_details_are_corrected_and_marked_as_set_by_a_person(
    client: Client, marked: Marked
) -> None:
    client.post(f"{marked.address}details/", {**DETAILS, "revision": "1"})
    article = Article.objects.select_related("publisher").get()
    assert (article.title, article.title_basis) == ("Another title", "edited")
    assert article.publisher is not None
    assert (article.publisher.name, article.publisher_basis) == ("BBC", "edited")
    assert (article.published_precision, article.published_basis) == ("month", "edited")
    assert article.language_basis == "stated"


def test_details_saved_over_a_change_show_both(client: Client, marked: Marked) -> None:
    Article.objects.update(title="Theirs", revision=2)
    answer = client.post(f"{marked.address}details/", {**DETAILS, "revision": "1"})
    assert answer.status_code == 409
    assert "Theirs" in answer.content.decode()
    assert 'value="Another title"' in answer.content.decode()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published", "2023-02-30"),
        ("published", "yesterday"),
        ("url", "javascript:alert(1)"),
        ("language", "English!"),
        ("title", "  "),
    ],
)
def test_details_that_cannot_be_are_refused(
    client: Client, marked: Marked, field: str, value: str
) -> None:
    answer = client.post(f"{marked.address}details/", {**DETAILS, "revision": "1", field: value})
    assert answer.status_code == 422
    assert Article.objects.get().title == "A title"


@pytest.mark.parametrize(
    ("query", "found"),
    [("kirby", True), ("john", True), ("Кирби", True), ("Kirbi", True), ("P-999999", False)],
)
def test_entities_are_suggested_by_any_spelling(
    client: Client, marked: Marked, query: str, found: bool
) -> None:
    Name.objects.create(entity=marked.kirby, text="Kirby")
    body = client.get("/entities/options/", {"q": query, "kind": "person"}).content.decode()
    assert (marked.kirby.docket_label in body) == found
    assert f'New person “<span dir="auto">{query}</span>”' in body


def test_tags_and_people_are_suggested(client: Client, marked: Marked, curator: User) -> None:
    tags = client.get("/tags/options/", {"q": "los"}).content.decode()
    assert 'data-value="losses"' in tags
    assert SpanTag.objects.count() == 1
    people = client.get("/notes/callable/", {"q": "cur"}).content.decode()
    assert 'data-value="@curator"' in people


@pytest.mark.parametrize("which", ["claim", "note", "span_tag", "mention"])
def test_the_form_of_a_mark_holds_what_is_on_file(
    client: Client, marked: Marked, which: str
) -> None:
    row = getattr(marked, which)
    address = f"{marked.address}{row.docket_label}/edit/"
    page = html.document_fromstring(client.get(address).content.decode())
    form = page.get_element_by_id("live-card").xpath(".//form")[0]
    wanted = {
        "claim": ("statement", "20,000 killed."),
        "note": ("body", "Check this."),
        "span_tag": ("tag", "losses"),
        "mention": ("entity", f"{marked.kirby.docket_label} John Kirby"),
    }[which]
    assert form.fields[wanted[0]].strip() == wanted[1]
    # Saving it as it is, is a save.
    answer = client.post(address, {k: v for k, v in form.fields.items() if v is not None})
    assert answer.status_code == 302


def test_undo_pressed_before_the_script_is_ready_leads_back_to_the_page(
    client: Client, marked: Marked
) -> None:
    headers = {**HTMX, "HX-Current-URL": f"http://testserver{marked.address}"}
    answer = client.post(
        f"{marked.address}mark/note/", {**at("Moscow rarely"), "body": "Hm."}, headers=headers
    )
    page = html.fromstring(answer.content.decode())
    toast = page.xpath("//form[starts-with(@action, '/undo/')]")
    back = client.post(toast[0].get("action"), {"next": toast[0].fields["next"]})
    assert back.url == marked.address
