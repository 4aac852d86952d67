"""What people said are not the same: kept true of the entity that goes on, and given back."""

from uuid import UUID

from django.db import connection

from apps.entities.models import Merge

PAIR = "pair"
_LABEL = "entities.difference"
_THEIRS = """
    WITH theirs AS (
        SELECT id, CASE WHEN first_id = %(absorbed)s THEN second_id ELSE first_id END AS other
          FROM entities_difference
         WHERE %(absorbed)s IN (first_id, second_id)
    )
"""
_TAKE_THOSE_THAT_STAND = f"""
    {_THEIRS}, twice AS (
        SELECT theirs.id, twin.id AS twin
          FROM theirs
          JOIN entities_difference AS twin
            ON twin.first_id = least(theirs.other, %(kept)s::uuid)
           AND twin.second_id = greatest(theirs.other, %(kept)s::uuid)
    ), gone AS (
        DELETE FROM entities_difference AS gone USING twice
         WHERE gone.id = twice.id
        RETURNING gone.id, to_jsonb(gone) AS whole, twice.twin
    )
    INSERT INTO entities_mergedrow (merge_id, step, model, row, field, before, after)
    SELECT %(merge)s, %(step)s, '{_LABEL}', id::text, '', whole,
           jsonb_build_object('twin', twin::text, 'column', 'id', 'value', twin)
      FROM gone
"""  # noqa: S608  (the name of a model of ours)
_MOVE = f"""
    {_THEIRS}, moved AS (
        UPDATE entities_difference AS moving
           SET first_id = least(theirs.other, %(kept)s::uuid),
               second_id = greatest(theirs.other, %(kept)s::uuid)
          FROM theirs
         WHERE moving.id = theirs.id
        RETURNING moving.*, theirs.other
    )
    INSERT INTO entities_mergedrow (merge_id, step, model, row, field, before, after)
    SELECT %(merge)s, %(step)s + 1, '{_LABEL}', id::text, '{PAIR}',
           jsonb_build_array(least(other, %(absorbed)s::uuid),
                             greatest(other, %(absorbed)s::uuid)),
           jsonb_build_array(first_id, second_id)
      FROM moved
"""  # noqa: S608  (the names of a model and a field of ours)
_MOVE_BACK = """
    UPDATE entities_difference AS moving
       SET first_id = (noted.before ->> 0)::uuid, second_id = (noted.before ->> 1)::uuid
      FROM entities_mergedrow AS noted
     WHERE noted.merge_id = %(merge)s AND noted.step = %(step)s AND moving.id = noted.row::uuid
       AND jsonb_build_array(moving.first_id, moving.second_id) = noted.after
"""


def move_pairs(merge: Merge, step: int) -> None:
    """Who is not the absorbed one is not the kept one either. Uses this step and the next."""
    asked: dict[str, UUID | int] = {
        "merge": merge.pk,
        "step": step,
        "kept": merge.kept_id,
        "absorbed": merge.absorbed_id,
    }
    with connection.cursor() as cursor:
        cursor.execute(_TAKE_THOSE_THAT_STAND, asked)
        cursor.execute(_MOVE, asked)


def pairs_back(merge: Merge, step: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_MOVE_BACK, {"merge": merge.pk, "step": step})
