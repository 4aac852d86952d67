"""Which claims are of one origin: proposed, joined, told apart, split, withdrawn, undone."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict, UndoConflict
from apps.audit.undo import undo
from apps.claims.actions.chain import UtteranceFacts, point_at_utterance
from apps.claims.actions.linking import link_claims
from apps.claims.actions.settling import assess
from apps.claims.enums import ClaimStatus, LinkKind, Medium
from apps.claims.models import Claim, Utterance
from apps.claims.queries.footing import wanting_a_grade
from apps.comparison.actions.corrections import CorrectionSaid, correct
from apps.comparison.actions.looking import look_for_origins
from apps.comparison.actions.origins import (
    ProposedPair,
    confirm_same,
    propose_origins,
    say_different,
    set_aside,
    take_back_decision,
)
from apps.comparison.actions.parting import restore_origin, split_origin, withdraw_origin
from apps.comparison.actions.proposing import propose_origins_for, propose_origins_of
from apps.comparison.enums import CorrectionEffect
from apps.comparison.errors import OriginRefused
from apps.comparison.methods.comparing import compare
from apps.comparison.models import Correction, OriginDecision, OriginWait
from apps.comparison.queries.facts import facts_of
from tests.comparison.questions.making import World, again, checked, making


def pair(one: Claim, other: Claim, score: float = 0.8) -> ProposedPair:
    reason = {"rule": "speaker-same", "points": 30, "sentence": "The same speaker."}
    return ProposedPair(one.pk, other.pk, score, (reason,), "comparison.origins/1")


def decided() -> list[tuple[str, str, bool]]:
    return sorted(
        (one.verdict, one.state, one.created_by is None) for one in OriginDecision.objects.all()
    )


def test_proposals_are_made_once_whichever_way_round(world: World) -> None:
    one, other = world.claim(), world.claim()
    assert propose_origins(pairs=[pair(one, other), pair(other, one), pair(one, one)]) == 1
    assert propose_origins(pairs=[pair(other, one, 0.9)]) == 0
    row = OriginDecision.objects.get()
    assert (row.score, row.reasons[0]["rule"], row.revision) == (0.9, "speaker-same", 2)
    propose_origins(pairs=[pair(other, one, 0.9)])
    assert again(row).revision == 2


def test_what_was_decided_is_not_proposed_again(world: World) -> None:
    one, other, third, rejected = (world.claim(claimant=world.entity(f"P{n}")) for n in range(4))
    Claim.objects.filter(pk=rejected.pk).update(state=SuggestionState.REJECTED)
    propose_origins(pairs=[pair(one, other), pair(one, third)])
    row, _ = say_different(one=one, other=other, by=world.analyst)
    set_aside(
        decision=OriginDecision.objects.exclude(pk=row.pk).get(), by=world.analyst, note=" No. "
    )
    assert propose_origins(pairs=[pair(one, other), pair(one, third), pair(one, rejected)]) == 0
    assert decided() == [("different", "confirmed", False), ("same", "rejected", False)]
    take_back_decision(decision=row, by=world.analyst)
    assert propose_origins(pairs=[pair(one, other)]) == 1


def test_two_are_joined_with_all_of_either_origin_and_parted_by_one_undo(world: World) -> None:
    kirby, house = world.entity("Kirby"), world.entity("White House", "organisation")
    one, one_more, other, other_more = (world.claim() for _ in range(4))
    first = world.said(one, speaker=kirby, occasion="Briefing")
    second = world.said(
        other,
        speaker=house,
        occasion="Call",
        said_on=datetime.date(2023, 5, 1),
        rests_on="newly declassified intelligence",
    )
    for claim, utterance in ((one_more, first), (other_more, second)):
        point_at_utterance(claim=again(claim), utterance=utterance, by=world.analyst)
    correct(
        said=CorrectionSaid(CorrectionEffect.RETRACTED, "No."), utterance=second, by=world.analyst
    )
    propose_origins(pairs=[pair(one, other), pair(one_more, other_more)])
    before = dict(Claim.objects.values_list("pk", "utterance"))
    kept, action = confirm_same(
        one=one, other=other, take={"occasion"}, note="One call", by=world.analyst
    )
    assert (kept.pk, kept.speaker, kept.occasion, kept.said_on, kept.rests_on) == (
        first.pk,
        kirby,
        "Call",
        datetime.date(2023, 5, 1),
        "newly declassified intelligence",
    )
    assert set(Claim.objects.values_list("utterance", flat=True)) == {first.pk}
    assert Correction.objects.get().utterance == kept
    assert not Utterance.objects.filter(pk=second.pk).exists()
    assert decided() == [("same", "confirmed", False)]
    checked()
    undo(action=action, by=world.analyst)
    assert dict(Claim.objects.values_list("pk", "utterance")) == before
    assert (again(first).occasion, again(first).said_on) == ("Briefing", None)
    assert again(second).occasion == "Call"
    assert Correction.objects.get().utterance == second
    assert decided() == [("same", "suggested", True)] * 2


def test_an_origin_is_named_after_who_makes_the_claims(world: World, viewer: User) -> None:
    kirby = world.entity("Kirby")
    one, other = world.claim(), world.claim(claimant=kirby)
    with pytest.raises(NotPermitted):
        confirm_same(one=one, other=other, by=viewer)
    made, _ = confirm_same(one=one, other=other, by=world.analyst)
    assert made.speaker == kirby
    third = world.claim()
    joined, _ = confirm_same(one=third, other=other, by=world.analyst)
    assert joined == made
    with pytest.raises(OriginRefused, match="says whose words they are"):
        confirm_same(one=world.claim(), other=world.claim(), by=world.analyst)


def test_what_people_keep_apart_is_not_joined_through_others(world: World) -> None:
    kirby, other_person = world.entity("Kirby"), world.entity("Prigozhin")
    one, bridge, other = (
        world.claim(speaker=kirby),
        world.claim(),
        world.claim(speaker=other_person),
    )
    row, _ = say_different(one=one, other=other, note="Two wars", by=world.analyst)
    confirm_same(one=one, other=bridge, by=world.analyst)
    with pytest.raises(OriginRefused, match=r"are of different origins\. Take that back first"):
        confirm_same(one=again(bridge), other=other, by=world.analyst)
    take_back_decision(decision=row, by=world.analyst)
    confirm_same(one=again(bridge), other=other, by=world.analyst)
    with pytest.raises(OriginRefused, match="Split it"):
        say_different(one=one, other=other, by=world.analyst)
    with pytest.raises(OriginRefused, match="with itself"):
        confirm_same(one=one, other=one, by=world.analyst)


def test_an_origin_is_split_and_the_split_remembered(world: World) -> None:
    kirby = world.entity("Kirby")
    claims = [world.claim(claimant=kirby) for _ in range(4)]
    for other in claims[1:]:
        whole, _ = confirm_same(one=claims[0], other=other, by=world.analyst)
    with pytest.raises(InvalidAnnotation, match="leave some"):
        split_origin(utterance=whole, claims=[one.pk for one in claims], by=world.analyst)
    made, action = split_origin(
        utterance=whole,
        claims=[claims[2].pk, claims[3].pk],
        facts=UtteranceFacts(speaker=kirby, occasion="Interview", medium=Medium.INTERVIEW),
        by=world.analyst,
    )
    of = dict(Claim.objects.values_list("pk", "utterance"))
    assert [of[one.pk] for one in claims] == [whole.pk, whole.pk, made.pk, made.pk]
    with pytest.raises(OriginRefused):
        confirm_same(one=again(claims[1]), other=again(claims[3]), by=world.analyst)
    undo(action=action, by=world.analyst)
    assert set(Claim.objects.values_list("utterance", flat=True)) == {whole.pk}
    assert decided() == [("same", "confirmed", False)] * 3


def test_an_origin_is_withdrawn_and_counts_again(world: World) -> None:
    claim = world.claim(speaker=world.entity("Kirby"))
    assert claim.utterance is not None
    with pytest.raises(InvalidAnnotation, match="Say why"):
        withdraw_origin(
            utterance=claim.utterance, reason=" ", by=world.analyst, expected_revision=1
        )
    gone, _ = withdraw_origin(
        utterance=claim.utterance, reason="A forgery", by=world.analyst, expected_revision=1
    )
    assert gone.withdrawn_at is not None
    with pytest.raises(OriginRefused, match="already"):
        withdraw_origin(utterance=gone, reason="Again", by=world.analyst, expected_revision=2)
    other = world.claim(speaker=world.entity("Prigozhin"))
    with pytest.raises(OriginRefused, match="is withdrawn"):
        confirm_same(one=claim, other=other, by=world.analyst)
    with pytest.raises(EditConflict):
        restore_origin(utterance=gone, by=world.analyst, expected_revision=1)
    back, _ = restore_origin(utterance=gone, by=world.analyst, expected_revision=2)
    assert (back.withdrawn_at, back.withdrawn_reason) == (None, "")


def test_one_briefing_is_proposed_from_a_question_and_told_there(world: World) -> None:
    kirby = world.entity("Kirby")
    one = world.claim("Some 20,123", claimant=kirby, best=20123, day=1)
    other = world.claim("some 20,123", claimant=kirby, best=20123, day=2)
    question = world.question(one, other)
    assert propose_origins_of(question=question) == 1
    assert propose_origins_of(question=question) == 0
    (told,) = (each for each in compare(facts_of(question)).findings if each.rule == "proposed")
    assert told.claims == (one.docket_label, other.docket_label)
    assert "The same speaker" in told.working[0]
    confirm_same(one=one, other=other, by=world.analyst)
    assert propose_origins_of(question=question) == 0
    assert [e.rule for e in compare(facts_of(question)).findings if e.rule == "proposed"] == []


def test_a_new_claim_is_proposed_with_what_is_on_file_already(world: World) -> None:
    kirby = world.entity("Kirby")
    said = world.claim("Some 20,123", best=20123, low=20123, high=20123, speaker=kirby, day=1)
    world.claim("Some 9", best=9, claimant=kirby, day=1)
    world.claim("Some 20,123", best=20123, claimant=world.entity("Prigozhin"), day=1)
    new = world.claim("some 20,123", best=20123, claimant=kirby, day=2)
    look_for_origins()
    row = OriginDecision.objects.get()
    assert (row.claim, row.other, row.method) == (said, new, "comparison.origins/2")
    assert propose_origins_for(claims=[new.pk]) == 0
    assert not OriginWait.objects.exists()


@pytest.mark.parametrize("way", ["joined", "split again", "withdrawn"])
def test_what_loses_its_footing_is_listed_and_found_again(world: World, way: str) -> None:
    one = world.claim(speaker=world.entity("Kirby"))
    other = world.claim(speaker=world.entity("Prigozhin"))
    link_claims(claim=one, other=other, kind=LinkKind.SAME, by=world.analyst)
    assess(
        claim=one,
        status=ClaimStatus.CORROBORATED,
        reliability="B",
        credibility=1,
        reason="",
        by=world.analyst,
    )
    checked()
    if way == "withdrawn":
        _, action = withdraw_origin(
            utterance=other.utterance, reason="Denied", by=world.analyst, expected_revision=1
        )
    else:
        kept, action = confirm_same(one=one, other=other, by=world.analyst)
    assert [(row.claim, row.why) for row in wanting_a_grade()] == [
        (one, "withdrawn" if way == "withdrawn" else "origins")
    ]
    if way == "split again":
        split_origin(
            utterance=kept,
            claims=[other.pk],
            facts=UtteranceFacts(speaker=world.entity("Gerasimov")),
            by=world.analyst,
        )
    else:
        undo(action=action, by=world.analyst)
    assert list(wanting_a_grade()) == []


def test_proposals_go_with_a_claim_and_decisions_hold_it(world: World) -> None:
    article = world.article("More than 20,000 died.")
    one, other, third = (world.claim(article=article) for _ in range(3))
    propose_origins(pairs=[pair(one, other)])
    undo(action=making(one), by=world.analyst)
    assert not OriginDecision.objects.exists()
    say_different(one=other, other=third, by=world.analyst)
    with pytest.raises(UndoConflict), transaction.atomic():
        undo(action=making(third), by=world.analyst)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"verdict": "other"}, "origin_decision_known"),
        ({"created_by": None}, "origin_decided_by_people"),
        ({"score": 2}, "origin_score_in_range"),
    ],
)
def test_the_database_keeps_decisions_so(
    world: World, wrong: dict[str, object], name: str
) -> None:
    say_different(one=world.claim(), other=world.claim(), by=world.analyst)
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        OriginDecision.objects.update(**wrong)


def test_a_pair_is_decided_once_in_one_order(world: World) -> None:
    row, _ = say_different(one=world.claim(), other=world.claim(), by=world.analyst)
    told = {"verdict": "different", "state": "confirmed", "created_by": world.analyst}
    for claim, other, name in (
        (row.claim, row.other, "origin_decided_once"),
        (row.other, row.claim, "origin_pair_in_order"),
        (row.claim, row.claim, "origin_pair_in_order"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            OriginDecision.objects.create(id=uuid.uuid4(), claim=claim, other=other, **told)
