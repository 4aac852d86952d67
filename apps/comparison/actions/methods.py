"""Choosing the version of a method that findings are made by."""

from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.comparison.actions.looking import let_all_wait_for_origins
from apps.comparison.methods.comparing import Kind, UnknownMethod, kind_of
from apps.comparison.models import MethodInUse
from apps.comparison.models.method import REASON_LIMIT

if TYPE_CHECKING:
    from apps.accounts.models import User


def switch_method(*, method: str, reason: str, by: "User") -> UUID:
    """Let findings be made by a version from now on, in the place of the one in use.

    What people decided stays. Where origins are found otherwise, all confirmed claims are looked
    at again. Raises InvalidAnnotation for a version that was never released, and without a reason.
    """
    check_may(by, Action.CURATE)
    try:
        kind = kind_of(method)
    except UnknownMethod as error:
        raise InvalidAnnotation(str(error)) from error
    reason = " ".join(reason.split())
    if not reason:
        raise InvalidAnnotation("Say why: it stands beside the version from then on.")
    if len(reason) > REASON_LIMIT:
        raise InvalidAnnotation(
            f"The reason has {len(reason):,} letters; at most {REASON_LIMIT} can be kept."
        )
    values = {"method": method, "reason": reason, "created_by": by}
    with recorded(by=by, reason=f"Switched to {method}: {reason}"[:300]) as action:
        row, made = MethodInUse.objects.select_for_update().get_or_create(
            kind=kind.value, defaults=values
        )
        if not made:
            MethodInUse.objects.filter(pk=row.pk).update(
                **values, created_at=timezone.now(), revision=F("revision") + 1
            )
        if kind is Kind.ORIGINS:
            let_all_wait_for_origins()
    return action
