"""Pairs worth comparing: those that share a key, never all with all."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db import connection, transaction

from apps.entities.enums import EntityStanding
from apps.entities.matching.comparing.blocking import blocks, is_single
from apps.entities.models import Name

# Keys that more entities share than these say too little to compare them all.
_MOST_SHARERS = 60
_MOST_BEARERS = 400
_MOST_ALIKE = 40
# A name that the gazetteer knows of more places than these says nothing of which is meant.
_MOST_PLACES = 3

_TABLE = """
    CREATE TEMPORARY TABLE likely_block (
        entity uuid NOT NULL, kind text NOT NULL, block text NOT NULL, single bool NOT NULL
    ) ON COMMIT DROP
"""
_NUMBERED = """
    INSERT INTO likely_block
    SELECT entity.id, entity.kind, number.block, false
      FROM entities_entity AS entity
     CROSS JOIN LATERAL (VALUES
           ('w ' || NULLIF(entity.wikidata, '')),
           ('n ' || NULLIF(entity.geonames, '')),
           ('s ' || NULLIF(entity.opensanctions, '')),
           ('i ' || NULLIF(entity.iso, '')),
           ('c ' || round(entity.latitude * 20) || ' ' || round(entity.longitude * 20))
         ) AS number(block)
     WHERE entity.standing = 'on_file' AND number.block IS NOT NULL
"""
_IN_GAZETTEER = """
    INSERT INTO likely_block
    SELECT entity.id, entity.kind, 'z ' || place.code, false
      FROM entities_entity AS entity
      JOIN entities_name AS name ON name.entity_id = entity.id AND name.seen
     CROSS JOIN LATERAL (
           SELECT array_agg(found.code) AS codes
             FROM (SELECT code FROM entities_gazetteerplace
                    WHERE keys @> ARRAY[name.key] LIMIT %(most)s + 1) AS found) AS known
     CROSS JOIN LATERAL unnest(known.codes) AS place(code)
     WHERE entity.kind = 'place' AND entity.standing = 'on_file'
       AND cardinality(known.codes) <= %(most)s
"""
_PAIRS = """
    WITH meeting AS (
        SELECT DISTINCT entity, kind, block, single FROM likely_block
    ), small AS (
        SELECT kind, block FROM meeting GROUP BY kind, block
        HAVING count(*) > 1
           AND count(*) <= CASE WHEN block LIKE '1 %%' THEN %(bearers)s ELSE %(sharers)s END
    )
    SELECT DISTINCT one.entity, other.entity
      FROM small
      JOIN meeting AS one USING (kind, block)
      JOIN meeting AS other USING (kind, block)
     WHERE one.entity < other.entity
       AND (small.block NOT LIKE '1 %%' OR one.single OR other.single)
       AND NOT EXISTS (SELECT FROM entities_difference AS told
                        WHERE told.first_id = one.entity AND told.second_id = other.entity)
"""
_OF_SOME = """
    WITH own AS (
        SELECT entity.id, entity.kind, name.key
          FROM entities_entity AS entity
          JOIN entities_name AS name ON name.entity_id = entity.id AND name.seen
         WHERE entity.id = ANY(%(ids)s) AND entity.standing = 'on_file'
    ), met(one, other) AS (
        SELECT own.id, alike.entity_id
          FROM own
         CROSS JOIN LATERAL (
               SELECT name.entity_id FROM entities_name AS name
                WHERE name.key %% own.key OR name.key %%> own.key
                ORDER BY name.key <-> own.key LIMIT %(alike)s) AS alike
         UNION
        SELECT own.id, name.entity_id
          FROM own
          JOIN entities_name AS name ON name.key = ANY(string_to_array(own.key, ' '))
         UNION
        SELECT own.id, name.entity_id
          FROM own
          JOIN entities_gazetteerplace AS place ON place.keys @> ARRAY[own.key]
          JOIN entities_name AS name ON name.key = ANY(place.keys)
         WHERE own.kind = 'place'
         UNION
        SELECT entity.id, other.id
          FROM entities_entity AS entity
          JOIN entities_entity AS other ON other.kind = entity.kind
           AND ((other.wikidata = entity.wikidata AND entity.wikidata <> '')
                OR (other.geonames = entity.geonames AND entity.geonames <> '')
                OR (other.opensanctions = entity.opensanctions AND entity.opensanctions <> '')
                OR (other.iso = entity.iso AND entity.iso <> '')
                OR (abs(other.latitude - entity.latitude) < 0.05
                    AND abs(other.longitude - entity.longitude) < 0.05))
         WHERE entity.id = ANY(%(ids)s)
    )
    SELECT DISTINCT least(met.one, met.other), greatest(met.one, met.other)
      FROM met
      JOIN entities_entity AS one ON one.id = met.one
      JOIN entities_entity AS other ON other.id = met.other
     WHERE one.id <> other.id AND one.kind = other.kind
       AND one.standing = 'on_file' AND other.standing = 'on_file'
       AND NOT EXISTS (SELECT FROM entities_difference AS told
                        WHERE told.first_id = least(one.id, other.id)
                          AND told.second_id = greatest(one.id, other.id))
"""

Pair = tuple[UUID, UUID]


def candidates_of(ids: Collection[UUID]) -> list[Pair]:
    """Pairs of one of these entities and another that may be the same, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_OF_SOME, {"ids": list(ids), "alike": _MOST_ALIKE})
        return cursor.fetchall()


def all_candidates() -> list[Pair]:
    """Every pair on file that shares a key, the lower id first."""
    names = Name.objects.filter(seen=True, entity__standing=EntityStanding.ON_FILE)
    # All of them before the copying begins: one connection does one thing at a time.
    rows = list(names.values_list("entity_id", "entity__kind", "text"))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(_TABLE)
        with cursor.copy("COPY likely_block (entity, kind, block, single) FROM STDIN") as copy:
            for row in _blocks_of(rows):
                copy.write_row(row)
        cursor.execute(_NUMBERED)
        cursor.execute(_IN_GAZETTEER, {"most": _MOST_PLACES})
        cursor.execute("ANALYZE likely_block")
        cursor.execute(_PAIRS, {"bearers": _MOST_BEARERS, "sharers": _MOST_SHARERS})
        pairs = cursor.fetchall()
        # Within a longer transaction it would still be there the next time.
        cursor.execute("DROP TABLE likely_block")
        return pairs


def _blocks_of(rows: list[tuple[UUID, str, str]]) -> Iterator[tuple[UUID, str, str, bool]]:
    for pk, kind, text in rows:
        single = kind == "person" and is_single(text)
        for block in blocks(text, kind):
            yield pk, kind, block, single
