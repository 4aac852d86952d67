"""One identity: two entities that a person found to be one become one, and two again if need be.

A merge only moves what points at the absorbed entity and writes each move down, so it is undone
exactly, whatever was done in between. Where merges build on one another, undoing an earlier one
takes the later ones back, then the earlier one, and carries the later ones out anew.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import OperationalError, connection
from django.db.models import F
from django.utils import timezone

from apps.accounts.rules import Action, check_may
from apps.audit.recording import recorded
from apps.entities.actions.likely import wake_proposing
from apps.entities.actions.merged_fields import fields_back, set_fields
from apps.entities.actions.moving import move_back, move_everything
from apps.entities.enums import EntityStanding
from apps.entities.errors import MergeRefused
from apps.entities.models import Entity, Merge
from apps.entities.queries.merge_fields import ABSORBED, CHOSEN, KEPT, default_choices
from apps.entities.queries.merges import built_upon, merge_of_action
from apps.entities.rules import check_may_be_one

if TYPE_CHECKING:
    from apps.accounts.models import User

REASON_LIMIT = 300
# Decisions about identity are taken one after the other: two at once could each be right alone.
_TURN = "SELECT pg_advisory_xact_lock(hashtext('entities_entity identity'))"
_DEADLOCK = "40P01"


def merge(
    *,
    kept: Entity,
    absorbed: Entity,
    by: "User",
    choices: Mapping[str, str] | None = None,
    reason: str = "",
) -> Merge:
    """Make two entities one. `kept` goes on; `absorbed` keeps its number and leads to it.

    `choices` names for which fields the absorbed one's value is taken ("absorbed") or not
    ("kept"); what is not named is the kept one's, or the absorbed one's where that has none.
    Raises MergeRefused where they cannot be one, and changes nothing then.
    """
    check_may(by, Action.EDIT_ENTITY)
    with _told_when_stuck(), recorded(by=by, reason=_merged(kept, absorbed)):
        kept, absorbed = _in_turn(kept, absorbed)
        check_may_be_one(kept, absorbed)
        made = Merge.objects.create(
            kept=kept,
            absorbed=absorbed,
            choices=_all_chosen(kept, absorbed, choices or {}),
            reason=" ".join(reason.split())[:REASON_LIMIT],
            created_by=by,
        )
        _carry_out(made, made.choices)
        wake_proposing([kept.pk])
    return made


def unmerge(*, merge: Merge, by: "User", reason: str = "") -> Entity:
    """Make two of them again, each with all that was its own. Returns the one that is back.

    What was annotated in between stays with the kept one; what a person pointed elsewhere or
    deleted in between stays so.
    """
    check_may(by, Action.EDIT_ENTITY)
    with _told_when_stuck(), recorded(by=by, reason=_unmerged(merge)):
        _in_turn(merge.kept, merge.absorbed)
        merge.refresh_from_db()
        if merge.undone_at is not None:
            raise MergeRefused(
                f"{merge.absorbed.docket_label} {merge.absorbed.name} was unmerged already, by"
                f" {merge.undone_by or 'Fogline'} on {merge.undone_at:%-d %B %Y}."
            )
        later = built_upon(merge)
        _in_turn(*(entity for one in later for entity in (one.kept, one.absorbed)))
        anew = [(one, _take_back(one)) for one in reversed(later)]
        _take_back(merge)
        Merge.objects.filter(pk=merge.pk).update(
            undone_by=by,
            undone_at=timezone.now(),
            undone_reason=" ".join(reason.split())[:REASON_LIMIT],
        )
        for one, choices in reversed(anew):
            _carry_out(one, choices)
        wake_proposing([merge.kept_id, merge.absorbed_id])
    merge.refresh_from_db()
    return Entity.objects.get(pk=merge.absorbed_id)


def merge_again(*, merge: Merge, by: "User") -> Merge:
    """Take an unmerge back: the same two, with the same choices, as a new merge."""
    return _merge(
        kept=merge.kept,
        absorbed=merge.absorbed,
        by=by,
        choices=merge.choices,
        reason=merge.reason,
    )


def undo_identity(*, action: UUID, by: "User") -> bool:
    """Undo a merge or an unmerge as what it is. False: the action was neither.

    A merge cannot be undone row by row like other actions, for others may have built upon it.
    """
    found = merge_of_action(action)
    if found is None:
        return False
    made, was_merge = found
    if was_merge:
        unmerge(merge=made, by=by)
    else:
        merge_again(merge=made, by=by)
    return True


# Beside parameters of the same name.
_merge = merge


def _carry_out(merge: Merge, choices: Mapping[str, str]) -> None:
    set_fields(merge, choices)
    move_everything(merge)
    # Only now: what is written about a merged one lands at the kept one, unnoted.
    Entity.objects.filter(pk=merge.absorbed_id).update(
        standing=EntityStanding.MERGED, merged_into=merge.kept_id, revision=F("revision") + 1
    )


def _take_back(merge: Merge) -> dict[str, str]:
    """Undo one merge that no other builds upon. Returns the choices that still stood."""
    # The entity first: what is written about a merged one lands at the kept one.
    fields_back(merge, of_absorbed=True)
    move_back(merge)
    stood = fields_back(merge, of_absorbed=False)
    _never_proposed_with_confirmed(merge)
    merge.rows.all().delete()
    return {name: merge.choices.get(name, KEPT) if name in stood else KEPT for name in CHOSEN}


def _never_proposed_with_confirmed(merge: Merge) -> None:
    """A proposal of which a person accepted a mention in between is on file by that."""
    Entity.objects.filter(
        pk=merge.absorbed_id, standing=EntityStanding.PROPOSED, mentions__state="confirmed"
    ).update(standing=EntityStanding.ON_FILE)


def _in_turn(*entities: Entity) -> tuple[Entity, ...]:
    """These entities as they are now, locked: nobody writes about them until all is done."""
    with connection.cursor() as cursor:
        cursor.execute(_TURN)
    wanted = {entity.pk for entity in entities}
    locked = Entity.objects.select_for_update().filter(pk__in=wanted).order_by("pk")
    found = {entity.pk: entity for entity in locked}
    gone = [entity for entity in entities if entity.pk not in found]
    if gone:
        raise MergeRefused(f"{gone[0].docket_label} {gone[0].name} is no longer on file.")
    return tuple(found[entity.pk] for entity in entities)


def _all_chosen(kept: Entity, absorbed: Entity, choices: Mapping[str, str]) -> dict[str, str]:
    named = {
        name: choice
        for name, choice in choices.items()
        if name in CHOSEN and choice in (KEPT, ABSORBED)
    }
    return default_choices(kept, absorbed) | named


@contextmanager
def _told_when_stuck() -> Iterator[None]:
    try:
        yield
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", None) != _DEADLOCK:
            raise
        raise MergeRefused(
            "Somebody was writing about the same two at this very moment, so nothing was changed."
            " Try again."
        ) from error


def _merged(kept: Entity, absorbed: Entity) -> str:
    return f"Merged {absorbed.docket_label} {absorbed.name} into {kept.docket_label} {kept.name}"


def _unmerged(merge: Merge) -> str:
    kept, absorbed = merge.kept, merge.absorbed
    return f"Unmerged {absorbed.docket_label} {absorbed.name} from {kept.docket_label} {kept.name}"
