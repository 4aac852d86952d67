"""Undoing an action: everything it changed goes back to what history says it was before."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, connection, models

from apps.accounts.errors import NotPermitted
from apps.accounts.rules import Action, may
from apps.audit.errors import UndoConflict
from apps.audit.recording import recorded

if TYPE_CHECKING:
    from apps.accounts.models import User


def tracked_models() -> Iterator[tuple[type[models.Model], type[models.Model]]]:
    """Every model that keeps a history, with the model of its history rows."""
    for event in apps.get_models():
        tracked = getattr(event, "pgh_tracked_model", None)
        if tracked is not None:
            yield tracked, event


def undo(*, action: UUID, by: "User") -> list[models.Model]:
    """Undo one's own action (a curator: anybody's). Returns the rows that exist again or still.

    Raises UndoConflict where something was changed or attached since, and changes nothing then.
    Undoing is itself an action with a history, and can be undone.
    """
    with recorded(by=by, reason="Undone"):
        rows: list[models.Model] = []
        found = False
        for model, event in tracked_models():
            events = list(event._default_manager.filter(pgh_context_id=action).order_by("pgh_id"))
            if not events:
                continue
            found = True
            _check_own(events[0], by)
            by_row: dict[Any, list[Any]] = {}
            for one in events:
                by_row.setdefault(one.pgh_obj_id, []).append(one)
            for pk, its in by_row.items():
                row = _restore(model, event, pk, its)
                if row is not None:
                    rows.append(row)
        if not found:
            raise UndoConflict("There is nothing to undo: the action changed nothing.")
        try:
            with connection.cursor() as cursor:
                # Checked here, where the refusal can be explained, and not first at the commit.
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        except IntegrityError as error:
            raise UndoConflict(
                "This cannot be undone: something else has been attached to it since."
            ) from error
        return rows


def _check_own(event: Any, by: "User") -> None:
    author = (event.pgh_context or {}).get("user")
    if author != by.pk and not may(by, Action.CURATE):
        raise NotPermitted("Only the person who did this, or a curator, can undo it.")


def _fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not field.generated]


def _state(row: Any, model: type[models.Model]) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in _fields(model)}


def _restore(
    model: type[models.Model], event: type[models.Model], pk: Any, its: list[Any]
) -> models.Model | None:
    """Bring one row back to its state before the events `its`, all of one action."""
    manager = model._default_manager
    now = manager.select_for_update().filter(pk=pk).first()
    after = None if its[-1].pgh_label == "delete" else _state(its[-1], model)
    if (None if now is None else _state(now, model)) != after:
        raise UndoConflict("This cannot be undone: it has been changed again since.")
    if its[0].pgh_label == "insert":
        before = None
    else:
        earlier = (
            event._default_manager.filter(pgh_obj_id=pk, pgh_id__lt=its[0].pgh_id)
            .order_by("-pgh_id")
            .first()
        )
        # A delete event holds the state that was deleted.
        before = _state(earlier if earlier is not None else its[0], model)
        if earlier is None and its[0].pgh_label != "delete":
            raise UndoConflict("This cannot be undone: its history does not reach back so far.")
    if before is None:
        if now is not None:
            # No cascade: what was attached since must stop the undoing, not vanish with it.
            manager.filter(pk=pk)._raw_delete("default")  # type: ignore[attr-defined]
        return None
    if now is not None and "revision" in before:
        # A form opened before must not fit by accident: the number only ever grows.
        before["revision"] = now.revision + 1  # type: ignore[attr-defined]
    row = model(**before)
    row._state.adding = now is None
    models.Model.save_base(row, raw=True, force_insert=now is None)
    return row
