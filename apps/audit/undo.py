"""Undoing an action: everything it changed goes back to what history says it was before."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, connection, models
from django.db.models import F

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
    with recorded(by=by, reason="Undone"), _undoing():
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
                by_row.setdefault(one.pgh_obj_id, []).append(one)  # type: ignore[attr-defined]  # pghistory's
            rows += _restore_all(model, by_row, _before(event, by_row, action))
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


@contextmanager
def _undoing() -> Iterator[None]:
    """Tells the triggers: what stood once may stand again where nobody could write it anew."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('fogline.undoing', 'on', true)")
        yield
        cursor.execute("SELECT set_config('fogline.undoing', '', true)")


def _check_own(event: Any, by: "User") -> None:
    author = (event.pgh_context or {}).get("user")
    if author != by.pk and not may(by, Action.CURATE):
        raise NotPermitted("Only the person who did this, or a curator, can undo it.")


def _fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    return [field for field in model._meta.concrete_fields if not field.generated]


def _state(row: Any, model: type[models.Model]) -> dict[str, Any]:
    return {field.attname: getattr(row, field.attname) for field in _fields(model)}


def _told(state: dict[str, Any] | None, model: type[models.Model]) -> dict[str, Any] | None:
    """Without the columns that triggers write from elsewhere: others may have moved them since."""
    derived: frozenset[str] = getattr(model, "derived_columns", frozenset())
    if state is None or not derived:
        return state
    return {name: value for name, value in state.items() if name not in derived}


def _held(model: type[models.Model], by_row: dict[Any, list[Any]]) -> dict[Any, models.Model]:
    """The rows as they are now, locked, so that nobody changes them in between."""
    rows = model._default_manager.select_for_update().filter(pk__in=list(by_row)).order_by("pk")
    return {row.pk: row for row in rows}


def _before(event: Any, by_row: dict[Any, list[Any]], action: UUID) -> dict[Any, Any]:
    """The last event of each row before the action, where it did not begin with the row."""
    first = {pk: its[0].pgh_id for pk, its in by_row.items() if its[0].pgh_label != "insert"}
    if not first:
        return {}
    events = event._default_manager.filter(pgh_obj_id__in=list(first))
    latest = events.filter(pgh_id__lt=max(first.values())).exclude(pgh_context_id=action)
    found: dict[Any, Any] = {
        one.pgh_obj_id: one
        for one in latest.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    }
    for pk, one in found.items():
        # Somebody else may have changed this row while the action was at the others.
        if one.pgh_id >= first[pk]:
            earlier = events.filter(pgh_obj_id=pk, pgh_id__lt=first[pk])
            found[pk] = earlier.order_by("-pgh_id").first()
    return found


def _restore_all(
    model: type[models.Model], by_row: dict[Any, list[Any]], earlier: dict[Any, Any]
) -> list[models.Model]:
    """Bring rows of one model back to their states before the events of the action.

    Returns the rows that exist then. What many rows have in common is written at once.
    """
    manager = model._default_manager
    held = _held(model, by_row)
    gone: list[Any] = []
    changes: dict[str, tuple[dict[str, Any], list[Any]]] = {}
    rows: list[models.Model] = []
    for pk, its in by_row.items():
        now = held.get(pk)
        state = None if now is None else _state(now, model)
        left = None if its[-1].pgh_label == "delete" else _state(its[-1], model)
        if _told(state, model) != _told(left, model):
            raise UndoConflict("This cannot be undone: it has been changed again since.")
        if its[0].pgh_label == "insert":
            if now is not None:
                gone.append(pk)
            continue
        before = _state_before(model, its[0], earlier.get(pk))
        if state is None:
            row = model(**before)
            models.Model.save_base(row, raw=True, force_insert=True)
        else:
            # Only what differs: writing a title over itself would index the article again.
            telling = _told(before, model) or {}
            changed = {name: value for name, value in telling.items() if value != state[name]}
            if changed and "revision" in before:
                # A form opened before must not fit by accident: the number only ever grows.
                before["revision"] = state["revision"] + 1
                changed["revision"] = F("revision") + 1
            if changed:
                changes.setdefault(repr(changed), (changed, []))[1].append(pk)
            row = model(**before)
            row._state.adding = False
        rows.append(row)
    for changed, keys in changes.values():
        manager.filter(pk__in=keys).update(**changed)
    if gone:
        # No cascade: what was attached since must stop the undoing, not vanish with it.
        manager.filter(pk__in=gone)._raw_delete("default")
    return rows


def _state_before(model: type[models.Model], first: Any, earlier: Any) -> dict[str, Any]:
    """What a row was before the first event of the action, which was no insert."""
    if earlier is not None:
        return _state(earlier, model)
    if first.pgh_label != "delete":
        raise UndoConflict("This cannot be undone: its history does not reach back so far.")
    # A delete event holds the state that was deleted.
    return _state(first, model)
