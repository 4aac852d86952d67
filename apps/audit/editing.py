"""Changing a row that two people may have open at once."""

from typing import Any, TypeVar

from django.db import models
from django.db.models import F

from apps.audit.errors import EditConflict

Row = TypeVar("Row", bound=models.Model)


def change(row: Row, *, expected_revision: int, **changes: Any) -> Row:
    """Write `changes` over the row if it still is at the revision its editor saw.

    The comparison and the write are one statement, so nobody slips in between. Raises
    EditConflict with the row as it is now. Returns the row, fresh.
    """
    manager = type(row)._default_manager
    written = manager.filter(pk=row.pk, revision=expected_revision).update(
        **changes, revision=F("revision") + 1
    )
    if not written:
        raise EditConflict(manager.filter(pk=row.pk).first())
    return manager.get(pk=row.pk)
