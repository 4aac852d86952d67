"""Questions, the claims beside them, and the answers that people gave."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.enums import Role
from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict, UndoConflict
from apps.audit.undo import undo
from apps.claims.models import Claim
from apps.comparison.actions.members import include_claims, leave_out, propose_matches, take_off
from apps.comparison.actions.questions import (
    answer_question,
    ask,
    change_answer,
    close_question,
    delete_question,
    edit_question,
    open_question,
    withdraw_answer,
)
from apps.comparison.enums import MemberState, QuestionKind
from apps.comparison.errors import QuestionClosed
from apps.comparison.models import Answer, Question, QuestionClaim
from tests.comparison.questions.making import World, again, making


def members(question: Question) -> dict[str, str]:
    return {one.claim.statement: one.state for one in question.members.select_related("claim")}


def test_a_question_is_asked_changed_closed_and_opened(world: World, viewer: User) -> None:
    with pytest.raises(NotPermitted):
        ask(title="How many?", by=viewer)
    question, _ = ask(title=" How  many? ", filter="?kind=figure", by=world.analyst)
    assert (question.title, question.filter, question.docket_label) == (
        "How many?",
        "kind=figure",
        f"Q-{question.docket}",
    )
    changed = {
        "title": "Who held it?",
        "kind": QuestionKind.POSITION,
        "description": "The city.",
        "filter": "",
    }
    question, _ = edit_question(
        question=question, by=world.analyst, expected_revision=1, **changed
    )
    with pytest.raises(EditConflict):
        edit_question(question=question, by=world.analyst, expected_revision=1, **changed)
    question, _ = close_question(question=question, by=world.analyst, expected_revision=2)
    for act in (
        lambda: answer_question(question=question, words="Many", by=world.analyst),
        lambda: include_claims(question=question, claims=[], by=world.analyst),
    ):
        with pytest.raises(QuestionClosed, match=f"{question.docket_label} was closed on"):
            act()
    assert propose_matches(question=question, claims=[world.claim().pk]) == 0
    question, _ = open_question(question=question, by=world.analyst, expected_revision=3)
    assert (question.title, question.kind, question.closed_at) == (
        "Who held it?",
        "position",
        None,
    )


def test_only_who_asked_or_may_change_what_others_made_changes_it(
    world: World, make_user: Callable[..., User], curator: User
) -> None:
    question = world.question()
    with pytest.raises(NotPermitted):
        delete_question(question=question, by=make_user(Role.ANALYST, "other"))
    action = delete_question(question=question, by=curator)
    assert not Question.objects.exists()
    undo(action=action, by=curator)
    assert Question.objects.get().title == question.title


def test_what_the_filter_finds_is_proposed_once_and_never_added(world: World) -> None:
    one, other, third = (world.claim(statement=name) for name in ("one", "other", "third"))
    Claim.objects.filter(pk=third.pk).update(state=SuggestionState.REJECTED)
    question = world.question()
    ids = [one.pk, other.pk, third.pk]
    assert propose_matches(question=question, claims=ids) == 2
    assert propose_matches(question=question, claims=ids) == 0
    assert members(question) == {"one": "proposed", "other": "proposed"}
    include_claims(question=question, claims=[one], by=world.analyst)
    leave_out(question=question, claims=[other], reason="Another war", by=world.analyst)
    assert propose_matches(question=question, claims=ids) == 0
    assert members(question) == {"one": "included", "other": "excluded"}
    left = QuestionClaim.objects.get(claim=other)
    assert (left.reason, left.added_by, left.revision) == ("Another war", world.analyst, 2)
    take_off(question=question, claims=[other], by=world.analyst)
    assert propose_matches(question=question, claims=ids) == 1


def test_rejected_claims_are_not_included(world: World) -> None:
    claim = world.claim()
    Claim.objects.filter(pk=claim.pk).update(state=SuggestionState.REJECTED)
    with pytest.raises(InvalidAnnotation, match="was rejected"):
        include_claims(question=world.question(), claims=[again(claim)], by=world.analyst)


def test_including_is_undone_and_proposals_do_not_hold_a_claim(world: World) -> None:
    claim = world.claim()
    question = world.question()
    propose_matches(question=question, claims=[claim.pk])
    count, action = include_claims(question=question, claims=[claim], by=world.analyst)
    assert count == 1
    undo(action=action, by=world.analyst)
    assert members(question) == {claim.statement: "proposed"}
    undo(action=making(claim), by=world.analyst)
    assert not QuestionClaim.objects.exists()


def test_what_a_person_included_holds_a_claim(world: World) -> None:
    claim = world.claim()
    world.question(claim)
    with pytest.raises(UndoConflict), transaction.atomic():
        undo(action=making(claim), by=world.analyst)


def test_answers_stand_side_by_side_and_are_taken_back_to_be_seen(
    world: World, curator: User
) -> None:
    question = world.question()
    first, _ = answer_question(question=question, words="More than 10,000", by=world.analyst)
    second, _ = answer_question(question=question, words="Unknown", text="No two.", by=curator)
    first, _ = change_answer(
        answer=first, words="10,001 or more", text="", by=world.analyst, expected_revision=1
    )
    with pytest.raises(NotPermitted):
        withdraw_answer(answer=second, by=world.analyst, expected_revision=1)
    second, _ = withdraw_answer(answer=second, by=curator, expected_revision=1)
    assert [
        (one.words, one.by, one.withdrawn_at is None) for one in question.answers.order_by("pk")
    ] == [("10,001 or more", world.analyst, True), ("Unknown", curator, False)]
    with pytest.raises(InvalidAnnotation, match="Answer in a few words"):
        answer_question(question=question, words=" ", by=curator)


@pytest.mark.parametrize(
    ("model", "wrong", "name"),
    [
        (Question, {"title": ""}, "question_asks_something"),
        (Question, {"kind": "other"}, "question_kind_known"),
        (QuestionClaim, {"state": "other"}, "question_claim_state_known"),
        (QuestionClaim, {"added_by": None}, "question_claim_counted_by_people"),
        (Answer, {"words": ""}, "answer_says_something"),
    ],
)
def test_the_database_keeps_it_so(
    world: World, model: type, wrong: dict[str, object], name: str
) -> None:
    question = world.question(world.claim())
    answer_question(question=question, words="Many", by=world.analyst)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        model.objects.update(**wrong)


def test_a_claim_stands_once_beside_a_question(world: World) -> None:
    claim = world.claim()
    question = world.question(claim)
    with pytest.raises(IntegrityError, match="question_claim_once"), transaction.atomic():
        QuestionClaim.objects.create(
            question=question, claim=claim, state=MemberState.PROPOSED, added_by=None
        )
