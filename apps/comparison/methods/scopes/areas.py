"""How two places stand to one another by where they are and how far they reach."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from apps.comparison.methods.scopes.relation import Relation

EARTH_KM = 6371.0088


@dataclass(frozen=True, slots=True)
class Area:
    """A place on the map: a centre in WGS 84 degrees, and how far it reaches, in kilometres.

    All that is nearer than `inner` belongs to it; nothing that is further than `outer` does.
    Raises ValueError outside of the globe, and unless 0 <= inner <= outer.
    """

    latitude: float
    longitude: float
    inner: float = 0.0
    outer: float = 0.0

    def __post_init__(self) -> None:
        if not (-90 <= self.latitude <= 90 and -180 <= self.longitude <= 180):
            raise ValueError(f"{self.latitude}, {self.longitude} is nowhere on the globe.")
        if not 0 <= self.inner <= self.outer:
            raise ValueError("A place surely reaches no further than it may reach.")

    def kilometres_to(self, other: Area) -> float:
        """From centre to centre along a great circle, the earth taken as a ball."""
        latitude, other_latitude = radians(self.latitude), radians(other.latitude)
        east = radians(other.longitude - self.longitude)
        chord = (
            sin((other_latitude - latitude) / 2) ** 2
            + cos(latitude) * cos(other_latitude) * sin(east / 2) ** 2
        )
        return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))


def relation_of_areas(first: Area, second: Area) -> tuple[Relation, str]:
    """What is sure by distance and reach alone, and by which rule; not comparable if nothing is.

    Never SAME: two entries at one spot may be a town and the district named after it.
    """
    distance = first.kilometres_to(second)
    if distance > first.outer + second.outer:
        return Relation.DIFFERENT, "area-apart"
    inside, outside = (
        distance + first.outer <= second.inner,
        distance + second.outer <= first.inner,
    )
    if inside != outside:
        return (Relation.NARROWER if inside else Relation.WIDER), "area-within"
    if distance < first.inner + second.inner:
        return Relation.OVERLAPPING, "area-meets"
    return Relation.NOT_COMPARABLE, "area-unsure"
