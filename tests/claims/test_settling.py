"""What a claim shows of its assessments, and who may settle them."""

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.enums import Role
from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.models import Article
from apps.audit.errors import EditConflict
from apps.audit.undo import undo
from apps.claims.actions.claims import make_claim
from apps.claims.actions.settling import assess, settle, unsettle, withdraw_assessment
from apps.claims.enums import ClaimStatus
from apps.claims.models import Assessment, Claim
from tests.claims.making import TEXT, words


@pytest.fixture
def claim(make_article: Callable[..., Article], analyst: User) -> Claim:
    return make_claim(
        **words(make_article(TEXT), "More than 20,000"), statement="Killed", by=analyst
    )


@pytest.fixture
def second(make_user: Callable[..., User]) -> User:
    return make_user(Role.ANALYST, "second")


def shown(claim: Claim) -> tuple[str, str, int | None, bool]:
    claim.refresh_from_db()
    return claim.status, claim.reliability, claim.credibility, claim.is_split


def say(claim: Claim, by: User, status: str, grade: str = "", **more: int) -> Assessment:
    return assess(
        claim=claim,
        status=ClaimStatus(status),
        reliability=grade[:1].strip("-"),
        credibility=int(grade[1:]) if grade[1:] else None,
        reason=" Because. ",
        by=by,
        **more,
    )[0]


def test_one_assessment_is_shown(claim: Claim, analyst: User) -> None:
    assert shown(claim) == ("unverified", "", None, False)
    made = say(claim, analyst, "contested", "C3")
    assert (made.reason, str(made)) == ("Because.", "Contested, C3")
    assert shown(claim) == ("contested", "C", 3, False)


def test_what_all_agree_on_is_shown_and_where_they_differ_nothing(
    claim: Claim, analyst: User, second: User
) -> None:
    say(claim, analyst, "contested", "C3")
    say(claim, second, "contested", "C4")
    assert shown(claim) == ("contested", "C", None, True)
    say(claim, second, "refuted", "B3", expected_revision=1)
    assert shown(claim) == ("unverified", "", 3, True)


def test_who_gives_no_grade_does_not_stand_against_those_who_do(
    claim: Claim, analyst: User, second: User
) -> None:
    say(claim, analyst, "contested", "C3")
    say(claim, second, "contested")
    assert shown(claim) == ("contested", "C", 3, False)


def test_a_curator_settles_and_opens_again(
    claim: Claim, analyst: User, second: User, curator: User
) -> None:
    first = say(claim, analyst, "contested", "C3")
    other = say(claim, second, "refuted", "B5")
    with pytest.raises(NotPermitted):
        settle(assessment=first, by=analyst)
    settle(assessment=first, by=curator)
    assert shown(claim) == ("contested", "C", 3, False)
    settle(assessment=other, by=curator)
    assert shown(claim) == ("refuted", "B", 5, False)
    with pytest.raises(IntegrityError, match="settled_once"), transaction.atomic():
        Assessment.objects.update(settles=True)
    unsettle(claim=claim, by=curator)
    assert shown(claim) == ("unverified", "", None, True)


def test_an_assessment_is_undone_even_where_another_came_after(
    claim: Claim, analyst: User, second: User
) -> None:
    _own, action = assess(
        claim=claim,
        status=ClaimStatus.CONTESTED,
        reliability="C",
        credibility=3,
        reason="",
        by=analyst,
    )
    say(claim, second, "refuted", "B5")
    undo(action=action, by=analyst)
    assert shown(claim) == ("refuted", "B", 5, False)


def test_taking_the_own_assessment_back_leaves_the_others(
    claim: Claim, analyst: User, second: User
) -> None:
    say(claim, analyst, "contested")
    say(claim, second, "refuted")
    action = withdraw_assessment(claim=claim, by=analyst)
    assert shown(claim)[0] == "refuted"
    undo(action=action, by=analyst)
    assert shown(claim) == ("unverified", "", None, True)


def test_two_windows_of_one_analyst_do_not_overwrite_each_other(
    claim: Claim, analyst: User
) -> None:
    say(claim, analyst, "contested")
    with pytest.raises(EditConflict):
        say(claim, analyst, "refuted")
    say(claim, analyst, "refuted", expected_revision=1)
    assert shown(claim)[0] == "refuted"


def test_a_viewer_assesses_nothing(claim: Claim, viewer: User) -> None:
    with pytest.raises(NotPermitted):
        say(claim, viewer, "contested")
