"""Who has a stake in a conflict: its parties, what lies within them, and who speaks for them."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db import connection

from apps.comparison.methods.facts import Stake

# A person's own stake, and that of the bodies for which they speak while they do; with all above
# them. What goes round in a circle is met once.
_STAKES: Final = """
    WITH RECURSIVE stake(entity, since, until, at) AS (
        SELECT asked, NULL::date, NULL::date, asked FROM unnest(%(entities)s::uuid[]) AS asked
         UNION
        SELECT role.person_id,
               date_trunc(known.since, role.since)::date,
               (date_trunc(known.until, role.until) + ('1 ' || known.until)::interval
                - interval '1 day')::date,
               role.body_id
          FROM entities_role AS role
         CROSS JOIN LATERAL (
                SELECT replace(role.since_precision, 'minute', 'day') AS since,
                       replace(role.until_precision, 'minute', 'day') AS until
               ) AS known
         WHERE role.person_id = ANY(%(entities)s::uuid[])
           AND role.body_id IS NOT NULL AND role.state = 'confirmed'
         UNION
        SELECT stake.entity, stake.since, stake.until, up.id
          FROM stake
         CROSS JOIN LATERAL (
                SELECT entity.parent_id AS id FROM entities_entity AS entity
                 WHERE entity.id = stake.at AND entity.parent_id IS NOT NULL
                 UNION ALL
                SELECT held.whole_id FROM comparison_partof AS held
                 WHERE held.part_id = stake.at AND held.state = 'confirmed'
               ) AS up
    )
    SELECT DISTINCT stake.entity, party.role, party.side, conflict.name,
           greatest(stake.since, conflict.since), least(stake.until, conflict.until)
      FROM stake
      JOIN comparison_party AS party ON party.entity_id = stake.at
      JOIN comparison_conflict AS conflict ON conflict.id = party.conflict_id
"""


def stakes_of(entities: Collection[UUID]) -> dict[UUID, tuple[Stake, ...]]:
    """For each entity that has a stake, all of its stakes as they are now; one query."""
    if not entities:
        return {}
    found: dict[UUID, list[Stake]] = {}
    with connection.cursor() as cursor:
        cursor.execute(_STAKES, {"entities": list(entities)})
        for entity, *stake in cursor.fetchall():
            found.setdefault(entity, []).append(Stake(*stake))
    return {entity: tuple(stakes) for entity, stakes in found.items()}
