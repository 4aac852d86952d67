"""What a place or a body lies within, and what lies within it: who says so, or what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection

from apps.articles.enums import SuggestionState
from apps.comparison.models import PartOf
from apps.comparison.queries.wholes import Source, Within, above, wholes_of, without_circles
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

SHOWN: Final = 60

# What may lie within one: by its own entry, as people say, or by its number in the gazetteer.
_PARTS: Final = """
    WITH after AS (
        SELECT sort_key, id FROM entities_entity WHERE kind = %(kind)s AND docket = %(after)s
    ), here AS (
        SELECT code, kind, country FROM entities_gazetteerplace
         WHERE code IN (%(geonames)s, %(iso)s) AND kind <> 'settlement'
         LIMIT 1
    )
    SELECT entity.id
      FROM entities_entity AS entity
     WHERE entity.standing = 'on_file'
       AND (entity.sort_key, entity.id) > (
               coalesce((SELECT sort_key FROM after), ''),
               coalesce((SELECT id FROM after), '00000000-0000-0000-0000-000000000000')
           )
       AND entity.id IN (
           SELECT id FROM entities_entity WHERE parent_id = %(whole)s
            UNION
           SELECT part_id FROM comparison_partof
            WHERE whole_id = %(whole)s AND state = 'confirmed'
            UNION
           SELECT one.id FROM here
            CROSS JOIN entities_entity AS one
             JOIN entities_gazetteerplace AS place
               ON place.code IN ('geonames:' || one.geonames, 'iso:' || one.iso)
            WHERE one.kind = 'place' AND (one.geonames <> '' OR one.iso <> '')
              AND (here.kind = 'region' AND place.region = here.code
                   OR here.kind = 'country' AND place.country = here.country
                      AND place.kind <> 'country')
       )
       AND entity.id <> %(whole)s
     ORDER BY entity.sort_key, entity.id
     LIMIT %(most)s
"""


@dataclass(frozen=True)
class Line:
    """One that holds this one, or that this one holds. `through`: what else lies between them."""

    entity: Entity
    source: Source | None
    said: PartOf | None
    through: tuple[Entity, ...] = ()

    @property
    def unsay(self) -> str:
        """The end of the address at which what a person said of it is taken back."""
        return f"{self.said.pk}/unsay/" if self.said is not None else ""

    @property
    def deny(self) -> str:
        """The end of the address at which it is denied, whoever says so."""
        return f"{self.entity.pk}/deny/"


@dataclass(frozen=True)
class Lying:
    """`denied`: what a person said it does not lie within. `more`: the docket after which what
    lies within it goes on; None where that is all."""

    wholes: tuple[Line, ...]
    denied: tuple[Line, ...]
    parts: tuple[Line, ...]
    more: int | None

    @property
    def is_inferred(self) -> bool:
        """Whether the gazetteer, which has to be credited, says anything of it."""
        return any(
            line.source is not None and line.source.is_inferred
            for line in (*self.wholes, *self.parts)
        )


def lying(entity: Entity, *, after: int | None = None) -> Lying | None:
    """What stands around a place or a body; None of a person. A few queries, however much it is.

    `after`: the docket of the entry after which what lies within it goes on.
    """
    if entity.kind == EntityKind.PERSON:
        return None
    parts = _parts(entity, after)
    entities = Entity.objects.in_bulk(above([entity.pk, *parts]))
    rows = PartOf.objects.filter(part__in=entities).select_related("whole", "created_by")
    said = {(one.part_id, one.whole_id): one for one in rows}
    held = without_circles(
        wholes_of({pk: vars(one) for pk, one in entities.items()}, said=map(vars, rows))
    )
    within = [line for pk in parts[:SHOWN] for line in _part(pk, entity.pk, held, said, entities)]
    return Lying(
        wholes=tuple(_wholes(entity.pk, held, said, entities)),
        denied=tuple(
            Line(one.whole, Source.SAID, one)
            for one in said.values()
            if one.part_id == entity.pk and one.state == SuggestionState.REJECTED
        ),
        parts=tuple(within),
        more=entities[parts[SHOWN - 1]].docket if len(parts) > SHOWN else None,
    )


def _parts(entity: Entity, after: int | None) -> list[UUID]:
    """The first of what may lie within it, by name; one more than is shown."""
    with connection.cursor() as cursor:
        cursor.execute(
            _PARTS,
            {
                "kind": entity.kind,
                "after": after,
                "whole": entity.pk,
                "geonames": f"geonames:{entity.geonames}",
                "iso": f"iso:{entity.iso}",
                "most": SHOWN + 1,
            },
        )
        return [row[0] for row in cursor.fetchall()]


_Held = Mapping[UUID, tuple[Within, ...]]
_Said = Mapping[tuple[UUID, UUID], PartOf]


def _wholes(pk: UUID, held: _Held, said: _Said, entities: Mapping[UUID, Entity]) -> Iterable[Line]:
    """What holds it directly first, then what holds that."""
    direct = sorted(held[pk], key=lambda each: entities[each.whole].sort_key)
    seen = {each.whole for each in direct}
    for each in direct:
        yield Line(entities[each.whole], each.source, said.get((pk, each.whole)))
    ways: dict[UUID, tuple[UUID, ...]] = {each.whole: (each.whole,) for each in direct}
    waiting = [each.whole for each in direct]
    while waiting:
        at = waiting.pop(0)
        for up in sorted(held.get(at, ()), key=lambda each: entities[each.whole].sort_key):
            if up.whole not in seen:
                seen.add(up.whole)
                ways[up.whole] = (*ways[at], up.whole)
                waiting.append(up.whole)
                through = tuple(entities[step] for step in ways[at])
                yield Line(entities[up.whole], None, None, through)


def _part(
    pk: UUID, whole: UUID, held: _Held, said: _Said, entities: Mapping[UUID, Entity]
) -> Iterable[Line]:
    """It lies within by itself, or through what lies between; or not at all, as a person says."""
    for line in _wholes(pk, held, said, entities):
        if line.entity.pk == whole:
            yield Line(entities[pk], line.source, said.get((pk, whole)), line.through)
