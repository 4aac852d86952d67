"""Periods, with ends known to the day, the month or the year."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.comparison.methods.scopes import Period, Relation, relation_of_periods
from apps.comparison.methods.scopes.periods import supposing_alike

DAYS = st.dates(date(2022, 11, 1), date(2023, 6, 30))
PRECISIONS = st.sampled_from(["day", "day", "week", "month", "season", "year"])


@st.composite
def periods(draw, precisions=PRECISIONS):
    one, other = sorted((draw(DAYS), draw(DAYS)))
    since = draw(st.sampled_from([one, one, None]))
    until = draw(st.sampled_from([other, other, None])) if since else other
    said = draw(st.sampled_from([None, date(2023, 7, 1)]))
    utterance = draw(st.sampled_from(["", "u"]))
    return Period(
        since, until, draw(precisions), draw(precisions), said_on=said, said_in=utterance
    )


def is_closed(period):
    return period.since is not None and (period.until or period.said_on) is not None


def days(first, last, **more):
    return Period(date.fromisoformat(first), date.fromisoformat(last), **more)


@given(periods(), periods())
def test_changing_sides_gives_the_converse(one, other):
    relation, rule = relation_of_periods(one, other)
    assert relation_of_periods(other, one) == (relation.converse, rule)


@given(periods())
def test_a_period_is_the_same_as_itself_only_where_both_ends_are_stated(period):
    is_open = period.since is None or (
        period.until is None and period.said_on is None and not period.said_in
    )
    relation, _ = relation_of_periods(period, period)
    assert relation is (Relation.NOT_COMPARABLE if is_open else Relation.SAME)
    assert supposing_alike(period, period) is Relation.SAME


@given(periods(), periods(), periods())
def test_containment_goes_on(one, middle, wide):
    inside = {Relation.SAME, Relation.NARROWER}
    if {relation_of_periods(one, middle)[0], relation_of_periods(middle, wide)[0]} <= inside:
        assert relation_of_periods(one, wide)[0] in inside


def covered(period):
    until = period.until or period.said_on
    return {period.since + timedelta(at) for at in range((until - period.since).days + 1)}


@given(periods(st.just("day")).filter(is_closed), periods(st.just("day")).filter(is_closed))
def test_sharp_ends_are_compared_day_by_day(one, other):
    one_days, other_days = covered(one), covered(other)
    if one_days == other_days:
        expected = Relation.SAME
    elif one_days < other_days:
        expected = Relation.NARROWER
    elif one_days > other_days:
        expected = Relation.WIDER
    elif one_days & other_days:
        expected = Relation.OVERLAPPING
    else:
        expected = Relation.DIFFERENT
    assert relation_of_periods(one, other)[0] is expected


@given(periods(st.just("day")), periods(st.just("day")), st.data())
def test_what_is_said_of_open_ends_holds_wherever_they_lie(one, other, data):
    end = data.draw(st.dates(date(2023, 7, 1), date(2023, 8, 1)))

    def filled(period):
        since = period.since or data.draw(st.dates(date(2022, 10, 1), period.until))
        until = period.until or period.said_on
        until = until or (end if period.said_in else data.draw(st.dates(since, end)))
        return Period(since, until)

    said, _ = relation_of_periods(one, other)
    held, _ = relation_of_periods(filled(one), filled(other))
    if said is Relation.NARROWER:
        assert held in (Relation.NARROWER, Relation.SAME)
    elif said is not Relation.NOT_COMPARABLE and said is not Relation.WIDER:
        assert held is said


MARCH = days("2023-03-01", "2023-03-31", since_precision="month", until_precision="month")
SINCE_DECEMBER = Period(date(2022, 12, 1), None, "month", said_on=date(2023, 5, 1))


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        # A month is whole, however roughly its ends were read.
        (days("2023-03-05", "2023-03-05"), MARCH, Relation.NARROWER),
        (MARCH, SINCE_DECEMBER, Relation.NARROWER),
        (MARCH, days("2023-03-01", "2023-03-31"), Relation.SAME),
        (days("2023-03-01", "2023-03-31"), MARCH, Relation.SAME),
        (MARCH, days("2023-01-01", "2023-04-30"), Relation.NARROWER),
        (MARCH, days("2023-04-01", "2023-04-30"), Relation.DIFFERENT),
        # “Since December” begins some day in December.
        (days("2022-12-05", "2023-05-01"), SINCE_DECEMBER, Relation.OVERLAPPING),
        (days("2023-01-01", "2023-05-01"), SINCE_DECEMBER, Relation.NARROWER),
        (days("2022-12-01", "2022-12-10"), SINCE_DECEMBER, Relation.NOT_COMPARABLE),
        (days("2022-11-01", "2022-11-30"), SINCE_DECEMBER, Relation.DIFFERENT),
        (Period(date(2022, 12, 1), None, "month", said_on=date(2023, 5, 1)),) * 2
        + (Relation.SAME,),
        # Nobody counts what comes after he speaks.
        (days("2023-05-02", "2023-05-09"), SINCE_DECEMBER, Relation.DIFFERENT),
        # Where nobody states an end, only what holds for any end is said.
        (days("2023-05-02", "2023-05-09"), Period(date(2022, 12, 1), None), None),
        (Period(None, date(2023, 1, 1)), Period(None, date(2023, 2, 1)), None),
        (days("2023-01-01", "2023-01-01"), Period(None, date(2023, 1, 1)), Relation.NARROWER),
        (Period(None, date(2023, 1, 1)), days("2023-02-01", "2023-02-28"), Relation.DIFFERENT),
    ],
)
def test_ends_mean_what_they_say(one, other, relation):
    assert relation_of_periods(one, other)[0] is (relation or Relation.NOT_COMPARABLE)


@pytest.mark.parametrize(
    ("one", "other", "rule", "supposed"),
    [
        # Two totals up to a day: the later holds the earlier, if they begin on the same day.
        (
            Period(None, date(2023, 1, 1)),
            Period(None, date(2023, 2, 1)),
            "period-start-open",
            Relation.NARROWER,
        ),
        (
            Period(None, date(2023, 2, 1)),
            days("2022-12-01", "2023-02-01"),
            "period-start-open",
            Relation.SAME,
        ),
        (
            Period(date(2022, 12, 1), None),
            Period(date(2022, 12, 1), None),
            "period-end-open",
            Relation.SAME,
        ),
        (
            Period(date(2022, 12, 1), None),
            Period(None, date(2023, 2, 1)),
            "period-ends-open",
            Relation.SAME,
        ),
    ],
)
def test_open_ends_say_what_is_missing_and_what_if_they_were_alike(one, other, rule, supposed):
    assert relation_of_periods(one, other) == (Relation.NOT_COMPARABLE, rule)
    assert supposing_alike(one, other) is supposed
    assert supposing_alike(other, one) is supposed.converse


def test_what_is_said_in_one_breath_ends_on_one_day_whether_stated_or_not():
    december, november = (
        Period(date(2022, month, 1), None, "month", said_in="u") for month in (12, 11)
    )
    assert relation_of_periods(december, december)[0] is Relation.SAME
    assert relation_of_periods(december, november)[0] is Relation.NARROWER
    assert relation_of_periods(november, december)[0] is Relation.WIDER
    elsewhere = Period(date(2022, 12, 1), None, "month", said_in="v")
    assert relation_of_periods(december, elsewhere) == (
        Relation.NOT_COMPARABLE,
        "period-end-open",
    )


@pytest.mark.parametrize(
    ("period", "written"),
    [
        (days("2022-12-01", "2023-05-01", since_precision="month"), "2022-12 to 2023-05-01"),
        (MARCH, "2023-03"),
        (Period(date(2022, 2, 24), None), "since 2022-02-24"),
        (Period(None, date(2023, 1, 1), until_precision="year"), "until 2023"),
        (Period(date(2023, 1, 1), None, words="this year"), "this year"),
    ],
)
def test_a_period_is_written_as_roughly_as_it_is_known(period, written):
    assert period.written() == written


def test_a_period_that_cannot_be_is_refused():
    with pytest.raises(ValueError, match="cannot end before it begins"):
        days("2023-05-02", "2023-05-01")
    with pytest.raises(ValueError, match="known to the “decade”"):
        Period(date(2023, 1, 1), None, "decade")


def test_the_ends_of_the_calendar_are_no_trouble():
    ever = Period(date.min, date.max, "season", "year")
    assert relation_of_periods(ever, MARCH)[0] is Relation.WIDER
