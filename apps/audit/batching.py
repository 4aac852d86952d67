"""Migration operations in batches, for tracked models: each is dozens of triggers and constraints.

Django renders every related model anew after each operation once a migration has begun. That made
an empty database wait for a thousand renderings; a batch is one operation, rendered once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import (
    AddConstraint,
    AddField,
    AddIndex,
    CreateModel,
    RemoveConstraint,
    RemoveIndex,
)
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from pgtrigger.migrations import AddTrigger, RemoveTrigger

# Each kind needs only the state before all of its batch and the one after, none in between.
_KINDS = (
    (CreateModel,),
    (
        AddField,
        AddIndex,
        RemoveIndex,
        AddConstraint,
        RemoveConstraint,
        AddTrigger,
        RemoveTrigger,
    ),
)


class Batch(Operation):
    """Operations carried out in order, between one state of the models and one other."""

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = operations

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """The state after all of them; what is rendered of it is rendered again once."""
        rendered = state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)
        if rendered is not None:
            state.__dict__["apps"] = rendered
            touched = {(app_label, _model(operation)) for operation in self.operations}
            state.reload_models(sorted(touched), delay=False)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Carries them out in order."""
        for operation in self.operations:
            operation.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Takes them back, the last one first."""
        for operation in reversed(self.operations):
            operation.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """All of them, for `migrate --plan`."""
        return "; ".join(operation.describe() for operation in self.operations)


def in_batches(operations: Iterable[Operation]) -> list[Operation]:
    """The same operations in the same order, neighbours of a kind as one batch."""
    return [
        found
        for kind, group in groupby(operations, key=_kind)
        for found in ([Batch(list(group))] if kind >= 0 else group)
    ]


def _kind(operation: Operation) -> int:
    return next((at for at, kind in enumerate(_KINDS) if isinstance(operation, kind)), -1)


def _model(operation: Operation) -> str:
    name: str = getattr(operation, "name" if isinstance(operation, CreateModel) else "model_name")
    return name.lower()
