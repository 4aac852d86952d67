"""Whether two entities on file may be one: what speaks for it and what against, added up."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from apps.entities.matching.comparing.compare import Comparison, Gazetteer, compare

METHOD = "entities.duplicates/1"
METHODS = {METHOD: "Says how likely two entities on file are one"}
PROPOSED_FROM = 0.5

# By hand: log odds. Two entities that share a key are different ones rather than not.
_PRIOR = -1.0
_MOST_NAMES = 6
_SAME_IDENTIFIER, _OTHER_IDENTIFIER = 6.0, -6.0
_SAME_ROLE, _SAME_BODY = 1.6, 0.8
_SAME_PARENT, _OTHER_PARENT = 0.8, -1.2
_SEEN_APART_YEARS = 5
_SEEN_APART, _SEEN_TOGETHER = -0.4, 0.3
_SIDE_BY_SIDE = -1.2
_COMPANIONS = 1.5
_FEW_COMPANIONS = 3
# (up to so many km, weight)
_DISTANCES = ((3.0, 2.5), (15.0, 1.2), (50.0, 0.0), (150.0, -2.5), (math.inf, -5.0))
_EARTH_KM = 6371.0

LABELS = {
    "wikidata": "Wikidata",
    "geonames": "GeoNames",
    "opensanctions": "OpenSanctions",
    "iso": "ISO 3166",
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an entity. `names`: as people gave them, the preferred one first.

    `roles`: (title in plain letters, body as a key or ""); `companions`: keys of those named in
    the same articles; `seen`: the days of the first and the last article that names it, or None;
    `parents`: what it lies within, nearest first, as keys.
    """

    kind: str
    names: tuple[str, ...]
    identifiers: Mapping[str, str] = field(default_factory=dict)
    latitude: float | None = None
    longitude: float | None = None
    parents: tuple[str, ...] = ()
    roles: frozenset[tuple[str, str]] = frozenset()
    companions: frozenset[str] = frozenset()
    seen: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class Feature:
    """One thing compared. `weight`: log odds, above nought for, below against."""

    name: str
    sentence: str
    weight: float


@dataclass(frozen=True, slots=True)
class Likelihood:
    """`score` 0 to 1; `features`: what tells most first."""

    score: float
    features: tuple[Feature, ...]
    method: str = METHOD

    @property
    def proposed(self) -> bool:
        return self.score >= PROPOSED_FROM


def likely_one(
    first: Facts,
    second: Facts,
    *,
    side_by_side: int = 0,
    gazetteer: Gazetteer | None = None,
) -> Likelihood:
    """How likely two entities of one kind are one.

    `side_by_side`: in how many articles both are named. Raises ValueError for two kinds.
    """
    if first.kind != second.kind:
        raise ValueError(f"A {first.kind} is never a {second.kind}.")
    features = [
        *_names(first, second, gazetteer),
        *_identifiers(first, second),
        *_places(first, second),
        *_roles(first, second),
        *_company(first, second, side_by_side),
        *_dates(first, second),
    ]
    odds = _PRIOR + sum(feature.weight for feature in features)
    ordered = sorted(features, key=lambda feature: -abs(feature.weight))
    return Likelihood(round(1 / (1 + math.exp(-odds)), 4), tuple(ordered))


def best_names(
    first: Facts, second: Facts, gazetteer: Gazetteer | None = None
) -> tuple[Comparison, str, str]:
    """The two names, one of each, that are likeliest the same, and what comparing them says."""
    return max(
        (
            (compare(one, other, kind=first.kind, gazetteer=gazetteer), one, other)
            for one in first.names[:_MOST_NAMES]
            for other in second.names[:_MOST_NAMES]
        ),
        key=lambda each: each[0].score,
    )


def _names(first: Facts, second: Facts, gazetteer: Gazetteer | None) -> Iterator[Feature]:
    found, one, other = best_names(first, second, gazetteer)
    score = min(max(found.score, 0.02), 0.98)
    weight = round(math.log(score / (1 - score)), 2)
    how = "may be spellings of one name" if found.same else "are hardly spellings of one name"
    yield Feature("names", f"“{one}” and “{other}” {how}: {' '.join(found.reasons)}", weight)


def _identifiers(first: Facts, second: Facts) -> Iterator[Feature]:
    for scheme, label in LABELS.items():
        one, other = first.identifiers.get(scheme, ""), second.identifiers.get(scheme, "")
        if one and one == other:
            yield Feature(scheme, f"Both carry the {label} number {one}.", _SAME_IDENTIFIER)
        elif one and other:
            told = f"Their {label} numbers differ: {one} and {other}."
            yield Feature(scheme, told, _OTHER_IDENTIFIER)


def _places(first: Facts, second: Facts) -> Iterator[Feature]:
    gap = apart(first, second)
    if gap is not None:
        weight = next(weight for limit, weight in _DISTANCES if gap <= limit)
        yield Feature("distance", f"Their coordinates lie {gap:,.0f} km apart.", weight)
    if first.parents and second.parents:
        if first.parents[0] == second.parents[0]:
            yield Feature("parent", "Both lie within, or belong to, the same.", _SAME_PARENT)
        elif not set(first.parents) & set(second.parents):
            told = "They lie within, or belong to, different ones."
            yield Feature("parent", told, _OTHER_PARENT)


def apart(first: Facts, second: Facts) -> float | None:
    """Kilometres between two places; None where either has no coordinates."""
    if None in (first.latitude, first.longitude, second.latitude, second.longitude):
        return None
    north, other_north = math.radians(first.latitude or 0), math.radians(second.latitude or 0)
    east = math.radians((second.longitude or 0) - (first.longitude or 0))
    chord = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin(east / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, chord)))


def _roles(first: Facts, second: Facts) -> Iterator[Feature]:
    shared = first.roles & second.roles
    if shared:
        titles = ", ".join(sorted({title for title, _ in shared}))
        yield Feature("roles", f"Both are said to be {titles}.", _SAME_ROLE)
        return
    bodies = {body for _, body in first.roles if body} & {body for _, body in second.roles if body}
    if bodies:
        yield Feature("roles", "Both are said to have a role in the same body.", _SAME_BODY)


def _company(first: Facts, second: Facts, side_by_side: int) -> Iterator[Feature]:
    if side_by_side:
        plural = "s" if side_by_side > 1 else ""
        told = f"Both are named in {side_by_side} article{plural}, as if they were two."
        yield Feature("side by side", told, _SIDE_BY_SIDE)
    fewer = min(len(first.companions), len(second.companions))
    shared = len(first.companions & second.companions)
    if fewer >= _FEW_COMPANIONS and shared:
        told = f"{shared} of those named beside one are named beside the other."
        yield Feature("company", told, round(_COMPANIONS * shared / fewer, 2))


def _dates(first: Facts, second: Facts) -> Iterator[Feature]:
    if first.seen is None or second.seen is None:
        return
    gap = max(first.seen[0], second.seen[0]) - min(first.seen[1], second.seen[1])
    if gap.days > 365 * _SEEN_APART_YEARS:
        told = f"Texts name them {gap.days // 365} years apart."
        yield Feature("dates", told, _SEEN_APART)
    elif gap.days <= 0:
        yield Feature("dates", "Texts name them in the same period.", _SEEN_TOGETHER)
