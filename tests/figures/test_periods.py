"""Periods and points in time, as read on Tuesday 2 May 2023."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.figures.periods import Basis, Precision, read_periods

PUBLISHED = date(2023, 5, 2)

TABLE = [
    ("since December", "2022-12-01", "2023-05-02", "month"),
    ("over the past five months", "2022-12-02", "2023-05-02", "month"),
    ("in the last 24 hours", "2023-05-01", "2023-05-02", "day"),
    ("past week", "2023-04-25", "2023-05-02", "week"),
    ("last September", "2022-09-01", "2022-09-30", "month"),
    ("Monday", "2023-05-01", "2023-05-01", "day"),
    ("Tuesday", "2023-05-02", "2023-05-02", "day"),
    ("last Tuesday", "2023-04-25", "2023-04-25", "day"),
    ("early December last year", "2022-12-01", "2022-12-10", "part of a month"),
    ("end of March", "2023-03-22", "2023-03-31", "part of a month"),
    ("mid-2022", "2022-05-02", "2022-09-01", "season"),
    ("this week", "2023-05-01", "2023-05-02", "week"),
    ("last week", "2023-04-24", "2023-04-30", "week"),
    ("last month", "2023-04-01", "2023-04-30", "month"),
    ("last year", "2022-01-01", "2022-12-31", "year"),
    ("yesterday", "2023-05-01", "2023-05-01", "day"),
    ("last night", "2023-05-01", "2023-05-01", "day"),
    ("between March and May", "2023-03-01", "2023-05-31", "month"),
    ("between November and March", "2022-11-01", "2023-03-31", "month"),
    ("between 27 June and 18 August", "2022-06-27", "2022-08-18", "day"),
    ("from 5 to 7 March 2023", "2023-03-05", "2023-03-07", "day"),
    ("two weeks ago", "2023-04-18", "2023-04-18", "week"),
    ("31 October 2022", "2022-10-31", "2022-10-31", "day"),
    ("October 31, 2022", "2022-10-31", "2022-10-31", "day"),
    ("16 NOVEMBER", "2022-11-16", "2022-11-16", "day"),
    ("16 SEP 89", "1989-09-16", "1989-09-16", "day"),
    ("31.10.2022", "2022-10-31", "2022-10-31", "day"),
    ("2022-10-31", "2022-10-31", "2022-10-31", "day"),
    ("spring of 2022", "2022-03-01", "2022-05-31", "season"),
    ("last winter", "2022-12-01", "2023-02-28", "season"),
    ("з грудня", "2022-12-01", "2023-05-02", "month"),
    ("з 24 лютого 2022 року", "2022-02-24", "2023-05-02", "day"),
    ("за останні три місяці", "2023-02-02", "2023-05-02", "month"),
    ("за минулу добу", "2023-05-01", "2023-05-02", "day"),
    ("минулого тижня", "2023-04-24", "2023-04-30", "week"),
    ("торік", "2022-01-01", "2022-12-31", "year"),
    ("позавчора", "2023-04-30", "2023-04-30", "day"),
    ("за последние пять месяцев", "2022-12-02", "2023-05-02", "month"),
    ("с декабря прошлого года", "2022-12-01", "2023-05-02", "month"),
    ("три дня назад", "2023-04-29", "2023-04-29", "day"),
    ("вчера", "2023-05-01", "2023-05-01", "day"),
]


@pytest.mark.parametrize(("words", "start", "end", "precision"), TABLE, ids=[r[0] for r in TABLE])
def test_words_become_periods(words, start, end, precision):
    before = "In the " if words == "spring of 2022" else "It happened "
    (period,) = read_periods(f"{before}{words}.", PUBLISHED)
    assert period.words.text == words
    assert period.words.start == len(before)
    assert (period.start.day, period.end.day) == (
        date.fromisoformat(start),
        date.fromisoformat(end),
    )
    assert period.start.precision is Precision(precision)


def test_a_year_is_stated_and_open_ends_stay_open():
    (year,) = read_periods("It was built in 2022.", PUBLISHED)
    assert (year.start.basis, year.end.basis) == (Basis.STATED, Basis.STATED)
    (until,) = read_periods("It lasted until May 2022.", PUBLISHED)
    assert (until.start, until.end.day) == (None, date(2022, 5, 31))
    (before,) = read_periods("Nobody knew before 2014.", PUBLISHED)
    assert (before.start, before.end.day) == (None, date(2013, 12, 31))


def test_without_a_day_of_publication_nothing_is_guessed():
    for text in ("since December", "yesterday", "over the past five months", "on Monday"):
        (period,) = read_periods(text)
        assert (period.start, period.end) == (None, None)
        assert "There is no day of publication to count from." in period.explanation
    (stated,) = read_periods("on 5 March 2023")
    assert stated.start.day == date(2023, 3, 5)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the city.",
        "He fell and lost the second battle.",
        "The 12 were members of a commission.",
        "A fall from power in sun and rain.",
    ],
)
def test_what_is_no_period_is_left_alone(text):
    assert read_periods(text, PUBLISHED) == ()


@given(
    st.text(
        alphabet="since last past December 12 month week 2022 ,.-з грудня year ago", max_size=60
    ),
    st.dates(date(1, 1, 1), date(9999, 12, 31)),
)
def test_any_words_and_any_day_give_periods_in_order(text, published):
    last = 0
    for period in read_periods(text, published):
        assert period.words.start >= last
        assert text[period.words.start : period.words.end] == period.words.text
        if period.start and period.end:
            assert period.start.day <= period.end.day
        last = period.words.end
