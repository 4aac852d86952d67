"""What stands in a cell: several spellings in one."""

from __future__ import annotations

import re

from apps.entities.enums import NameKind
from apps.entities.exchange.record import SpelledName

COLUMNS = (
    "id",
    "kind",
    "name",
    "language",
    "description",
    "wikidata",
    "geonames",
    "opensanctions",
    "iso",
    "latitude",
    "longitude",
    "geo_precision",
    "parent",
)
NUMBERS = frozenset({"latitude", "longitude", "geo_precision"})
# Each kind of spelling has a column of its own.
SPELLINGS = {
    NameKind.OFFICIAL: "official_names",
    NameKind.ALIAS: "aliases",
    NameKind.SHORT: "short_forms",
    NameKind.TRANSLITERATION: "transliterations",
    NameKind.MISSPELLING: "misspellings",
    NameKind.FORMER: "former_names",
}

_TAGGED = re.compile(r"(?P<language>[a-z]{2,3}(?:-[A-Za-z0-9]+)*)?:")
_ITEM = re.compile(r"(?:[^;\\]|\\.)+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def together(names: list[SpelledName]) -> str:
    """Spellings in one cell: "uk:Бахмут; Bachmut"; a semicolon within one as \\;"""
    return "; ".join(_one(name) for name in names)


def _one(name: SpelledName) -> str:
    text = name.text.replace("\\", "\\\\").replace(";", "\\;")
    if name.language:
        return f"{name.language}:{text}"
    return f":{text}" if _TAGGED.match(text) else text


def apart(cell: str, kind: NameKind) -> list[SpelledName]:
    """The spellings of one cell. What is empty between semicolons is left out."""
    names = []
    for found in _ITEM.findall(cell):
        item = found.strip()
        tag = _TAGGED.match(item)
        language = (tag["language"] or "") if tag else ""
        text = _ESCAPED.sub(r"\1", item[tag.end() :] if tag else item).strip()
        if text:
            names.append(SpelledName(text, kind, language))
    return names
