"""The one way a model gets its history."""

from typing import Any

import pghistory
from django.db import models


def tracked(**options: Any) -> Any:
    """Decorate a model: every insert, update and delete leaves a row in an append-only table.

    The row holds the state after the change (before it, for a delete), when, who and why. It has
    no foreign keys, so history outlives what it is about.
    """
    return pghistory.track(
        pghistory.InsertEvent(),
        pghistory.UpdateEvent(),
        pghistory.DeleteEvent(),
        context_field=pghistory.ContextJSONField(),
        context_id_field=pghistory.ContextUUIDField(db_index=True),
        obj_field=pghistory.ObjForeignKey(
            related_name="events", on_delete=models.DO_NOTHING, db_constraint=False, null=False
        ),
        append_only=True,
        **options,
    )
