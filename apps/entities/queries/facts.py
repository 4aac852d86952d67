"""What is known of entities, in bulk, for comparing them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from datetime import date
from uuid import UUID

from django.db import connection

from apps.articles.enums import SuggestionState
from apps.entities.matching.comparing.duplicates import Facts
from apps.entities.models import Entity, Name, Role
from apps.entities.names import fold

_MOST_NAMES = 8
_MOST_COMPANIONS = 30

_SEEN = """
    SELECT mention.entity_id, min(article.published_at)::date, max(article.published_at)::date
      FROM entities_mention AS mention
      JOIN articles_article AS article ON article.id = mention.article_id
     WHERE mention.entity_id = ANY(%s) AND mention.state = 'confirmed'
       AND article.published_at IS NOT NULL
     GROUP BY mention.entity_id
"""
# The newest articles of each are enough to tell whose company it keeps.
_COMPANIONS = """
    SELECT wanted.id, beside.entity_id
      FROM unnest(%s::uuid[]) AS wanted(id)
     CROSS JOIN LATERAL (
           SELECT DISTINCT other.entity_id
             FROM (SELECT article_id FROM entities_mention
                    WHERE entity_id = wanted.id AND state = 'confirmed' LIMIT 20) AS own
             JOIN entities_mention AS other ON other.article_id = own.article_id
            WHERE other.state = 'confirmed' AND other.entity_id <> wanted.id
            LIMIT %s) AS beside
"""
_SIDE_BY_SIDE = """
    SELECT pair.one, pair.other, count(*)
      FROM unnest(%s::uuid[], %s::uuid[]) AS pair(one, other)
     CROSS JOIN LATERAL (
           SELECT DISTINCT article_id FROM entities_mention
            WHERE entity_id = pair.one AND state = 'confirmed' LIMIT 200) AS own
     WHERE EXISTS (SELECT FROM entities_mention AS theirs
                    WHERE theirs.article_id = own.article_id AND theirs.state = 'confirmed'
                      AND theirs.entity_id = pair.other)
     GROUP BY pair.one, pair.other
"""


def facts_of(ids: Collection[UUID]) -> dict[UUID, Facts]:
    """The facts of each entity, read in a handful of queries however many there are."""
    wanted = list(ids)
    entities = Entity.objects.filter(pk__in=wanted).select_related("parent__parent")
    names = names_of(wanted)
    roles: dict[UUID, set[tuple[str, str]]] = defaultdict(set)
    held = Role.objects.filter(person__in=wanted, state=SuggestionState.CONFIRMED)
    for person, title, body in held.values_list("person", "title", "body"):
        roles[person].add((fold(title), str(body or "")))
    seen: dict[UUID, tuple[date, date]] = {}
    companions: dict[UUID, set[str]] = defaultdict(set)
    with connection.cursor() as cursor:
        cursor.execute(_SEEN, [wanted])
        seen.update({pk: (first, last) for pk, first, last in cursor.fetchall()})
        cursor.execute(_COMPANIONS, [wanted, _MOST_COMPANIONS])
        for pk, other in cursor.fetchall():
            companions[pk].add(str(other))
    return {
        entity.pk: Facts(
            kind=entity.kind,
            names=names.get(entity.pk, (entity.name,)),
            identifiers={
                "wikidata": entity.wikidata,
                "geonames": entity.geonames,
                "opensanctions": entity.opensanctions,
                "iso": entity.iso,
            },
            latitude=entity.latitude,
            longitude=entity.longitude,
            parents=_parents(entity),
            roles=frozenset(roles.get(entity.pk, ())),
            companions=frozenset(companions.get(entity.pk, ())),
            seen=seen.get(entity.pk),
        )
        for entity in entities
    }


def _parents(entity: Entity) -> tuple[str, ...]:
    parent = entity.parent
    if parent is None:
        return ()
    return (str(parent.pk), *((str(parent.parent_id),) if parent.parent_id else ()))


def names_of(ids: Collection[UUID]) -> dict[UUID, tuple[str, ...]]:
    """The spellings that people gave, the preferred one first, the oldest of the others next."""
    found: dict[UUID, list[str]] = defaultdict(list)
    rows = Name.objects.filter(entity__in=list(ids), seen=True).order_by("pk")
    for pk, text, preferred in rows.values_list("entity_id", "text", "entity__name"):
        found[pk].insert(0 if text == preferred else len(found[pk]), text)
    return {pk: tuple(texts[:_MOST_NAMES]) for pk, texts in found.items()}


def side_by_side(pairs: Iterable[tuple[UUID, UUID]]) -> dict[tuple[UUID, UUID], int]:
    """In how many articles both of a pair are named; pairs never named together are left out."""
    pairs = list(pairs)
    with connection.cursor() as cursor:
        cursor.execute(_SIDE_BY_SIDE, [[one for one, _ in pairs], [other for _, other in pairs]])
        return {(one, other): count for one, other, count in cursor.fetchall()}


def gazetteer_of(names: Iterable[str]) -> Callable[[str], frozenset[str]]:
    """A look-up of the gazetteer's places by name, read at once for all of these names."""
    keys = {name: fold(name) for name in names}
    known: dict[str, set[str]] = defaultdict(set)
    wanted = sorted(set(keys.values()))
    with connection.cursor() as cursor:
        for start in range(0, len(wanted), 2000):
            cursor.execute(
                "SELECT place.code, key FROM entities_gazetteerplace AS place,"
                " unnest(place.keys) AS key WHERE place.keys && %(keys)s AND key = ANY(%(keys)s)",
                {"keys": wanted[start : start + 2000]},
            )
            for code, key in cursor.fetchall():
                known[key].add(code)

    def look_up(name: str) -> frozenset[str]:
        return frozenset(known.get(keys.get(name) or fold(name), ()))

    return look_up
