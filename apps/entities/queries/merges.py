"""Which merges there are, what they touched, and which of them build upon one another."""

from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from apps.entities.models import Entity, Merge
from apps.entities.queries.references import model_called, references

_TOUCHED_ALSO_BY = """
    SELECT DISTINCT other.merge_id
      FROM entities_mergedrow AS mine
      JOIN entities_mergedrow AS other ON other.model = mine.model AND other.row = mine.row
     WHERE mine.merge_id = ANY(%(found)s) AND other.merge_id = ANY(%(later)s)
"""
_TAKEN_KINDS = """
    SELECT DISTINCT model FROM entities_mergedrow
     WHERE merge_id = ANY(%(found)s) AND field = '' AND step > 0
"""
_NAMED_IN_TAKEN = """
    SELECT DISTINCT before ->> %(column)s FROM entities_mergedrow
     WHERE merge_id = ANY(%(found)s) AND model = %(model)s AND field = ''
"""


def standing_merges() -> "Q":
    return Q(undone_at__isnull=True)


def merge_into(entity: Entity) -> Merge | None:
    """The merge by which this entity was absorbed, if it is."""
    return (
        Merge.objects.select_related("kept", "absorbed", "created_by")
        .filter(standing_merges(), absorbed=entity)
        .first()
    )


def merges_within(entity: Entity) -> list[Merge]:
    """The merges that make up this entity, also those into ones it absorbed; the newest first."""
    return list(
        Merge.objects.select_related("kept", "absorbed", "created_by")
        .filter(standing_merges(), absorbed__merged_into=entity)
        .order_by("-created_at", "-id")
    )


def merge_of_action(action: UUID) -> tuple[Merge, bool] | None:
    """The merge that an action made (True) or undid (False), if that is what it did."""
    event: Any = Merge._meta.get_field("events").related_model
    told = event._default_manager.filter(pgh_context_id=action).order_by("pgh_id").first()
    if told is None:
        return None
    merge = Merge.objects.select_related("kept", "absorbed").get(pk=told.pgh_obj_id)
    return merge, told.pgh_label == "insert"


def built_upon(merge: Merge) -> list[Merge]:
    """The later standing merges that touched what this one, or one of them, did; oldest first.

    They share an entity with it, moved a row that it moved, or absorbed somebody whom a row that
    it took away names.
    """
    later = {
        one.pk: one
        for one in Merge.objects.select_related("kept", "absorbed")
        .filter(
            standing_merges(),
            Q(created_at__gt=merge.created_at) | Q(created_at=merge.created_at, pk__gt=merge.pk),
        )
        .order_by("created_at", "pk")
    }
    found = {merge.pk: merge}
    while new := _next_to(found, {pk: one for pk, one in later.items() if pk not in found}):
        found |= new
    return [one for pk, one in later.items() if pk in found]


def _next_to(found: dict[UUID, Merge], others: dict[UUID, Merge]) -> dict[UUID, Merge]:
    if not others:
        return {}
    entities = {pk for one in found.values() for pk in (one.kept_id, one.absorbed_id)}
    asked = {"found": list(found), "later": list(others)}
    with connection.cursor() as cursor:
        cursor.execute(_TOUCHED_ALSO_BY, asked)
        touched = {row[0] for row in cursor.fetchall()}
        named = _named_in_taken(list(found))
    return {
        pk: one
        for pk, one in others.items()
        if pk in touched
        or one.absorbed_id in named
        or not entities.isdisjoint((one.kept_id, one.absorbed_id))
    }


def _named_in_taken(merges: list[UUID]) -> set[UUID]:
    """The entities that the rows taken away point at."""
    named: set[UUID] = set()
    with connection.cursor() as cursor:
        cursor.execute(_TAKEN_KINDS, {"found": merges})
        for (label,) in cursor.fetchall():
            model = model_called(label)
            for reference in references():
                if reference.model is model:
                    cursor.execute(
                        _NAMED_IN_TAKEN,
                        {"found": merges, "model": label, "column": reference.field.column},
                    )
                    named |= {UUID(row[0]) for row in cursor.fetchall() if row[0]}
    return named
