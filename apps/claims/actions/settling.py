"""Assessing a claim: each analyst apart, and one who settles where they differ."""

from typing import TYPE_CHECKING, Any

from apps.accounts.rules import Action, check_may
from apps.articles.enums import Reliability
from apps.articles.errors import InvalidAnnotation
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.claims.enums import ClaimStatus, Credibility
from apps.claims.models import Assessment, Claim
from apps.claims.models.assessment import REASON_LIMIT
from apps.claims.rules import check_may_be_graded, refused_in_words

if TYPE_CHECKING:
    from uuid import UUID

    from apps.accounts.models import User


def clean_reason(reason: str) -> str:
    reason = " ".join(reason.split())
    if len(reason) > REASON_LIMIT:
        raise InvalidAnnotation(
            f"The reason has {len(reason):,} letters; at most {REASON_LIMIT:,} can be kept.",
            field="reason",
        )
    return reason


def assess(
    *,
    claim: Claim,
    status: ClaimStatus,
    reliability: Reliability | str,
    credibility: Credibility | int | None,
    reason: str,
    by: "User",
    expected_revision: int | None = None,
) -> "tuple[Assessment, UUID]":
    """One's own assessment of a claim, in place of the one before.

    `expected_revision` is that of one's assessment as it was seen (None: there was none). Raises
    EditConflict if it has been changed since, from another window, and InvalidAnnotation for
    credibility 1 without two independent origins.
    """
    check_may(by, Action.ANNOTATE)
    check_may_be_graded(claim, credibility)
    values: dict[str, Any] = {
        "status": status,
        "reliability": reliability,
        "credibility": credibility,
        "reason": clean_reason(reason),
    }
    with refused_in_words(), recorded(by=by, reason=f"Assessed as {_words(**values)}") as action:
        own = Assessment.objects.filter(claim=claim, analyst=by).first()
        if own is None:
            own = Assessment.objects.create(claim=claim, analyst=by, **values)
        else:
            own = change(own, expected_revision=expected_revision or 0, **values)
    return own, action


def _words(status: str, reliability: str, credibility: int | None, reason: str) -> str:
    grade = f"{reliability or '–'}{credibility or '–'}" if reliability or credibility else ""
    word = ClaimStatus(status).label.lower()
    said = f"{word}, {grade}" if grade else word
    return f"{said}: {reason[:200]}" if reason else said


def withdraw_assessment(*, claim: Claim, by: "User") -> "UUID":
    """Take one's own assessment back."""
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason="Took the own assessment back") as action:
        Assessment.objects.filter(claim=claim, analyst=by).delete()
    return action


def settle(*, assessment: Assessment, by: "User") -> "UUID":
    """Let one assessment stand for the whole desk, whatever the others say."""
    check_may(by, Action.ADJUDICATE)
    check_may_be_graded(assessment.claim, assessment.credibility)
    of = assessment.analyst or "before"
    said = f"Settled on the assessment of {of}: {assessment}"
    with refused_in_words(), recorded(by=by, reason=said) as action:
        for other in Assessment.objects.filter(claim=assessment.claim_id, settles=True):
            change(other, expected_revision=other.revision, settles=False)
        change(assessment, expected_revision=assessment.revision, settles=True)
    return action


def unsettle(*, claim: Claim, by: "User") -> "UUID":
    """Let the assessments speak for themselves again."""
    check_may(by, Action.ADJUDICATE)
    with recorded(by=by, reason="Opened the assessment again") as action:
        for one in Assessment.objects.filter(claim=claim, settles=True):
            change(one, expected_revision=one.revision, settles=False)
    return action


def set_status(*, claim: Claim, status: ClaimStatus, by: "User") -> None:
    """The status alone, as one's own assessment, inside an action that says why.

    The grades given before stay.
    """
    own, made = Assessment.objects.get_or_create(
        claim=claim, analyst=by, defaults={"status": status}
    )
    if not made:
        change(own, expected_revision=own.revision, status=status)
