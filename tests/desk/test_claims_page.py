"""The page of one claim: what it shows, and what is done from there, with script and without."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.claims.actions.claims import add_evidence
from apps.claims.enums import ClaimStatus, Fidelity
from apps.claims.models import Claim, Evidence
from apps.desk.queries.claim import citation, claim_page
from apps.entities.enums import EntityKind
from apps.notes.actions.notes import write_note
from apps.notes.models import Note
from tests.claims.making import words
from tests.desk.making import Desk
from tests.desk.pages import grafted

# Session, person; the claim, whom it concerns, its tags; histories of nine kinds; evidence; notes;
# relays; assessments, and the claimant's usual grade; ties; the words of fields;
# articles, who has a stake in it, and what is proposed about its origin; what was corrected, and
# whether a new grade is asked for.
PAGE_BUDGET = 29

FRAGMENT = {"HX-Request": "true", "HX-Target": "claim"}


@pytest.fixture
def reader(client: Client, analyst: User) -> Client:
    client.force_login(analyst)
    return client


@pytest.fixture
def claim(desk: Desk) -> Claim:
    return desk.claim(
        "Over 100,000 casualties",
        desk.article(1, publisher=desk.bbc),
        claimant=desk.kirby,
        entities=[desk.bakhmut],
        tags=[desk.losses],
        caveat="Not verified.",
    )


def typed(claim: Claim, **changes: Any) -> dict[str, Any]:
    return {
        "statement": claim.statement,
        "kind": claim.kind,
        "claimant": claim.claimant.docket_label if claim.claimant else "",
        "status": claim.status,
        "caveat": claim.caveat,
        "entities": [str(one.pk) for one in claim.entities.all()],
        "others": "",
        "tags": "losses",
        "revision": claim.revision,
        **changes,
    }


def test_evidence_stands_in_its_words_with_paragraph_and_hash(
    reader: Client, claim: Claim
) -> None:
    [found] = reader.get(claim.get_absolute_url()).context["page"].evidence
    assert (found.lead, found.opening, found.quote, found.closing) == (
        "More than 20,000 soldiers were killed in Bakhmut, the White House says.",
        "“",
        "We estimate casualties to be over 100,000",
        "”,",
    )
    assert found.trail.startswith("Kirby told reporters.")
    assert (found.paragraph, found.begins_text, found.ends_text) == (2, True, True)
    assert found.version.sha256 in reader.get(claim.get_absolute_url()).content.decode()


def test_a_citation_never_goes_without_caveat_words_and_hash(claim: Claim, analyst: User) -> None:
    page = claim_page(claim.docket, user=analyst)
    article = page.evidence[0].article
    assert citation(page, "https://desk.example/").splitlines() == [
        f"C-{claim.docket}. Over 100,000 casualties",
        "Claimant: John Kirby",
        "Status: unverified",
        "Caveat: Not verified.",
        "",
        "“We estimate casualties to be over 100,000” (verbatim)",
        f"BBC, “Article 1”, date not stated. A-{article.docket}, paragraph 2, version 1.",
        f"SHA-256 {article.current_version.sha256}",
        f"https://desk.example/articles/A-{article.docket}/#C-{claim.docket}",
        "",
        f"https://desk.example/claims/C-{claim.docket}/",
    ]


def test_a_claim_without_claimant_is_the_articles_own_voice(reader: Client, desk: Desk) -> None:
    bare = desk.claim("Bare")
    content = reader.get(bare.get_absolute_url()).content.decode()
    assert "the article’s own voice" in content
    assert "Caveat that travels" not in content


def test_an_unknown_claim_is_not_found(reader: Client, db: None) -> None:
    assert reader.get("/claims/C-999/").status_code == 404


def test_texts_are_never_rendered_as_html(reader: Client, desk: Desk) -> None:
    article = desk.make_article("He said <script>alert(1)</script> “<b>bold</b>” and left.")
    claim = desk.claim("<i>Statement</i>", article, "<b>bold</b>", caveat="<u>No</u>")
    content = reader.get(claim.get_absolute_url()).content.decode()
    assert [
        part for part in ("<i>St", "<b>bold", "<script>alert", "<u>No") if part in content
    ] == []


def test_queries_are_as_many_for_one_quote_as_for_three(
    reader: Client, desk: Desk, claim: Claim, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    def put(number: int) -> None:
        article = desk.article(number, publisher=desk.bbc)
        add_evidence(claim=claim, **words(article, "over 100,000"), by=desk.analyst)
        write_note(**words(article, "BBC"), body="Note", claim=claim, by=desk.analyst)

    put(2)
    with django_assert_num_queries(PAGE_BUDGET):
        reader.get(claim.get_absolute_url())
    put(3)
    put(4)
    with django_assert_num_queries(PAGE_BUDGET):
        reader.get(claim.get_absolute_url())


@pytest.mark.parametrize("with_script", [True, False])
def test_tags_come_and_go_and_the_swap_equals_a_reload(
    reader: Client, claim: Claim, with_script: bool
) -> None:
    before = reader.get(claim.get_absolute_url())
    headers = FRAGMENT if with_script else {}
    response = reader.post(f"{claim.get_absolute_url()}tags/", {"name": "new"}, headers=headers)
    assert sorted(tag.name for tag in claim.tags.all()) == ["losses", "new"]
    if with_script:
        toasts = response.content.decode().index('<div hx-swap-oob="beforeend:#toasts"')
        response.content = response.content.decode()[:toasts].encode()
        assert grafted(before, response, "claim") == grafted(
            reader.get(claim.get_absolute_url()), None, "claim"
        )
    else:
        assert response["Location"] == claim.get_absolute_url()
    tag = claim.tags.get(name="new")
    reader.post(f"{claim.get_absolute_url()}tags/T-{tag.docket}/remove/", headers=headers)
    assert [tag.name for tag in claim.tags.all()] == ["losses"]


def test_editing_changes_everything_that_was_typed(
    reader: Client, claim: Claim, desk: Desk
) -> None:
    response = reader.post(
        f"{claim.get_absolute_url()}edit/",
        typed(
            claim,
            statement="Changed",
            claimant="wagner",
            status="contested",
            entities=[],
            others=f"Бахмут; P-{desk.kirby.docket}",
            tags="losses, Fresh",
        ),
    )
    assert (response.status_code, response["Location"]) == (302, claim.get_absolute_url())
    claim.refresh_from_db()
    assert (claim.statement, claim.claimant, claim.status) == (
        "Changed",
        desk.wagner,
        ClaimStatus.CONTESTED,
    )
    assert set(claim.entities.all()) == {desk.bakhmut, desk.kirby}
    assert {tag.name for tag in claim.tags.all()} == {"losses", "Fresh"}


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("statement", " ", "Say what is claimed, in one sentence."),
        (
            "claimant",
            "Nobody Known",
            "Nobody and nothing on file is spelled “Nobody Known”. Check the spelling, or mark"
            " the name in its article first.",
        ),
        ("others", "Bakhmut; Atlantis", "Atlantis"),
        ("tags", "x" * 81, "The name has 81 letters; a tag has at most 80."),
        ("kind", "rumour", "rumour"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_typed_is_lost(
    reader: Client, claim: Claim, field: str, value: str, said: str
) -> None:
    response = reader.post(
        f"{claim.get_absolute_url()}edit/", typed(claim, caveat="Typed anew", **{field: value})
    )
    form = response.context["form"]
    assert response.status_code == 422
    assert list(form.errors) == [field]
    assert said in form.errors[field][0]
    assert form["caveat"].value() == "Typed anew"
    claim.refresh_from_db()
    assert claim.caveat == "Not verified."


def test_a_place_is_no_claimant(reader: Client, claim: Claim) -> None:
    response = reader.post(f"{claim.get_absolute_url()}edit/", typed(claim, claimant="Bakhmut"))
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["claimant"])


def test_a_name_of_two_asks_for_the_docket(reader: Client, claim: Claim, desk: Desk) -> None:
    other = desk.entity(EntityKind.PERSON, "Robert Kirby", "Kirby")
    response = reader.post(f"{claim.get_absolute_url()}edit/", typed(claim, claimant="Kirby"))
    [said] = response.context["form"].errors["claimant"]
    assert other.docket_label in said
    assert desk.kirby.docket_label in said


def test_a_conflict_shows_both_versions_and_keeps_what_was_typed(
    reader: Client, claim: Claim, curator: User
) -> None:
    second = Client()
    second.force_login(curator)
    address = f"{claim.get_absolute_url()}edit/"
    second.post(address, typed(claim, statement="Theirs", caveat="Theirs too"))
    response = reader.post(address, typed(claim, statement="Mine"))
    assert response.status_code == 409
    conflict = response.context["conflict"]
    assert conflict.by == "curator"
    assert [(one.label, one.theirs, one.yours) for one in conflict.differences] == [
        ("Statement", "Theirs", "Mine"),
        ("Claimant", f"{claim.claimant.docket_label} John Kirby", claim.claimant.docket_label),
        ("Caveat", "Theirs too", "Not verified."),
    ]
    form = response.context["form"]
    assert form["statement"].value() == "Mine"
    claim.refresh_from_db()
    assert claim.statement == "Theirs"
    again = typed(claim, statement="Mine", revision=form["revision"].value())
    assert reader.post(address, again).status_code == 302
    claim.refresh_from_db()
    assert claim.statement == "Mine"


def test_deleting_leads_to_the_list_and_can_be_undone_there(reader: Client, claim: Claim) -> None:
    response = reader.post(f"{claim.get_absolute_url()}delete/", follow=True)
    assert Claim.objects.count() == 0
    undo = response.content.decode().split('action="/undo/')[1].split('"')[0]
    reader.post(f"/undo/{undo}")
    assert Claim.objects.get().docket == claim.docket


def test_evidence_is_called_what_it_is_and_withdrawn(
    reader: Client, claim: Claim, desk: Desk
) -> None:
    first = claim.evidence.get()
    address = f"{claim.get_absolute_url()}evidence/{first.pk}/"
    reader.post(address, {"fidelity": "translated", "revision": 1})
    first.refresh_from_db()
    assert first.fidelity == Fidelity.TRANSLATED
    assert reader.post(address, {"fidelity": "verbatim", "revision": 1}).status_code == 409
    assert reader.post(address, {"fidelity": "exact", "revision": 2}).status_code == 422
    assert reader.post(address, {"fidelity": "verbatim", "revision": "x"}).status_code == 422
    assert reader.post(f"{address}remove/").status_code == 422
    more = add_evidence(claim=claim, **words(desk.article(5), "BBC"), by=desk.analyst)
    reader.post(f"{claim.get_absolute_url()}evidence/{more.pk}/remove/")
    assert list(Evidence.objects.all()) == [first]


def test_a_note_written_here_stands_on_the_first_words(reader: Client, claim: Claim) -> None:
    reader.post(f"{claim.get_absolute_url()}notes/", {"body": "Look."})
    note = Note.objects.get()
    assert (note.claim, note.quote) == (claim, "We estimate casualties to be over 100,000")


@pytest.mark.parametrize(("answer", "state"), [("confirmed", "confirmed"), ("x", "rejected")])
def test_a_suggested_claim_is_decided_on(
    reader: Client, claim: Claim, answer: str, state: str
) -> None:
    Claim.objects.update(state=SuggestionState.SUGGESTED)
    assert "counts nowhere until" in reader.get(claim.get_absolute_url()).content.decode()
    reader.post(f"{claim.get_absolute_url()}decision/", {"state": answer, "revision": 1})
    claim.refresh_from_db()
    assert claim.state == state


def test_a_viewer_sees_everything_and_is_refused_every_change(
    client: Client, viewer: User, claim: Claim
) -> None:
    client.force_login(viewer)
    here = claim.get_absolute_url()
    content = client.get(here).content.decode().split('id="claim"')[1].split('id="live"')[0]
    assert "Not verified." in content
    assert "<form" not in content
    evidence = claim.evidence.get()
    tag = claim.tags.get()
    for part in (
        "edit/",
        "tags/",
        f"tags/T-{tag.docket}/remove/",
        f"evidence/{evidence.pk}/",
        f"evidence/{evidence.pk}/remove/",
        "decision/",
        "notes/",
        "delete/",
    ):
        data = {"name": "losses", "fidelity": "verbatim", "revision": 1, "body": "A"}
        assert (part, client.post(f"{here}{part}", data).status_code) == (part, 403)
    assert client.get(f"{here}edit/").status_code == 403


def test_history_tells_who_did_what(
    reader: Client, claim: Claim, make_user: Callable[..., User]
) -> None:
    reader.post(f"{claim.get_absolute_url()}edit/", typed(claim, status="contested"))
    latest = reader.get(claim.get_absolute_url()).context["page"].history[0]
    assert (latest.who, latest.sentence) == ("analyst", "Changed a claim")
    assert [(one.field, one.old, one.new) for one in latest.changes] == [
        ("Status", "Unverified", "Contested")
    ]
