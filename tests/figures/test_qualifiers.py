"""The table from words to intervals, each row as the method states it."""

from fractions import Fraction

import pytest

from apps.figures import Bound, FigureKind, Interval, Qualifier, Tolerance, interval_of, read


def hard(low, high=None):
    return Interval(Bound(low), None if high is None else Bound(high))


def soft(low, high=None):
    return Interval(Bound(low, soft=True), None if high is None else Bound(high, soft=True))


TABLE = [
    ("200 people were killed", hard(200, 200), 200),
    ("exactly 200 people were killed", hard(200, 200), 200),
    ("more than 200 people were killed", hard(201), None),
    ("over 200 people were killed", hard(201), None),
    ("at least 200 people were killed", hard(200), None),
    ("no fewer than 200 people were killed", hard(200), None),
    ("not fewer than 200 people were killed", hard(200), None),
    ("200 or more people were killed", hard(200), None),
    ("200 people or more were killed", hard(200), None),
    ("fewer than 200 people were killed", hard(0, 199), None),
    ("under 200 people were killed", hard(0, 199), None),
    ("up to 200 people were killed", hard(0, 200), None),
    ("as many as 200 people were killed", hard(0, 200), None),
    ("about 200 people were killed", soft(180, 220), 200),
    ("around 200 people were killed", soft(180, 220), 200),
    ("some 200 people were killed", soft(180, 220), 200),
    ("roughly 200 people were killed", soft(180, 220), 200),
    ("an estimated 200 people were killed", soft(180, 220), 200),
    ("200 people or so were killed", soft(180, 220), 200),
    ("nearly 200 people were killed", soft(180, 199), 200),
    ("almost 200 people were killed", soft(180, 199), 200),
    ("20 to 30 people were killed", hard(20, 30), None),
    ("between 20 and 30 people were killed", hard(20, 30), None),
    ("20-30 people were killed", hard(20, 30), None),
    ("two or three people were killed", hard(2, 3), None),
    ("20 to 30 thousand people were killed", hard(20_000, 30_000), None),
    ("dozens of people were killed", soft(24), None),
    ("scores of people were killed", soft(40), None),
    ("hundreds of people were killed", soft(200), None),
    ("several hundred people were killed", soft(200), None),
    ("thousands of people were killed", soft(2_000), None),
    ("tens of thousands of people were killed", soft(20_000), None),
    ("понад 20 тисяч людей загинули", hard(20_001), None),
    ("більше 20 тис. людей загинули", hard(20_001), None),
    ("щонайменше 20 людей загинули", hard(20), None),
    ("не менше ніж 20 людей загинули", hard(20), None),
    ("20 або більше людей загинули", hard(20), None),
    ("близько 20 людей загинули", soft(18, 22), 20),
    ("майже 20 людей загинули", soft(18, 19), 20),
    ("до 20 людей загинули", hard(0, 20), None),
    ("десятки людей загинули", soft(20), None),
    ("более 20 тыс. человек погибли", hard(20_001), None),
    ("не менее 20 человек погибли", hard(20), None),
    ("почти 20 человек погибли", soft(18, 19), 20),
    ("от 20 до 30 человек погибли", hard(20, 30), None),
    ("десятки тысяч человек погибли", soft(20_000), None),
    ("أكثر من 20 شهيدا", hard(21), None),
]


@pytest.mark.parametrize(("text", "interval", "best"), TABLE, ids=[row[0] for row in TABLE])
def test_words_become_intervals(text, interval, best):
    (figure,) = read(text).figures
    assert (figure.interval, figure.best, figure.measure) == (interval, best, "killed")


def test_caution_and_tolerance_are_settings():
    text = "Dozens of people were killed and about 200 were wounded."
    dozens, about = read(text, tolerance=Tolerance(soft=Fraction(1, 4), cautious=True)).figures
    assert dozens.interval == soft(12)
    assert about.interval == soft(150, 250)


def test_a_number_that_grew_is_no_upper_bound():
    for text in ("Число погибших выросло до 45", "Кількість загиблих зросла до 45"):
        (figure,) = read(text).figures
        assert figure.qualifier is Qualifier.NONE
        assert figure.interval == Interval.point(45)


def test_talking_about_two_is_not_about_two():
    (figure,) = read("He will talk about two people killed.").figures
    assert figure.interval == Interval.point(2)


def test_a_range_needs_its_ends_in_order_and_a_change_is_none():
    rose = [figure.value for figure in read("The toll rose from 20 to 30 killed.").figures]
    assert rose == [20, 30]


@pytest.mark.parametrize(
    ("text", "is_round"),
    [
        ("100,000 killed", True),
        ("20 killed", True),
        ("94 killed", False),
        ("12,345 killed", False),
    ],
)
def test_a_bare_round_number_is_marked(text, is_round):
    (figure,) = read(text).figures
    assert figure.round is is_round


@pytest.mark.parametrize(
    ("text", "interval", "best"),
    [
        ("half of the dead", Interval.point(Fraction(1, 2)), Fraction(1, 2)),
        ("one in five of the soldiers", Interval.point(Fraction(1, 5)), Fraction(1, 5)),
        ("two thirds of the dead", Interval.point(Fraction(2, 3)), Fraction(2, 3)),
        ("the majority of the dead", Interval(Bound(Fraction(1, 2), open=True), Bound(1)), None),
        ("половина погибших", Interval.point(Fraction(1, 2)), Fraction(1, 2)),
        ("третина загиблих", Interval.point(Fraction(1, 3)), Fraction(1, 3)),
        ("кожен п'ятий солдат", Interval.point(Fraction(1, 5)), Fraction(1, 5)),
    ],
)
def test_shares_are_shares(text, interval, best):
    (figure,) = read(text).figures
    assert (figure.kind, figure.interval, figure.best) == (FigureKind.SHARE, interval, best)


def test_almost_half_stays_below_half():
    (figure,) = read("almost half of those killed").figures
    assert figure.interval == Interval(
        Bound(Fraction(9, 20), soft=True), Bound(Fraction(1, 2), soft=True, open=True)
    )


def test_what_is_measured_knows_no_next_number():
    assert interval_of(Qualifier.MORE_THAN, Fraction(7, 2), whole=False) == Interval(
        Bound(Fraction(7, 2), open=True)
    )


@pytest.mark.parametrize("qualifier", list(Qualifier))
@pytest.mark.parametrize("value", [0, 1, 2, 5, 19, 1000])
def test_every_qualifier_makes_an_interval_of_every_number(qualifier, value):
    interval = interval_of(qualifier, value)
    assert interval.low is not None
    assert interval.low.value <= value + 1


def test_a_tolerance_out_of_range_is_refused():
    with pytest.raises(ValueError, match="below 1"):
        Tolerance(soft=Fraction(1))
