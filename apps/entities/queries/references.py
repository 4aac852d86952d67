"""Everything that points at an entity, in whatever app, and what a merge does with it.

Apps above this one are never imported here: their foreign keys are found through the models, so
that what is built later is moved along without being named. What is not simply moved is listed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from django.db import connection, models

from apps.entities.models import Entity


class Treatment(Enum):
    """What becomes of the rows that point at the absorbed entity."""

    MOVED = "points at the kept one; where that would stand twice, one is taken away"
    PAIRED = "the pair is kept with the other entity in place; a pair that stands is not doubled"
    TAKEN_AWAY = "proposals are taken away, and come back with the entity"
    COUNTED = "counts that the database keeps by itself"
    LEFT = "the record of merges itself"


_NOT_MOVED = {
    "entities.difference.first": Treatment.PAIRED,
    "entities.difference.second": Treatment.PAIRED,
    "entities.likelyduplicate.first": Treatment.TAKEN_AWAY,
    "entities.likelyduplicate.second": Treatment.TAKEN_AWAY,
    "entities.entitytally.entity": Treatment.COUNTED,
    "entities.opentally.entity": Treatment.COUNTED,
    "entities.merge.kept": Treatment.LEFT,
    "entities.merge.absorbed": Treatment.LEFT,
}

# Of two rows that would say the same, the one with the lower rank stays; of equals the kept's.
# What a person confirmed goes before what a person rejected, and both before a suggestion.
_RANKS: dict[str, str] = {
    "state": "CASE {row}.state WHEN 'confirmed' THEN 0 WHEN 'rejected' THEN 1 ELSE 2 END",
    "scheme": "CASE WHEN {row}.scheme = '' THEN 0 WHEN {row}.seen THEN 1 ELSE 2 END",
}


def quoted(name: str | None) -> str:
    """The name of a table or a column as SQL takes it."""
    assert name
    return connection.ops.quote_name(name)


@dataclass(frozen=True)
class Reference:
    """One foreign key to a model, and the words SQL needs to speak of it."""

    model: type[models.Model]
    field: "models.ForeignKey[Any, Any]"

    @property
    def label(self) -> str:
        return f"{self.model._meta.label_lower}.{self.field.name}"

    @property
    def treatment(self) -> Treatment:
        return _NOT_MOVED.get(self.label, Treatment.MOVED)

    @property
    def table(self) -> str:
        return quoted(self.model._meta.db_table)

    @property
    def column(self) -> str:
        return quoted(self.field.column)

    @property
    def key(self) -> str:
        return quoted(self._key.column)

    @property
    def key_type(self) -> str:
        return str(self._key.rel_db_type(connection))

    @property
    def type(self) -> str:
        return str(self.field.db_type(connection))

    @property
    def _key(self) -> "models.Field[Any, Any]":
        key = self.model._meta.pk
        assert key is not None
        return key

    @property
    def next_revision(self) -> str:
        """A form opened before must not fit by accident: the number only ever grows."""
        names = {field.name for field in self.model._meta.concrete_fields}
        return ", revision = revision + 1" if "revision" in names else ""

    @property
    def uniques(self) -> tuple["Unique", ...]:
        """The constraints by which two rows could come to say the same."""
        return tuple(
            Unique(
                others=tuple(
                    quoted(getattr(self.model._meta.get_field(name), "column", None))
                    for name in names
                    if name != self.field.name
                ),
                nulls_are_equal=nulls_are_equal,
            )
            for names, nulls_are_equal in _uniques(self.model)
            if self.field.name in names
        )

    def rank(self, row: str) -> str:
        names = {field.name for field in self.model._meta.concrete_fields}
        known = [rank for name, rank in _RANKS.items() if name in names]
        return known[0].format(row=row) if known else "0"


@dataclass(frozen=True)
class Unique:
    """The columns beside the foreign key that must not repeat with it."""

    others: tuple[str, ...]
    nulls_are_equal: bool

    def same(self, one: str, other: str) -> str:
        equal = "IS NOT DISTINCT FROM" if self.nulls_are_equal else "="
        parts = [f"{one}.{name} {equal} {other}.{name}" for name in self.others]
        return " AND ".join(parts) or "TRUE"


def _uniques(model: type[models.Model]) -> Iterator[tuple[tuple[str, ...], bool]]:
    for constraint in model._meta.total_unique_constraints:
        yield tuple(constraint.fields), constraint.nulls_distinct is False
    for names in model._meta.unique_together:
        yield tuple(names), False
    for field in model._meta.concrete_fields:
        if field.unique and not field.primary_key:
            yield (field.name,), False


@cache
def references(model: type[models.Model] = Entity) -> tuple[Reference, ...]:
    """Every foreign key to the model, without the history, which never changes."""
    found = {
        (relation.related_model, relation.field.name): Reference(
            relation.related_model, relation.field
        )
        for relation in model._meta.get_fields(include_hidden=True)
        if isinstance(relation, models.ManyToOneRel)
        and not hasattr(relation.related_model, "pgh_tracked_model")
    }
    return tuple(sorted(found.values(), key=lambda one: one.label))


def treated(treatment: Treatment) -> tuple[Reference, ...]:
    return tuple(one for one in references() if one.treatment == treatment)


def model_called(label: str) -> type[models.Model]:
    """The model of a label as merged rows hold it, among those that a merge can touch."""
    return _models()[label]


@cache
def _models() -> dict[str, type[models.Model]]:
    found: dict[str, type[models.Model]] = {}
    waiting: list[type[models.Model]] = [Entity]
    while waiting:
        model = waiting.pop()
        if model._meta.label_lower not in found:
            found[model._meta.label_lower] = model
            waiting += [one.model for one in references(model)]
    return found
