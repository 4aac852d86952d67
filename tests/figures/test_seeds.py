"""The figures that two reports of May 2023 give, retold here in sentences of our own.

What was said on the record stands in quotation marks; the tables are written from reading.
"""

from datetime import date
from fractions import Fraction

import pytest

from apps.figures import Bound, FigureKind, Interval, read
from apps.figures.periods import Basis, Precision, read_periods

LEAD = (
    "During the last five months, more than 20,000 Russian troops have died in the battle for"
    " Bakhmut in Ukraine, according to the White House.\n\n"
    "Another 80,000 men were wounded, said John Kirby, the spokesman of its National Security"
    " Council, citing intelligence that had just been declassified.\n\n"
    "Half of the dead, the U.S. added, had fought for Wagner’s private company of mercenaries."
)
QUOTE = (
    "“We estimate Russian casualties to be over 100,000,” he said, “with more than 20,000 of them"
    " killed in action.”\n\nThe American count goes back to early December last year."
)
SECOND = (
    "Since December, the administration reckons, the army of Vladimir Putin has taken around"
    " 100,000 casualties, among them over 20,000 deaths.\n\n"
    "On Monday spokesman John Kirby said that almost half of those killed had reportedly belonged"
    " to the private group Wagner."
)
STOCKPILES = (
    '"We estimate that Russia has suffered more than 100,000 casualties, including over 20,000'
    " killed in action…It's really stunning,\" he said of the months since December.\n\n"
    '"The majority are ex-convicts," Kirby said.'
)


def over(value):
    return Interval(Bound(value + 1))


def facts(text):
    """What each figure is: words, measure, population, whole, interval."""
    return [
        (
            figure.words.text,
            figure.measure,
            figure.population and figure.population.words.text,
            figure.part_of,
            figure.interval,
        )
        for figure in read(text).figures
    ]


def test_the_lead_of_the_first():
    assert facts(LEAD) == [
        ("20,000", "killed", "Russian troops", None, over(20_000)),
        ("80,000", "injured", "men", None, Interval.point(80_000)),
        ("Half", "killed", "the dead", 0, Interval.point(Fraction(1, 2))),
    ]
    assert [figure.further for figure in read(LEAD).figures] == [False, True, False]


def test_the_quote_of_the_first():
    assert facts(QUOTE) == [
        ("100,000", "casualties", "Russian", None, over(100_000)),
        ("20,000", "killed", "Russian", 0, over(20_000)),
    ]
    assert [figure.population.stated for figure in read(QUOTE).figures] == [True, False]


def test_the_lead_of_the_second():
    assert facts(SECOND) == [
        (
            "100,000",
            "casualties",
            None,
            None,
            Interval(Bound(90_000, soft=True), Bound(110_000, soft=True)),
        ),
        ("20,000", "killed", None, 0, over(20_000)),
        (
            "half",
            "killed",
            "those killed",
            1,
            Interval(
                Bound(Fraction(9, 20), soft=True), Bound(Fraction(1, 2), soft=True, open=True)
            ),
        ),
    ]
    assert read(SECOND).figures[0].best == 100_000


def test_the_quote_of_the_second():
    assert facts(STOCKPILES) == [
        ("100,000", "casualties", None, None, over(100_000)),
        ("20,000", "killed", None, 0, over(20_000)),
        ("majority", None, None, 1, Interval(Bound(Fraction(1, 2), open=True), Bound(1))),
    ]
    assert read(STOCKPILES).figures[2].kind is FigureKind.SHARE


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        (
            LEAD,
            date(2023, 5, 2),
            [("During the last five months", date(2022, 12, 2), date(2023, 5, 2))],
        ),
        (
            QUOTE,
            date(2023, 5, 2),
            [("early December last year", date(2022, 12, 1), date(2022, 12, 10))],
        ),
        (
            SECOND,
            date(2023, 5, 2),
            [
                ("Since December", date(2022, 12, 1), date(2023, 5, 2)),
                ("Monday", date(2023, 5, 1), date(2023, 5, 1)),
            ],
        ),
    ],
)
def test_their_periods(text, published, expected):
    assert [
        (period.words.text, period.start.day, period.end.day)
        for period in read_periods(text, published)
    ] == expected


def test_since_december_says_what_is_not_stated():
    (since, _) = read_periods(SECOND, date(2023, 5, 2))
    assert (since.start.precision, since.start.basis) == (Precision.MONTH, Basis.RECKONED)
    assert (since.end.precision, since.end.basis) == (Precision.DAY, Basis.INFERRED)
    assert (since.start.stated, since.end.stated) == (True, False)
