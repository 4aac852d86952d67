"""What claims are compared against: what lies within what, who speaks for whom, who is a party."""

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from apps.articles.enums import SuggestionState
from apps.comparison.methods.facts import Named
from apps.comparison.methods.scopes import Entry, Hierarchy, Known
from apps.comparison.models import PartOf, Party
from apps.comparison.queries.past import stood
from apps.entities.models import Entity, Name, Role

# With all above them, by what they lie within themselves and by what people say beside that.
_ABOVE: Final = """
    WITH RECURSIVE above(id) AS (
        SELECT unnest(%s::uuid[])
         UNION
        SELECT up.id
          FROM above
         CROSS JOIN LATERAL (
                SELECT entity.parent_id AS id FROM entities_entity AS entity
                 WHERE entity.id = above.id AND entity.parent_id IS NOT NULL
                 UNION ALL
                SELECT held.whole_id FROM comparison_partof AS held
                 WHERE held.part_id = above.id AND held.state = 'confirmed'
               ) AS up
    )
    SELECT id FROM above
"""


@dataclass(frozen=True)
class Surroundings:
    """`interests` holds for all that lies within a party, and for who speaks for one."""

    entities: Mapping[str, Named]
    known: Known
    speaks_for: Mapping[str, frozenset[str]]
    interests: Mapping[str, str]


def surroundings_of(
    entities: Collection[UUID], speakers: Collection[UUID], as_of: datetime.datetime | None
) -> Surroundings:
    """All that bears on these entities; a few queries, however many there are."""
    speaks_for = _bodies(speakers)
    wanted = {*entities, *speakers, *(body for held in speaks_for.values() for body in held)}
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [list(wanted)])
        ids = [row[0] for row in cursor.fetchall()]
    rows = {row["id"]: row for row in stood(Entity, as_of, {"id": ids})}
    wholes: dict[UUID, set[UUID]] = {pk: set() for pk in rows}
    for pk, row in rows.items():
        if row["parent_id"] in rows:
            wholes[pk].add(row["parent_id"])
    for held in stood(PartOf, as_of, {"part_id": ids, "state": [SuggestionState.CONFIRMED]}):
        if held["part_id"] in rows and held["whole_id"] in rows:
            wholes[held["part_id"]].add(held["whole_id"])
    wholes = _without_circles(wholes)
    names: dict[UUID, list[str]] = {}
    for pk, text in Name.objects.filter(entity__in=ids).values_list("entity_id", "text"):
        names.setdefault(pk, []).append(text)
    parties = {row["entity_id"]: row["role"] for row in stood(Party, as_of, {"entity_id": ids})}
    hierarchy = Hierarchy(
        tuple(
            Entry(
                str(pk),
                rows[pk]["name"],
                tuple(sorted(map(str, wholes[pk]))),
                tuple(sorted(names.get(pk, ()))),
            )
            for pk in sorted(rows)
        )
    )
    return Surroundings(
        entities={str(pk): Named(str(pk), row["name"], row["kind"]) for pk, row in rows.items()},
        known=Known(populations=hierarchy, places=hierarchy),
        speaks_for={
            str(person): frozenset(map(str, bodies)) for person, bodies in speaks_for.items()
        },
        interests=_interests(rows, hierarchy, speaks_for, parties),
    )


def _bodies(speakers: Collection[UUID]) -> dict[UUID, set[UUID]]:
    found: dict[UUID, set[UUID]] = {}
    roles = Role.objects.filter(
        person__in=list(speakers), body__isnull=False, state=SuggestionState.CONFIRMED
    )
    for person, body in roles.values_list("person_id", "body_id"):
        found.setdefault(person, set()).add(body)
    return found


def _without_circles(wholes: Mapping[UUID, set[UUID]]) -> dict[UUID, set[UUID]]:
    """The same without what would let one lie within itself: a merge of entities may cause it."""
    kept: dict[UUID, set[UUID]] = {pk: set() for pk in wholes}

    def reaches(start: UUID, end: UUID) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            at = waiting.pop()
            if at == end:
                return True
            fresh = kept[at] - seen
            seen |= fresh
            waiting.extend(fresh)
        return False

    for part in sorted(wholes):
        for whole in sorted(wholes[part]):
            if not reaches(whole, part):
                kept[part].add(whole)
    return kept


def _interests(
    rows: Iterable[UUID],
    hierarchy: Hierarchy,
    speaks_for: Mapping[UUID, set[UUID]],
    parties: Mapping[UUID, str],
) -> dict[str, str]:
    """A belligerent before an ally, where one is both."""
    by_key = {str(pk): role for pk, role in parties.items()}
    found: dict[str, str] = {}
    for pk in rows:
        stakes = {str(pk), *(str(body) for body in speaks_for.get(pk, ()))}
        held = {
            by_key[above]
            for stake in stakes
            if stake in hierarchy
            for above in hierarchy.above(stake)
            if above in by_key
        }
        if held:
            found[str(pk)] = "belligerent" if "belligerent" in held else "ally"
    return found
