"""The fields of the two entities of a merge themselves: chosen, written down, and put back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, JSONField, Value

from apps.entities.enums import EntityStanding
from apps.entities.models import Entity, Merge, MergedRow
from apps.entities.queries.merge_fields import CHOSEN, resolved

_MODEL = Entity._meta.label_lower
_STEP = 0


def set_fields(merge: Merge, choices: Mapping[str, str]) -> None:
    """Give the kept entity the values that were chosen, and note how the two were before."""
    kept = Entity.objects.get(pk=merge.kept_id)
    absorbed = Entity.objects.get(pk=merge.absorbed_id)
    changes = resolved(kept, absorbed, choices)
    notes = [
        _note(merge, kept.pk, column, getattr(kept, column), value)
        for column, value in changes.items()
    ]
    notes.append(
        _note(merge, absorbed.pk, "standing", absorbed.standing, EntityStanding.MERGED.value)
    )
    MergedRow.objects.bulk_create(notes)
    if changes:
        Entity.objects.filter(pk=kept.pk).update(**changes, revision=F("revision") + 1)


def fields_back(merge: Merge, *, of_absorbed: bool) -> set[str]:
    """Put back what still is as the merge left it. Returns the names of those of CHOSEN."""
    pk = merge.absorbed_id if of_absorbed else merge.kept_id
    noted = {
        row.field: row
        for row in MergedRow.objects.filter(merge=merge, step=_STEP, model=_MODEL, row=str(pk))
    }
    if of_absorbed:
        Entity.objects.filter(pk=pk).update(
            standing=noted["standing"].before, merged_into=None, revision=F("revision") + 1
        )
        return set()
    now = Entity.objects.get(pk=pk)
    absorbed = Entity.objects.get(pk=merge.absorbed_id)
    stood: set[str] = set()
    for name, columns in CHOSEN.items():
        rows = {column: noted[column] for column in columns if column in noted}
        if not rows:
            # Both said the same: nothing was written, and nothing is to be put back.
            if all(getattr(now, key) == getattr(absorbed, key) for key in columns):
                stood.add(name)
            continue
        # Coordinates go back as a pair or not at all.
        if any(_plain(getattr(now, key)) != row.after for key, row in rows.items()):
            continue
        before = {column: row.before for column, row in rows.items()}
        try:
            with transaction.atomic():
                Entity.objects.filter(pk=pk).update(**before, revision=F("revision") + 1)
        except IntegrityError:
            # What it lay within was placed inside it in between: that stays.
            continue
        stood.add(name)
    return stood


def _note(merge: Merge, pk: UUID, column: str, before: Any, after: Any) -> MergedRow:
    return MergedRow(
        merge=merge,
        step=_STEP,
        model=_MODEL,
        row=str(pk),
        field=column,
        before=_json(before),
        after=_json(after),
    )


def _plain(value: Any) -> Any:
    return str(value) if isinstance(value, UUID) else value


def _json(value: Any) -> Any:
    """Nothing is noted as JSON's null, which a column that must hold something can hold."""
    return Value(None, JSONField()) if value is None else _plain(value)
