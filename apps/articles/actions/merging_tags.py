"""Making one tag of several that mean the same."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db import models

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Tag
from apps.audit.recording import recorded

if TYPE_CHECKING:
    from apps.accounts.models import User


def merge_tags(*, kept: Tag, merged: Sequence[Tag], by: "User") -> UUID:
    """Everything that carries one of `merged` carries `kept`; the merged tags are gone.

    One action, which can be undone as a whole. Whatever points at tags is found through the
    models themselves, so that a new way of tagging cannot be forgotten here.
    """
    check_may(by, Action.CURATE)
    if kept in merged:
        raise InvalidAnnotation("A tag cannot be merged into itself.")
    gone = [tag.pk for tag in merged]
    with recorded(by=by, reason=f"Merged tags into {kept.name}") as action:
        Tag.objects.filter(parent__in=gone).exclude(pk=kept.pk).update(parent=kept)
        if kept.parent_id in gone:
            outside = kept.parent
            while outside is not None and outside.pk in gone:
                outside = outside.parent
            Tag.objects.filter(pk=kept.pk).update(parent=outside)
        for relation in Tag._meta.related_objects:
            if relation.related_model is not Tag and not relation.many_to_many:
                _move(relation, gone, kept)
        Tag.objects.filter(pk__in=gone).delete()
    return action


def _move(relation: Any, gone: list[UUID], kept: Tag) -> None:
    """Point rows at the kept tag, and drop those that it already has the like of."""
    model: type[models.Model] = relation.related_model
    name = relation.field.name
    if getattr(model, "pgh_tracked_model", None) is not None:
        return
    unique = next(
        constraint.fields
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and name in constraint.fields
    )
    others = [field for field in unique if field != name]
    held = set(model._default_manager.filter(**{name: kept}).values_list(*others))
    for row in model._default_manager.filter(**{f"{name}__in": gone}).order_by("pk"):
        key = tuple(row.serializable_value(field) for field in others)
        if key in held:
            row.delete()
        else:
            held.add(key)
            model._default_manager.filter(pk=row.pk).update(**{name: kept})
