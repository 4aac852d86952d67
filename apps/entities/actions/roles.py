"""What somebody was, for whom and when: filed by a person, or taken along from a text."""

from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from apps.accounts.rules import Action, check_may
from apps.articles.enums import DatePrecision, SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.entities.actions.entities import clean_name
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Role

if TYPE_CHECKING:
    from apps.accounts.models import User


_TITLE = {
    "field": "title",
    "what": "role",
    "missing": "Say which role: spokesman, commander.",
}


def _check(person: Entity, body: Entity | None, since: date | None, until: date | None) -> None:
    if person.kind != EntityKind.PERSON:
        raise InvalidAnnotation("Only a person holds a role.")
    if body is not None and body.kind == EntityKind.PERSON:
        raise InvalidAnnotation("A role is held in an organisation or a place.", field="body")
    if since and until and since > until:
        raise InvalidAnnotation("It ends before it begins.", field="until")


def add_role(
    *,
    person: Entity,
    title: str,
    by: "User",
    body: Entity | None = None,
    since: date | None = None,
    since_precision: DatePrecision = DatePrecision.DAY,
    until: date | None = None,
    until_precision: DatePrecision = DatePrecision.DAY,
) -> tuple[Role, UUID]:
    """File a role with the dates that somebody stated. Dates that nobody stated stay empty."""
    check_may(by, Action.EDIT_ENTITY)
    title = clean_name(title, **_TITLE)
    _check(person, body, since, until)
    with recorded(by=by, reason=f"Filed the role “{title}” of {person.name}") as action:
        role = Role.objects.create(
            person=person,
            title=title,
            body=body,
            since=since,
            since_precision=since_precision,
            until=until,
            until_precision=until_precision,
            created_by=by,
        )
    return role, action


def edit_role(
    *, role: Role, by: "User", expected_revision: int, **changes: object
) -> tuple[Role, UUID]:
    """Raises EditConflict where somebody else changed it since `expected_revision`."""
    check_may(by, Action.EDIT_ENTITY)
    if "title" in changes:
        changes["title"] = clean_name(str(changes["title"]), **_TITLE)
    after = Role(
        **{
            name: changes.get(name, getattr(role, name))
            for name in ("person", "body", "since", "until")
        }
    )
    _check(after.person, after.body, after.since, after.until)
    with recorded(by=by, reason=f"Changed a role of {role.person.name}") as action:
        try:
            with transaction.atomic():
                role = change(role, expected_revision=expected_revision, **changes)
        except IntegrityError as error:
            raise InvalidAnnotation(
                "The same words of the text say this already.", field="title"
            ) from error
    return role, action


def decide_role(
    *, role: Role, state: SuggestionState, by: "User", expected_revision: int
) -> tuple[Role, UUID]:
    """Accept or reject a role that was taken along from a text."""
    check_may(by, Action.ANNOTATE)
    word = "Accepted" if state == SuggestionState.CONFIRMED else "Rejected"
    with recorded(by=by, reason=f"{word} the role “{role.title}”") as action:
        role = change(role, expected_revision=expected_revision, state=state)
    return role, action


def remove_role(*, role: Role, by: "User") -> UUID:
    check_may(by, Action.EDIT_ENTITY)
    with recorded(by=by, reason=f"Removed the role “{role.title}”") as action:
        role.delete()
    return action
