"""Place names in a text and where they are."""

import math
from statistics import median
from typing import Any

from apps.entities.matching.finding import Finding
from apps.entities.measuring.outside import outside_finder
from apps.measuring import BadInput, Counted, Line, Proposer, Table, Task, f1, needed_text

# The distance within which a place counts as right: 100 miles, as the literature has it.
NEAR_KM = 161.0
_EARTH_KM = 6371.0
_ALL = "all"


def _proposer() -> Proposer:
    finder = outside_finder()

    def propose(line: Line) -> dict[str, Any]:
        text = needed_text(line, "text")
        found = finder.find(
            text,
            language=str(line.get("language") or ""),
            publisher=str(line.get("url") or ""),
        )
        return {"mentions": [_mention(one) for one in found.findings if one.kind == "place"]}

    return propose


def _mention(finding: Finding) -> dict[str, Any]:
    best = finding.best
    return {
        "start": finding.start,
        "end": finding.end,
        "name": best.name,
        "lat": best.latitude,
        "lon": best.longitude,
        "rule": finding.rule,
        "score": finding.score,
    }


def kilometres(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The great-circle distance of two points in degrees of latitude and longitude."""
    a, b = math.radians(first[0]), math.radians(second[0])
    across = math.radians(second[1] - first[1])
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(across)
    return _EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


class ToponymScorer:
    """How many place names are found, and how far those found are from where they lie."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Counted] = {}
        self._distances: dict[tuple[str, str], list[float]] = {}

    def add(self, gold: Line, proposal: Line) -> None:
        mentions = gold.get("mentions")
        if not isinstance(mentions, list):
            raise BadInput("“mentions” must be a list.")
        given = proposal["mentions"]
        right = sum(any(_touch(one, other) for other in mentions) for one in given)
        found = sum(any(_touch(one, other) for other in given) for one in mentions)
        source, language = str(gold.get("source") or ""), str(gold.get("language") or "")
        for where in ((_ALL, language), (source, language)):
            self._found.setdefault(where, Counted()).add(right, len(given), found, len(mentions))
            distances = self._distances.setdefault(where, [])
            for one in mentions:
                point = _point(one)
                match = next((other for other in given if _touch(one, other)), None)
                if point is None or match is None:
                    continue
                proposed = _point(match)
                distances.append(math.inf if proposed is None else kilometres(point, proposed))

    def tables(self) -> tuple[Table, ...]:
        columns = (
            "source", "language", "names", "P", "R", "F1", "placed", "within 161 km", "median km",
        )  # fmt: skip
        rows = []
        for where in sorted(self._found, key=lambda where: (where[0] != _ALL, where)):
            counted, distances = self._found[where], self._distances[where]
            middle = median(distances) if distances else None
            rows.append(
                (
                    *where,
                    counted.expected,
                    counted.precision,
                    counted.recall,
                    f1(counted.precision, counted.recall),
                    len(distances),
                    sum(one <= NEAR_KM for one in distances) / len(distances)
                    if distances
                    else None,
                    None if middle is None or math.isinf(middle) else round(middle),
                )
            )
        return (Table("Place names and where they are", columns, tuple(rows)),)


def _touch(one: Any, other: Any) -> bool:
    try:
        return bool(one["start"] < other["end"] and other["start"] < one["end"])
    except (KeyError, TypeError) as error:
        raise BadInput("A mention needs “start” and “end”.") from error


def _point(mention: Any) -> tuple[float, float] | None:
    latitude, longitude = mention.get("lat"), mention.get("lon")
    if latitude is None or longitude is None:
        return None
    try:
        return float(latitude), float(longitude)
    except (TypeError, ValueError) as error:
        raise BadInput("“lat” and “lon” must be numbers.") from error


TASK = Task(
    name="toponyms",
    about="place names in a text, and where they are",
    reads=("language", "title", "date", "url", "text"),
    proposer=_proposer,
    nothing={"mentions": []},
    scorer=ToponymScorer,
)
