"""The lists of people, places and organisations: one page of rows, and the facets beside it."""

from dataclasses import dataclass, replace
from uuid import UUID

from django.db import connection
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from apps.articles.enums import SuggestionState
from apps.articles.models import Tag
from apps.desk.queries.entity_filters import SCRIPTS, EntityFilters, matching
from apps.entities.enums import DOCKET_LETTER, EntityKind, EntityStanding, GeoPrecision
from apps.entities.models import Entity, Name, Role

PAGE = 40
# Up to here a row counts articles and claims one by one; beyond it says "200+".
COUNTED = 200
CONTAINERS = 100
OTHER_SPELLINGS = 4

_COUNTS = """
    SELECT wanted.id,
           (SELECT count(*) FROM (
               SELECT DISTINCT mention.article_id FROM entities_mention AS mention
                WHERE mention.entity_id = wanted.id AND mention.state = 'confirmed'
                LIMIT %(most)s) AS articles),
           (SELECT count(*) FROM (
               (SELECT about.claim_id FROM claims_claimentity AS about
                  JOIN claims_claim AS claim ON claim.id = about.claim_id
                 WHERE about.entity_id = wanted.id AND claim.state = 'confirmed'
                 LIMIT %(most)s)
                UNION
               (SELECT made.id FROM claims_claim AS made
                 WHERE made.claimant_id = wanted.id AND made.state = 'confirmed'
                 LIMIT %(most)s)) AS claims)
      FROM unnest(%(ids)s::uuid[]) AS wanted(id)
"""


