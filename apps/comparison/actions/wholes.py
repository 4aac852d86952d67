"""What lies within what, and who is a party to a conflict: set by people."""

import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.comparison.enums import PartyRole
from apps.comparison.models import Conflict, PartOf, Party
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

if TYPE_CHECKING:
    from apps.accounts.models import User


def put_within(
    *, part: Entity, whole: Entity, by: "User", reason: str = ""
) -> tuple[PartOf, UUID]:
    """Say that all of one place or body lies within another. Saying it twice changes nothing.

    Raises InvalidAnnotation where the whole lies within the part already.
    """
    said = f"Said that {part.name} lies within {whole.name}"
    return _say(part, whole, SuggestionState.CONFIRMED, by, said, reason)


def deny_within(
    *, part: Entity, whole: Entity, by: "User", reason: str = ""
) -> tuple[PartOf, UUID]:
    """Say that one does not lie within another by itself, whoever else says so."""
    said = f"Said that {part.name} does not lie within {whole.name}"
    return _say(part, whole, SuggestionState.REJECTED, by, said, reason)


def unsay_within(*, said: PartOf, by: "User", reason: str = "") -> UUID:
    """Take back that one lies within another, or that it does not."""
    check_may(by, Action.CURATE)
    words = f"Took back what was said of {said.part.name} and {said.whole.name}"
    with recorded(by=by, reason=_with_reason(words, reason)) as action:
        said.delete()
    return action


def _say(
    part: Entity, whole: Entity, state: SuggestionState, by: "User", said: str, reason: str
) -> tuple[PartOf, UUID]:
    check_may(by, Action.CURATE)
    reason = " ".join(reason.split())[:300]
    if EntityKind.PERSON in (part.kind, whole.kind):
        raise InvalidAnnotation("A person is no part of anything, and has none.", field="whole")
    if part.pk == whole.pk:
        raise InvalidAnnotation(f"{part.name} is no part of itself.", field="whole")
    with recorded(by=by, reason=_with_reason(said, reason)) as action:
        try:
            with transaction.atomic():
                row, made = PartOf.objects.get_or_create(
                    part=part,
                    whole=whole,
                    defaults={"created_by": by, "reason": reason, "state": state},
                )
                if not made and row.state != state:
                    row.state, row.reason = state, reason
                    row.revision += 1
                    row.save(update_fields=["state", "reason", "revision"])
        except IntegrityError as error:
            # The only sentence of the database that speaks of this.
            if "lies within it already" not in str(error):
                raise
            raise InvalidAnnotation(
                f"{part.name} cannot be part of {whole.name}, which lies within it already.",
                field="whole",
            ) from error
    return row, action


def _with_reason(said: str, reason: str) -> str:
    reason = " ".join(reason.split())
    return f"{said}: {reason}"[:300] if reason else said


def name_conflict(
    *,
    name: str,
    by: "User",
    since: datetime.date | None = None,
    until: datetime.date | None = None,
    about: str = "",
) -> tuple[Conflict, UUID]:
    """Put a conflict on file, for its parties to be named."""
    check_may(by, Action.CURATE)
    name = " ".join(name.split())
    if not name:
        raise InvalidAnnotation("Name the conflict.", field="name")
    with recorded(by=by, reason=f"Named a conflict: {name}") as action:
        conflict = Conflict.objects.create(
            name=name, since=since, until=until, about=about.strip(), created_by=by
        )
    return conflict, action


def name_party(
    *, conflict: Conflict, entity: Entity, role: PartyRole, side: str, by: "User"
) -> tuple[Party, UUID]:
    """Mark somebody as a party to a conflict; who speaks for it is interested from then on."""
    check_may(by, Action.CURATE)
    side = " ".join(side.split())
    if not side:
        raise InvalidAnnotation("Say on whose side.", field="side")
    said = f"Named {entity.name} as {role.label.lower()} in {conflict.name}"
    with recorded(by=by, reason=said) as action:
        party, _made = Party.objects.update_or_create(
            conflict=conflict, entity=entity, defaults={"role": role, "side": side}
        )
    return party, action
