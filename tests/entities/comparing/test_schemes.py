"""Transliteration by named schemes: what each makes of names that are known in print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.entities.matching.comparing import LABELS, languages_of, transliterate, variants
from apps.entities.matching.comparing.scheme_tables import TABLES

CYRILLIC = st.text("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґў’ -АБВГДЕЖЗЙЩЮЯЄЇ", min_size=1)


@pytest.mark.parametrize(
    ("name", "language", "scheme", "spelling"),
    [
        ("Згурський", "uk", "ua-2010", "Zghurskyi"),
        ("Єнакієве", "uk", "ua-2010", "Yenakiieve"),
        ("Їжакевич", "uk", "ua-2010", "Yizhakevych"),
        ("Знам’янка", "uk", "ua-2010", "Znamianka"),
        ("Щербухи", "uk", "ua-2010", "Shcherbukhy"),
        ("Ґалаґан", "uk", "ua-2010", "Galagan"),
        ("Ельцин", "ru", "bgn-pcgn", "Yel’tsin"),
        ("Артёмовск", "ru", "bgn-pcgn", "Artëmovsk"),
        ("Белоброва", "ru", "bgn-pcgn", "Belobrova"),
        ("Анатольевич", "ru", "bgn-pcgn", "Anatol’yevich"),
        ("Харків", "uk", "bgn-pcgn", "Kharkiv"),
        ("Щёлково", "ru", "iso-9", "Ŝëlkovo"),
        ("Київ", "uk", "iso-9", "Kiïv"),
        ("Хрущёв", "ru", "scholarly", "Xruščëv"),
        ("Юрій", "uk", "scholarly", "Jurij"),
        ("Сергей Шойгу", "ru", "icao", "Sergei Shoigu"),
        ("Валерий Герасимов", "ru", "english-press", "Valery Gerasimov"),
        ("Володимир Зеленський", "uk", "english-press", "Volodymyr Zelensky"),
        ("Пригожин", "ru", "german-press", "Prigoschin"),
        ("Хрущёв", "ru", "german-press", "Chruschtschow"),
        ("Валерий Герасимов", "ru", "german-press", "Waleri Gerassimow"),
        ("Бахмут", "uk", "german-press", "Bachmut"),
        ("Евгений Пригожин", "ru", "french-press", "Evgueni Prigojine"),
        ("Сергей Шойгу", "ru", "french-press", "Sergueï Choïgou"),
        ("Владимир Путин", "ru", "french-press", "Vladimir Poutine"),
        ("Евгений Пригожин", "ru", "polish-press", "Jewgienij Prigożyn"),
        ("Володимир Зеленський", "uk", "polish-press", "Wołodymyr Zełenski"),
    ],
)
def test_a_scheme_spells_as_it_is_known_to(name, language, scheme, spelling):
    assert transliterate(name, scheme, language) == spelling


def test_every_scheme_has_a_label():
    assert set(LABELS) == set(TABLES)


def test_variants_are_each_spelling_once_with_the_scheme_that_made_it():
    assert [(one.text, one.scheme) for one in variants("Бахмут", "uk")] == [
        ("Bakhmut", "ua-2010"),
        ("Bahmut", "iso-9"),
        ("Baxmut", "scholarly"),
        ("Bachmut", "german-press"),
        ("Bakhmout", "french-press"),
    ]


def test_the_language_is_read_from_the_letters_where_nobody_gives_it():
    assert languages_of("Київ") == ("uk",)
    assert languages_of("Артёмовск") == ("ru",)
    assert languages_of("Мазыр", "be-BY") == ("be",)
    assert languages_of("Бахмут") == ("uk", "ru")


def test_capitals_stay_capitals():
    assert transliterate("ЩАСТЯ", "ua-2010", "uk") == "SHCHASTIA"
    assert transliterate("Щастя", "ua-2010", "uk") == "Shchastia"
    assert transliterate("ЧВК «Вагнер»", "english-press", "ru") == "CHVK «Vagner»"


@pytest.mark.parametrize("name", ["", "Kyiv", "Kyiv Київ", "北京", "😀", "123"])
def test_only_names_in_cyrillic_letters_have_variants(name):
    assert variants(name) == ()


@given(CYRILLIC)
def test_no_cyrillic_letter_is_left_and_no_name_breaks_it(name):
    for one in variants(name):
        assert not any("\u0400" <= letter <= "\u04ff" for letter in one.text)
        assert one.text
        assert one.scheme in LABELS
