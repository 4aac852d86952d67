"""Which claims count for a question: people include and leave out, the product only proposes."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.claims.models import Claim
from apps.comparison.enums import MemberState
from apps.comparison.models import Question, QuestionClaim
from apps.comparison.models.question import REASON_LIMIT
from apps.comparison.rules import check_is_open

if TYPE_CHECKING:
    from apps.accounts.models import User


def propose_matches(*, question: Question, claims: Collection[UUID]) -> int:
    """Propose what the saved filter finds. Returns how many are new.

    What is beside the question already stays as it is: what was left out is not proposed again.
    Rejected claims are never proposed. A closed question takes none.
    """
    if question.closed_at is not None or not claims:
        return 0
    with recorded(by=None, reason=f"Proposed claims for {question.docket_label}"):
        fresh = (
            Claim.objects.filter(pk__in=list(claims))
            .exclude(state=SuggestionState.REJECTED)
            .exclude(memberships__question=question)
            .values_list("pk", flat=True)
        )
        made = QuestionClaim.objects.bulk_create(
            [
                QuestionClaim(question=question, claim_id=pk, state=MemberState.PROPOSED)
                for pk in fresh
            ],
            ignore_conflicts=True,
        )
    return len(made)


def include_claims(
    *, question: Question, claims: Iterable[Claim], by: "User", reason: str = ""
) -> tuple[int, UUID]:
    """Let claims count for a question, whether proposed, left out before, or new to it."""
    return _set(question, claims, MemberState.INCLUDED, by, reason)


def leave_out(
    *, question: Question, claims: Iterable[Claim], by: "User", reason: str = ""
) -> tuple[int, UUID]:
    """Let claims not count for a question; they are not proposed for it again."""
    return _set(question, claims, MemberState.EXCLUDED, by, reason)


def take_off(*, question: Question, claims: Iterable[Claim], by: "User") -> UUID:
    """Forget that claims were beside a question; its filter may propose them again."""
    check_may(by, Action.ASK)
    check_is_open(question)
    rows = list(claims)
    with recorded(by=by, reason=_told("Took", rows, f"off {question.docket_label}")) as action:
        QuestionClaim.objects.filter(question=question, claim__in=rows).delete()
    return action


def _set(
    question: Question, claims: Iterable[Claim], state: MemberState, by: "User", reason: str
) -> tuple[int, UUID]:
    check_may(by, Action.ASK)
    check_is_open(question)
    reason = " ".join(reason.split())
    if len(reason) > REASON_LIMIT:
        raise InvalidAnnotation(
            f"The reason has {len(reason):,} letters; at most {REASON_LIMIT} can be kept.",
            field="reason",
        )
    rows = list(claims)
    refused = [one for one in rows if one.state == SuggestionState.REJECTED]
    if state == MemberState.INCLUDED and refused:
        raise InvalidAnnotation(
            f"{refused[0].docket_label} was rejected. Accept it first, then include it."
        )
    word, to = ("Included", "in") if state == MemberState.INCLUDED else ("Left", "out of")
    with recorded(by=by, reason=_told(word, rows, f"{to} {question.docket_label}")) as action:
        held = QuestionClaim.objects.filter(question=question, claim__in=rows)
        changed = held.exclude(state=state, reason=reason).update(
            state=state, reason=reason, added_by=by, revision=F("revision") + 1
        )
        known = set(held.values_list("claim_id", flat=True))
        made = QuestionClaim.objects.bulk_create(
            [
                QuestionClaim(
                    question=question, claim=one, state=state, reason=reason, added_by=by
                )
                for one in rows
                if one.pk not in known
            ],
            ignore_conflicts=True,
        )
    return changed + len(made), action


def _told(word: str, claims: list[Claim], rest: str) -> str:
    if len(claims) == 1:
        return f"{word} {claims[0].docket_label} {rest}"
    return f"{word} {len(claims):,} claims {rest}"
