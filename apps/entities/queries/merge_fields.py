"""Every field of an entity, and what becomes of it when another one turns out to be the same.

A field that is in neither list fails a test: a merge forgets nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from apps.entities.enums import EntityKind, GeoPrecision
from apps.entities.models import Entity

KEPT, ABSORBED = "kept", "absorbed"

# What a person chooses for, where the two differ. The values of one entry go together.
CHOSEN: dict[str, tuple[str, ...]] = {
    "name": ("name", "sort_key"),
    "description": ("description",),
    "parent": ("parent_id",),
    "place": ("latitude", "longitude", "geo_precision"),
    "wikidata": ("wikidata",),
    "geonames": ("geonames",),
    "opensanctions": ("opensanctions",),
    "iso": ("iso",),
}
_LABELS = {
    "name": "Preferred spelling",
    "description": "Description",
    "place": "Coordinates",
    "wikidata": "Wikidata",
    "geonames": "GeoNames",
    "opensanctions": "OpenSanctions",
    "iso": "ISO 3166",
}
_PARENT_LABELS = {EntityKind.PLACE: "Lies within", EntityKind.ORGANISATION: "Belongs to"}
_OF_PLACES = {"place", "geonames", "iso"}
# What needs no choice: each stays with its own, so that the two can be taken apart again.
SETTLED: dict[str, str] = {
    "id": "each keeps its own",
    "kind": "the same for both",
    "docket": "each keeps its own; the absorbed one's address leads to the kept one",
    "created_by_id": "each keeps its own",
    "created_at": "each keeps its own",
    "revision": "counts on",
    "standing": "the absorbed one becomes “merged into another”",
    "merged_into_id": "the absorbed one's names the kept one",
}
_IDENTIFIERS = ("wikidata", "geonames", "opensanctions", "iso")


@dataclass(frozen=True)
class MergeField:
    """One field of both, as a page shows it. `open`: both state something, and not the same."""

    name: str
    label: str
    kept: str
    absorbed: str
    choice: str
    open: bool

    @property
    def speaks_against(self) -> bool:
        """Two identifiers of one scheme name two things."""
        return self.open and self.name in _IDENTIFIERS


def lies_within(inner: Entity, outer: Entity) -> bool:
    """Whether `outer` is anywhere above `inner`."""
    return any(one.pk == outer.pk for one in above(inner))


def above(entity: Entity) -> Iterator[Entity]:
    while (parent := entity.parent) is not None:
        yield parent
        entity = parent


def default_choices(kept: Entity, absorbed: Entity) -> dict[str, str]:
    """The kept one's values, and the absorbed one's where the kept one has none."""
    choices = {}
    for name in CHOSEN:
        ours, theirs = values(kept, absorbed, name)
        choices[name] = ABSORBED if _empty(ours) and not _empty(theirs) else KEPT
    return choices


def resolved(kept: Entity, absorbed: Entity, choices: Mapping[str, str]) -> dict[str, Any]:
    """What the kept entity holds afterwards where that differs from now, by column."""
    changes: dict[str, Any] = {}
    for name, columns in CHOSEN.items():
        ours, theirs = values(kept, absorbed, name)
        taken = theirs if choices.get(name) == ABSORBED and not _empty(theirs) else ours
        changes |= {
            column: value
            for column, value in zip(columns, taken, strict=True)
            if getattr(kept, column) != value
        }
    return changes


def values(kept: Entity, absorbed: Entity, name: str) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """What a field could hold afterwards, of the one and of the other."""
    columns = CHOSEN[name]
    ours = tuple(getattr(kept, column) for column in columns)
    theirs = tuple(getattr(absorbed, column) for column in columns)
    if name == "parent":
        # One that lies within the other cannot lie within itself: it steps out of it.
        if lies_within(kept, absorbed):
            ours = theirs
        elif lies_within(absorbed, kept):
            theirs = ours
    return ours, theirs


def compared(
    kept: Entity, absorbed: Entity, choices: Mapping[str, str] | None = None
) -> tuple[MergeField, ...]:
    """Every field in which one of the two states something, for the page that asks."""
    chosen = default_choices(kept, absorbed) | dict(choices or {})
    kind = EntityKind(kept.kind)
    rows = []
    for name in CHOSEN:
        if name in _OF_PLACES and kind != EntityKind.PLACE:
            continue
        if name == "parent" and kind == EntityKind.PERSON:
            continue
        ours, theirs = values(kept, absorbed, name)
        rows.append(
            MergeField(
                name=name,
                label=_PARENT_LABELS[kind] if name == "parent" else _LABELS[name],
                kept=_shown(name, ours, kept, absorbed),
                absorbed=_shown(name, theirs, kept, absorbed),
                choice=chosen[name] if chosen[name] in (KEPT, ABSORBED) else KEPT,
                open=not _empty(ours) and not _empty(theirs) and ours != theirs,
            )
        )
    return tuple(rows)


def _empty(value: tuple[Any, ...]) -> bool:
    return all(part in (None, "") for part in value)


def _shown(name: str, value: tuple[Any, ...], kept: Entity, absorbed: Entity) -> str:
    if _empty(value):
        return ""
    if name == "parent":
        known = {one.parent_id: one.parent for one in (kept, absorbed)}
        return str(known[value[0]])
    if name == "place":
        latitude, longitude, precision = value
        words = "" if latitude is None else f"{latitude:.4f}, {longitude:.4f}"
        step = str(GeoPrecision(precision).label) if precision else ""
        return ", ".join(part for part in (words, step.lower()) if part)
    return str(value[0])
