"""What the values in the address stand for: rows, their names, and what no longer exists."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any, Final
from uuid import UUID

from django.db.models import Q

from apps.articles.enums import ReviewState
from apps.articles.models import Publisher, Tag
from apps.desk.queries.articles.conditions import Chosen
from apps.desk.queries.articles.filters import NOT_STATED, ArticleFilters
from apps.desk.queries.articles.rows import language_name
from apps.entities.enums import DOCKET_LETTER, EntityKind
from apps.entities.queries.leading import numbered

ENTITY_FIELDS: Final = {
    EntityKind.PERSON: "people",
    EntityKind.PLACE: "places",
    EntityKind.ORGANISATION: "organisations",
}


@dataclass(frozen=True)
class Resolved:
    """The filters as far as what they name exists, with a label for each of their values."""

    filters: ArticleFilters
    chosen: Chosen = field(default_factory=Chosen)
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def label(self, name: str, value: object) -> str:
        return self.labels.get((name, str(value)), str(value))


def resolve(filters: ArticleFilters) -> Resolved:
    """Look up what the filters name; a value that names nothing any more is left out and said."""
    problems: list[str] = []
    labels: dict[tuple[str, str], str] = {
        **{("languages", code): _language(code) for code in filters.languages},
        **{("review", state): str(ReviewState(state).label) for state in filters.review},
    }
    entities = _entities(filters)
    chosen: dict[str, list[UUID]] = {}
    for kind, name in ENTITY_FIELDS.items():
        wanted: tuple[int, ...] = getattr(filters, name)
        for docket in wanted:
            if found := entities.get((kind, docket)):
                chosen.setdefault(name, []).append(found[0])
                labels[name, str(docket)] = found[1]
            else:
                problems.append(_gone(f"{DOCKET_LETTER[kind]}-{docket}"))
        kept: Any = tuple(docket for docket in wanted if (kind, docket) in entities)
        filters = replace(filters, **{name: kept})
    tags: list[UUID] = []
    if filters.tags:
        tags, named = _tags(filters.tags)
        labels.update({("tags", str(docket)): name for docket, name in named.items()})
        problems += [_gone(f"T-{docket}") for docket in filters.tags if docket not in named]
        filters = replace(filters, tags=tuple(one for one in filters.tags if one in named))
    if filters.publishers:
        publishers = _publishers(filters.publishers)
        labels.update({("publishers", pk): name for pk, name in publishers.items()})
        if len(publishers) < len(filters.publishers):
            problems.append(_gone("One publisher"))
        filters = replace(
            filters, publishers=tuple(one for one in filters.publishers if one in publishers)
        )
    return Resolved(filters, Chosen(chosen, tags), labels, problems)


def _gone(what: str) -> str:
    return f"{what} is not on this desk, so it was left out of the filter."


def _language(code: str) -> str:
    return "Not stated" if code == NOT_STATED else language_name(code)


def _entities(filters: ArticleFilters) -> dict[tuple[EntityKind, int], tuple[UUID, str]]:
    wanted = Q()
    for kind, name in ENTITY_FIELDS.items():
        if dockets := getattr(filters, name):
            wanted |= Q(kind=kind, docket__in=dockets)
    if not wanted:
        return {}
    return {(EntityKind(kind), docket): (pk, name) for kind, docket, pk, name in numbered(wanted)}


def _publishers(values: Iterable[str]) -> dict[str, str]:
    stated = [value for value in values if value != NOT_STATED]
    found = {NOT_STATED: "Not stated"} if NOT_STATED in values else {}
    if stated:
        rows = Publisher.objects.filter(pk__in=stated).values_list("pk", "name")
        found |= {str(pk): name for pk, name in rows}
    return found


def _tags(dockets: Iterable[int]) -> tuple[list[UUID], dict[int, str]]:
    """The tags with everything below them, and the names of those asked for."""
    below: dict[UUID | None, list[UUID]] = {}
    asked: list[UUID] = []
    named: dict[int, str] = {}
    wanted = set(dockets)
    for pk, docket, name, parent in Tag.objects.order_by().values_list(
        "pk", "docket", "name", "parent_id"
    ):
        below.setdefault(parent, []).append(pk)
        if docket in wanted:
            asked.append(pk)
            named[docket] = name
    found: dict[UUID, None] = {}
    while asked:
        pk = asked.pop()
        if pk not in found:
            found[pk] = None
            asked += below.get(pk, [])
    return list(found), named
