"""Outlines of countries as SVG: the map that is there without script, and on paper.

Borders are those the United Nations recognise, as static/vendor/outlines holds them (see
tools/outlines.py). Pure but for reading that file once per process.
"""

import json
import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

Point = tuple[float, float]

OUTLINES = "vendor/outlines/countries-50m.json"
# A country's name is written where it fills at least this share of the map.
NAMED_FROM = 0.05


@dataclass(frozen=True)
class Window:
    """A part of the world in degrees, drawn on `width` by `height` units.

    Angles are true at its middle.
    """

    west: float
    south: float
    east: float
    north: float
    width: int
    height: int

    def place(self, longitude: float, latitude: float) -> Point:
        """Where a point lies on the drawing; outside of it for points outside of the window."""
        return (
            round((longitude - self.west) / (self.east - self.west) * self.width, 1),
            round((self.north - latitude) / (self.north - self.south) * self.height, 1),
        )

    @property
    def kilometres_a_unit(self) -> float:
        return (self.north - self.south) * 111.2 / self.height


@dataclass(frozen=True)
class Country:
    """What of a country lies in a window: an SVG path, and where its name goes, if anywhere."""

    name: str
    path: str
    label: Point | None


@dataclass(frozen=True)
class _Ring:
    country: str
    longitudes: array
    latitudes: array
    box: tuple[float, float, float, float]


def window_around(points: Sequence[Point], *, width: int, height: int, least: float) -> Window:
    """The smallest window that shows all points (longitude, latitude) with a margin.

    At least `least` degrees high; its sides keep the proportions of the drawing.
    """
    longitudes, latitudes = [x for x, _ in points], [y for _, y in points]
    x, y = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    shrink = max(0.2, math.cos(math.radians(y)))
    high = max(
        least,
        (max(latitudes) - min(latitudes)) * 1.3,
        (max(longitudes) - min(longitudes)) * 1.3 * shrink * height / width,
    )
    wide = high * width / height / shrink
    return Window(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2, width, height)


def countries_in(window: Window) -> list[Country]:
    """The countries that a window shows, in the order of the file."""
    pieces: dict[str, list[list[Point]]] = {}
    box = (window.west, window.south, window.east, window.north)
    for ring in _rings():
        if _apart(ring.box, box):
            continue
        points = list(zip(ring.longitudes, ring.latitudes, strict=True))
        clipped = _clip(points, window)
        if len(clipped) > 2:
            pieces.setdefault(ring.country, []).append(
                [window.place(longitude, latitude) for longitude, latitude in clipped]
            )
    return [_country(name, rings, window) for name, rings in pieces.items()]


@cache
def _rings() -> tuple[_Ring, ...]:
    """Every outline, as packed numbers: a tenth of what Python lists would take."""
    path = finders.find(OUTLINES)
    if path is None:
        return ()
    made = []
    for feature in json.loads(Path(path).read_text(encoding="utf-8"))["features"]:
        name = str(feature["properties"].get("name", ""))
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                x = array("f", [point[0] for point in ring])
                y = array("f", [point[1] for point in ring])
                made.append(_Ring(name, x, y, (min(x), min(y), max(x), max(y))))
    return tuple(made)


def _apart(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> bool:
    return one[2] < other[0] or one[0] > other[2] or one[3] < other[1] or one[1] > other[3]


def _clip(points: list[Point], window: Window) -> list[Point]:
    """Cut a ring to a little more than the window, side by side (Sutherland and Hodgman)."""
    x_margin = (window.east - window.west) * 0.02
    y_margin = (window.north - window.south) * 0.02
    sides = (
        (0, window.west - x_margin, 1),
        (0, window.east + x_margin, -1),
        (1, window.south - y_margin, 1),
        (1, window.north + y_margin, -1),
    )
    for axis, edge, sign in sides:
        if not points:
            break
        kept: list[Point] = []
        before = points[-1]
        for point in points:
            inside = (point[axis] - edge) * sign >= 0
            if inside != ((before[axis] - edge) * sign >= 0):
                kept.append(_crossing(before, point, axis, edge))
            if inside:
                kept.append(point)
            before = point
        points = kept
    return points


def _crossing(one: Point, other: Point, axis: int, edge: float) -> Point:
    share = (edge - one[axis]) / (other[axis] - one[axis])
    x = one[0] + share * (other[0] - one[0])
    y = one[1] + share * (other[1] - one[1])
    return (edge, y) if axis == 0 else (x, edge)


def _country(name: str, rings: list[list[Point]], window: Window) -> Country:
    path = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in ring) + "Z" for ring in rings)
    area, middle = max((_area_and_middle(ring) for ring in rings), key=lambda found: found[0])
    shown = area >= NAMED_FROM * window.width * window.height
    return Country(name, path, middle if shown and name else None)


def _area_and_middle(ring: list[Point]) -> tuple[float, Point]:
    area = x_sum = y_sum = 0.0
    for (x, y), (next_x, next_y) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = x * next_y - next_x * y
        area += cross / 2
        x_sum += (x + next_x) * cross
        y_sum += (y + next_y) * cross
    if not area:
        return 0.0, (0.0, 0.0)
    return abs(area), (round(x_sum / (6 * area), 1), round(y_sum / (6 * area), 1))
