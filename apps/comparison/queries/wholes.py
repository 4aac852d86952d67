"""What places and bodies lie within: by what people say, and by what the gazetteer says."""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.db import connection

from apps.articles.enums import SuggestionState
from apps.comparison.methods.scopes import Area
from apps.comparison.models import PartOf
from apps.comparison.queries.past import Row, stood
from apps.entities.enums import GeoPrecision
from apps.entities.models import Entity

# The region and the country around a place, as far as they are on file: by the place's own
# number, or, where it has none, by where it is. Then the nearest settlements must all lie in one
# region, and be no further than about 30 kilometres. “IS TRUE” keeps the planner from going
# through all places for each: what is looked for is one by its key, its number or its code.
_INFERRED: Final = """
    SELECT self.id AS part, held.id AS whole, says.level, says.way
      FROM entities_entity AS self
     CROSS JOIN LATERAL (
            SELECT place.country,
                   CASE place.kind WHEN 'settlement' THEN place.region END AS region,
                   place.kind = 'country' AS is_country, 'number' AS way
              FROM entities_gazetteerplace AS place
             WHERE place.code IN ('geonames:' || self.geonames, 'iso:' || self.iso)
             UNION ALL
            SELECT min(near.country), CASE WHEN count(DISTINCT near.region) = 1
                                           THEN min(near.region) END, false, 'position'
              FROM (SELECT place.country, place.region FROM entities_gazetteerplace AS place
                     WHERE place.kind = 'settlement'
                       AND place.latitude BETWEEN self.latitude - 0.27 AND self.latitude + 0.27
                       AND place.longitude BETWEEN
                           self.longitude - 0.27 / greatest(cosd(self.latitude), 0.2)
                       AND self.longitude + 0.27 / greatest(cosd(self.latitude), 0.2)
                     ORDER BY (place.latitude - self.latitude) ^ 2
                            + ((place.longitude - self.longitude) * cosd(self.latitude)) ^ 2,
                              place.code
                     LIMIT 5) AS near
             WHERE self.geonames = '' AND self.iso = ''
               AND coalesce(self.geo_precision, 1) <= 3
            HAVING count(*) >= 3 AND count(DISTINCT near.country) = 1
           ) AS place
     CROSS JOIN LATERAL (
            SELECT 'region' AS level, place.way, place.region AS code
             WHERE place.region <> ''
             UNION ALL
            SELECT 'country', place.way, 'iso:' || place.country
             WHERE place.country <> '' AND NOT place.is_country
           ) AS says
      JOIN LATERAL (
            SELECT id FROM entities_entity
             WHERE iso <> '' AND iso = substr(says.code, 5) AND says.code LIKE 'iso:%%'
               AND (kind = 'place' AND standing = 'on_file') IS TRUE
             UNION
            SELECT id FROM entities_entity
             WHERE geonames <> '' AND geonames = substr(says.code, 10)
               AND says.code LIKE 'geonames:%%'
               AND (kind = 'place' AND standing = 'on_file') IS TRUE
           ) AS held ON held.id <> self.id
     WHERE (self.kind = 'place') IS TRUE AND self.id {which}
"""
# With all above them, by what they lie within themselves, what people say beside that, and what
# the gazetteer says.
_ABOVE: Final = f"""
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
                 UNION ALL
                SELECT inferred.whole FROM ({_INFERRED.format(which="= above.id")}) AS inferred
               ) AS up
    )
    SELECT id FROM above
"""  # noqa: S608 - put together from what stands above


_REACH: Final = {GeoPrecision.EXACT: 15.0, GeoPrecision.NEAR: 40.0, GeoPrecision.DISTRICT: 75.0}


class Source(StrEnum):
    """By what one lies within another: its own entry, what a person said, or the gazetteer."""

    ENTRY = "entry"
    SAID = "said"
    NUMBER = "number"
    POSITION = "position"

    @property
    def is_inferred(self) -> bool:
        return self in (Source.NUMBER, Source.POSITION)


@dataclass(frozen=True)
class Within:
    """One lies within another. `said`: the row in which a person says so."""

    part: UUID
    whole: UUID
    source: Source
    said: UUID | None = None


