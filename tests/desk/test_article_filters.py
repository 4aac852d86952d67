"""The filters as the part of an address after the "?"."""

import datetime

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from apps.desk.queries.articles.filters import ArticleFilters, parse

WHOLE = (
    "q=killed+OR+wounded&from=2023-04-17&to=2023-05-07&undated=1"
    "&publisher=0190b6a0-0000-7000-8000-000000000000&publisher=none&person=3&place=1&place=2"
    "&organisation=7&tag=4&language=uk&language=none&review=read&with_suggestions=1&sort=oldest"
)


def test_an_address_comes_back_as_it_was() -> None:
    filters, problems = parse(QueryDict(WHOLE))
    assert problems == []
    assert filters.query() == WHOLE
    assert filters.places == (1, 2)
    assert filters.published_to == datetime.date(2023, 5, 7)


def test_nothing_is_the_empty_address() -> None:
    assert parse(QueryDict("q=&from=&to=&sort=newest&person=")) == (ArticleFilters(), [])
    assert ArticleFilters().query() == ""


@pytest.mark.parametrize(
    "query",
    [
        "from=yesterday",
        "to=2023-02-30",
        "publisher=BBC",
        "person=Kirby",
        "person=-1",
        "person=99999999999999999999",
        "tag=0",
        "language=%00",
        "review=done",
        "sort=id;drop",
        "person=%F0%9F%98%80",
    ],
)
def test_what_is_not_understood_is_said_and_left_out(query: str) -> None:
    filters, problems = parse(QueryDict(query))
    assert filters == ArticleFilters()
    assert len(problems) == 1


def test_dates_the_wrong_way_round_are_turned() -> None:
    filters, _problems = parse(QueryDict("from=2023-05-07&to=2023-04-17"))
    assert filters.query() == "from=2023-04-17&to=2023-05-07"


def test_dockets_may_be_written_as_people_say_them() -> None:
    filters, _problems = parse(QueryDict("person=P-3&place=l-4&tag=T-5"))
    assert (filters.people, filters.places, filters.tags) == ((3,), (4,), (5,))


@given(
    st.dictionaries(st.sampled_from(["q", "from", "person", "tag", "sort", "review"]), st.text())
)
def test_no_address_is_an_error(values: dict[str, str]) -> None:
    query = QueryDict(mutable=True)
    query.update(values)
    filters, _problems = parse(query)
    assert parse(QueryDict(filters.query()))[0] == filters
