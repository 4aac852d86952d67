"""A gazetteer of a few places, and a finder that knows no others."""

from functools import cache

from apps.entities.matching.finding import Finder, Found, GazetteerRecord, NameOnFile, Sources


def place(code: str, name: str, *names: str, kind: str = "settlement", **rest) -> GazetteerRecord:
    return GazetteerRecord(code=code, kind=kind, name=name, names=(name, *names), **rest)


def country(letters: str, name: str, *names: str, at: tuple[float, float]) -> GazetteerRecord:
    return place(
        f"iso:{letters}",
        name,
        *names,
        kind="country",
        country=letters,
        latitude=at[0],
        longitude=at[1],
        population=40_000_000,
    )


def town(
    code: int,
    name: str,
    *names: str,
    of: str,
    at: tuple[float, float],
    people: int,
    region: str = "",
) -> GazetteerRecord:
    return place(
        f"geonames:{code}",
        name,
        *names,
        country=of,
        region=region,
        latitude=at[0],
        longitude=at[1],
        population=people,
    )


PLACES = (
    country("UA", "Ukraine", "Україна", "Украина", at=(49, 32)),
    country("RU", "Russia", "Россия", "Росія", at=(60, 100)),
    country("ML", "Mali", "Мали", "Малі", at=(18, -2)),
    country("US", "United States", "US", "U.S.", "США", at=(39.8, -98.5)),
    place(
        "iso:UA-14", "Donetsk region", "Donetsk oblast", "Донецька область", "Донецкая область",
        kind="region", country="UA", latitude=48.1, longitude=37.7, population=4_000_000,
    ),
    place(
        "iso:UA-65", "Kherson region", "Херсонська область",
        kind="region", country="UA", latitude=46.5, longitude=33.3, population=1_000_000,
    ),
    place(
        "iso:X-DONBAS", "Donbas", "Donbass", "Донбас",
        kind="region", country="UA", latitude=48.3, longitude=38.2, population=6_000_000,
    ),
    place(
        "iso:US-MO", "Missouri", "Mo.", kind="region", country="US",
        latitude=38.3, longitude=-92.4, population=6_000_000,
    ),
    town(
        713174, "Bakhmut", "Bachmut", "Artemivsk", "Бахмут",
        of="UA", at=(48.594, 37.999), people=80_500, region="iso:UA-14",
    ),
    town(
        706448, "Kherson", "Херсон",
        of="UA", at=(46.64, 32.61), people=279_000, region="iso:UA-65",
    ),
    town(703448, "Kyiv", "Kiev", "Київ", "Киев", of="UA", at=(50.45, 30.52), people=2_950_000),
    town(524901, "Moscow", "Москва", of="RU", at=(55.75, 37.62), people=10_400_000),
    town(5601538, "Moscow", of="US", at=(46.73, -117.0), people=25_000),
    town(4140963, "Washington", "Вашингтон", of="US", at=(38.9, -77.04), people=690_000),
    town(4409896, "Springfield", of="US", at=(37.2, -93.3), people=166_000, region="iso:US-MO"),
    town(4250542, "Springfield", of="US", at=(39.8, -89.65), people=116_000, region="iso:US-IL"),
    town(5232661, "Wagner", "Вагнер", of="US", at=(43.1, -98.3), people=1_589),
    town(4703415, "Kirby", "Кирби", of="US", at=(29.46, -98.39), people=8_700),
    town(2920236, "Over", of="DE", at=(53.4, 10.1), people=1_200),
    town(473247, "Vladimir", "Владимир", of="RU", at=(56.1, 40.4), people=356_000),
    town(1, "Mali", of="GN", at=(12.1, -12.3), people=5_000),
    town(2, "Nice", of="FR", at=(43.7, 7.27), people=342_000),
)  # fmt: skip


def named(entity: str, kind: str, name: str, *spellings: str, **rest) -> tuple[NameOnFile, ...]:
    return tuple(
        NameOnFile(entity=entity, kind=kind, name=name, spelling=spelling, **rest)
        for spelling in (name, *spellings)
    )


@cache
def bare_finder() -> Finder:
    """Nothing on file."""
    return Finder(Sources(gazetteer=PLACES))


def finder(*names: NameOnFile, **rest) -> Finder:
    return Finder(Sources(names=names, gazetteer=PLACES, **rest))


def said(text: str, found: Found) -> list[tuple[str, str, str]]:
    """What was found, as words, kind and who is meant."""
    return [(text[one.start : one.end], one.kind, one.best.name) for one in found.findings]


def found(text: str, language: str = "en") -> list[tuple[str, str, str]]:
    return said(text, bare_finder().find(text, language=language))
