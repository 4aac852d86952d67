"""Moving everything that points at one entity to another, and back: one statement a foreign key.

Every value changed and every row taken away is written down (MergedRow) by the same statement
that changes it, so that nothing is lost between the two, however many rows there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import IntegrityError, connection, transaction
from django.db.models import ForeignKey

from apps.entities.actions.pairs_moving import PAIR, move_pairs, pairs_back
from apps.entities.models import Entity, Merge, MergedRow
from apps.entities.queries.references import (
    Reference,
    Treatment,
    Unique,
    model_called,
    quoted,
    references,
    treated,
)

# Steps of one foreign key and what hangs on it. Undoing goes upward, so the last key is lowest.
_STEPS_A_KEY = 100
_ONE_PAIR = "SELECT %(absorbed)s::uuid AS old, %(kept)s::uuid AS new"
# The rows that were found to stand twice are pairs themselves, for what points at them.
_TWINS = """
    SELECT row::{type} AS old, (after ->> 'twin')::{type} AS new
      FROM entities_mergedrow
     WHERE merge_id = %(merge)s AND model = '{model}' AND field = '' AND after IS NOT NULL
"""
_FIND_TWICE = """
    WITH pairs AS MATERIALIZED ({pairs}), twice AS (
        SELECT theirs.{key} AS theirs, ours.{key} AS ours, pairs.old, pairs.new,
               {their_rank} < {our_rank} AS theirs_stays
          FROM pairs
          JOIN {table} AS theirs ON theirs.{column} = pairs.old
          JOIN {table} AS ours ON ours.{column} = pairs.new AND {same}
    )
    INSERT INTO entities_mergedrow (merge_id, step, model, row, field, before, after)
    SELECT %(merge)s, %(step)s, '{model}', gone.{key}::text, '', to_jsonb(gone),
           jsonb_build_object(
               'twin', (CASE WHEN theirs_stays THEN theirs ELSE ours END)::text,
               'column', '{name}',
               'value', CASE WHEN theirs_stays THEN old ELSE new END)
      FROM twice
      JOIN {table} AS gone ON gone.{key} = CASE WHEN theirs_stays THEN ours ELSE theirs END
"""
_TAKE_AWAY = """
    DELETE FROM {table} AS gone USING entities_mergedrow AS noted
     WHERE noted.merge_id = %(merge)s AND noted.step = %(step)s AND gone.{key} = noted.row::{type}
"""
_MOVE = """
    WITH pairs AS MATERIALIZED ({pairs}), moved AS (
        UPDATE {table} AS moving
           SET {column} = pairs.new{next_revision}
          FROM pairs
         WHERE moving.{column} = pairs.old
        RETURNING moving.{key} AS key, pairs.old, pairs.new
    )
    INSERT INTO entities_mergedrow (merge_id, step, model, row, field, before, after)
    SELECT %(merge)s, %(step)s, '{model}', key::text, '{field}', to_jsonb(old), to_jsonb(new)
      FROM moved
"""
_TAKE_PROPOSALS = """
    WITH gone AS (DELETE FROM {table} AS gone WHERE {column} = %(absorbed)s
                  RETURNING {key} AS key, to_jsonb(gone) AS whole)
    INSERT INTO entities_mergedrow (merge_id, step, model, row, field, before, after)
    SELECT %(merge)s, %(step)s, '{model}', key::text, '', whole, NULL FROM gone
