"""Forms of names, and words that are none."""

import pytest

from apps.entities.matching.finding import Decision
from tests.entities.finding.world import bare_finder, finder, found, named, said


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Fighting in Bakhmut's west.", "en", [("Bakhmut", "place", "Bakhmut")]),
        ("Fighting in Bakhmut’s west.", "en", [("Bakhmut", "place", "Bakhmut")]),
        (
            "The Bakhmut-Kyiv road.", "en",
            [("Bakhmut", "place", "Bakhmut"), ("Kyiv", "place", "Kyiv")],
        ),
        ("HEAVY FIGHTING IN BAKHMUT CITY", "en", [("BAKHMUT", "place", "Bakhmut")]),
        ("Over the past five months it rained.", "en", []),
        ("They are nice people. Nice people.", "en", []),
        ("He flew to Nice.", "en", [("Nice", "place", "Nice")]),
        ("The general said on Monday that May was quiet.", "en", []),
        ("Give it to us, the Russian people.", "en", []),
        ("Бої за Бахмут тривають.", "uk", [("Бахмут", "place", "Bakhmut")]),
        (
            "Біля Бахмута тихо, у Києві теж.", "uk",
            [("Бахмута", "place", "Bakhmut"), ("Києві", "place", "Kyiv")],
        ),
        (
            "Бой под Бахмутом, в Москве тихо.", "ru",
            [("Бахмутом", "place", "Bakhmut"), ("Москве", "place", "Moscow")],
        ),
        ("Перебросят в Мали.", "ru", [("Мали", "place", "Mali")]),
        ("Вони мали час.", "uk", []),
        (
            "У Херсонській області тихо.", "uk",
            [("Херсонській області", "place", "Kherson region")],
        ),
        ("У Херсоні тихо.", "uk", [("Херсоні", "place", "Kherson")]),
    ],
)  # fmt: skip
def test_forms_of_place_names(text: str, language: str, expected: list) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "name", "rule"),
    [
        ("The spokesman John Kirby left.", "en", "John Kirby", "title and name"),
        ("It was over, Wendell Quirrel said.", "en", "Wendell Quirrel", "given name"),
        ("Речник Денис Шмигаль вийшов.", "uk", "Денис Шмигаль", "title and name"),
        ("Это сказал генерал Сергей Суровикин.", "ru", "Сергей Суровикин", "title and name"),
    ],
)
def test_people_nobody_filed(text: str, language: str, name: str, rule: str) -> None:
    findings = bare_finder().find(text, language=language).findings
    assert [(one.best.name, one.kind, one.rule) for one in findings] == [(name, "person", rule)]


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("A letter of the Ministry of Fuel and Energy came.", "en", "Ministry of Fuel and Energy"),
        ("It is the 93rd Mechanized Brigade again.", "en", "93rd Mechanized Brigade"),
        ("He taught at the University of Tartu.", "en", "University of Tartu"),
        ("Об этом пишет газета «Вечерний звон».", "ru", "газета «Вечерний звон"),
        ("За даними компанії «Світло», нічого.", "uk", "компанії «Світло"),
    ],
)
def test_bodies_nobody_filed(text: str, language: str, words: str) -> None:
    reading = bare_finder().find(text, language=language)
    assert [(text[one.start : one.end], one.kind) for one in reading.findings] == [
        (words, "organisation")
    ]


def test_an_abbreviation_in_brackets_is_the_body_before_it() -> None:
    assert found(
        "In spring the Farm Workers Union (FWU) met again. Nobody came to see it, and FWU left."
    ) == [
        ("Farm Workers Union", "organisation", "Farm Workers Union"),
        ("FWU", "organisation", "Farm Workers Union"),
        ("FWU", "organisation", "Farm Workers Union"),
    ]


def test_a_description_is_somebody_named_before() -> None:
    text = "General Oleksandr Syrskyi spoke. The general left."
    reading = bare_finder().find(text, language="en")
    assert said(text, reading) == [
        ("Oleksandr Syrskyi", "person", "Oleksandr Syrskyi"),
        ("The general", "person", "Oleksandr Syrskyi"),
    ]
    assert reading.findings[1].rule == "description"


