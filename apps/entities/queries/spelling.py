"""Finding people, places and organisations by any spelling, in any script.

A spelling is found by its key (apps/entities/names.py): the whole key, its beginning, the
beginning of one of its words, or likeness, which is trigrams shared with words of the key.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.urls import reverse

from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.names import fold

# So few letters are alike with too much.
SHORTEST_FOR_LIKENESS = 4
# A list of candidates is read by a person; what is found beyond is better found by more letters.
CANDIDATES = 200

_MATCHING = """
    SELECT name.entity_id
      FROM entities_name AS name
     WHERE name.key LIKE %s OR name.key LIKE %s
     UNION
    SELECT alike.entity_id FROM entities_names_like(%s) AS alike WHERE %s
"""

# Each arm is bounded and comes through an index of its own, so that one letter is as quick as ten.
# Likeness is asked for only where nobody is spelled just so, and few begin so.
_BEST = """
    WITH begun AS MATERIALIZED (
        SELECT name.id, name.entity_id,
               CASE WHEN name.key = %(key)s THEN 0 ELSE 1 END AS step, 1::real AS likeness
          FROM entities_name AS name
          JOIN entities_entity AS entity ON entity.id = name.entity_id
         WHERE name.key LIKE %(beginning)s AND entity.standing = 'on_file'
         ORDER BY name.key
         LIMIT %(candidates)s
    ), found AS (
        SELECT * FROM begun
         UNION ALL
        (SELECT name.id, name.entity_id, 2, 1
           FROM entities_name AS name
          WHERE name.key LIKE %(word)s
          LIMIT %(candidates)s)
         UNION ALL
        (SELECT alike.name_id, alike.entity_id, 3, alike.likeness
           FROM entities_names_like(%(key)s) AS alike
          WHERE %(likeness)s AND NOT EXISTS (SELECT FROM begun WHERE step = 0)
            AND (SELECT count(*) FROM begun) < %(limit)s
          ORDER BY alike.likeness DESC
          LIMIT %(candidates)s)
    ), best AS (
        SELECT DISTINCT ON (found.entity_id) found.*
          FROM found
         ORDER BY found.entity_id, found.step, found.likeness DESC
    )
    SELECT entity.id, entity.kind, entity.docket, entity.name, entity.description,
           name.text, best.step, coalesce(tally.mentions, 0)
      FROM best
      JOIN entities_entity AS entity ON entity.id = best.entity_id
      JOIN entities_name AS name ON name.id = best.id
      LEFT JOIN entities_entitytally AS tally ON tally.entity_id = entity.id
     WHERE entity.kind = ANY(%(kinds)s) AND entity.standing = 'on_file'
     ORDER BY best.step, round(best.likeness::numeric, 1) DESC,
              coalesce(tally.mentions, 0) DESC, entity.sort_key, entity.id
     LIMIT %(limit)s
"""


@dataclass(frozen=True)
class FoundEntity:
    """An entity and the spelling that found it. `exact`: it is spelled so, and not longer."""

    id: UUID
    kind: EntityKind
    docket: int
    name: str
    description: str
    spelling: str
    exact: bool
    alike_only: bool
    mentions: int

    @property
    def docket_label(self) -> str:
        return f"{DOCKET_LETTER[self.kind]}-{self.docket}"

    def get_absolute_url(self) -> str:
        return reverse(f"desk:{self.kind.value}", args=[self.docket])


def _parameters(text: str) -> dict[str, Any] | None:
    key = fold(text)
    if not key:
        return None
    literal = key.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return {
        "key": key,
        "beginning": f"{literal}%",
        "word": f"% {literal}%",
        "likeness": len(key) >= SHORTEST_FOR_LIKENESS,
    }


def spelled_like(text: str) -> Q:
    """A condition on entities: `text` may spell them. Nothing but white space spells them all."""
    parameters = _parameters(text)
    if parameters is None:
        return Q()
    names = ("beginning", "word", "key", "likeness")
    # The text is a parameter; nothing typed becomes SQL.
    return Q(pk__in=RawSQL(_MATCHING, [parameters[name] for name in names]))  # noqa: S611


def best_by_spelling(
    text: str, *, kinds: Collection[EntityKind] = tuple(EntityKind), limit: int = 10
) -> list[FoundEntity]:
    """The entities that `text` most likely names, best first. One query."""
    parameters = _parameters(text)
    if parameters is None:
        return []
    parameters |= {
        "candidates": CANDIDATES,
        "kinds": [str(kind) for kind in kinds],
        "limit": limit,
    }
    with connection.cursor() as cursor:
        cursor.execute(_BEST, parameters)
        return [
            FoundEntity(
                id=row[0],
                kind=EntityKind(row[1]),
                docket=row[2],
                name=row[3],
                description=row[4],
                spelling=row[5],
                exact=row[6] == 0,
                alike_only=row[6] == 3,
                mentions=row[7],
            )
            for row in cursor.fetchall()
        ]