@dataclass(frozen=True)
class Choice:
    """One value of a facet, with how many the list would show."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Chip:
    label: str
    value: str
    query: str


@dataclass(frozen=True)
class Row:
    entity: Entity
    spellings: tuple[Name, ...]
    mentions: int
    articles: int
    claims: int

    @property
    def proposed(self) -> bool:
        return self.entity.standing == EntityStanding.PROPOSED


@dataclass(frozen=True)
class EntityList:
    filters: EntityFilters
    rows: tuple[Row, ...]
    total: int
    located: tuple[Choice, ...]
    precisions: tuple[Choice, ...]
    containers: tuple[Entity, ...]
    bodies: tuple[Entity, ...]
    tags: tuple[Tag, ...]
    chips: tuple[Chip, ...]
    first_query: str
    next_query: str
    counted: int = COUNTED


def entity_list(filters: EntityFilters) -> EntityList:
    found = matching(filters)
    page = list(_page(found, filters)[: PAGE + 1])
    shown = page[:PAGE]
    containers = _containers(filters.kind)
    bodies = _bodies(filters.kind)
    tags = tuple(Tag.objects.order_by("name"))
    return EntityList(
        filters=filters,
        rows=_rows(shown),
        total=found.count(),
        located=_located(filters),
        precisions=_precisions(filters),
        containers=containers,
        bodies=bodies,
        tags=tags,
        chips=_chips(filters, (*containers, *bodies), tags),
        first_query=filters.without().query,
        next_query=replace(filters, after=shown[-1].docket).query if len(page) > PAGE else "",
    )


def _page(found: "QuerySet[Entity]", filters: EntityFilters) -> "QuerySet[Entity]":
    """In order, after the last row of the page before, told by its docket."""
    rows = found.select_related("parent").annotate(mention_count=F("tally__mentions"))
    last = None
    if filters.after is not None:
        last = (
            Entity.objects.filter(kind=filters.kind, docket=filters.after)
            .values_list("sort_key", "tally__mentions", "id", named=True)
            .first()
        )
    if filters.sort == "recent":
        if last:
            rows = rows.filter(docket__lt=filters.after)
        return rows.order_by("-docket")
    if filters.sort == "mentioned":
        rows = rows.filter(tally__kind=filters.kind)
        if last:
            rows = rows.filter(
                Q(tally__mentions__lt=last.tally__mentions or 0)
                | Q(tally__mentions=last.tally__mentions, tally__entity_id__lt=last.id),
                tally__mentions__lte=last.tally__mentions or 0,
            )
        return rows.order_by("-tally__mentions", "-tally__entity_id")
    if last:
        rows = rows.filter(
            Q(sort_key__gt=last.sort_key) | Q(sort_key=last.sort_key, id__gt=last.id),
            sort_key__gte=last.sort_key,
        )
    return rows.order_by("sort_key", "id")


def _rows(entities: list[Entity]) -> tuple[Row, ...]:
    ids = [entity.pk for entity in entities]
    spellings: dict[UUID, list[Name]] = {}
    for name in Name.objects.filter(entity__in=ids, seen=True).order_by("script", "key", "text"):
        spellings.setdefault(name.entity_id, []).append(name)
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, {"ids": ids, "most": COUNTED + 1})
        counts = {row[0]: row[1:] for row in cursor.fetchall()}
    return tuple(
        Row(
            entity=entity,
            spellings=tuple(
                name for name in spellings.get(entity.pk, ()) if name.text != entity.name
            )[:OTHER_SPELLINGS],
            mentions=getattr(entity, "mention_count", 0) or 0,
            articles=counts[entity.pk][0],
            claims=counts[entity.pk][1],
        )
        for entity in entities
    )


def _located(filters: EntityFilters) -> tuple[Choice, ...]:
    if filters.kind != EntityKind.PLACE:
        return ()
    counts = matching(filters.without("located")).aggregate(
        yes=Count("pk", filter=Q(latitude__isnull=False)),
        no=Count("pk", filter=Q(latitude__isnull=True)),
    )
    return (
        Choice("yes", "With coordinates", counts["yes"], filters.located == "yes"),
        Choice("no", "Without", counts["no"], filters.located == "no"),
    )


def _precisions(filters: EntityFilters) -> tuple[Choice, ...]:
    if filters.kind != EntityKind.PLACE:
        return ()
    counts = dict(
        matching(filters.without("precision"))
        .filter(geo_precision__isnull=False)
        .values_list("geo_precision")
        .annotate(Count("pk"))
    )
    return tuple(
        Choice(str(step.value), str(step.label), counts.get(step, 0), step in filters.precision)
        for step in GeoPrecision
        if counts.get(step) or step in filters.precision
    )


def _containers(kind: EntityKind) -> tuple[Entity, ...]:
    """What others lie within, for the choice "within"; people lie within nothing."""
    if kind == EntityKind.PERSON:
        return ()
    inside = Entity.objects.filter(parent=OuterRef("pk"))
    return tuple(
        Entity.objects.filter(Exists(inside), kind=kind).order_by("sort_key", "id")[:CONTAINERS]
    )


def _bodies(kind: EntityKind) -> tuple[Entity, ...]:
    """Organisations in which somebody held a role, for the choice of people."""
    if kind != EntityKind.PERSON:
        return ()
    held = Role.objects.filter(body=OuterRef("pk"), state=SuggestionState.CONFIRMED)
    bodies = Entity.objects.filter(Exists(held), kind=EntityKind.ORGANISATION)
    return tuple(bodies.order_by("sort_key", "id")[:CONTAINERS])


def _chips(
    filters: EntityFilters, named: tuple[Entity, ...], tags: tuple[Tag, ...]
) -> tuple[Chip, ...]:
    chips = []

    def add(label: str, value: str, *names: str) -> None:
        chips.append(Chip(label, value, filters.without(*names).query))

    if filters.q:
        add("Spelling", filters.q, "q")
    if filters.within is not None:
        label = f"{DOCKET_LETTER[filters.kind]}-{filters.within}"
        name = next((one.name for one in named if one.docket == filters.within), label)
        add("Within", name, "within")
    if filters.script:
        add("Spelled in", SCRIPTS[filters.script], "script")
    if filters.role:
        add("Role", filters.role, "role")
    if filters.body is not None:
        label = f"{DOCKET_LETTER[EntityKind.ORGANISATION]}-{filters.body}"
        name = next((one.name for one in named if one.docket == filters.body), label)
        add("Role in", name, "body")
    if filters.proposed:
        add("With", "those Fogline proposes", "proposed")
    if filters.located:
        add("Coordinates", {"yes": "on file", "no": "not on file"}[filters.located], "located")
    for step in sorted(filters.precision):
        rest = replace(filters, after=None, precision=filters.precision - {step})
        chips.append(Chip("Precision", str(GeoPrecision(step).label), rest.query))
    if filters.claims:
        add("Claims", "at least one", "claims")
    if filters.tag is not None:
        name = next((tag.name for tag in tags if tag.docket == filters.tag), f"T-{filters.tag}")
        add("In articles tagged", name, "tag")
    if filters.since or filters.until:
        since = filters.since.isoformat() if filters.since else "…"
        until = filters.until.isoformat() if filters.until else "…"
        add("In articles published", f"{since} to {until}", "since", "until")
    return tuple(chips)
