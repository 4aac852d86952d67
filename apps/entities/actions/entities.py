from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import ProtectedError, Q

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.audit.editing import change
from apps.audit.recording import recorded
from apps.entities.actions.generating import drop_generated, generate_spellings
from apps.entities.actions.likely import wake_proposing
from apps.entities.actions.searching import wake_search
from apps.entities.enums import EntityKind, NameKind
from apps.entities.models import Entity, Merge, Name
from apps.entities.models.entity import NAME_LIMIT
from apps.entities.names import fold

if TYPE_CHECKING:
    from apps.accounts.models import User


def clean_name(
    name: str, *, field: str = "name", what: str = "name", missing: str = "Give a name."
) -> str:
    """What was typed, without spare white space. Raises InvalidAnnotation, at that field."""
    name = " ".join(name.split())
    if not name:
        raise InvalidAnnotation(missing, field=field)
    if len(name) > NAME_LIMIT:
        raise InvalidAnnotation(
            f"The {what} has {len(name)} letters; at most {NAME_LIMIT} can be kept.", field=field
        )
    return name


def create_entity(
    *,
    kind: EntityKind,
    name: str,
    by: "User | None",
    language: str = "",
    **fields: Any,
) -> Entity:
    """A new person, place or organisation; its name is also its first spelling."""
    if by is not None:
        check_may(by, Action.ANNOTATE)
    name = clean_name(name)
    with recorded(by=by, reason=f"Put a new {kind.label.lower()} on file"):
        entity = Entity(kind=kind, name=name, created_by=by, **fields)
        entity.save()
        official = Name.objects.create(
            entity=entity, text=name, language=language, kind=NameKind.OFFICIAL
        )
        generate_spellings([official])
    wake_search()
    wake_proposing([entity.pk])
    return entity


def edit_entity(*, entity: Entity, by: "User", expected_revision: int, **changes: Any) -> Entity:
    check_may(by, Action.EDIT_ENTITY)
    if "name" in changes:
        changes["name"] = clean_name(changes["name"])
        changes["sort_key"] = fold(changes["name"])
    with recorded(by=by, reason=f"Changed what is known about {entity.name}"):
        try:
            with transaction.atomic():
                entity = change(entity, expected_revision=expected_revision, **changes)
        except IntegrityError as error:
            raise _explained(error) from error
        if "name" in changes:
            _file_spelling(entity, entity.name, NameKind.OFFICIAL, "")
    wake_proposing([entity.pk])
    return entity


def _explained(error: IntegrityError) -> InvalidAnnotation:
    text = str(error)
    if "within itself" in text:
        return InvalidAnnotation("It cannot lie within itself.", field="parent")
    if "coordinates" in text:
        return InvalidAnnotation(
            "Latitude goes from -90 to 90 and longitude from -180 to 180; give both or neither.",
            field="latitude",
        )
    return InvalidAnnotation("These values do not go together.")


def add_name(
    *,
    entity: Entity,
    text: str,
    by: "User | None",
    kind: NameKind = NameKind.ALIAS,
    language: str = "",
) -> Name:
    """File one more spelling. Adding one that is on file already changes nothing."""
    if by is not None:
        check_may(by, Action.EDIT_ENTITY)
    text = clean_name(text)
    with recorded(by=by, reason=f"Added the spelling “{text}” to {entity.name}"):
        name = _file_spelling(entity, text, kind, language)
    wake_search()
    wake_proposing([entity.pk])
    return name


def _file_spelling(entity: Entity, text: str, kind: NameKind, language: str) -> Name:
    """The spelling, with what the schemes make of it. One that was generated is given now."""
    name, made = Name.objects.get_or_create(
        entity=entity, text=text, defaults={"kind": kind, "language": language}
    )
    if not made and not name.seen:
        name.kind, name.language, name.scheme, name.seen = kind, language, "", True
        name.revision += 1
        name.save(update_fields=["kind", "language", "scheme", "seen", "revision"])
    generate_spellings([name])
    return name


def remove_name(*, name: Name, by: "User") -> UUID:
    check_may(by, Action.EDIT_ENTITY)
    if name.text == name.entity.name:
        raise InvalidAnnotation(
            "This is the preferred spelling. Choose another one as preferred first."
        )
    with recorded(by=by, reason=f"Removed the spelling “{name.text}”") as action:
        drop_generated(name)
        name.delete()
    wake_search()
    wake_proposing([name.entity_id])
    return action


def delete_entity(*, entity: Entity, by: "User") -> UUID:
    """Take an entity off file; refused while anything points at it."""
    check_may(by, Action.DELETE_ENTITY)
    with recorded(by=by, reason=f"Took {entity.name} off file") as action:
        # Those that stand keep it on file; those that were undone are history.
        undone = Merge.objects.filter(undone_at__isnull=False)
        undone.filter(Q(kept=entity) | Q(absorbed=entity)).delete()
        try:
            entity.delete()
        except ProtectedError as error:
            raise InvalidAnnotation(
                f"{entity.name} still has mentions, claims or places within it. "
                "Point those at another entity first."
            ) from error
    return action
