"""What speaks for and against two entities being one."""

from datetime import date

import pytest

from apps.entities.matching.comparing.blocking import blocks
from apps.entities.matching.comparing.duplicates import Facts, apart, likely_one


def person(*names, **facts):
    return Facts(kind="person", names=names, **facts)


def place(*names, **facts):
    return Facts(kind="place", names=names, **facts)


def told(likelihood):
    return {feature.name: feature.weight for feature in likelihood.features}


def test_two_spellings_of_a_full_name_are_proposed_with_a_sentence():
    found = likely_one(person("Yevgeny Prigozhin"), person("Евгений Пригожин"))
    assert found.proposed
    [feature] = found.features
    assert feature.sentence == (
        "“Yevgeny Prigozhin” and “Евгений Пригожин” may be spellings of one name: "
        "“Evgeniy” and “Yevgeny” are spellings that sound alike."
    ) or feature.sentence.startswith("“Yevgeny Prigozhin” and “Евгений Пригожин” may be")


def test_the_best_of_all_names_counts():
    found = likely_one(
        person("Zhenya P", "Prigozhin, Yevgeny"), person("Prigojine", "E. Prigozin")
    )
    assert found.proposed


@pytest.mark.parametrize("scheme", ["wikidata", "geonames", "opensanctions", "iso"])
def test_numbers_decide_either_way(scheme):
    one = place("Toretsk", identifiers={scheme: "1"})
    assert likely_one(one, place("Dzerzhynsk", identifiers={scheme: "1"})).proposed
    assert not likely_one(one, place("Toretsk", identifiers={scheme: "2"})).proposed


def test_places_of_one_name_far_apart_are_not_proposed():
    one = place("Pokrovsk", latitude=48.28, longitude=37.18)
    assert likely_one(one, place("Pokrovsk", latitude=48.29, longitude=37.17)).proposed
    assert not likely_one(one, place("Pokrovsk", latitude=61.48, longitude=129.15)).proposed


def test_kilometres_are_those_of_the_globe():
    kyiv, bakhmut = (
        place("", latitude=50.45, longitude=30.52),
        place("", latitude=48.59, longitude=38),
    )
    assert apart(kyiv, bakhmut) == pytest.approx(578, abs=5)
    antipodes = place("", latitude=-50.45, longitude=30.52 - 180)
    assert apart(kyiv, antipodes) == pytest.approx(20015, abs=2)
    assert apart(kyiv, place("")) is None


def test_roles_company_and_period_speak_for_and_standing_side_by_side_against():
    facts = {
        "roles": frozenset({("commander", "body")}),
        "companions": frozenset({"a", "b", "c"}),
        "seen": (date(2023, 1, 1), date(2023, 6, 1)),
    }
    weights = told(
        likely_one(person("A. Kovalenko", **facts), person("Andrii Kovalenko", **facts))
    )
    assert all(weights[name] > 0 for name in ("roles", "company", "dates"))
    late = facts | {"seen": (date(2033, 1, 1), date(2033, 6, 1)), "roles": frozenset()}
    weights = told(
        likely_one(
            person("A. Kovalenko", **facts), person("Andrii Kovalenko", **late), side_by_side=3
        )
    )
    assert all(weights[name] < 0 for name in ("dates", "side by side"))
    assert "roles" not in weights


def test_features_come_in_the_order_of_their_weight():
    one = place("Pokrovsk", latitude=48.28, longitude=37.18, identifiers={"geonames": "1"})
    other = place("Pokrovsk", latitude=61.48, longitude=129.15, identifiers={"geonames": "2"})
    sizes = [abs(feature.weight) for feature in likely_one(one, other).features]
    assert sizes == sorted(sizes, reverse=True)


def test_two_kinds_are_refused():
    with pytest.raises(ValueError, match="A person is never a place"):
        likely_one(person("A"), place("A"))


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("person", "Yevgeny Prigozhin", "Пригожин Евгений"),
        ("person", "Oleksandr Syrskyi", "Alexander Syrsky"),
        ("person", "Prigozhin", "Yevgeny Prigozhin"),
        ("place", "Bakhmut", "Бахмут"),
        ("place", "Donetsk Oblast", "Донецкая область"),
        ("organisation", "National Security Council", "NSC"),
        ("organisation", "Wagner Group", "ЧВК Вагнер"),
    ],
)
def test_names_of_one_share_a_key(kind, first, second):
    assert blocks(first, kind) & blocks(second, kind)


def test_names_without_letters_share_none():
    assert [blocks("😀", kind) for kind in ("person", "place", "organisation")] == [
        frozenset()
    ] * 3