def above(entities: Collection[UUID]) -> list[UUID]:
    """These and all that they may lie within, however far up. One query."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, [list(entities)])
        return [row[0] for row in cursor.fetchall()]


def wholes_of(
    rows: Mapping[UUID, Row],
    as_of: datetime.datetime | None = None,
    *,
    said: Iterable[Row] | None = None,
) -> dict[UUID, tuple[Within, ...]]:
    """What each of these entities lies within directly, among themselves. Two queries.

    `said`: what people say of these parts, where that is at hand.

    What a person denies is left out, whoever else says it. The gazetteer is silent where a person
    puts a place into another region or country than it does; where it names the region, the
    country is the region's.
    """
    if said is None:
        said = stood(PartOf, as_of, {"part_id": list(rows)})
    return _decided(rows, said, inferred_of(list(rows)))


def is_said_within(part: Entity, whole: Entity) -> bool:
    """Whether people say, by whatever way, that one lies within another. A few queries."""
    rows: dict[UUID, Row] = {
        pk: vars(one) for pk, one in Entity.objects.in_bulk(above([part.pk])).items()
    }
    wholes = wholes_of(rows)
    seen, waiting = {part.pk}, [part.pk]
    while waiting:
        for each in wholes[waiting.pop()]:
            if not each.source.is_inferred and each.whole not in seen:
                seen.add(each.whole)
                waiting.append(each.whole)
    return whole.pk in seen and part.pk != whole.pk


def inferred_of(parts: Collection[UUID]) -> list[tuple[UUID, UUID, str, str]]:
    """Part, whole, "region" or "country", and "number" or "position", as the gazetteer says."""
    if not parts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_INFERRED.format(which="= ANY(%s::uuid[])"), [list(parts)])
        return sorted(set(cursor.fetchall()))


def _decided(
    rows: Mapping[UUID, Row],
    said: Iterable[Row],
    inferred: Iterable[tuple[UUID, UUID, str, str]],
) -> dict[UUID, tuple[Within, ...]]:
    found: dict[UUID, dict[UUID, Within]] = {pk: {} for pk in rows}
    denied: set[tuple[UUID, UUID]] = set()
    for pk, row in rows.items():
        if row["parent_id"] in rows:
            found[pk][row["parent_id"]] = Within(pk, row["parent_id"], Source.ENTRY)
    for row in said:
        part, whole = row["part_id"], row["whole_id"]
        if row["state"] == SuggestionState.REJECTED:
            denied.add((part, whole))
        elif row["state"] == SuggestionState.CONFIRMED and whole in rows:
            found[part][whole] = Within(part, whole, Source.SAID, row["id"])
    by_part: dict[UUID, dict[str, Within]] = defaultdict(dict)
    for part, whole, level, way in inferred:
        if whole in rows and (part, whole) not in denied:
            by_part[part].setdefault(level, Within(part, whole, Source(way)))
    for part, levels in by_part.items():
        if not any(_gainsays(rows[whole], levels, rows) for whole in found[part]):
            nearest = levels.get("region") or levels["country"]
            found[part].setdefault(nearest.whole, nearest)
    return {
        pk: tuple(each for whole, each in held.items() if (pk, whole) not in denied)
        for pk, held in found.items()
    }


def _gainsays(said: Row, levels: Mapping[str, Within], rows: Mapping[UUID, Row]) -> bool:
    """Whether somebody puts a place into another country or region than the gazetteer does."""
    level = _level(said)
    inferred = levels.get(level) if level else None
    return inferred is not None and inferred.whole != said["id"]


def _level(row: Row) -> str:
    if row["kind"] != "place":
        return ""
    if len(row["iso"]) == 2:
        return "country"
    return "region" if row["iso"][2:3] == "-" or "." in row["geonames"] else ""


def without_circles(
    wholes: Mapping[UUID, Iterable[Within]],
) -> dict[UUID, tuple[Within, ...]]:
    """The same without what would let one lie within itself, which a merge of entities may cause:
    what is only inferred is left out before what somebody says."""
    kept: dict[UUID, dict[UUID, Within]] = {pk: {} for pk in wholes}

    def reaches(start: UUID, end: UUID) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            at = waiting.pop()
            if at == end:
                return True
            fresh = kept.get(at, {}).keys() - seen
            seen |= fresh
            waiting.extend(fresh)
        return False

    every = [each for held in wholes.values() for each in held]
    for each in sorted(every, key=lambda one: (one.source.is_inferred, one.part, one.whole)):
        if not reaches(each.whole, each.part):
            kept[each.part][each.whole] = each
    return {pk: tuple(held.values()) for pk, held in kept.items()}


def areas_of(rows: Mapping[UUID, Row]) -> dict[str, Area]:
    """Where places are, and how far they may reach at most, as far as that is known.

    How exactly a place is known bounds how far it may reach: a settlement 15 km, what is known
    within 25 km as much again, a district 75 km. Of regions and countries the middle says nothing.
    """
    return {
        str(pk): Area(row["latitude"], row["longitude"], 0.0, _REACH[row["geo_precision"]])
        for pk, row in rows.items()
        if row["latitude"] is not None and row["geo_precision"] in _REACH and not row["iso"]
    }
