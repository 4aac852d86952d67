"""Accepting a suggested claim together with what belongs to it."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.audit.recording import recorded
from apps.claims.actions.deciding import decide_claim
from apps.claims.enums import LinkKind
from apps.claims.models import Claim

if TYPE_CHECKING:
    from apps.accounts.models import User


def belonging_to(claim: Claim) -> "QuerySet[Claim]":
    """The open suggestions that are parts of a claim or limit it."""
    return Claim.objects.filter(
        state=SuggestionState.SUGGESTED,
        links__other=claim,
        links__kind__in=(LinkKind.PART, LinkKind.LIMITS),
    ).distinct()


def accept_together(
    *, claim: Claim, by: "User", expected_revision: int
) -> tuple[list[Claim], UUID]:
    """Accept a suggested claim, its parts, and what limits either. Returns all that were."""
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason=f"Accepted {claim.docket_label} and what belongs to it") as action:
        claim, _ = decide_claim(
            claim=claim,
            state=SuggestionState.CONFIRMED,
            by=by,
            expected_revision=expected_revision,
        )
        accepted = [claim]
        for one in accepted:
            for other in belonging_to(one):
                other, _ = decide_claim(
                    claim=other,
                    state=SuggestionState.CONFIRMED,
                    by=by,
                    expected_revision=other.revision,
                )
                accepted.append(other)
    return accepted, action
