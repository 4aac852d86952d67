"""Comparing two names: what is the same, what is not, and why."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.entities.matching.comparing import METHOD, compare
from apps.entities.matching.comparing.sounds import distance, sound

KINDS = ("person", "place", "organisation")
NAMES = st.text("abcdehijklmnorstuvyzABCМаксимПётр,.-’ 孫محمد😀", max_size=40)


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("person", "Yevgeny Prigozhin", "Prigozin"),
        ("person", "Prigojine, Evgueni", "Евгений Пригожин"),
        ("person", "Пригожина", "Prigozhin"),
        ("person", "Oleksandr Syrskyi", "Александр Сырский"),
        ("person", "Oleksandr Syrskyi", "Syrsky"),
        ("person", "Sergueï Choïgou", "Сергей Шойгу"),
        ("person", "Waleri Gerassimow", "Valery Gerasimov"),
        ("person", "Volodymyr Oleksandrovych Zelenskyi", "Vladimir Zelensky"),
        ("person", "GERASIMOV, Valery Vasilyevich", "V. V. Gerasimov"),
        ("person", "Muhammad bin Salman", "Mohammed Salman"),
        ("person", "Mohammed bin Salman", "محمد بن سلمان"),
        ("person", "Abd al-Rahman al-Nuaymi", "Abdulrahman Al-Nuaimi"),
        ("person", "Nur al-Din", "Nureddine"),
        ("person", "J.-C. Juncker", "Jean-Claude Juncker"),
        ("place", "Bakhmut", "Bachmut"),
        ("place", "Бахмут", "Bakhmout"),
        ("place", "Donbas", "Donbass"),
        ("place", "Київ", "Kiev"),
        ("place", "Донецкая область", "Donetsk region"),
        ("place", "Nizhny Novgorod", "Lower Novgorod"),
        ("place", "Lwów", "Lviv"),
        ("organisation", "ПАО «Газпром»", "Gazprom PJSC"),
        ("organisation", "Wagner", "Wagner Group"),
        ("organisation", "ЧВК Вагнер", "Wagner PMC"),
        ("organisation", "National Security Council", "NSC"),
        ("organisation", "MoD", "Ministry of Defence"),
        ("organisation", "British Broadcasting Corporation", "BBC"),
    ],
)
def test_spellings_of_one_are_the_same(kind, first, second):
    compared = compare(first, second, kind=kind)
    assert compared.same, compared
    assert compared.reasons
    assert compared.method == METHOD


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [
        ("person", "Vladimir Putin", "Volodymyr Zelenskyi"),
        ("person", "Boris Rotenberg", "Roman Rotenberg"),
        ("person", "Vladimir", "Vladimir Putin"),
        ("person", "Rotenberg, Igor Arkadyevich", "Rotenberg, Boris Romanovich"),
        ("person", "AL-TIKRITI, Barzan Ibrahim", "AL-TIKRITI, Ali Hassan"),
        ("person", "😀", "Kirby"),
        ("place", "Kharkiv", "Kherson"),
        ("place", "Konstantinovo", "Konstantinovka"),
        ("place", "Mali", "Bali"),
        ("place", "Kherson", "Kherson Oblast"),
        ("place", "Teremky-I", "Teremky-II"),
        ("organisation", "Deutsche Bank", "Deutsche Bank Trust Company"),
        ("organisation", "ABC", "British Broadcasting Corporation"),
        ("organisation", "The Puffin Trust", "The Puccini Trust"),
        ("organisation", "Management Company", "Management Company 23"),
    ],
)
def test_names_of_different_ones_are_not(kind, first, second):
    assert not compare(first, second, kind=kind).same


def test_reasons_are_sentences_that_name_the_words():
    assert compare("Oleksandr Syrskyi", "Alexander Fox", kind="person").reasons == (
        "“Alexander” and “Oleksandr” are forms of one given name.",
        "“Fox” and “Syrskyi” do not answer to one another.",
        "A given name or an initial alone names nobody.",
    )
    fathers = compare(
        "Pavlenko, Vladimir Nikolaevich", "Pavlenko, Vladimir Viktorovich", kind="person"
    )
    assert "Their patronymics differ." in fathers.reasons


def test_a_gazetteer_that_knows_both_as_one_place_decides():
    known = {
        "Toretsk": frozenset({"1"}),
        "Dzerzhynsk": frozenset({"1", "2"}),
        "Torezk": frozenset({"3"}),
    }

    def look_up(name):
        return known.get(name, frozenset())

    assert not compare("Toretsk", "Dzerzhynsk", kind="place").same
    told = compare("Toretsk", "Dzerzhynsk", kind="place", gazetteer=look_up)
    assert told.same
    assert told.reasons[0] == "The gazetteer knows both as one place."
    assert compare("Toretsk", "Torezk", kind="place").same
    assert not compare("Toretsk", "Torezk", kind="place", gazetteer=look_up).same


def test_another_kind_is_refused():
    with pytest.raises(KeyError):
        compare("a", "b", kind="ship")


@given(NAMES, NAMES, st.sampled_from(KINDS))
def test_it_is_symmetric_and_its_score_a_share(first, second, kind):
    compared = compare(first, second, kind=kind)
    assert compared == compare(second, first, kind=kind)
    assert 0 <= compared.score <= 1
    assert compared.same == (compared.score >= 0.5)


@given(NAMES.filter(str.strip), st.sampled_from(KINDS))
def test_a_name_is_itself(name, kind):
    assert compare(name, name, kind=kind).same


@pytest.mark.parametrize("name", ["x" * 300, "ab " * 100, "А. " * 60, "-" * 300])
def test_names_of_300_letters_take_no_time(name):
    began = time.perf_counter()
    compare(name, name[::-1], kind="person")
    assert time.perf_counter() - began < 0.2


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789"), st.text("aeioushcztjkw"))
def test_distance_is_nothing_only_between_equal_sounds_and_knows_no_direction(first, second):
    one, other = sound(first), sound(second)
    assert (distance(one, other) == 0) == (one == other)
    assert distance(one, other) == pytest.approx(distance(other, one))
