"""Joining two claims at the desk: what is written about the one that goes stays with the other."""

from collections.abc import Collection
from typing import TYPE_CHECKING
from uuid import UUID

from apps.audit.recording import recorded
from apps.claims.actions.joining import join_claims
from apps.claims.models import Claim
from apps.notes.models import Note

if TYPE_CHECKING:
    from apps.accounts.models import User


def join_with_notes(
    *,
    kept: Claim,
    joined: Claim,
    take: Collection[str],
    by: "User",
    kept_revision: int,
    joined_revision: int,
) -> tuple[Claim, UUID]:
    said = f"Joined {joined.docket_label} into {kept.docket_label}"
    with recorded(by=by, reason=said) as action:
        Note.objects.filter(claim=joined).update(claim=kept)
        kept, _ = join_claims(
            kept=kept,
            joined=joined,
            take=take,
            by=by,
            kept_revision=kept_revision,
            joined_revision=joined_revision,
        )
    return kept, action
