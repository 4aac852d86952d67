"""What is on file, as records for files."""

from collections.abc import Iterator
from itertools import groupby

from django.db.models import QuerySet

from apps.entities.enums import EntityKind, NameKind
from apps.entities.exchange import EntityRecord, SpelledName
from apps.entities.models import Entity, Name

_CHUNK = 1000


def records_of(entities: "QuerySet[Entity]") -> Iterator[EntityRecord]:
    """The records of these entities by name. Spellings that were only generated stay here."""
    ordered = entities.order_by("sort_key", "id").values_list("pk", flat=True)
    ids = list(ordered)
    for start in range(0, len(ids), _CHUNK):
        chunk = ids[start : start + _CHUNK]
        rows = Entity.objects.select_related("parent").in_bulk(chunk)
        spelled = Name.objects.filter(entity__in=chunk, seen=True).order_by("entity", "pk")
        names = {pk: list(its) for pk, its in groupby(spelled, key=lambda name: name.entity_id)}
        for pk in chunk:
            if pk in rows:
                yield _record(rows[pk], names.get(pk, []))


def _record(entity: Entity, names: list[Name]) -> EntityRecord:
    own = next((name for name in names if name.text == entity.name), None)
    return EntityRecord(
        kind=EntityKind(entity.kind),
        name=entity.name,
        id=entity.docket_label,
        language=own.language if own else "",
        names=tuple(
            SpelledName(name.text, NameKind(name.kind), name.language)
            for name in names
            if name is not own
        ),
        description=entity.description,
        identifiers={
            name: value
            for name in ("wikidata", "geonames", "opensanctions", "iso")
            if (value := getattr(entity, name))
        },
        latitude=entity.latitude,
        longitude=entity.longitude,
        geo_precision=entity.geo_precision,
        parent=entity.parent.docket_label if entity.parent else "",
    )
