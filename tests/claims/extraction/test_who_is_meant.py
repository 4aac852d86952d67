"""Pronouns, descriptions and last names lead to the name given in full in the same text."""

import pytest

from apps.claims.extraction.attributions import find_attributions


def meant_in(text: str) -> list[tuple[str | None, str | None]]:
    return [
        (
            each.speaker.of(text) if each.speaker else None,
            each.refers_to.of(text) if each.refers_to else None,
        )
        for each in find_attributions(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Harbour chief Petro Hnat said the boats were lost. He said the storm was to blame.",
            [("Harbour chief Petro Hnat", None), ("He", "Petro Hnat")],
        ),
        (
            "Petro Hnat said the boats were lost.\n\n“It was the storm,” Hnat said.",
            [("Petro Hnat", None), ("Hnat", "Petro Hnat")],
        ),
        (
            "Petro Hnat staked his name on the fleet.\n\nBut he threatened to leave the harbour.",
            [("he", "Petro Hnat")],
        ),
        (
            "General Petro Hnat visited the harbour. The general said the boats were lost.",
            [("The general", "Petro Hnat")],
        ),
        (
            "Mrs. Anna Koval met Mr. Petro Hnat. She said the boats were lost.",
            [("She", "Anna Koval")],
        ),
        (
            "Yevhen Prihodin said the boats were lost. Prihodyn said nothing more was known.",
            [("Yevhen Prihodin", None), ("Prihodyn", "Yevhen Prihodin")],
        ),
        (
            "The minister, Anna Koval, said the boats were lost.",
            [("The minister", "Anna Koval")],
        ),
        (
            "Petro Hnat said nothing was lost. Analysts say the fleet is gone. They expect that"
            " it will return.",
            [("Petro Hnat", None), ("Analysts", None), ("They", "Analysts")],
        ),
        (
            "Генерал Петро Гнат заявив, що човни втрачено. За його словами, винен шторм.",
            [("Генерал Петро Гнат", None), ("його", "Петро Гнат")],
        ),
        (
            "Иван Гнат сообщил, что лодки потеряны. Анна Коваль сказала, что их нашли. Он"
            " добавил, что рад.",
            [("Иван Гнат", None), ("Анна Коваль", None), ("Он", "Иван Гнат")],
        ),
        ("He said the boats were lost.", [("He", None)]),
    ],
)
def test_who_is_meant(text, expected):
    assert meant_in(text) == expected
