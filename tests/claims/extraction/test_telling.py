"""When and how something was said, by the words around it."""

import datetime

import pytest

from apps.anchoring.spans import Span
from apps.claims.extraction.telling import telling_of, tellings

TUESDAY = datetime.date(2024, 5, 7)


def told(text):
    return [
        (one.said_on and one.said_on.isoformat(), one.medium) for one in tellings(text, TUESDAY)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "340 soldiers were killed, Olena Marchuk told reporters on Tuesday.",
            [("2024-05-07", "briefing")],
        ),
        # When it happened is not when it was said.
        ("Mayor Koval wrote on Facebook that 14 died on Friday.", [(None, "post")]),
        (
            "General Syrskyi said on Telegram on Sunday that 300 fell on Saturday.",
            [("2024-05-05", "post")],
        ),
        (
            "The dam will hold, Olena Marchuk told the paper in an interview.",
            [(None, "interview")],
        ),
        ("The dam held.", []),
    ],
)
def test_day_and_medium_stand_beside_what_is_said(text, expected):
    assert told(text) == expected


def test_a_passage_has_the_telling_that_holds_most_of_it():
    text = "“It held,” Ana Marchuk said on Monday. “It broke,” Petro Koval said on Sunday."
    found = tellings(text, TUESDAY)
    at = text.index("It broke")
    telling = telling_of(Span(at, at + 8), found)
    assert telling is not None
    assert telling.said_on == datetime.date(2024, 5, 5)
    assert telling_of(Span(len(text) - 7, len(text)), found) is None
