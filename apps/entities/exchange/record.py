"""One person, place or organisation as files have it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from apps.entities.enums import EntityKind, NameKind

NAME_LIMIT = 300
IDENTIFIERS = {"wikidata": 20, "geonames": 20, "opensanctions": 60, "iso": 8}
PRECISIONS = range(1, 8)


class Refused(ValueError):
    """A line that cannot be used. Its text is a sentence for whoever made the file."""


@dataclass(frozen=True, slots=True)
class SpelledName:
    text: str
    kind: NameKind = NameKind.ALIAS
    language: str = ""


@dataclass(frozen=True, slots=True)
class EntityRecord:
    """What a line says. `id`: how other lines of the file, or we ourselves, call it; `parent`:
    the id of what it lies within or belongs to. `identifiers` by the names in IDENTIFIERS.
    Raises Refused when made of values that nothing can be filed from.
    """

    kind: EntityKind
    name: str
    id: str = ""
    language: str = ""
    names: tuple[SpelledName, ...] = ()
    description: str = ""
    identifiers: Mapping[str, str] = field(default_factory=dict)
    latitude: float | None = None
    longitude: float | None = None
    geo_precision: int | None = None
    parent: str = ""

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise Refused("It has no name.")
        for text in (self.name, *(name.text for name in self.names)):
            if len(text) > NAME_LIMIT:
                raise Refused(f"A name of {len(text)} letters is too long: at most {NAME_LIMIT}.")
        for name, limit in IDENTIFIERS.items():
            if len(self.identifiers.get(name, "")) > limit:
                raise Refused(f"“{name}” is too long: at most {limit} characters.")
        self._check_place()
        if any("\0" in text for text in (self.name, self.description, self.parent, self.id)):
            raise Refused("It holds a character that no text can hold.")

    def _check_place(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            raise Refused("Give both latitude and longitude, or neither.")
        if self.latitude is not None and self.longitude is not None:
            if self.kind != EntityKind.PLACE:
                raise Refused("Only a place has coordinates.")
            if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
                raise Refused(
                    f"{self.latitude:g}, {self.longitude:g} lies outside the globe: latitude goes "
                    "from -90 to 90, longitude from -180 to 180."
                )
        if self.geo_precision is not None and self.kind != EntityKind.PLACE:
            raise Refused("Only a place has a geo-precision.")
        if self.geo_precision is not None and self.geo_precision not in PRECISIONS:
            raise Refused("A geo-precision is a whole number from 1 to 7.")
        if self.parent and self.kind == EntityKind.PERSON:
            raise Refused("A person lies within nothing.")


@dataclass(frozen=True, slots=True)
class Read:
    """One line read: its number from 1, and its record or why there is none."""

    line: int
    record: EntityRecord | None
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Format:
    """A file format: how lines of text become records, and records text."""

    name: str
    label: str
    endings: tuple[str, ...]
    content_type: str
    read: Callable[[Iterable[str]], Iterator[Read]]
    write: Callable[[Iterable[EntityRecord]], Iterator[str]]


def number(text: str, field_name: str) -> float | None:
    """A number as files have it; None for nothing. Raises Refused."""
    if not text.strip():
        return None
    try:
        value = float(text)
    except ValueError as error:
        raise Refused(f"“{text[:40]}” in {field_name} is no number.") from error
    if value != value or value in (float("inf"), float("-inf")):
        raise Refused(f"“{text[:40]}” in {field_name} is no number.")
    return value


def whole(text: str, field_name: str) -> int | None:
    """A whole number as files have it; None for nothing. Raises Refused."""
    value = number(text, field_name)
    if value is None:
        return None
    if value != int(value):
        raise Refused(f"“{text[:40]}” in {field_name} is no whole number.")
    return int(value)
