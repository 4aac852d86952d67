"""Suggestions for fields: few, quick, best first."""

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Q

from apps.accounts.models import User
from apps.articles.models import Tag
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.models import Entity, Name
from apps.entities.names import fold
from apps.entities.queries.spelled import spelled

LIMIT = 8


@dataclass(frozen=True)
class Option:
    """An entity on offer. `spelling` is the one that matched, if it is not the preferred one."""

    entity: Entity
    spelling: str = ""


def entity_options(query: str, kinds: Collection[EntityKind], limit: int = LIMIT) -> list[Option]:
    """Entities with a spelling, in any script, that is, begins like, or resembles the query."""
    key = fold(query)
    if not key:
        return []
    exact = [Option(entity) for entity in spelled(query, kinds)]
    names = Name.objects.filter(
        entity__kind__in=kinds, entity__standing=EntityStanding.ON_FILE
    ).select_related("entity")
    found = {option.entity.pk: option for option in exact}
    begins = names.filter(Q(key__startswith=key) | Q(key__contains=f" {key}"))
    _add(found, begins.order_by("key", "id")[: limit * 4], limit)
    if len(found) < limit and len(key) > 2:
        alike = names.filter(key__trigram_similar=key).annotate(
            likeness=TrigramSimilarity("key", key)
        )
        _add(found, alike.order_by("-likeness", "key", "id")[: limit * 2], limit)
    return list(found.values())[:limit]


def _add(found: dict[UUID, Option], names: Collection[Name], limit: int) -> None:
    for name in names:
        if len(found) >= limit:
            return
        spelling = "" if name.text == name.entity.name else name.text
        found.setdefault(name.entity_id, Option(name.entity, spelling))


def tag_options(query: str, limit: int = LIMIT) -> list[Tag]:
    tags = Tag.objects.order_by("name")
    begins = list(tags.filter(name__istartswith=query)[:limit])
    if len(begins) < limit and query:
        inside = tags.filter(name__icontains=query).exclude(name__istartswith=query)
        begins += inside[: limit - len(begins)]
    return begins


def callable_people(query: str, limit: int = LIMIT) -> list[User]:
    """People of this desk whose user name or shown name begins so."""
    return list(
        User.objects.filter(is_active=True)
        .filter(Q(username__istartswith=query) | Q(display_name__icontains=query))
        .order_by("username")[:limit]
    )
