"""CSV out: with a byte order mark, so that spreadsheets read it as UTF-8."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from apps.entities.exchange.comma_separated.cells import (
    COLUMNS,
    NUMBERS,
    SPELLINGS,
    together,
)
from apps.entities.exchange.record import EntityRecord
from apps.ui.spreadsheets import MARK, csv_line, harmless


def write(records: Iterable[EntityRecord]) -> Iterator[str]:
    """The file piece by piece, its header first."""
    columns = [*COLUMNS, *SPELLINGS.values()]
    yield MARK + csv_line(columns)
    for record in records:
        cells = _cells(record)
        yield csv_line(
            cells[name] if name in NUMBERS else harmless(cells[name]) for name in columns
        )


def _cells(record: EntityRecord) -> dict[str, str]:
    spellings = {
        column: together([name for name in record.names if name.kind == kind])
        for kind, column in SPELLINGS.items()
    }
    return {
        "id": record.id,
        "kind": record.kind.value,
        "name": record.name,
        "language": record.language,
        "description": record.description,
        "wikidata": record.identifiers.get("wikidata", ""),
        "geonames": record.identifiers.get("geonames", ""),
        "opensanctions": record.identifiers.get("opensanctions", ""),
        "iso": record.identifiers.get("iso", ""),
        "latitude": "" if record.latitude is None else repr(record.latitude),
        "longitude": "" if record.longitude is None else repr(record.longitude),
        "geo_precision": "" if record.geo_precision is None else str(record.geo_precision),
        "parent": record.parent,
        **spellings,
    }
