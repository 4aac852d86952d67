"""Making, changing and taking back claims."""

from collections.abc import Callable

import pytest

from apps.accounts.enums import Role
from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.audit.errors import EditConflict, UndoConflict
from apps.audit.recording import recorded
from apps.audit.undo import undo
from apps.claims.actions.claims import (
    add_evidence,
    delete_claim,
    edit_claim,
    make_claim,
    remove_evidence,
    tag_claim,
    untag_claim,
)
from apps.claims.actions.deciding import decide_claim
from apps.claims.actions.evidence import set_fidelity
from apps.claims.actions.tagging import tag_claims
from apps.claims.enums import ClaimKind, ClaimStatus, Fidelity
from apps.claims.models import Claim, ClaimEntity, ClaimTag, Evidence
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from apps.notes.actions.notes import write_note
from apps.notes.models import Note
from tests.claims.making import TEXT, words

SPOKEN = "We estimate casualties to be over 100,000"
REPORTED = "More than 20,000 soldiers were killed in Bakhmut"


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


@pytest.fixture
def kirby(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)


@pytest.fixture
def bakhmut(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PLACE, name="Bakhmut", by=analyst)


@pytest.fixture
def claim(article: Article, analyst: User, kirby: Entity, bakhmut: Entity) -> Claim:
    tag = get_or_create_tag(name="losses", by=analyst)
    return make_claim(
        **words(article, SPOKEN),
        statement="  Over 100,000\n casualties ",
        claimant=kirby,
        entities=[bakhmut, bakhmut],
        tags=[tag],
        caveat=" Not verified. ",
        by=analyst,
    )


def changes(claim: Claim, **changed: object) -> dict[str, object]:
    return {
        "statement": claim.statement,
        "kind": claim.kind,
        "claimant": claim.claimant,
        "status": claim.status,
        "caveat": claim.caveat,
        "entities": claim.entities.all(),
        "tags": claim.tags.all(),
        **changed,
    }


def test_a_claim_is_stored_with_its_words_and_ties(
    claim: Claim, bakhmut: Entity, analyst: User
) -> None:
    claim.refresh_from_db()
    assert claim.statement == "Over 100,000 casualties"
    assert claim.caveat == "Not verified."
    assert claim.status == ClaimStatus.UNVERIFIED
    assert claim.state == SuggestionState.CONFIRMED
    assert claim.created_by == analyst
    assert list(claim.entities.all()) == [bakhmut]
    assert [tag.name for tag in claim.tags.all()] == ["losses"]
    evidence = claim.evidence.get()
    assert evidence.quote == SPOKEN
    assert (evidence.placed_start, evidence.placed_end) == (evidence.start, evidence.end)


def test_words_between_quotation_marks_are_verbatim_and_others_a_paraphrase(
    article: Article, analyst: User
) -> None:
    spoken = make_claim(**words(article, SPOKEN), statement="Spoken", by=analyst)
    reported = make_claim(**words(article, REPORTED), statement="Reported", by=analyst)
    assert spoken.evidence.get().fidelity == Fidelity.VERBATIM
    assert reported.evidence.get().fidelity == Fidelity.PARAPHRASE


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        (" \n ", "Say what is claimed, in one sentence."),
        (
            "x" * 1001,
            "The statement has 1,001 letters; at most 1,000 can be kept."
            " The words themselves stay in the evidence.",
        ),
    ],
)
def test_a_statement_says_something_and_is_no_essay(
    article: Article, analyst: User, statement: str, sentence: str
) -> None:
    with pytest.raises(InvalidAnnotation) as refused:
        make_claim(**words(article, SPOKEN), statement=statement, by=analyst)
    assert (str(refused.value), refused.value.field) == (sentence, "statement")
    assert Claim.objects.count() == 0


def test_a_place_makes_no_claims(article: Article, analyst: User, bakhmut: Entity) -> None:
    with pytest.raises(InvalidAnnotation) as refused:
        make_claim(**words(article, SPOKEN), statement="A", claimant=bakhmut, by=analyst)
    assert refused.value.field == "claimant"


def test_what_was_not_seen_there_is_not_stored(article: Article, analyst: User) -> None:
    with pytest.raises(InvalidAnnotation):
        make_claim(**{**words(article, SPOKEN), "quote": "Else"}, statement="A", by=analyst)
    assert Evidence.objects.count() == 0


def test_a_viewer_makes_changes_and_deletes_no_claims(
    article: Article, claim: Claim, viewer: User
) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: make_claim(**words(article, REPORTED), statement="A", by=viewer),
        lambda: edit_claim(claim=claim, by=viewer, expected_revision=1, **changes(claim)),
        lambda: delete_claim(claim=claim, by=viewer),
        lambda: tag_claim(claim=claim, tag=claim.tags.get(), by=viewer),
        lambda: untag_claim(claim=claim, tag=claim.tags.get(), by=viewer),
        lambda: tag_claims(claims=[claim.pk], tag=claim.tags.get(), by=viewer),
        lambda: add_evidence(claim=claim, **words(article, REPORTED), by=viewer),
        lambda: remove_evidence(evidence=claim.evidence.get(), by=viewer),
    ]
    for attempt in attempts:
        with pytest.raises(NotPermitted):
            attempt()


def test_people_delete_their_own_claims_and_curators_everybodys(
    claim: Claim, curator: User, make_user: Callable[..., User]
) -> None:
    with pytest.raises(NotPermitted):
        delete_claim(claim=claim, by=make_user(Role.ANALYST, "another"))
    delete_claim(claim=claim, by=curator)
    assert Claim.objects.count() == 0


