"""Claims wait for their origins to be looked for, and are looked for among all on file."""

import datetime
import uuid
from collections.abc import Callable

import pytest
from django.db import connection
from procrastinate.contrib.django.models import ProcrastinateJob

from apps.articles.enums import SuggestionState
from apps.articles.models import Article, Publisher
from apps.audit.undo import undo
from apps.claims.actions.chain import (
    UtteranceFacts,
    add_relay,
    change_utterance,
    point_at_utterance,
)
from apps.claims.actions.claims import add_evidence
from apps.claims.enums import RelayHow
from apps.claims.models import Claim
from apps.comparison import tasks
from apps.comparison.actions import looking
from apps.comparison.actions.copies import copies_wait
from apps.comparison.actions.looking import (
    let_all_wait_for_origins,
    look_for_origins,
    origins_wait,
)
from apps.comparison.actions.origins import say_different, set_aside, take_back_decision
from apps.comparison.actions.proposing import propose_origins_for
from apps.comparison.models import CopySearch, OriginDecision, OriginKey, OriginWait
from apps.comparison.queries.candidates import CANDIDATES, likely_of_one_origin
from apps.entities.actions.roles import add_role
from tests.comparison.questions.making import World, again, making


def waiting() -> set[uuid.UUID]:
    return set(OriginWait.objects.values_list("claim_id", flat=True))


def proposed() -> set[tuple[str, str]]:
    open_rows = OriginDecision.objects.filter(state=SuggestionState.SUGGESTED)
    return {(row.claim.docket_label, row.other.docket_label) for row in open_rows}


def two_of_kirby(world: World) -> tuple[Claim, Claim]:
    kirby = world.entity("Kirby")
    return (
        world.claim("Some 20,123", claimant=kirby, best=20123, day=1),
        world.claim("some 20,123", claimant=kirby, best=20123, day=2),
    )


def test_new_claims_wait_and_are_proposed_once(world: World) -> None:
    one, other = two_of_kirby(world)
    assert waiting() == {one.pk, other.pk}
    assert look_for_origins() == 2
    assert (waiting(), origins_wait()) == (set(), False)
    assert proposed() == {(one.docket_label, other.docket_label)}
    let_all_wait_for_origins()
    assert look_for_origins() == 2
    assert OriginDecision.objects.get().revision == 1


def test_suggested_claims_take_part_once_they_are_accepted(world: World) -> None:
    one, other = two_of_kirby(world)
    Claim.objects.filter(pk=one.pk).update(state=SuggestionState.SUGGESTED)
    look_for_origins()
    assert not OriginDecision.objects.exists()
    assert set(OriginKey.objects.values_list("claim", flat=True)) == {other.pk}
    Claim.objects.filter(pk=one.pk).update(state=SuggestionState.CONFIRMED)
    look_for_origins()
    assert len(proposed()) == 1
    for state in (SuggestionState.SUGGESTED, SuggestionState.REJECTED):
        Claim.objects.filter(pk=one.pk).update(state=SuggestionState.CONFIRMED)
        look_for_origins()
        assert len(proposed()) == 1
        Claim.objects.filter(pk=one.pk).update(state=state)
        look_for_origins()
        assert (proposed(), OriginKey.objects.filter(claim=one).count()) == (set(), 0)


def test_what_holds_no_more_is_taken_back(world: World) -> None:
    one, other = two_of_kirby(world)
    look_for_origins()
    Claim.objects.filter(pk=other.pk).update(best=9, figure_words="9")
    look_for_origins()
    assert proposed() == set()
    Claim.objects.filter(pk=other.pk).update(best=20123, figure_words="20,123")
    look_for_origins()
    assert proposed() == {(one.docket_label, other.docket_label)}


def test_a_claim_that_is_gone_leaves_nothing_behind(world: World) -> None:
    _one, other = two_of_kirby(world)
    look_for_origins()
    undo(action=making(other), by=world.analyst)
    assert not OriginKey.objects.filter(claim=other.pk).exists()
    assert look_for_origins() == 0


def test_what_was_decided_is_not_proposed_again_until_that_is_taken_back(world: World) -> None:
    one, other = two_of_kirby(world)
    row, _ = say_different(one=one, other=other, by=world.analyst)
    look_for_origins()
    assert proposed() == set()
    take_back_decision(decision=row, by=world.analyst)
    assert waiting() == {one.pk, other.pk}
    look_for_origins()
    assert len(proposed()) == 1
    set_aside(decision=OriginDecision.objects.get(), by=world.analyst)
    let_all_wait_for_origins()
    look_for_origins()
    assert proposed() == set()


def test_those_kept_apart_are_not_proposed_through_a_third(world: World) -> None:
    one, other = two_of_kirby(world)
    bridge = world.claim("Nothing like it", claimant=one.claimant, best=7, day=9)
    said = world.said(one, speaker=one.claimant, occasion="Briefing")
    point_at_utterance(claim=again(bridge), utterance=said, by=world.analyst)
    say_different(one=again(bridge), other=other, by=world.analyst)
    look_for_origins()
    assert proposed() == set()


