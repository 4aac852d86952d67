"""Who and what can be found by name: entities on file, the gazetteer, widely known bodies."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from apps.entities.matching.finding.index import NameIndex
from apps.entities.matching.finding.lexicon import common_words, known_bodies
from apps.entities.matching.finding.records import (
    ORGANISATION,
    PERSON,
    PLACE,
    GazetteerRecord,
    NameOnFile,
)
from apps.entities.matching.finding.words import folded, name_words

ON_FILE = "file"
GAZETTEER = "gazetteer"
KNOWN = "known"

SHORT_FORM = "short form"
# From so many inhabitants a place is meant even where its name is an everyday word.
LARGE = 100_000


@dataclass(slots=True)
class Owner:
    """One that names belong to. `source`: on file, in the gazetteer, or widely known."""

    ref: str
    kind: str
    name: str
    source: str
    place_kind: str = ""
    country: str = ""
    region: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    confirmed: int = 0
    codes: tuple[str, ...] = ()


@dataclass(slots=True)
class Known:
    """An index of names and whom each belongs to."""

    owners: list[Owner] = field(default_factory=list)
    index: NameIndex = field(default_factory=NameIndex)
    by_code: dict[str, int] = field(default_factory=dict)

    def owner_of(self, name: int) -> Owner:
        """The owner of a name; of a gazetteer place that is on file, the entity on file."""
        owner = self.owners[self.index.owners[name]]
        if owner.source == GAZETTEER and owner.codes[0] in self.by_code:
            return self.owners[self.by_code[owner.codes[0]]]
        return owner


def on_file(names: Iterable[NameOnFile], known: Known) -> None:
    """Add what the desk has on file. People are found by their surname alone too."""
    numbers: dict[str, int] = {}
    short: dict[int, set[str]] = {}
    for name in names:
        number = numbers.get(name.entity)
        if number is None:
            number = numbers[name.entity] = len(known.owners)
            known.owners.append(
                Owner(
                    ref=f"entity:{name.entity}",
                    kind=name.kind,
                    name=name.name,
                    source=ON_FILE,
                    country=name.country,
                    latitude=name.latitude,
                    longitude=name.longitude,
                    confirmed=name.confirmed,
                    codes=name.codes,
                )
            )
            for code in name.codes:
                known.by_code[code] = number
        known.index.add(number, (name.spelling,), name.scheme)
        if name.kind == PERSON:
            words = name_words(name.spelling)
            if len(words) > 1 and len(words[-1]) > 3:
                short.setdefault(number, set()).add(words[-1])
    for number, surnames in short.items():
        known.index.add(number, sorted(surnames), SHORT_FORM)


def gazetteer(places: Iterable[GazetteerRecord], known: Known) -> None:
    """Add the places of the world, without small ones that are everyday words."""
    common = common_words()
    for place in places:
        names: Iterable[str] = place.names
        if place.kind == "settlement" and place.population < LARGE:
            names = [name for name in names if " " in name or folded(name) not in common]
        known.index.add(len(known.owners), names)
        known.owners.append(
            Owner(
                ref=f"gazetteer:{place.code}",
                kind=PLACE,
                name=place.name,
                source=GAZETTEER,
                place_kind=place.kind,
                country=place.country,
                region=place.region,
                latitude=place.latitude,
                longitude=place.longitude,
                population=place.population,
                codes=(place.code,),
            )
        )


def widely_known(known: Known) -> None:
    """Add the bodies of our own list, but for those that are on file by the same name."""
    filed = {
        folded(owner.name)
        for owner in known.owners
        if owner.source == ON_FILE and owner.kind == ORGANISATION
    }
    for name, spellings in known_bodies():
        if folded(name) in filed:
            continue
        known.index.add(len(known.owners), spellings)
        known.owners.append(
            Owner(ref=f"new:{ORGANISATION}:{name}", kind=ORGANISATION, name=name, source=KNOWN)
        )


def place_kinds(known: Known) -> None:
    """Places on file learn from the gazetteer whether they are a country, and how large."""
    for owner in known.owners:
        if owner.source != GAZETTEER or owner.codes[0] not in known.by_code:
            continue
        number = known.by_code[owner.codes[0]]
        filed = known.owners[number]
        known.owners[number] = replace(
            filed,
            place_kind=owner.place_kind,
            country=filed.country or owner.country,
            region=owner.region,
            population=owner.population,
            latitude=owner.latitude if filed.latitude is None else filed.latitude,
            longitude=owner.longitude if filed.longitude is None else filed.longitude,
        )
