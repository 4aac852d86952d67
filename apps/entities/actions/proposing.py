"""Entities that the product proposes: made for a suggestion, put on file by a person."""

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection
from django.db.models import F, ProtectedError, Q

from apps.articles.models.dockets import NextDocket
from apps.entities.actions.generating import generate_spellings
from apps.entities.actions.likely import wake_proposing
from apps.entities.actions.searching import wake_search
from apps.entities.enums import (
    EntityKind,
    EntityStanding,
    GazetteerKind,
    GeoPrecision,
    NameKind,
)
from apps.entities.matching.finding import Candidate
from apps.entities.models import Entity, GazetteerPlace, Name
from apps.entities.models.entity import NAME_LIMIT
from apps.entities.names import fold, script_of

if TYPE_CHECKING:
    from apps.accounts.models import User

# What the gazetteer's spellings say of themselves: nobody gave them, no text has shown them yet.
GAZETTEER_SCHEME = "geonames"
# A capital has hundreds in the gazetteer; beyond these none is likely in a text read here.
SPELLINGS_TAKEN = 60
# Two writers never make the same proposal: those that have to make some take turns.
_TURN = "SELECT pg_advisory_xact_lock(hashtext('entities_entity proposals'))"
_PRECISION = {
    GazetteerKind.COUNTRY: GeoPrecision.COUNTRY,
    GazetteerKind.REGION: GeoPrecision.PROVINCE,
    GazetteerKind.SETTLEMENT: GeoPrecision.EXACT,
}


def known_entities(candidates: Iterable[Candidate]) -> dict[str, Entity]:
    """The entities behind the candidates' refs, as far as there are any. Few queries, in bulk."""
    wanted = {candidate.ref: candidate for candidate in candidates}
    found = entities_by_ref({ref for ref in wanted if ref.startswith("entity:")})
    found |= _by_code({ref for ref in wanted if ref.startswith("gazetteer:")})
    found |= _by_name([one for ref, one in wanted.items() if ref.startswith("new:")])
    return found


def proposed_entities(candidates: Iterable[Candidate]) -> dict[str, Entity]:
    """The same, with proposals made for those that have no entity yet. Inside an action."""
    wanted = {candidate.ref: candidate for candidate in candidates}
    found = known_entities(wanted.values())
    missing = [one for ref, one in wanted.items() if ref not in found]
    if not missing:
        return found
    with connection.cursor() as cursor:
        cursor.execute(_TURN)
    found |= known_entities(missing)
    made = {one.ref: one for one in missing if one.ref not in found}
    return found | _propose(list(made.values()))


def entities_by_ref(refs: set[str]) -> dict[str, Entity]:
    """The entities behind refs "entity:<id>"; those that were merged lead to who they are now."""
    at = {ref: UUID(ref.partition(":")[2]) for ref in refs}
    found = {}
    while at:
        rows = Entity.objects.in_bulk(set(at.values()))
        onward = {}
        for ref, pk in at.items():
            entity = rows.get(pk)
            if entity is None:
                continue
            if entity.merged_into_id is None:
                found[ref] = entity
            else:
                onward[ref] = entity.merged_into_id
        at = onward
    return found


def _by_code(refs: set[str]) -> dict[str, Entity]:
    if not refs:
        return {}
    codes = {ref.partition(":")[2]: ref for ref in refs}
    countries = _countries(codes)
    numbers = {code.partition(":")[2] for code in codes if code.startswith("geonames:")}
    regions = {code.partition(":")[2] for code in codes if code.startswith("iso:")}
    entities = (
        Entity.objects.filter(kind=EntityKind.PLACE)
        .exclude(standing=EntityStanding.MERGED)
        .filter(Q(geonames__in=numbers) | Q(iso__in=regions | set(countries.values())))
        # What is on file comes before a proposal, the older before the younger.
        .order_by("standing", "docket")
    )
    by_number: dict[str, Entity] = {}
    by_iso: dict[str, Entity] = {}
    for entity in entities:
        if entity.geonames:
            by_number.setdefault(entity.geonames, entity)
        if entity.iso:
            by_iso.setdefault(entity.iso, entity)
    found = {}
    for code, ref in codes.items():
        scheme, _, value = code.partition(":")
        held = by_number.get(value) if scheme == "geonames" else by_iso.get(value)
        held = held or by_iso.get(countries.get(code, ""))
        if held is not None:
            found[ref] = held
    return found


def _countries(codes: Collection[str]) -> dict[str, str]:
    """The codes of countries among these, each with its two letters."""
    rows = GazetteerPlace.objects.filter(pk__in=codes, kind=GazetteerKind.COUNTRY)
    return {code: country for code, country in rows.values_list("code", "country") if country}


def _by_name(candidates: list[Candidate]) -> dict[str, Entity]:
    """New people and bodies that were proposed before, or put on file in the meantime."""
    if not candidates:
        return {}
    keys = {(one.kind, fold(one.name)): one.ref for one in candidates}
    proposed = Entity.objects.filter(
        standing=EntityStanding.PROPOSED, sort_key__in=[key for _kind, key in keys], geonames=""
    ).order_by("docket")
    found: dict[str, Entity] = {}
    for entity in proposed:
        ref = keys.get((entity.kind, entity.sort_key))
        if ref is not None:
            found.setdefault(ref, entity)
    names = Name.objects.filter(
        key__in=[key for _kind, key in keys], entity__standing=EntityStanding.ON_FILE
    ).select_related("entity")
    on_file: dict[str, set[Entity]] = {}
    for name in names:
        ref = keys.get((name.entity.kind, name.key))
        if ref is not None:
            on_file.setdefault(ref, set()).add(name.entity)
    # Where several on file share the name, which is meant is not for this place to say.
    return found | {ref: its.pop() for ref, its in on_file.items() if len(its) == 1}


