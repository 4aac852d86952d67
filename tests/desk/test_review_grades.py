"""Credibility 1 is refused without two origins, and asked for again once one of them is lost."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from apps.accounts.models import User
from apps.claims.actions.linking import link_claims
from apps.claims.enums import LinkKind
from apps.claims.models import Assessment, Claim
from apps.comparison.actions.origins import confirm_same
from apps.comparison.actions.parting import withdraw_origin
from tests.comparison.questions.making import World, again, checked

GRADES = "/review/grades/"
NEW_GRADE = {
    "status": "contested",
    "reliability": "B",
    "credibility": "3",
    "reason": "One is left",
}


@pytest.fixture
def world(make_article: Any, analyst: User, client: Client) -> World:
    client.force_login(analyst)
    return World(make_article, analyst)


@pytest.fixture
def pair(world: World) -> tuple[Claim, Claim]:
    """One statement, of two people who have nothing to do with one another."""
    one = world.claim(low=20001, speaker=world.entity("Kirby"))
    other = world.claim(low=20001, speaker=world.entity("Prigozhin"))
    link_claims(claim=one, other=other, kind=LinkKind.SAME, by=world.analyst)
    return again(one), again(other)


def confirm(client: Client, claim: Claim) -> Any:
    answer = client.post(
        f"{claim.get_absolute_url()}assessment/",
        {"status": "corroborated", "reliability": "B", "credibility": "1", "reason": ""},
    )
    checked()
    return answer


def withdraw(claim: Claim, by: User) -> None:
    said = again(claim).utterance
    withdraw_origin(utterance=said, reason="A forgery", by=by, expected_revision=said.revision)


def texts(response: Any, path: str) -> list[str]:
    tree = html.fromstring(response.content.decode())
    return [" ".join(one.text_content().split()) for one in tree.xpath(path)]


def test_refused_accepted_with_a_second_origin_and_asked_for_again(
    client: Client, world: World
) -> None:
    one = world.claim(low=20001, speaker=world.entity("Kirby"))
    refused = confirm(client, one)
    assert refused.status_code == 422
    [said] = refused.context["forms"]["assessment"].errors["credibility"]
    assert "It needs two, and this claim has one." in said
    # Another report of the same person adds nothing.
    again_kirby = world.claim(low=20001, speaker=again(one).utterance.speaker)
    link_claims(claim=one, other=again_kirby, kind=LinkKind.SAME, by=world.analyst)
    assert confirm(client, one).status_code == 422
    other = world.claim(low=20001, speaker=world.entity("Prigozhin"))
    link_claims(claim=one, other=other, kind=LinkKind.SAME, by=world.analyst)
    assert confirm(client, one).status_code == 302
    page = client.post(
        f"{other.get_absolute_url()}origin/",
        {
            "do": "withdraw",
            "reason": "A forgery",
            "revision": str(again(other).utterance.revision),
        },
        follow=True,
    )
    assert "A forgery" in page.content.decode()
    [row] = client.get(GRADES).context["page"].rows
    assert (row.claim, row.lost, row.by, row.origins) == (one, "Prigozhin", str(world.analyst), 1)
    [why] = texts(client.get(GRADES), "//p[@class='regrade__r']")
    assert "An origin was withdrawn: Prigozhin" in why
    assert "Withdrew an origin: A forgery" in why
    # The claim's own page asks too.
    assert texts(client.get(one.get_absolute_url()), "//*[@id='rg-h']") == ["Wants a new grade"]
    client.post(
        f"{other.get_absolute_url()}origin/",
        {"do": "restore", "revision": str(again(other).utterance.revision)},
    )
    assert client.get(GRADES).context["page"].rows == ()


def test_a_new_grade_is_given_there_and_its_undo_asks_again(
    client: Client, world: World, pair: tuple[Claim, Claim]
) -> None:
    confirm(client, pair[0])
    withdraw(pair[1], world.analyst)
    own = Assessment.objects.get()
    address = f"{GRADES}C-{pair[0].docket}/"
    posted = {**NEW_GRADE, "revision": str(own.revision)}
    for wrong, field in (({"reason": ""}, "reason"), ({"credibility": "1"}, "credibility")):
        refused = client.post(address, {**posted, **wrong})
        assert refused.status_code == 422
        [(_row, form)] = refused.context["rows"]
        assert list(form.errors) == [field]
    done = client.post(address, posted, follow=True)
    assert done.context["page"].rows == ()
    assert again(own).credibility == 3
    [undo] = html.fromstring(done.content.decode()).xpath(
        "//*[contains(@class, 'toast')]//form/@action"
    )
    client.post(undo)
    assert [row.claim for row in client.get(GRADES).context["page"].rows] == [pair[0]]
    assert again(own).credibility == 1
    stale = client.post(address, posted)
    assert stale.status_code == 409
    [(_row, form)] = stale.context["rows"]
    assert "changed meanwhile" in form.non_field_errors()[0]


def test_origins_that_are_joined_ask_for_a_new_grade_and_undoing_restores(
    client: Client, world: World, pair: tuple[Claim, Claim]
) -> None:
    confirm(client, pair[0])
    _kept, action = confirm_same(one=pair[0], other=pair[1], by=world.analyst)
    [row] = client.get(GRADES).context["page"].rows
    assert (row.asked.why, row.lost) == ("origins", "Prigozhin")
    client.post(f"/undo/{action}/")
    assert client.get(GRADES).context["page"].rows == ()


def test_it_is_seen_by_whose_grade_it_is_and_counted(
    client: Client, world: World, pair: tuple[Claim, Claim], make_user: Any, viewer: User
) -> None:
    confirm(client, pair[0])
    withdraw(pair[1], world.analyst)
    assert ", 1 grade" in client.get("/review/count/").content.decode()
    assert texts(client.get("/"), "//*[@aria-labelledby='regrade']//a[contains(@href, 'grades')]")
    client.force_login(make_user("analyst", "colleague"))
    page = client.get(GRADES).context["page"]
    assert (page.of, page.mine, page.all) == ("all", 0, 1)
    assert client.get(GRADES, {"of": "mine"}).context["page"].rows == ()
    client.force_login(viewer)
    shown = client.get(GRADES)
    assert len(shown.context["page"].rows) == 1
    assert texts(shown, "//main//form[@method='post']") == []
    assert client.post(f"{GRADES}C-{pair[0].docket}/", NEW_GRADE).status_code == 403


def test_a_curator_is_led_to_the_grade_of_somebody_else(
    client: Client, world: World, pair: tuple[Claim, Claim], curator: User
) -> None:
    confirm(client, pair[0])
    withdraw(pair[1], world.analyst)
    client.force_login(curator)
    [href] = html.fromstring(client.get(GRADES).content.decode()).xpath(
        "//a[contains(text(), 'Change the grade of')]/@href"
    )
    graded = {"status": "contested", "reliability": "B", "reason": "x"}
    assert client.post(href, {**graded, "credibility": "4"}).status_code == 302
    # The admin refuses what the pages refuse, at its field.
    refused = client.post(href, {**graded, "credibility": "1"})
    assert refused.status_code == 200
    [said] = refused.context["adminform"].form.errors["credibility"]
    assert "It needs two, and this claim has one." in said
    assert client.get(GRADES).context["page"].all == 0


def test_paged_by_key_with_as_many_queries_for_one_as_for_three(
    client: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    kirby, other = world.entity("Kirby"), world.entity("Prigozhin")

    def lost() -> Claim:
        one, two = world.claim(low=1, speaker=kirby), world.claim(low=1, speaker=other)
        link_claims(claim=one, other=two, kind=LinkKind.SAME, by=world.analyst)
        confirm(client, one)
        withdraw(two, world.analyst)
        return again(one)

    def counted() -> int:
        with CaptureQueriesContext(connection) as caught:
            client.get(GRADES)
        return len(caught)

    rows = [lost()]
    alone = counted()
    rows += [lost(), lost()]
    assert counted() == alone
    monkeypatch.setattr("apps.desk.queries.review_grades.PAGE", 2)
    first = client.get(GRADES).context["page"]
    second = client.get(first.next).context["page"]
    assert (len(first.rows), len(second.rows), second.next) == (2, 1, "")
    assert {row.claim for row in (*first.rows, *second.rows)} == set(rows)