"""
_MOVE_BACK = """
    UPDATE {table} AS moving
       SET {column} = (noted.before #>> '{{}}')::{type}{next_revision}
      FROM entities_mergedrow AS noted
     WHERE noted.merge_id = %(merge)s AND noted.step = %(step)s
       AND moving.{key} = noted.row::{key_type}
       AND to_jsonb(moving.{column}) = noted.after
       AND EXISTS (SELECT FROM {target} AS target
                    WHERE target.{target_key} = (noted.before #>> '{{}}')::{type})
"""
_BRING_BACK = """
    INSERT INTO {table} ({columns})
    SELECT {values}
      FROM entities_mergedrow AS noted,
           jsonb_populate_record(NULL::{table}, noted.before) AS gone
     WHERE noted.merge_id = %(merge)s AND noted.step = %(step)s
       AND (noted.after IS NULL OR EXISTS (
               SELECT FROM {table} AS twin
                WHERE twin.{key} = (noted.after ->> 'twin')::{key_type}
                  AND to_jsonb(twin) -> (noted.after ->> 'column') = noted.after -> 'value'))
       AND {targets_stand}
        ON CONFLICT DO NOTHING
"""


def move_everything(merge: Merge) -> None:
    """Let all that points at the absorbed entity point at the kept one."""
    moved = treated(Treatment.MOVED)
    for place, reference in enumerate(moved):
        steps = _Steps((len(moved) - place) * _STEPS_A_KEY)
        _hand_over(merge, reference, _ONE_PAIR, steps)
    move_pairs(merge, (len(moved) + 1) * _STEPS_A_KEY)
    for place, reference in enumerate(treated(Treatment.TAKEN_AWAY)):
        _run(_TAKE_PROPOSALS, merge, reference, step=(len(moved) + 2) * _STEPS_A_KEY + place)


def move_back(merge: Merge) -> None:
    """Undo what `move_everything` did, wherever a row still stands as it left it."""
    done = MergedRow.objects.filter(merge=merge, step__gt=0).order_by("step")
    for step, label, name in done.values_list("step", "model", "field").distinct():
        model = model_called(label)
        if name == PAIR:
            pairs_back(merge, step)
        elif name:
            field = model._meta.get_field(name)
            # Only foreign keys were ever written down as moved.
            _step_back(merge, Reference(model, field), step)  # type: ignore[arg-type]
        else:
            _bring_back(merge, label, step)


@dataclass
class _Steps:
    last: int

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        self.last += 1
        return self.last


def _hand_over(merge: Merge, reference: Reference, pairs: str, steps: _Steps) -> None:
    moving = next(steps)
    for unique in reference.uniques:
        taking = next(steps)
        found = _run(_FIND_TWICE, merge, reference, step=taking, pairs=pairs, unique=unique)
        if found:
            twins = _TWINS.format(type=reference.key_type, model=reference.model._meta.label_lower)
            for hanging in references(reference.model):
                _hand_over(merge, hanging, twins, steps)
            _run(_TAKE_AWAY, merge, reference, step=taking)
    _run(_MOVE, merge, reference, step=moving, pairs=pairs)


def _run(
    statement: str,
    merge: Merge,
    reference: Reference,
    *,
    step: int,
    pairs: str = "",
    unique: Unique | None = None,
) -> int:
    target = reference.field.target_field
    sql = statement.format(
        pairs=pairs,
        table=reference.table,
        model=reference.model._meta.label_lower,
        field=reference.field.name,
        name=reference.field.column,
        column=reference.column,
        key=reference.key,
        key_type=reference.key_type,
        type=reference.key_type if statement is _TAKE_AWAY else reference.type,
        next_revision=reference.next_revision,
        same=unique.same("theirs", "ours") if unique else "",
        their_rank=reference.rank("theirs"),
        our_rank=reference.rank("ours"),
        target=quoted(target.model._meta.db_table),
        target_key=quoted(target.column),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            sql,
            {
                "merge": merge.pk,
                "step": step,
                "kept": merge.kept_id,
                "absorbed": merge.absorbed_id,
            },
        )
        return cursor.rowcount


def _step_back(merge: Merge, reference: Reference, step: int) -> None:
    if reference.field is not Entity._meta.get_field("parent"):
        _run(_MOVE_BACK, merge, reference, step=step)
        return
    try:
        with transaction.atomic():
            _run(_MOVE_BACK, merge, reference, step=step)
    except IntegrityError:
        # Somebody placed things anew in between, so that some would come to lie within
        # themselves. Those stay where they are.
        _parents_back_one_by_one(merge, step)


def _parents_back_one_by_one(merge: Merge, step: int) -> None:
    for row in MergedRow.objects.filter(merge=merge, step=step).order_by("pk"):
        child = Entity.objects.filter(pk=row.row, parent=row.after).first()
        if child is None:
            continue
        try:
            with transaction.atomic():
                child.parent_id = row.before
                child.revision += 1
                child.save(update_fields=["parent", "revision"])
        except IntegrityError:
            continue


def _bring_back(merge: Merge, label: str, step: int) -> None:
    model = model_called(label)
    key = model._meta.pk
    assert key is not None
    fields = [field for field in model._meta.concrete_fields if not field.generated]
    stand = [
        f"(gone.{quoted(field.column)} IS NULL OR EXISTS (SELECT FROM"
        f" {quoted(field.target_field.model._meta.db_table)} AS target"
        f" WHERE target.{quoted(field.target_field.column)} = gone.{quoted(field.column)}))"
        for field in fields
        if isinstance(field, ForeignKey)
    ]
    sql = _BRING_BACK.format(
        table=quoted(model._meta.db_table),
        columns=", ".join(quoted(field.column) for field in fields),
        values=", ".join(f"gone.{quoted(field.column)}" for field in fields),
        key=quoted(key.column),
        key_type=key.rel_db_type(connection),
        targets_stand=" AND ".join(stand) or "TRUE",
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, {"merge": merge.pk, "step": step})