def test_two_who_hold_a_title_leave_the_description_open() -> None:
    text = "General Oleksandr Syrskyi met General Mark Milley. The general left."
    assert [one[0] for one in said(text, bare_finder().find(text, language="en"))] == [
        "Oleksandr Syrskyi",
        "Mark Milley",
    ]


def test_who_is_on_file_is_found_by_any_spelling_and_case() -> None:
    on_file = named("p1", "person", "Yevgeny Prigozhin", "Евгений Пригожин", confirmed=4)
    text = "Глава компании Евгений Пригожин молчит. О Евгении Пригожине молчат."
    reading = finder(*on_file).find(text, language="ru")
    assert [(one.best.ref, one.rule, one.name_key) for one in reading.findings] == [
        ("entity:p1", "name on file", "evgeniy prigozhin"),
        ("entity:p1", "name on file, inflected", "evgeniy prigozhin"),
    ]


def test_a_place_on_file_stands_for_the_gazetteers() -> None:
    on_file = named("l1", "place", "Bakhmut", codes=("geonames:713174",))
    reading = finder(*on_file).find("From Artemivsk to Bakhmut, Ukraine.", language="en")
    assert [one.best.ref for one in reading.findings] == [
        "entity:l1",
        "entity:l1",
        "gazetteer:iso:UA",
    ]


def test_two_of_one_name_are_left_to_a_person() -> None:
    on_file = (*named("p1", "person", "Ivan Petrenko"), *named("p2", "person", "Ivan Petrenko"))
    (only,) = finder(*on_file).find("They saw Ivan Petrenko there.", language="en").findings
    assert (only.undecided, only.best.ref, [one.ref for one in only.others]) == (
        True,
        "entity:p1",
        ["entity:p2"],
    )


def test_what_was_decided_is_followed() -> None:
    on_file = named("l1", "place", "Bakhmut")
    text = "A letter from Bakhmut."
    nobody = finder(*on_file, decisions=(Decision("bakhmut", None, accepted=False),))
    assert nobody.find(text, language="en").findings == ()
    elsewhere = finder(*on_file, decisions=(Decision("bakhmut", None, False, "The Post"),))
    assert len(elsewhere.find(text, language="en", publisher="The Wire").findings) == 1
    assert elsewhere.find(text, language="en", publisher="The Post").findings == ()
    accepted = finder(*on_file, decisions=(Decision("bakhmut", "l1", accepted=True),))
    (only,) = accepted.find(text, language="en").findings
    assert (only.rule, only.best.ref, only.undecided) == ("decided name", "entity:l1", False)


def test_a_rule_that_is_switched_off_finds_nothing() -> None:
    off = finder(switched_off=frozenset({"gazetteer", "title and name"}))
    assert off.find("General Rtishchev left Bakhmut.", language="en").findings == ()


def test_names_that_changed_are_found_without_a_new_build() -> None:
    from apps.entities.matching.finding import Sources

    before = finder(*named("p1", "person", "Zorian Quell"))
    after = before.refreshed(
        Sources(names=named("p1", "person", "Zorian Mox")), replaced=frozenset({"entity:p1"})
    )
    text = "Then at last Zorian Quell came upon somebody else called Zorian Mox."
    assert [one.best.ref for one in before.find(text).findings if one.best.ref[0] == "e"] == [
        "entity:p1"
    ]
    spans = [
        text[one.start : one.end] for one in after.find(text).findings if one.best.ref[0] == "e"
    ]
    assert spans == ["Zorian Mox"]


@pytest.mark.parametrize("name", ["Q", "Ж", "🙂", "x" * 300, "Б" * 300, "- -", "«»", "A\nB"])
def test_odd_names_on_file_break_nothing(name: str) -> None:
    reading = finder(*named("p1", "person", name)).find(f"He met {name} there.", language="en")
    assert all(one.best.ref == "entity:p1" for one in reading.findings)
