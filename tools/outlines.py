"""Country outlines for the maps: TopoJSON, as the atlas package ships it, to GeoJSON.

The atlas draws the borders that the United Nations recognise; Crimea is Ukraine in it.
"""

from __future__ import annotations

from typing import Any

Point = list[float]
Line = list[Point]

# Three decimals are about a hundred metres: finer than the atlas, and a third smaller than more.
DECIMALS = 3


def to_geojson(topology: dict[str, Any], name: str) -> dict[str, Any]:
    """One of a topology's collections as a GeoJSON FeatureCollection in degrees.

    Raises KeyError where the topology has no collection of that name.
    """
    lines = _decoded_arcs(topology)
    features = [
        {
            "type": "Feature",
            "properties": geometry.get("properties", {}),
            "geometry": {
                "type": "MultiPolygon",
                "coordinates": [
                    [_ring(ring, lines) for ring in polygon] for polygon in _polygons(geometry)
                ],
            },
        }
        for geometry in topology["objects"][name]["geometries"]
        if geometry["type"] is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def _decoded_arcs(topology: dict[str, Any]) -> list[Line]:
    """Arcs are stored as whole-number steps from one point to the next."""
    x_scale, y_scale = topology["transform"]["scale"]
    x_start, y_start = topology["transform"]["translate"]
    lines: list[Line] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: Line = []
        for x_step, y_step in arc:
            x, y = x + x_step, y + y_step
            longitude, latitude = x * x_scale + x_start, y * y_scale + y_start
            line.append([round(longitude, DECIMALS), round(latitude, DECIMALS)])
        lines.append(line)
    return lines


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"]]
    arcs: list[list[list[int]]] = geometry["arcs"]
    return arcs


def _ring(numbers: list[int], lines: list[Line]) -> Line:
    """Join arcs end to end. A number below zero means the arc ~number, walked backwards."""
    ring: Line = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        ring.extend(line[1:] if ring else line)
    return ring
