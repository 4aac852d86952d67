"""Rows as they are, or as history says that they were at a moment."""

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from django.db import models
from django.utils import timezone

from apps.audit.queries import event_model

Row = dict[str, Any]


def end_of(day: datetime.date) -> datetime.datetime:
    """The last moment of a day where the desk is: what a link that names the day shows."""
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time.max))


def stood(
    model: type[models.Model],
    as_of: datetime.datetime | None,
    where: Mapping[str, Collection[Any]] | None = None,
) -> list[Row]:
    """The rows of a tracked model whose columns hold any of these values, in order of their keys.

    `where` names columns as the database does: claim_id. One query, whatever the number of rows.
    """
    wanted = {name: list(values) for name, values in (where or {}).items()}
    if any(not values for values in wanted.values()):
        return []
    columns = [field.attname for field in model._meta.concrete_fields if not field.generated]
    held = {f"{name}__in": values for name, values in wanted.items()}
    if as_of is None:
        return list(model._default_manager.filter(**held).order_by("pk").values(*columns))
    events = event_model(model)._default_manager.filter(pgh_created_at__lte=as_of)
    key = model._meta.pk
    assert key is not None
    by_key = held.pop(f"{key.attname}__in", None)
    if by_key is not None:
        events = events.filter(pgh_obj_id__in=by_key)
    # A row may have pointed elsewhere before, or since: first which ever did, then what it did.
    ever = events.filter(**held).values("pgh_obj_id") if held else None
    latest = events.filter(pgh_obj_id__in=ever) if ever is not None else events
    rows = (
        latest.order_by("pgh_obj_id", "-pgh_id")
        .distinct("pgh_obj_id")
        .values(*columns, "pgh_label")
    )
    return [
        row
        for row in rows
        if row.pop("pgh_label") != "delete"
        and all(row[name] in values for name, values in wanted.items())
    ]