CHANGES: dict[str, Callable[[World, Claim], object]] = {
    "figure": lambda world, claim: Claim.objects.filter(pk=claim.pk).update(low=5),
    "utterance": lambda world, claim: change_utterance(
        utterance=claim.utterance,
        facts=UtteranceFacts(speaker=claim.claimant, occasion="Interview"),
        by=world.analyst,
        expected_revision=1,
    ),
    "relay": lambda world, claim: add_relay(
        claim=claim, how=RelayHow.CITED, words="The Wire", by=world.analyst
    ),
    "role": lambda world, claim: add_role(
        person=claim.claimant,
        title="spokesman",
        body=world.entity("White House", "organisation"),
        by=world.analyst,
    ),
    "article": lambda world, claim: Article.objects.filter(
        pk=claim.evidence.get().article_id
    ).update(publisher=Publisher.objects.create(name="Another")),
    "copy": lambda world, claim: CopySearch.objects.filter(
        pk=claim.evidence.get().article_id
    ).update(copy_of=world.article("Another.")),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_lets_the_claim_wait(world: World, change: str) -> None:
    kirby = world.entity("Kirby")
    claim = world.claim(claimant=kirby, day=1)
    world.claim(claimant=world.entity("Prigozhin"), day=1)
    world.said(claim, speaker=kirby)
    look_for_origins()
    assert waiting() == set()
    CHANGES[change](world, again(claim))
    assert waiting() == {claim.pk}


def test_what_has_no_bearing_lets_nothing_wait(world: World) -> None:
    claim = world.claim(claimant=world.entity("Kirby"), day=1)
    look_for_origins()
    Claim.objects.filter(pk=claim.pk).update(status="corroborated", revision=7)
    Article.objects.update(title="Another title", revision=7)
    assert waiting() == set()


def test_another_place_in_a_text_gives_another_key(world: World) -> None:
    claim = world.claim("More than 20,000", claimant=world.entity("Kirby"), low=20001, day=1)
    look_for_origins()
    before = OriginKey.objects.count()
    article = world.article("More than 20,000 is what was said.", day=4)
    version = article.current_version
    start = version.text.index("More")
    add_evidence(
        claim=again(claim),
        version=version,
        start=start,
        end=start + 16,
        quote="More than 20,000",
        by=world.analyst,
    )
    assert waiting() == {claim.pk}
    look_for_origins()
    assert OriginKey.objects.count() > before
    assert {row.day for row in OriginKey.objects.all()} == {
        datetime.date(2023, 5, 1),
        datetime.date(2023, 5, 4),
    }


def test_a_claim_that_fails_holds_up_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = two_of_kirby(world)
    bad = world.claim(day=3)

    def fails(*, claims: list[uuid.UUID]) -> int:
        if bad.pk in claims:
            raise ValueError("unreadable")
        return propose_origins_for(claims=claims)

    monkeypatch.setattr(looking, "propose_origins_for", fails)
    look_for_origins()
    assert proposed() == {(one.docket_label, other.docket_label)}
    row = OriginWait.objects.get()
    assert (row.claim_id, row.failures, origins_wait()) == (bad.pk, 1, False)
    for tries in (2, 0):
        OriginWait.objects.update(due_at=datetime.datetime(2023, 1, 1, tzinfo=datetime.UTC))
        look_for_origins()
        assert [each.failures for each in OriginWait.objects.all()] == ([tries] if tries else [])


def test_of_a_key_that_thousands_share_only_the_nearest_are_read(world: World) -> None:
    """One ministry's round figure, day after day: whoever asks reads a few rows by the index."""
    claim = world.claim("Some 500", claimant=world.entity("Ministry", "organisation"), best=500)
    look_for_origins()
    OriginKey.objects.filter(claim=claim).delete()
    ids = [uuid.UUID(int=number) for number in range(4_000)]
    day = datetime.date(2023, 1, 1)
    with connection.cursor() as cursor:
        # Whose claims these are is not looked at here.
        cursor.execute("SET LOCAL session_replication_role = replica")
        OriginKey.objects.bulk_create(
            OriginKey(key=77, day=day + datetime.timedelta(number // 10), claim_id=pk)
            for number, pk in enumerate(ids)
        )
        OriginKey.objects.create(key=77, day=day + datetime.timedelta(200), claim_id=claim.pk)
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        cursor.execute("ANALYZE comparison_originkey")
        near = likely_of_one_origin([claim.pk])
        assert near == set(ids[2004:2010]) | set(ids[2010:2016])
        cursor.execute(
            f"EXPLAIN (ANALYZE, FORMAT JSON) {CANDIDATES}",
            {"claims": [claim.pk], "nearest": 6},
        )
        plan = cursor.fetchone()[0][0]["Plan"]
        # Nothing of this may be checked at the end: the claims are made up.
        OriginKey.objects.filter(key=77).delete()
    scans = [each for each in _nodes(plan) if "Relation Name" in each]
    assert {each["Node Type"] for each in scans} <= {"Index Only Scan", "Index Scan"}
    assert {each["Index Name"] for each in scans} == {"origin_key_of_claim", "origin_key_once"}
    assert max(each["Actual Rows"] for each in scans) <= 6


def _nodes(plan: dict) -> list[dict]:
    return [plan, *(node for part in plan.get("Plans", ()) for node in _nodes(part))]


def test_the_worker_takes_up_what_waits(world: World) -> None:
    two_of_kirby(world)
    tasks.take_up_waiting(timestamp=0)
    tasks.take_up_waiting(timestamp=60)
    queued = ProcrastinateJob.objects.filter(task_name__startswith="comparison.")
    assert sorted(queued.values_list("task_name", flat=True)) == [
        tasks.FIND_COPIES,
        tasks.FIND_ORIGINS,
    ]
    tasks.find_copies()
    tasks.find_origins()
    assert (len(proposed()), origins_wait(), copies_wait()) == (1, False, False)
