"""Two reports of May 2023, retold in our own sentences, and the demo's Ukrainian and Russian."""

import json
from pathlib import Path

from tests.entities.finding.world import bare_finder, found

ROOT = Path(__file__).parents[3]

LEAD = (
    "During the last five months, more than 20,000 Russian troops have died in the battle for "
    "Bakhmut in Ukraine, according to the White House.\n\nAnother 80,000 men were wounded, said "
    "National Security Council spokesman John Kirby.\n\nHalf of the dead, the U.S. added, had "
    "fought for Wagner’s private company. Russia’s advance through the Donbass by way of Bakhmut "
    "had come to nothing, Kirby said.\n\nThe BBC had no means of checking the count; "
    "Moscow kept silent. Last year the Donetsk region was declared annexed. Few successes have "
    "reached the Kremlin since the assault on Bachmut began.\n\nWagnerian leader Yevgeny "
    "Prigozhin would call his men back, he said, unless the Russian Ministry of Defense sent "
    "shells, and Mali might be their next post. For the Ukrainian army Prigozin had praise."
    "\n\nGeneral Oleksandr Syrskyi, who commands the ground forces of Ukraine, wrote on Telegram "
    "that paratroopers had joined the attack."
)
SECOND = (
    "The President Joe Biden-led administration put a number on the losses of Vladimir Putin's "
    "army. White House national security council spokesman John Kirby told the press on Monday "
    "that half of the dead came from Wagner, according to The Hill. About Ukrainian losses Kirby "
    "would have Kyiv asked. [Wagner leader Yevgeny Prigozhin] had recruited in prisons after "
    "Putin invaded Ukraine. Col. Gen. Oleksandr Syrskyi told of Bakhmut."
)


def test_the_first_report_is_read_whole() -> None:
    assert found(LEAD) == [
        ("Bakhmut", "place", "Bakhmut"),
        ("Ukraine", "place", "Ukraine"),
        ("White House", "organisation", "White House"),
        ("National Security Council", "organisation", "National Security Council"),
        ("John Kirby", "person", "John Kirby"),
        ("U.S.", "place", "United States"),
        ("Wagner", "organisation", "Wagner"),
        ("Russia", "place", "Russia"),
        ("Donbass", "place", "Donbas"),
        ("Bakhmut", "place", "Bakhmut"),
        ("Kirby", "person", "John Kirby"),
        ("BBC", "organisation", "BBC"),
        ("Moscow", "place", "Moscow"),
        ("Donetsk region", "place", "Donetsk region"),
        ("Kremlin", "organisation", "Kremlin"),
        ("Bachmut", "place", "Bakhmut"),
        ("Yevgeny Prigozhin", "person", "Yevgeny Prigozhin"),
        ("Russian Ministry of Defense", "organisation", "Russian Ministry of Defense"),
        ("Mali", "place", "Mali"),
        ("Prigozin", "person", "Yevgeny Prigozhin"),
        ("Oleksandr Syrskyi", "person", "Oleksandr Syrskyi"),
        ("Ukraine", "place", "Ukraine"),
        ("Telegram", "organisation", "Telegram"),
    ]


def test_the_second_report_is_read_whole() -> None:
    assert found(SECOND) == [
        ("Joe Biden", "person", "Joe Biden"),
        ("Vladimir Putin", "person", "Vladimir Putin"),
        ("White House", "organisation", "White House"),
        ("national security council", "organisation", "National Security Council"),
        ("John Kirby", "person", "John Kirby"),
        ("Wagner", "organisation", "Wagner"),
        ("The Hill", "organisation", "The Hill"),
        ("Kirby", "person", "John Kirby"),
        ("Kyiv", "place", "Kyiv"),
        ("Wagner", "organisation", "Wagner"),
        ("Yevgeny Prigozhin", "person", "Yevgeny Prigozhin"),
        ("Putin", "person", "Vladimir Putin"),
        ("Ukraine", "place", "Ukraine"),
        ("Oleksandr Syrskyi", "person", "Oleksandr Syrskyi"),
        ("Bakhmut", "place", "Bakhmut"),
    ]


def test_roles_are_taken_along_with_their_body() -> None:
    reading = bare_finder().find(LEAD, language="en")
    assert [
        (
            role.title,
            reading.findings[role.person].best.name,
            None if role.body is None else reading.findings[role.body].best.name,
        )
        for role in reading.roles
    ] == [
        ("spokesman", "John Kirby", "National Security Council"),
        ("leader", "Yevgeny Prigozhin", None),
        ("General", "Oleksandr Syrskyi", None),
    ]


def _demo(language: str) -> list[list[tuple[str, str, str]]]:
    lines = (ROOT / "fixtures" / "demo" / "articles.jsonl").read_text("utf-8").splitlines()
    articles = [json.loads(line) for line in lines]
    return [found(one["text"], language) for one in articles if one.get("language") == language]


def test_the_ukrainian_articles_are_read() -> None:
    assert _demo("uk") == [
        [
            ("Бахмуті", "place", "Bakhmut"),
            ("Сухопутних військ України", "organisation", "Ukrainian Ground Forces"),
            ("Олександр Сирський", "person", "Олександр Сирський"),
            ("Telegram", "organisation", "Telegram"),
            ("Вагнера", "organisation", "Wagner"),
            ("Сирський", "person", "Олександр Сирський"),
            ("Донецькій області", "place", "Donetsk region"),
        ],
        [
            ("Ради національної безпеки США", "organisation", "National Security Council"),
            ("Джон Кірбі", "person", "Джон Кірбі"),
            ("Вагнера", "organisation", "Wagner"),
            ("України", "place", "Ukraine"),
            ("Кірбі", "person", "Джон Кірбі"),
            ("Кремлі", "organisation", "Kremlin"),
        ],
    ]


def test_the_russian_articles_are_read() -> None:
    assert _demo("ru") == [
        [
            ("Вагнера", "organisation", "Wagner"),
            ("Евгений Пригожин", "person", "Евгений Пригожин"),
            ("Бахмута", "place", "Bakhmut"),
            ("Министерство обороны России", "organisation", "Russian Ministry of Defense"),
            ("Пригожина", "person", "Евгений Пригожин"),
            ("Мали", "place", "Mali"),
            ("Министерство обороны", "organisation", "Ministry of Defence"),
        ],
        [
            ("Совета национальной безопасности США", "organisation", "National Security Council"),
            ("Джон Кирби", "person", "Джон Кирби"),
            ("Вагнере", "organisation", "Wagner"),
            ("Кирби", "person", "Джон Кирби"),
            ("Москва", "place", "Moscow"),
        ],
    ]
