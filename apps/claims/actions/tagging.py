from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.articles.models import Tag
from apps.audit.recording import recorded
from apps.claims.models import ClaimTag

if TYPE_CHECKING:
    from apps.accounts.models import User


def tag_claims(*, claims: Iterable[UUID], tag: Tag, by: "User") -> tuple[int, UUID]:
    """Tag many claims. Returns how many were not tagged so before, and the action's id."""
    check_may(by, Action.ANNOTATE)
    with recorded(by=by, reason=f"Tagged with {tag.name}") as action:
        wanted = list(dict.fromkeys(claims))
        held = set(
            ClaimTag.objects.filter(tag=tag, claim__in=wanted).values_list("claim_id", flat=True)
        )
        new = [pk for pk in wanted if pk not in held]
        ClaimTag.objects.bulk_create(
            [ClaimTag(claim_id=pk, tag=tag) for pk in new], ignore_conflicts=True, batch_size=2000
        )
    return len(new), action
