"""Publishers and how far each is trusted as a source."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.articles.models import Publisher
from apps.desk.queries.publishers import PAGE
from tests.desk.making import Desk

# Session, person; the publishers; their articles counted.
LIST_BUDGET = 4
# Session, person; the publisher, its articles counted, the latest of them, history.
PAGE_BUDGET = 6


def graded(client: Client, publisher: Publisher, **changes: object) -> object:
    data = {"reliability": "C", "reason": "Corrects its mistakes.", "revision": 1, **changes}
    return client.post(publisher.get_absolute_url(), data)


def test_publishers_are_listed_by_name_with_their_articles(
    client: Client, desk: Desk, analyst: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(analyst)
    desk.article(1, publisher=desk.bbc)
    with django_assert_num_queries(LIST_BUDGET):
        client.get("/publishers/")
    Publisher.objects.create(name="agence", reliability="A")
    with django_assert_num_queries(LIST_BUDGET):
        response = client.get("/publishers/")
    assert [(row.publisher.name, row.articles) for row in response.context["page"].rows] == [
        ("agence", 0),
        ("BBC", 1),
    ]
    found = client.get("/publishers/", {"reliability": "A"}).context["page"].rows
    assert [row.publisher.name for row in found] == ["agence"]
    assert client.get("/publishers/", {"q": "bb"}).context["page"].rows[0].articles == 1


def test_publishers_are_paged_by_name(client: Client, analyst: User) -> None:
    client.force_login(analyst)
    names = [f"Paper {number:03}" for number in range(PAGE + 2)]
    Publisher.objects.bulk_create([Publisher(name=name) for name in names])
    first = client.get("/publishers/")
    second = client.get(f"/publishers/?{first.context['next']}")
    rows = first.context["page"].rows + second.context["page"].rows
    assert [row.publisher.name for row in rows] == names


def test_a_curator_grades_for_a_reason_and_that_is_undone(
    client: Client, desk: Desk, curator: User
) -> None:
    client.force_login(curator)
    assert graded(client, desk.bbc)["Location"] == desk.bbc.get_absolute_url()
    response = client.get(desk.bbc.get_absolute_url())
    assert response.context["publisher"].reliability == "C"
    latest = response.context["history"][0]
    assert [(one.field, one.old, one.new) for one in latest.changes] == [
        ("Reliability", "", "Fairly reliable")
    ]
    undo = response.content.decode().split('action="/undo/')[1].split('"')[0]
    client.post(f"/undo/{undo}")
    desk.bbc.refresh_from_db()
    assert desk.bbc.reliability == ""


def test_a_reason_is_asked_for_and_quicker_hands_are_shown(
    client: Client, desk: Desk, curator: User
) -> None:
    client.force_login(curator)
    assert graded(client, desk.bbc, reason=" ").status_code == 422
    graded(client, desk.bbc)
    response = graded(client, desk.bbc, reliability="E")
    assert response.status_code == 409
    [difference] = response.context["conflict"].differences
    assert (difference.theirs, difference.yours) == ("C: fairly reliable", "E: unreliable")


@pytest.mark.parametrize("role", ["viewer", "analyst"])
def test_only_curators_grade(
    client: Client, desk: Desk, role: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(role))
    assert graded(client, desk.bbc).status_code == 403
    main = client.get(desk.bbc.get_absolute_url()).content.decode().split('id="main"')[1]
    assert "Curators set the grade." in main


def test_queries_are_as_many_for_one_article_as_for_three(
    client: Client, desk: Desk, analyst: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(analyst)
    desk.article(1, publisher=desk.bbc)
    with django_assert_num_queries(PAGE_BUDGET):
        client.get(desk.bbc.get_absolute_url())
    for number in (2, 3):
        desk.article(number, publisher=desk.bbc)
    with django_assert_num_queries(PAGE_BUDGET):
        client.get(desk.bbc.get_absolute_url())
