"""The whole gazetteer, put together from its sources."""

from functools import cache

import pytest

from apps.entities.matching.finding.gazetteer import gazetteer_records
from apps.entities.matching.finding.records import GazetteerRecord

pytestmark = pytest.mark.slow


@cache
def _records() -> list[GazetteerRecord]:
    return gazetteer_records()


@cache
def _places() -> dict[str, GazetteerRecord]:
    return {record.code: record for record in _records()}


def test_codes_are_unique_and_short_enough_to_store() -> None:
    assert len(_places()) == len(_records())
    assert max(map(len, _places())) <= 24
    assert max(len(code.partition(":")[2]) for code in _places() if code[0] == "i") <= 8


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("geonames:713174", {"Bakhmut", "Bachmut", "Artemivsk", "Бахмут"}),
        ("iso:UA-14", {"Donetsk region", "Donetsk oblast", "Донецька область"}),
        ("iso:ML", {"Mali", "Мали", "Малі"}),
        ("iso:X-DONBAS", {"Donbas", "Donbass", "Донбас"}),
        ("iso:US-TX", {"Texas"}),
    ],
)
def test_places_have_their_names(code: str, names: set[str]) -> None:
    assert names - set(_places()[code].names) == set()


@pytest.mark.parametrize(
    ("code", "latitude", "longitude", "within"),
    [("iso:UA-14", 48.1, 37.7, 0.5), ("iso:US-TX", 31.0, -98.5, 1.5), ("iso:RU", 60, 100, 1)],
)
def test_regions_and_countries_have_a_middle(
    code: str, latitude: float, longitude: float, within: float
) -> None:
    place = _places()[code]
    assert abs(place.latitude - latitude) < within
    assert abs(place.longitude - longitude) < within


def test_settlements_know_their_region() -> None:
    assert _places()["geonames:713174"].region == "iso:UA-14"
    assert _places()["geonames:706448"].region == "iso:UA-65"
