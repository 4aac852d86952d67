"""FollowTheMoney in: our own lines whole, and those of other tools as far as the model goes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from apps.entities.enums import NameKind
from apps.entities.exchange.followthemoney.model import KIND, NAME_KIND, OURS
from apps.entities.exchange.record import EntityRecord, Read, Refused, SpelledName, number

_WIKIDATA = re.compile(r"Q[0-9]+")


def read(lines: Iterable[str]) -> Iterator[Read]:
    """The records of a file of lines of JSON."""
    for at, line in enumerate(lines, 1):
        if line.strip("\ufeff \t\r\n"):
            try:
                yield Read(at, _record(line))
            except Refused as refused:
                yield Read(at, None, str(refused))


def _record(line: str) -> EntityRecord:
    try:
        entity = json.loads(line.lstrip("\ufeff"))
    except (json.JSONDecodeError, RecursionError) as error:
        raise Refused(f"This is no JSON: {getattr(error, 'msg', 'nested too deeply')}.") from error
    if not isinstance(entity, dict) or not isinstance(entity.get("properties"), dict):
        raise Refused("This is no entity: it needs “schema” and “properties”.")
    kind = KIND.get(str(entity.get("schema")))
    if kind is None:
        raise Refused(
            f"“{str(entity.get('schema'))[:40]}” is not brought in; these are: {', '.join(KIND)}."
        )
    properties = {name: _texts(values) for name, values in entity["properties"].items()}
    ours = entity.get(OURS) if isinstance(entity.get(OURS), dict) else None
    names = properties.get("name") or properties.get("full") or [""]
    return EntityRecord(
        kind=kind,
        name=" ".join(names[0].split()),
        id=_text(ours, "id") if ours is not None else str(entity.get("id") or ""),
        language=_text(ours, "language"),
        names=tuple(_ours(ours)) if ours is not None else tuple(_theirs(properties, names[0])),
        description=(properties.get("description") or [""])[0],
        identifiers=_identifiers(entity, properties, ours),
        latitude=number((properties.get("latitude") or [""])[0], "latitude"),
        longitude=number((properties.get("longitude") or [""])[0], "longitude"),
        geo_precision=_precision(ours),
        parent=_text(ours, "parent") if ours else (properties.get("parent") or [""])[0],
    )


def _texts(values: object) -> list[str]:
    """The values of a property: a list, or one value where a tool was careless."""
    return [str(value) for value in (values if isinstance(values, list) else [values])]


def _text(ours: dict[str, Any] | None, name: str) -> str:
    return str((ours or {}).get(name) or "")


def _precision(ours: dict[str, Any] | None) -> int | None:
    value = (ours or {}).get("geo_precision")
    if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
        raise Refused("A geo-precision is a whole number from 1 to 7.")
    return value


def _ours(ours: dict[str, Any]) -> Iterator[SpelledName]:
    listed = ours.get("names")
    for each in listed if isinstance(listed, list) else []:
        if not isinstance(each, dict) or each.get("kind") not in NameKind.values:
            raise Refused(f"A spelling under “{OURS}” has no kind that is known.")
        yield SpelledName(_text(each, "text"), NameKind(each["kind"]), _text(each, "language"))


def _theirs(properties: dict[str, list[str]], preferred: str) -> Iterator[SpelledName]:
    seen = {preferred}
    for name, kind in NAME_KIND.items():
        for text in properties.get(name, ()):
            plain = " ".join(text.split())
            if plain and plain not in seen:
                seen.add(plain)
                yield SpelledName(plain, kind)


def _identifiers(
    entity: dict[str, Any], properties: dict[str, list[str]], ours: dict[str, Any] | None
) -> dict[str, str]:
    if ours is not None and isinstance(ours.get("identifiers"), dict):
        return {str(name): str(value) for name, value in ours["identifiers"].items() if value}
    found: dict[str, str] = {}
    own = str(entity.get("id") or "")
    wikidata = [*properties.get("wikidataId", ()), *([own] if _WIKIDATA.fullmatch(own) else [])]
    if wikidata:
        found["wikidata"] = wikidata[0]
    # Files of OpenSanctions name the lists that an entity is on.
    if isinstance(entity.get("datasets"), list) and own:
        found["opensanctions"] = own
    return found
