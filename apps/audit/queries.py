"""Reading history: what was done to a row and to what hangs on it, in sentences for people."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models

_WITHOUT_REASON = {"insert": "Put on file", "update": "Changed", "delete": "Deleted"}

Model = type[models.Model]
# A model that hangs on the row, and the name of its foreign key to it: (Name, "entity").
Attached = tuple[Model, str]


@dataclass(frozen=True)
class FieldChange:
    """One value before and after. An empty string: there was, or is, none."""

    field: str
    old: str
    new: str


@dataclass(frozen=True)
class HistoryEntry:
    """One action, as far as it touched the row. `action` undoes it; None: it was not recorded."""

    who: str
    when: datetime
    sentence: str
    changes: tuple[FieldChange, ...]
    action: UUID | None


def history(
    obj: models.Model, limit: int = 20, *, attached: Sequence[Attached] = ()
) -> list[HistoryEntry]:
    """The latest actions on a row, newest first; with `attached`, also on what hangs on it.

    The number of queries grows with the kinds of things asked for, never with the rows.
    """
    pairs: list[tuple[Any, Any]] = _with_previous(type(obj), "pgh_obj_id", obj.pk, limit)
    for model, key in attached:
        pairs += _with_previous(model, _column(model, key), obj.pk, limit)
    pairs.sort(key=lambda pair: pair[0].pgh_created_at, reverse=True)

    changed = [(event, _changed_fields(event, before)) for event, before in pairs]
    names = _names_of_referenced(changed)
    groups: dict[Any, list[tuple[Any, list[_Changed]]]] = {}
    for event, changes in changed:
        groups.setdefault(event.pgh_context_id or (type(event), event.pk), []).append(
            (event, changes)
        )
    return [_entry(group, names) for group in list(groups.values())[:limit]]


def event_model(model: Model) -> Any:
    """The model of the history rows of a tracked model (a proxy shares its parent's)."""
    concrete: Any = model._meta.concrete_model
    return concrete._meta.get_field("events").related_model


@dataclass(frozen=True)
class _Changed:
    field: "models.Field[Any, Any]"
    old: Any
    new: Any


def _column(model: Model, key: str) -> str:
    field: Any = model._meta.get_field(key)
    return str(field.attname)


def _with_previous(model: Model, column: str, pk: Any, limit: int) -> list[tuple[Any, Any]]:
    """The latest history rows, each with the row before it of the same thing, where it has one."""
    events = event_model(model)._default_manager
    found = list(events.filter(**{column: pk}).order_by("-pgh_id")[:limit])
    before: dict[Any, Any] = {}
    oldest: dict[Any, Any] = {}
    for event in found:
        newer = oldest.get(event.pgh_obj_id)
        if newer is not None:
            before[newer.pk] = event
        oldest[event.pgh_obj_id] = event
    open_ended = [event for event in oldest.values() if event.pgh_label == "update"]
    if open_ended:
        earlier = events.filter(
            pgh_obj_id__in=[event.pgh_obj_id for event in open_ended],
            pgh_id__lt=min(event.pgh_id for event in open_ended),
        )
        last = {
            event.pgh_obj_id: event
            for event in earlier.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
        }
        before |= {event.pk: last.get(event.pgh_obj_id) for event in open_ended}
    return [(event, before.get(event.pk)) for event in found]


def _changed_fields(event: Any, before: Any) -> list[_Changed]:
    if event.pgh_label != "update" or before is None:
        return []
    changes = []
    for field in event.pgh_tracked_model._meta.concrete_fields:
        if not field.editable or field.primary_key:
            continue
        old, new = getattr(before, field.attname), getattr(event, field.attname)
        if old != new:
            changes.append(_Changed(field, old, new))
    return changes


def _names_of_referenced(
    changed: Iterable[tuple[Any, list[_Changed]]],
) -> dict[tuple[Model, Any], str]:
    """What the rows are called that foreign keys changed from or to; one query a model."""
    wanted: dict[Model, set[Any]] = {}
    for _event, changes in changed:
        for change in changes:
            if isinstance(change.field, models.ForeignKey):
                keys = wanted.setdefault(change.field.related_model, set())
                keys |= {change.old, change.new} - {None}
    return {
        (model, pk): str(row)
        for model, keys in wanted.items()
        for pk, row in model._default_manager.in_bulk(keys).items()
    }


def _written(
    field: "models.Field[Any, Any]", value: Any, names: dict[tuple[Model, Any], str]
) -> str:
    if value is None or value == "":
        return ""
    if isinstance(field, models.ForeignKey):
        return names.get((field.related_model, value), "something deleted since")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return str(value)


def _entry(
    group: list[tuple[Any, list[_Changed]]], names: dict[tuple[Model, Any], str]
) -> HistoryEntry:
    """`group` holds the history rows of one action, newest first."""
    first = group[-1][0]
    context = first.pgh_context or {}
    return HistoryEntry(
        who=str(context.get("who") or "Fogline"),
        when=group[0][0].pgh_created_at,
        sentence=str(context.get("reason") or _WITHOUT_REASON[first.pgh_label]),
        changes=tuple(
            FieldChange(
                field=_named(change.field),
                old=_written(change.field, change.old, names),
                new=_written(change.field, change.new, names),
            )
            for _event, changes in reversed(group)
            for change in changes
        ),
        action=first.pgh_context_id,
    )


def _named(field: "models.Field[Any, Any]") -> str:
    name = str(field.verbose_name)
    return name[:1].upper() + name[1:]
