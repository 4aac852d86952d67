"""CSV in: a header that names the columns, in any order, others ignored."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

from apps.entities.enums import EntityKind
from apps.entities.exchange.comma_separated.cells import (
    COLUMNS,
    NUMBERS,
    SPELLINGS,
    apart,
)
from apps.entities.exchange.record import (
    IDENTIFIERS,
    EntityRecord,
    Read,
    Refused,
    number,
    whole,
)
from apps.ui.spreadsheets import taken_back

_SEPARATORS = ",;\t|"
_KINDS = {
    "person": EntityKind.PERSON,
    "people": EntityKind.PERSON,
    "place": EntityKind.PLACE,
    "organisation": EntityKind.ORGANISATION,
    "organization": EntityKind.ORGANISATION,
}


def read(lines: Iterable[str]) -> Iterator[Read]:
    """The records of a CSV file. Raises Refused if its first line names no “name” column."""
    stream = iter(lines)
    header = next(stream, "").lstrip("\ufeff")
    separator = max(_SEPARATORS, key=header.count)
    columns = [_plain(cell) for cell in next(csv.reader([header], delimiter=separator), [])]
    if "name" not in columns or "kind" not in columns:
        raise Refused("The first line must name the columns; “kind” and “name” are needed.")
    rows = csv.reader(stream, delimiter=separator)
    # Where a cell holds line breaks a row is several lines: its first one counts.
    line = 2
    while True:
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            yield Read(line, None, f"This is no CSV: {error}.")
            line = rows.line_num + 2
            continue
        if any(cell.strip() for cell in cells):
            yield _row(line, dict(zip(columns, cells, strict=False)))
        line = rows.line_num + 2


def _plain(cell: str) -> str:
    return taken_back(cell).strip().lower().replace(" ", "_").replace("-", "_")


def _row(line: int, cells: dict[str, str]) -> Read:
    values = {
        name: value.strip() if name in NUMBERS else taken_back(value)
        for name, value in cells.items()
    }
    try:
        return Read(line, _record(values))
    except Refused as refused:
        return Read(line, None, str(refused))


def _record(values: dict[str, str]) -> EntityRecord:
    plain = {name: values.get(name, "").strip() for name in COLUMNS}
    kind = _KINDS.get(plain["kind"].lower())
    if kind is None:
        raise Refused(f"“{plain['kind'][:40]}” is no kind: it is person, place or organisation.")
    names = [
        name
        for kind_, column in SPELLINGS.items()
        for name in apart(values.get(column, ""), kind_)
    ]
    return EntityRecord(
        kind=kind,
        name=" ".join(plain["name"].split()),
        id=plain["id"],
        language=plain["language"],
        names=tuple(names),
        description=plain["description"],
        identifiers={name: plain[name] for name in IDENTIFIERS if plain[name]},
        latitude=number(taken_back(plain["latitude"]), "latitude"),
        longitude=number(taken_back(plain["longitude"]), "longitude"),
        geo_precision=whole(taken_back(plain["geo_precision"]), "geo_precision"),
        parent=plain["parent"],
    )
