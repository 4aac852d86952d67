"""“Not the same”: a decision of a person, remembered so that nobody is asked again."""

from typing import TYPE_CHECKING
from uuid import UUID

from apps.accounts.rules import Action, check_may
from apps.audit.recording import recorded
from apps.entities.models import Difference, Entity
from apps.entities.rules import check_are_two

if TYPE_CHECKING:
    from apps.accounts.models import User

REASON_LIMIT = 300


def tell_apart(
    *, one: Entity, other: Entity, by: "User", reason: str = ""
) -> tuple[Difference, UUID]:
    """Say that two entities are not the same. Saying it twice changes nothing.

    Where they were proposed as one, the proposal is hidden by this, and seen again once it is
    undone (apps/entities/queries/duplicates.py).
    """
    check_may(by, Action.EDIT_ENTITY)
    first, second = sorted((one, other), key=lambda entity: entity.pk)
    why = f"Said that {one.docket_label} {one.name} and {other.docket_label} {other.name} differ"
    with recorded(by=by, reason=why) as action:
        locked = Entity.objects.select_for_update(no_key=True).order_by("pk")
        found = {entity.pk: entity for entity in locked.filter(pk__in=(first.pk, second.pk))}
        check_are_two(found[first.pk], found[second.pk])
        difference, _made = Difference.objects.get_or_create(
            first=first,
            second=second,
            defaults={"created_by": by, "reason": " ".join(reason.split())[:REASON_LIMIT]},
        )
    return difference, action


def take_back_difference(*, one: Entity, other: Entity, by: "User") -> UUID:
    """They may be the same after all: the two are compared and may be merged again."""
    check_may(by, Action.EDIT_ENTITY)
    first, second = sorted((one.pk, other.pk))
    why = f"Took back that {one.docket_label} {one.name} and {other.docket_label} {other.name}"
    with recorded(by=by, reason=f"{why} differ") as action:
        Difference.objects.filter(first=first, second=second).delete()
    return action
