"""Which of its namesakes a place name means: by the other places, the country, the population."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from apps.entities.matching.finding.hits import Hit, Named
from apps.entities.matching.finding.known import GAZETTEER, ON_FILE, Owner
from apps.entities.matching.finding.lexicon import never_names
from apps.entities.matching.finding.records import PLACE
from apps.entities.matching.finding.words import Words, folded

_NEAR_KM = 250.0
_SAME_KM = 40.0
_EARTH_KM = 6371.0
_LANGUAGE_COUNTRIES = {"uk": ("UA",), "ru": ("RU", "UA")}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A candidate with its score (0 to 1) and the sentences that speak for it."""

    named: Named
    score: float
    reasons: tuple[str, ...]


def distance_km(first: Owner, second: Owner) -> float:
    """The great-circle distance of two places; infinite where one is nowhere."""
    if None in (first.latitude, first.longitude, second.latitude, second.longitude):
        return math.inf
    a, b = math.radians(first.latitude or 0), math.radians(second.latitude or 0)
    across = math.radians((second.longitude or 0) - (first.longitude or 0))
    cosine = math.sin(a) * math.sin(b) + math.cos(a) * math.cos(b) * math.cos(across)
    return _EARTH_KM * math.acos(max(-1.0, min(1.0, cosine)))


class Places:
    """The places of one text together: what each speaks for among the others' namesakes."""

    def __init__(self, words: Words, hits: Iterable[Hit], language: str) -> None:
        self._words = words
        self._hits = [hit for hit in hits if hit.kind == PLACE and hit.named]
        self._countries = self._country_weights(language)
        self._anchors = self._sure_places()

    def _country_weights(self, language: str) -> dict[str, float]:
        weights: dict[str, float] = defaultdict(float)
        for country in _LANGUAGE_COUNTRIES.get(language, ()):
            weights[country] += 0.3
        for key in self._words.keys:
            country = never_names().get(key, "")
            if country:
                weights[country] += 0.5
        for hit in self._hits:
            candidates = {name.owner.country for name in hit.named if name.owner.country}
            best = max(hit.named, key=lambda name: _prior(name.owner))
            if len(candidates) == 1:
                weights[best.owner.country] += 1.0
            elif best.owner.country:
                weights[best.owner.country] += 0.4 if _prior(best.owner) > 0.7 else 0.15
        total = max(1.0, sum(weights.values()))
        return {country: weight / total for country, weight in weights.items()}

    def _sure_places(self) -> list[Owner]:
        """Places that only one candidate, or one far ahead of the others, is named by."""
        sure = []
        for hit in self._hits:
            ranked = sorted(hit.named, key=lambda name: -self._in_context(name.owner))
            owner = ranked[0].owner
            ahead = len(ranked) == 1 or (
                self._in_context(owner) - self._in_context(ranked[1].owner) > 0.15
            )
            if ahead and owner.place_kind != "country" and owner.latitude is not None:
                sure.append(owner)
        return sure[:40]

    def _in_context(self, owner: Owner) -> float:
        return _prior(owner) + 0.5 * self._countries.get(owner.country, 0.0)

    def weigh(self, hit: Hit) -> list[Weighed]:
        """The candidates of a place name, likeliest first, none twice under two codes."""
        around = self._neighbours(hit)
        weighed = [
            self._weigh(name, hit, around) for name in hit.named if name.owner.kind == PLACE
        ]
        weighed.sort(key=lambda one: (-one.score, one.named.owner.ref))
        kept: list[Weighed] = []
        for one in weighed:
            same = any(
                distance_km(one.named.owner, other.named.owner) < _SAME_KM
                and (
                    one.named.owner.place_kind == other.named.owner.place_kind
                    or ON_FILE in (one.named.owner.source, other.named.owner.source)
                )
                for other in kept
            )
            if not same:
                kept.append(one)
        return kept

    def _neighbours(self, hit: Hit) -> list[Hit]:
        """The place names right after this one and a comma: "Springfield, Missouri"."""
        return [
            other
            for other in self._hits
            if other.first == hit.last + 1 and self._words.gap(other.first) in (", ", " (", ",")
        ]

    def _weigh(self, name: Named, hit: Hit, around: list[Hit]) -> Weighed:
        owner = name.owner
        score = 0.45 * _prior(owner)
        reasons = []
        if owner.place_kind == "country":
            reasons.append("It is a country.")
        elif owner.population:
            reasons.append(f"It has {owner.population:,} inhabitants.")
        weight = self._countries.get(owner.country, 0.0)
        if weight > 0.05:
            score += min(0.3, 0.5 * weight)
            reasons.append(f"The text speaks of its country ({owner.country}).")
        near = [
            other
            for other in self._anchors
            if other.ref != owner.ref and distance_km(owner, other) < _NEAR_KM
        ]
        if near:
            score += min(0.15, 0.05 * len(near))
            reasons.append(f"It lies near {near[0].name}, which the text names too.")
        for other in around:
            for outer in other.named:
                if outer.owner.place_kind in ("country", "region") and (
                    outer.owner.country == owner.country
                    and (
                        outer.owner.place_kind == "country"
                        or outer.owner.ref.endswith(owner.region)
                    )
                ):
                    score += 0.35
                    reasons.append(f"The text puts it in {outer.owner.name}.")
                    break
        if owner.source == ON_FILE:
            score += 0.12 + min(0.1, 0.02 * owner.confirmed)
            reasons.append(
                f"It is on file; people confirmed it {owner.confirmed} times."
                if owner.confirmed
                else "It is on file."
            )
        if not name.exact:
            score -= 0.05
        if owner.place_kind == "settlement" and is_byname(name):
            score -= 0.1
        return Weighed(name, max(0.05, min(0.99, 0.3 + score)), tuple(reasons))


def is_byname(name: Named) -> bool:
    """Whether a place is called by another Latin name than its first."""
    spelling = folded(name.spelling)
    return spelling.isascii() and spelling != folded(name.owner.name)


def _prior(owner: Owner) -> float:
    """How often a place of its size is meant, 0 to 1, before anything is known of the text."""
    if owner.place_kind == "country":
        return 1.15
    size = math.log10(owner.population + 10) / 8
    if owner.place_kind == "region":
        # A region called like its capital is meant less often than the capital.
        return 0.35 + 0.4 * size
    if owner.source == GAZETTEER:
        return size
    return max(size, 0.6)
