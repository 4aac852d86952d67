"""When a question may be worked on, and when claims may be made one origin or two.

Who may is for apps/accounts/rules.py to say.
"""

from typing import TYPE_CHECKING

from apps.accounts.rules import Action, check_may
from apps.claims.models import Claim
from apps.comparison.errors import OriginRefused, QuestionClosed
from apps.comparison.models import Question
from apps.comparison.queries.origins import differences_between

if TYPE_CHECKING:
    from apps.accounts.models import User


def check_is_open(question: Question) -> None:
    """Raise QuestionClosed where it is closed: what was compared then stays as it was."""
    if question.closed_at is not None:
        raise QuestionClosed(
            f"{question.docket_label} was closed on {question.closed_at:%-d %B %Y}. Open it again"
            " to change its claims or to answer it."
        )


def check_may_edit(question: Question, by: "User") -> None:
    """Whoever asked may change a question; of others' it takes who may change annotations."""
    check_may(by, Action.ASK)
    if not question.made_by(by):
        check_may(by, Action.EDIT_ANNOTATION)


def check_may_be_one(one: Claim, other: Claim) -> None:
    """Raise OriginRefused with the reason, unless two claims can be said to be of one origin."""
    _check_are_two(one, other)
    first, second = one.utterance, other.utterance
    if first and second and bool(first.withdrawn_at) != bool(second.withdrawn_at):
        withdrawn = one if first.withdrawn_at else other
        raise OriginRefused(
            f"The origin of {withdrawn.docket_label} is withdrawn. Take that back first."
        )
    apart = differences_between(one, other)
    if apart:
        decision = apart[0]
        who = decision.created_by or "Somebody"
        raise OriginRefused(
            f"{who} said on {decision.created_at:%-d %B %Y} that {decision.claim.docket_label} and"
            f" {decision.other.docket_label} are of different origins. Take that back first."
        )


def check_may_differ(one: Claim, other: Claim) -> None:
    """Raise OriginRefused where two claims are of one origin: that has to be split instead."""
    _check_are_two(one, other)
    if one.utterance_id is not None and one.utterance_id == other.utterance_id:
        raise OriginRefused(
            f"{one.docket_label} and {other.docket_label} go back to one utterance. Split it, and"
            " say which claims go with which."
        )


def _check_are_two(one: Claim, other: Claim) -> None:
    if one.pk == other.pk:
        raise OriginRefused(f"{one.docket_label} is of one origin with itself already.")
