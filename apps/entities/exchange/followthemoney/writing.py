"""FollowTheMoney out: lines of JSON that its own tools read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from apps.entities.enums import EntityKind
from apps.entities.exchange.followthemoney.model import OURS, PROPERTY, SCHEMA
from apps.entities.exchange.record import EntityRecord


def write(records: Iterable[EntityRecord]) -> Iterator[str]:
    """The file line by line."""
    for record in records:
        yield json.dumps(_entity(record), ensure_ascii=False) + "\n"


def _entity(record: EntityRecord) -> dict[str, Any]:
    properties: dict[str, list[str]] = {"name": [record.name]}

    def add(name: str, value: str) -> None:
        if value and value not in properties.setdefault(name, []):
            properties[name].append(value)

    for name in record.names:
        add(PROPERTY[name.kind], name.text)
    add("description", record.description)
    add("wikidataId", record.identifiers.get("wikidata", ""))
    if record.kind == EntityKind.PLACE:
        add("full", record.name)
        if record.latitude is not None and record.longitude is not None:
            add("latitude", repr(record.latitude))
            add("longitude", repr(record.longitude))
    if record.kind == EntityKind.ORGANISATION:
        add("parent", record.parent)
    country = record.identifiers.get("iso", "")[:2].lower()
    add("country", country)
    return {
        "id": record.id or record.name,
        "schema": SCHEMA[record.kind],
        "properties": {name: values for name, values in properties.items() if values},
        OURS: {
            "id": record.id,
            "language": record.language,
            "names": [
                {"text": name.text, "kind": name.kind.value, "language": name.language}
                for name in record.names
            ],
            "identifiers": dict(record.identifiers),
            "geo_precision": record.geo_precision,
            "parent": record.parent,
        },
    }
