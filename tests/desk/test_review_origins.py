"""The review of origins: pairs side by side, decided by a press, the surest first."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.claims.models import Claim
from apps.comparison.actions.origins import ProposedPair, propose_origins, say_different
from apps.comparison.models import CopySearch, OriginDecision
from apps.desk.queries.review_origins import PAGE
from tests.comparison.questions.making import World, again
from tests.desk.pages import grafted

# The sign-in's two, the pairs, their places, their routes, how many there are.
BUDGET = 6
HTMX = {"HX-Request": "true", "HX-Target": "queue"}


@pytest.fixture
def world(make_article: Callable[..., Article], analyst: User) -> World:
    return World(make_article, analyst)


def propose(one: Claim, other: Claim, score: float = 0.8) -> OriginDecision:
    reasons = (
        {"rule": "speaker-same", "points": 30, "sentence": "The same speaker."},
        {"rule": "day-next", "points": -20, "sentence": "A day apart."},
    )
    propose_origins(pairs=[ProposedPair(one.pk, other.pk, score, reasons, "comparison.origins/1")])
    first, second = sorted((one.pk, other.pk))
    return OriginDecision.objects.get(claim=first, other=second)


def two(world: World) -> tuple[Claim, Claim]:
    kirby = world.entity("Kirby")
    return (
        world.claim("Some 20,123", claimant=kirby, best=20123, day=1, publisher="Wire"),
        world.claim("about 20,123", claimant=kirby, best=20123, day=2, publisher="Paper"),
    )


def page(client: Client, **query: str) -> Any:
    return client.get(reverse("desk:review-origins"), query)


def test_a_pair_is_shown_with_its_articles_and_reasons(
    client: Client, analyst: User, world: World
) -> None:
    client.force_login(analyst)
    one, other = two(world)
    row = propose(one, other, 0.85)
    shown = page(client)
    (pair,) = shown.context["page"].pairs
    assert [(each.sentence, each.points) for each in pair.reasons] == [
        ("The same speaker.", "+30"),
        ("A day apart.", "-20"),
    ]
    assert (pair.sure, pair.copied) == ("likely, 0.85", False)
    text = shown.content.decode()
    for words in (
        *(one.docket_label, other.docket_label, "Some 20,123", "about 20,123"),
        *("Wire", "Paper", "The same speaker.", "comparison.origins/1"),
    ):
        assert words in text, words
    assert reverse("desk:decide-proposed-origin", args=[row.pk]) in text


@pytest.mark.parametrize(
    ("do", "state", "verdict", "one_origin"),
    [
        ("accept", "confirmed", "same", True),
        ("reject", "confirmed", "different", False),
        ("aside", "rejected", "same", False),
    ],
)
def test_a_press_decides_and_is_undone(
    client: Client,
    analyst: User,
    world: World,
    do: str,
    state: str,
    verdict: str,
    one_origin: bool,
) -> None:
    client.force_login(analyst)
    one, other = two(world)
    row = propose(one, other)
    address = reverse("desk:decide-proposed-origin", args=[row.pk])
    shown = client.post(address, {"do": do}, headers=HTMX)
    assert shown.status_code == 200
    assert "Nothing waits" in shown.content.decode()
    row = again(row)
    assert (row.state, row.verdict, row.created_by) == (state, verdict, analyst)
    utterances = {again(each).utterance_id for each in (one, other)}
    assert (len(utterances) == 1 and None not in utterances) is one_origin
    undo = client.get(reverse("desk:review-origins")).content.decode()
    assert "Undo" in undo


def test_without_script_the_page_comes_again(client: Client, analyst: User, world: World) -> None:
    client.force_login(analyst)
    row = propose(*two(world))
    address = reverse("desk:decide-proposed-origin", args=[row.pk])
    assert client.post(address, {"do": "nothing"}).status_code == 422
    moved = client.post(f"{address}?after=0.9_{row.pk}", {"do": "reject"})
    assert moved.status_code == 302
    assert moved["Location"] == f"{reverse('desk:review-origins')}?after=0.9_{row.pk}"


def test_what_somebody_else_decided_is_told(client: Client, analyst: User, world: World) -> None:
    client.force_login(analyst)
    one, other = two(world)
    row = propose(one, other)
    say_different(one=one, other=other, by=analyst)
    address = reverse("desk:decide-proposed-origin", args=[row.pk])
    shown = client.post(address, {"do": "accept"}, headers=HTMX)
    assert "Somebody else decided" in shown.content.decode()
    assert again(one).utterance is None


def test_a_refusal_is_told_and_the_pair_stays(client: Client, analyst: User, world: World) -> None:
    client.force_login(analyst)
    one, other = world.claim(day=1), world.claim(day=2)
    row = propose(one, other)
    address = reverse("desk:decide-proposed-origin", args=[row.pk])
    shown = client.post(address, {"do": "accept"}, headers=HTMX)
    assert "says whose words they are" in shown.content.decode()
    assert again(row).state == SuggestionState.SUGGESTED


def test_viewers_see_and_do_not_decide(client: Client, viewer: User, world: World) -> None:
    client.force_login(viewer)
    row = propose(*two(world))
    address = reverse("desk:decide-proposed-origin", args=[row.pk])
    assert address not in page(client).content.decode()
    assert client.post(address, {"do": "accept"}).status_code == 403


def test_near_copies_are_told(client: Client, analyst: User, world: World) -> None:
    client.force_login(analyst)
    one, other = two(world)
    propose(one, other)
    CopySearch.objects.filter(pk=other.evidence.get().article_id).update(
        copy_of=one.evidence.get().article_id
    )
    assert page(client).context["page"].pairs[0].copied
    assert "near-copies of one text" in page(client).content.decode()


def test_the_surest_stand_first_page_by_page(client: Client, analyst: User, world: World) -> None:
    client.force_login(analyst)
    article = world.article("More than 20,000 is what was said.")
    first = world.claim(article=article, claimant=world.entity("Kirby"))
    rows = [
        propose(first, world.claim(article=article), 0.6 + 0.1 * (number % 3))
        for number in range(PAGE + 3)
    ]
    expected = sorted(rows, key=lambda row: (-(row.score or 0), row.pk))
    shown = page(client).context["page"]
    further = client.get(shown.next).context["page"]
    assert [pair.row.pk for pair in (*shown.pairs, *further.pairs)] == [row.pk for row in expected]
    assert (shown.total, further.begun, further.next) == (PAGE + 3, True, "")
    assert page(client, after="nonsense").context["page"].begun is False


def test_as_many_queries_for_one_pair_as_for_three(
    client: Client,
    analyst: User,
    world: World,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(analyst)
    for _number in (1, 3):
        for _each in range(_number):
            propose(*two(world))
        with django_assert_max_num_queries(BUDGET) as counted:
            page(client)
        assert len(counted) == BUDGET


def test_a_swap_is_what_a_reload_shows(client: Client, analyst: User, world: World) -> None:
    client.force_login(analyst)
    propose(*two(world))
    whole = page(client)
    part = client.get(reverse("desk:review-origins"), headers=HTMX)
    assert grafted(whole, part, "queue") == grafted(whole, None, "queue")


def test_the_masthead_counts_them(client: Client, analyst: User, world: World) -> None:
    client.force_login(analyst)
    propose(*two(world))
    shown = client.get(reverse("desk:review-count")).content.decode()
    assert "1 pair of one origin" in shown
    assert f'href="{reverse("desk:review-origins")}"' in shown


def test_pages_are_read_in_the_order_of_an_index(world: World) -> None:
    propose(*two(world))
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(
            "EXPLAIN SELECT id FROM comparison_origindecision"
            " WHERE state = 'suggested' AND score <= 0.9"
            " ORDER BY score DESC, id LIMIT 11"
        )
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "origin_decision_open" in plan
    assert "Sort" not in plan
