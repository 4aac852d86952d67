"""Versions of the methods: which is in use, what another would say, and switching to it."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.accounts.models import User
from apps.audit.undo import undo
from apps.comparison.actions.methods import switch_method
from apps.comparison.actions.proposing import propose_origins_of
from apps.comparison.methods.comparing import Kind
from apps.comparison.models import MethodInUse, OriginDecision, OriginWait, Question
from apps.comparison.queries.compared import compared_once
from apps.comparison.queries.facts import facts_of
from apps.comparison.queries.methods import method_in_use, methods_in_use
from tests.comparison.questions.making import World
from tests.desk.test_question import words

OLD, NEW = "comparison.origins/1", "comparison.origins/2"


@pytest.fixture
def world(make_article: Any, analyst: User) -> World:
    return World(make_article, analyst)


def twice_told(world: World) -> Question:
    """One figure by one speaker in two articles of a day: one origin by the second version."""
    kirby = world.entity("Kirby")
    claims = [
        world.claim(
            f"300 were killed, {where}",
            low=300,
            high=300,
            claimant=kirby,
            publisher=where,
            day=2,
        )
        for where in ("Wire", "Herald")
    ]
    return world.question(*claims)


def test_everybody_sees_the_methods_and_curators_may_switch(
    client: Client, analyst: User, curator: User
) -> None:
    client.force_login(analyst)
    page = client.get("/methods/")
    assert words(page, "//main//h2") == [
        *("Origins", "Corrections", "Scope", "Arithmetic", "Positions", "Drift"),
    ]
    assert words(page, "//main//section[1]//tbody/tr/th") == [NEW, OLD]
    assert words(page, "//main//section[1]//tbody/tr[1]/td[2]") == ["In use"]
    assert words(page, "//main//form") == []
    assert client.post("/methods/", {"method": OLD, "reason": "Why not"}).status_code == 403
    client.force_login(curator)
    assert len(words(client.get("/methods/"), "//main//form")) == 1


def test_what_would_change_is_shown_in_the_words_of_both(
    client: Client, world: World, analyst: User
) -> None:
    question = twice_told(world)
    world.question(title="Nothing in it")
    client.force_login(analyst)
    page = client.get("/methods/compare/", {"method": OLD})
    assert words(page, "//main//h2") == [f"{question.docket_label} {question.title}"]
    (only_new,) = words(page, "//main//section//h3[1]/following-sibling::ul/li")[:1]
    assert only_new.endswith("may go back to one origin.")
    assert (
        "1 question of this page would change, those of 1 would not."
        in words(page, "//main//p")[2]
    )
    assert client.get("/methods/compare/", {"method": "comparison.origins/9"}).status_code == 422


def test_a_switch_has_a_reason_is_recorded_and_can_be_undone(
    client: Client, world: World, curator: User
) -> None:
    twice_told(world)
    OriginWait.objects.all().delete()
    client.force_login(curator)
    refused = client.post("/methods/", {"method": OLD, "reason": "  "})
    assert refused.status_code == 422
    assert words(refused, "//*[@id='refused']") == [
        "Say why: it stands beside the version from then on."
    ]
    assert client.post("/methods/", {"method": OLD, "reason": "As before"}).status_code == 302
    assert method_in_use(Kind.ORIGINS) == OLD
    assert OriginWait.objects.count() == 2
    row = MethodInUse.objects.get()
    assert (row.created_by, row.reason) == (curator, "As before")
    assert "As before" in words(client.get("/methods/"), "//main//section[1]")[0]
    action = switch_method(method=NEW, reason="Finds more", by=curator)
    assert method_in_use(Kind.ORIGINS) == NEW
    undo(action=action, by=curator)
    assert method_in_use(Kind.ORIGINS) == OLD


def test_findings_are_made_by_the_version_in_use_and_the_past_by_what_was(
    world: World, curator: User
) -> None:
    question = twice_told(world)
    before = timezone.now() - datetime.timedelta(days=1)
    assert propose_origins_of(question=question) == 1
    assert OriginDecision.objects.get().method == NEW
    OriginDecision.objects.all().delete()
    switch_method(method=OLD, reason="As before", by=curator)
    assert propose_origins_of(question=question) == 0
    counted = compared_once(facts_of(question)).of(Kind.ORIGINS)[0]
    assert counted.method == OLD
    assert NEW in methods_in_use(before)
    assert OLD in methods_in_use()


def test_comparing_versions_takes_as_many_queries_for_one_question_as_for_three(
    client: Client, world: World, analyst: User
) -> None:
    client.force_login(analyst)

    def queries() -> int:
        with CaptureQueriesContext(connection) as held:
            client.get("/methods/compare/", {"method": OLD})
        return len(held)

    twice_told(world)
    queries()
    one = queries()
    for title in ("Second", "Third"):
        world.question(title=title)
    assert queries() == one
