"""The maps' outlines: rightly decoded, and with the borders that are recognised."""

import itertools
import json
from typing import Any

import pytest

from tools.front_end import VENDOR
from tools.outlines import to_geojson

# Two unit squares side by side that share the arc 0, stored as steps of a tenth of a degree.
SQUARES = {
    "type": "Topology",
    "transform": {"scale": [0.1, 0.1], "translate": [10, 50]},
    "arcs": [
        [[10, 0], [0, 10]],
        [[10, 10], [-10, 0], [0, -10], [10, 0]],
        [[10, 0], [10, 0], [0, 10], [-10, 0]],
    ],
    "objects": {
        "countries": {
            "type": "GeometryCollection",
            "geometries": [
                {"type": "Polygon", "arcs": [[0, 1]], "properties": {"name": "West"}},
                {"type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": {"name": "East"}},
                {"type": None, "properties": {"name": "Nowhere"}},
            ],
        }
    },
}


def test_shared_borders_are_joined_forwards_and_backwards() -> None:
    west = [[11, 50], [11, 51], [10, 51], [10, 50], [11, 50]]
    east = [[11, 50], [12, 50], [12, 51], [11, 51], [11, 50]]
    assert to_geojson(SQUARES, "countries") == {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": name},
                "geometry": {"type": "MultiPolygon", "coordinates": [[ring]]},
            }
            for name, ring in (("West", west), ("East", east))
        ],
    }


def lies_in(ring: list[list[float]], longitude: float, latitude: float) -> bool:
    inside = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        crosses = (y1 > latitude) != (y2 > latitude)
        if crosses and longitude < (x2 - x1) * (latitude - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


@pytest.mark.parametrize(
    ("place", "longitude", "latitude", "country"),
    [
        ("Simferopol", 34.1, 44.95, "Ukraine"),
        ("Donetsk", 37.8, 48.0, "Ukraine"),
        ("Luhansk", 39.3, 48.57, "Ukraine"),
        ("Rostov", 39.9, 47.4, "Russia"),
        ("Bamako", -7.98, 12.65, "Mali"),
    ],
)
def test_borders_are_the_recognised_ones(
    place: str, longitude: float, latitude: float, country: str
) -> None:
    outlines: dict[str, Any] = json.loads(
        (VENDOR / "outlines" / "countries-50m.json").read_text(encoding="utf-8")
    )
    found = [
        feature["properties"]["name"]
        for feature in outlines["features"]
        for polygon in feature["geometry"]["coordinates"]
        if lies_in(polygon[0], longitude, latitude)
    ]
    assert found == [country], place