def _propose(candidates: list[Candidate]) -> dict[str, Entity]:
    places = GazetteerPlace.objects.in_bulk(
        [one.ref.partition(":")[2] for one in candidates if one.ref.startswith("gazetteer:")]
    )
    made = {}
    for one in candidates:
        origin, _, code = one.ref.partition(":")
        if origin == "entity":
            continue
        entity = Entity(
            kind=EntityKind(one.kind),
            standing=EntityStanding.PROPOSED,
            name=" ".join(one.name.split())[:NAME_LIMIT],
            docket=NextDocket(f"docket_{one.kind}"),
        )
        if origin == "gazetteer":
            _locate(entity, one, code, places.get(code))
        entity.sort_key = fold(entity.name)
        made[one.ref] = entity
    Entity.objects.bulk_create(made.values())
    fresh = Entity.objects.in_bulk([entity.pk for entity in made.values()])
    return {ref: fresh[entity.pk] for ref, entity in made.items()}


def _locate(entity: Entity, candidate: Candidate, code: str, place: GazetteerPlace | None) -> None:
    scheme, _, value = code.partition(":")
    if scheme == "geonames":
        entity.geonames = value
    else:
        entity.iso = value
    entity.latitude, entity.longitude = candidate.latitude, candidate.longitude
    if place is not None:
        entity.name = place.name
        entity.latitude, entity.longitude = place.latitude, place.longitude
        entity.geo_precision = _PRECISION[GazetteerKind(place.kind)]
        if place.kind == GazetteerKind.COUNTRY:
            entity.iso = place.country


def put_on_file(*, entities: Collection[UUID], by: "User | None") -> int:
    """Let proposals count from now on, with what the gazetteer knows. Inside an action."""
    proposals = list(
        Entity.objects.select_for_update()
        .filter(pk__in=entities, standing=EntityStanding.PROPOSED)
        .order_by("pk")
    )
    if not proposals:
        return 0
    Entity.objects.filter(pk__in=[one.pk for one in proposals]).update(
        standing=EntityStanding.ON_FILE, created_by=by, revision=F("revision") + 1
    )
    places = GazetteerPlace.objects.in_bulk([_code(one) for one in proposals])
    names = []
    for entity in proposals:
        place = places.get(_code(entity))
        names += _names(entity, place)
        if place is not None:
            _find_its_place(entity, place)
    Name.objects.bulk_create(names, ignore_conflicts=True)
    generate_spellings([name for name in names if not name.scheme])
    wake_search()
    wake_proposing(one.pk for one in proposals)
    return len(proposals)


def _code(entity: Entity) -> str:
    return f"geonames:{entity.geonames}" if entity.geonames else f"iso:{entity.iso}"


def _names(entity: Entity, place: GazetteerPlace | None) -> list[Name]:
    spellings = {entity.name: NameKind.OFFICIAL}
    for spelling in (place.names if place else [])[:SPELLINGS_TAKEN]:
        spellings.setdefault(spelling, NameKind.ALIAS)
    return [
        Name(
            entity=entity,
            text=text,
            key=fold(text),
            script=script_of(text),
            kind=kind,
            scheme="" if text == entity.name else GAZETTEER_SCHEME,
            seen=text == entity.name,
        )
        for text, kind in spellings.items()
    ]


def _find_its_place(entity: Entity, place: GazetteerPlace) -> None:
    """It lies within the region or country that is on file, and what is on file within it."""
    around = _around(place)
    if around is not None and around.pk != entity.pk:
        Entity.objects.filter(pk=entity.pk, parent=None).update(parent=around)
    if place.kind == GazetteerKind.SETTLEMENT:
        return
    inner = GazetteerPlace.objects.filter(country=place.country).exclude(pk=place.pk)
    if place.kind == GazetteerKind.REGION:
        inner = inner.filter(region=place.pk)
    candidates = Entity.objects.filter(
        Q(parent=None) | Q(parent=around) if around else Q(parent=None),
        standing=EntityStanding.ON_FILE,
        kind=EntityKind.PLACE,
    ).filter(~Q(geonames="") | ~Q(iso=""))
    lying = {one.pk: _code(one) for one in candidates.exclude(pk=entity.pk)}
    within = set(inner.filter(pk__in=lying.values()).values_list("pk", flat=True))
    chosen = [pk for pk, code in lying.items() if code in within]
    Entity.objects.filter(pk__in=chosen).update(parent=entity, revision=F("revision") + 1)


def _around(place: GazetteerPlace) -> Entity | None:
    """The nearest on file of the region and the country that the place lies in."""
    on_file = Entity.objects.filter(standing=EntityStanding.ON_FILE, kind=EntityKind.PLACE)
    scheme, _, value = place.region.partition(":")
    if value and place.kind == GazetteerKind.SETTLEMENT:
        region = on_file.filter(**{scheme: value}) if scheme in ("iso", "geonames") else None
        found = region.order_by("docket").first() if region is not None else None
        if found is not None:
            return found
    if place.kind == GazetteerKind.COUNTRY or not place.country:
        return None
    return on_file.filter(iso=place.country).order_by("docket").first()


def drop_idle_proposals(entities: Collection[UUID]) -> int:
    """Take away proposals that nothing speaks of any more. Inside an action."""
    idle = Entity.objects.filter(
        pk__in=entities,
        standing=EntityStanding.PROPOSED,
        mentions=None,
        roles=None,
        roles_in_it=None,
        decisions=None,
    )
    dropped = 0
    for entity in idle:
        try:
            entity.delete()
        except ProtectedError:
            continue
        dropped += 1
    return dropped
