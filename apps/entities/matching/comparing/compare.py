"""Whether two names are spellings of one person, place or organisation."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from apps.entities.matching.comparing import weights
from apps.entities.matching.comparing.aligning import Alignment
from apps.entities.matching.comparing.bodies import body_features
from apps.entities.matching.comparing.people import person_features
from apps.entities.matching.comparing.places import place_features
from apps.entities.matching.comparing.reading import plain
from apps.entities.matching.comparing.reasons import told

METHOD = "entities.compare/1"
METHODS = {METHOD: "Says how likely two names are spellings of one"}
THRESHOLD = 0.5

Features = tuple[dict[str, float], Alignment]
Gazetteer = Callable[[str], frozenset[str]]

_FEATURES: Mapping[str, Callable[[str, str], Features]] = {
    "person": person_features,
    "place": place_features,
    "organisation": body_features,
}
_ALIKE = 0.98
_SAID = {
    "shifted": "The first name of one is only a later name of the other, as a father's would be.",
    "patronymic_lost": "Their patronymics differ.",
    "thin": "A given name or an initial alone names nobody.",
    "acronym": "One is made of the first letters of the other.",
    "legal": "Their legal forms differ.",
    "region": "One is a region, the other is not said to be one.",
    "sorts": "They are different sorts of place, or numbered differently.",
}


@dataclass(frozen=True, slots=True)
class Comparison:
    """`same`: proposed as one. `score`: 0 to 1, orders pairs. `reasons`: sentences for people."""

    same: bool
    score: float
    reasons: tuple[str, ...]
    method: str = METHOD


def compare(
    first: str, second: str, *, kind: str, gazetteer: Gazetteer | None = None
) -> Comparison:
    """How likely two names are spellings of one `kind`: person, place or organisation.

    Symmetric, and in any mix of scripts. `gazetteer`: gives the codes of the places that a name
    is known to be one of; asked for places only. Raises KeyError for another kind.
    """
    measure = _FEATURES[kind]
    if not plain(first) or not plain(second):
        same = first.strip() == second.strip() != ""
        return Comparison(same, float(same), ("There are no letters to compare by sound.",))
    if second < first:
        first, second = second, first
    features, alignment = measure(first, second)
    odds = sum(weight * features[name] for name, weight in weights.OF[kind].items())
    reasons = [] if features.get("acronym") else told(alignment)
    reasons += [sentence for name, sentence in _SAID.items() if features.get(name)]
    if gazetteer is not None and kind == "place":
        odds, said = _looked_up(odds, gazetteer(first), gazetteer(second))
        reasons[:0] = said
    score = 1 / (1 + math.exp(-odds))
    if plain(first) == plain(second):
        score = max(score, _ALIKE)
    return Comparison(score >= THRESHOLD, score, tuple(reasons))


def _looked_up(
    odds: float, first: frozenset[str], second: frozenset[str]
) -> tuple[float, list[str]]:
    if first & second:
        return odds + weights.IN_ONE_GAZETTEER_PLACE, ["The gazetteer knows both as one place."]
    if first and second:
        return odds + weights.IN_TWO_GAZETTEER_PLACES, [
            "The gazetteer knows both, but not as one place."
        ]
    return odds, []
