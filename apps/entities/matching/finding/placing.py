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
# Of a name's bearers so many are weighed, and so many sure places of a text stand for all.
_MOST = 12
_MOST_ANCHORS = 30
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


def _near(first: Owner, second: Owner, kilometres: float) -> bool:
    """Whether two places lie within a distance; far ones are told by their latitude alone."""
    if abs((first.latitude or 0) - (second.latitude or 0)) * 111 > kilometres:
        return False
    return distance_km(first, second) < kilometres


def _same(first: Owner, second: Owner) -> bool:
    """Whether two entries are one place: of a kind, or a city that is its own region."""
    if not _near(first, second, _SAME_KM):
        return False
    return (
        first.place_kind == second.place_kind
        or ON_FILE in (first.source, second.source)
        or folded(first.name) == folded(second.name)
    )


def _within(inner: Owner, outer: Owner) -> bool:
    if outer.place_kind == "country":
        return outer.country == inner.country
    return outer.place_kind == "region" and bool(inner.region) and inner.region in outer.codes


def _countries_of(hit: Hit | None) -> set[str]:
    return {name.owner.country for name in hit.named} if hit else set()


class Places:
    """The places of one text together: what each speaks for among the others' namesakes."""

    def __init__(self, words: Words, hits: Iterable[Hit], language: str) -> None:
        self._words = words
        self._hits = [hit for hit in hits if hit.kind == PLACE and hit.named]
        self._weighed: dict[tuple[object, ...], list[Weighed]] = {}
        self._following: dict[int, Hit] = {hit.first: hit for hit in self._hits}
        self._countries = self._country_weights(language)
        self._anchors = self._sure_places()

    def _country_weights(self, language: str) -> dict[str, float]:
        weights: dict[str, float] = defaultdict(float)
        for country in _LANGUAGE_COUNTRIES.get(language, ()):
            weights[country] += 0.3
        peoples = never_names()
        self._spoken = {
            name.owner.country
            for hit in self._hits
            for name in hit.named
            if name.owner.place_kind == "country"
        }
        self._spoken.update(peoples[key] for key in peoples.keys() & set(self._words.keys))
        for key in peoples.keys() & set(self._words.keys):
            if peoples[key]:
                weights[peoples[key]] += 0.5 * self._words.keys.count(key)
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
        return list({owner.ref: owner for owner in sure}.values())[:_MOST_ANCHORS]

    def _in_context(self, owner: Owner) -> float:
        return _prior(owner) + 0.5 * self._countries.get(owner.country, 0.0)

    def weigh(self, hit: Hit) -> list[Weighed]:
        """The candidates of a place name, likeliest first, none twice under two codes."""
        outer = self._outer(hit)
        key = (*self._words.keys[hit.first : hit.last + 1], id(outer), hit.rule)
        if key not in self._weighed:
            self._weighed[key] = self._all(hit, outer)
        return self._weighed[key]

    def _all(self, hit: Hit, outer: Hit | None) -> list[Weighed]:
        places = [name for name in hit.named if name.owner.kind == PLACE]
        if len(places) > _MOST:
            # Some names have hundreds of bearers: those in the country that is put after stay.
            inside = _countries_of(outer)
            places.sort(
                key=lambda name: (
                    name.owner.source != ON_FILE,
                    name.owner.country not in inside,
                    -self._in_context(name.owner),
                )
            )
            del places[_MOST:]
        weighed = [self._weigh(name, outer) for name in places]
        weighed.sort(key=lambda one: (-one.score, one.named.owner.ref))
        kept: list[Weighed] = []
        for one in weighed:
            if not any(_same(one.named.owner, other.named.owner) for other in kept):
                kept.append(one)
        return kept

    def _outer(self, hit: Hit) -> Hit | None:
        """The place name right after this one and a comma: "Springfield, Missouri"."""
        after = self._following.get(hit.last + 1)
        if after and self._words.gap(after.first) in (", ", " (", ","):
            return after
        return None

    def _weigh(self, name: Named, outer: Hit | None) -> Weighed:
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
            if owner.place_kind != "country" and owner.country in self._spoken:
                reasons.append(f"The text speaks of its country ({owner.country}).")
        near = [
            other
            for other in self._anchors
            if other.ref != owner.ref and _near(owner, other, _NEAR_KM)
        ]
        if near:
            score += min(0.15, 0.05 * len(near))
            reasons.append(f"It lies near {near[0].name}, which the text names too.")
        within = (
            next((one.owner for one in outer.named if _within(owner, one.owner)), None)
            if outer
            else None
        )
        if within:
            score += 0.35
            reasons.append(f"The text puts it in {within.name}.")
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