def test_deleting_a_claim_is_undone_with_all_that_hung_on_it(
    article: Article, claim: Claim, analyst: User, bakhmut: Entity
) -> None:
    note = write_note(**words(article, "BBC"), body="See this.", claim=claim, by=analyst)
    key = claim.pk
    action = delete_claim(claim=claim, by=analyst)
    note.refresh_from_db()
    assert note.claim is None
    assert (Evidence.objects.count(), ClaimEntity.objects.count(), ClaimTag.objects.count()) == (
        0,
        0,
        0,
    )
    undo(action=action, by=analyst)
    again = Claim.objects.get(pk=key)
    assert again.docket == claim.docket
    assert again.evidence.get().quote == SPOKEN
    assert list(again.entities.all()) == [bakhmut]
    assert [tag.name for tag in again.tags.all()] == ["losses"]
    assert Note.objects.get(pk=note.pk).claim == again


def test_making_a_claim_is_undone_unless_something_was_attached_since(
    article: Article, analyst: User
) -> None:
    with recorded(by=analyst, reason="Made") as action:
        made = make_claim(**words(article, SPOKEN), statement="A", by=analyst)
    write_note(**words(article, "BBC"), body="On it.", claim=made, by=analyst)
    with pytest.raises(UndoConflict):
        undo(action=action, by=analyst)
    Note.objects.all().delete()
    undo(action=action, by=analyst)
    assert (Claim.objects.count(), Evidence.objects.count()) == (0, 0)


def test_a_change_is_refused_when_somebody_was_quicker(
    claim: Claim, analyst: User, curator: User
) -> None:
    seen = Claim.objects.get(pk=claim.pk)
    edit_claim(
        claim=seen, by=curator, expected_revision=1, **changes(seen, statement="First to save")
    )
    with pytest.raises(EditConflict) as conflict:
        edit_claim(
            claim=seen, by=analyst, expected_revision=1, **changes(seen, statement="Second")
        )
    assert conflict.value.current == claim
    assert Claim.objects.get().statement == "First to save"


def test_a_change_replaces_whom_it_concerns_and_is_undone_as_one(
    claim: Claim, analyst: User, kirby: Entity, bakhmut: Entity
) -> None:
    with recorded(by=analyst, reason="Changed") as action:
        edit_claim(
            claim=claim,
            by=analyst,
            expected_revision=claim.revision,
            **changes(
                claim,
                kind=ClaimKind.CAVEAT,
                status=ClaimStatus.CONTESTED,
                entities=[kirby],
                tags=[],
                claimant=None,
            ),
        )
    changed = Claim.objects.get()
    assert (changed.kind, changed.status, changed.claimant) == ("caveat", "contested", None)
    assert (list(changed.entities.all()), list(changed.tags.all())) == ([kirby], [])
    undo(action=action, by=analyst)
    before = Claim.objects.get()
    assert (before.kind, before.status, before.claimant) == ("figure", "unverified", kirby)
    assert list(before.entities.all()) == [bakhmut]
    assert before.tags.count() == 1


def test_evidence_is_added_once_and_the_last_of_it_stays(
    article: Article, claim: Claim, analyst: User
) -> None:
    first = claim.evidence.get()
    again = add_evidence(claim=claim, **words(article, REPORTED), by=analyst)
    assert add_evidence(claim=claim, **words(article, REPORTED), by=analyst) == again
    action = remove_evidence(evidence=again, by=analyst)
    with pytest.raises(InvalidAnnotation):
        remove_evidence(evidence=first, by=analyst)
    undo(action=action, by=analyst)
    assert {one.quote for one in claim.evidence.all()} == {SPOKEN, REPORTED}


def test_how_close_a_quote_is_can_be_said_and_is_refused_when_somebody_was_quicker(
    claim: Claim, analyst: User
) -> None:
    evidence = claim.evidence.get()
    set_fidelity(evidence=evidence, fidelity=Fidelity.TRANSLATED, by=analyst, expected_revision=1)
    assert claim.evidence.get().fidelity == Fidelity.TRANSLATED
    with pytest.raises(EditConflict):
        set_fidelity(
            evidence=evidence, fidelity=Fidelity.VERBATIM, by=analyst, expected_revision=1
        )


def test_what_was_suggested_is_accepted_or_rejected_and_taken_back(
    claim: Claim, analyst: User
) -> None:
    Claim.objects.update(state=SuggestionState.SUGGESTED)
    claim.refresh_from_db()
    decided, action = decide_claim(
        claim=claim, state=SuggestionState.REJECTED, by=analyst, expected_revision=1
    )
    assert decided.state == SuggestionState.REJECTED
    undo(action=action, by=analyst)
    assert Claim.objects.get().state == SuggestionState.SUGGESTED


def test_many_claims_are_tagged_as_one_action(
    article: Article, claim: Claim, analyst: User
) -> None:
    other = make_claim(**words(article, REPORTED), statement="Other", by=analyst)
    tag = claim.tags.get()
    new, action = tag_claims(claims=[claim.pk, other.pk, other.pk], tag=tag, by=analyst)
    assert new == 1
    assert list(other.tags.all()) == [tag]
    undo(action=action, by=analyst)
    assert (other.tags.count(), claim.tags.count()) == (0, 1)


def test_tagging_twice_and_untagging_what_is_not_there_change_nothing(
    claim: Claim, analyst: User
) -> None:
    tag = claim.tags.get()
    tag_claim(claim=claim, tag=tag, by=analyst)
    assert claim.tags.count() == 1
    untag_claim(claim=claim, tag=tag, by=analyst)
    untag_claim(claim=claim, tag=tag, by=analyst)
    assert claim.tags.count() == 0
