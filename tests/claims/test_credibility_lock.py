"""Credibility 1 needs two independent origins, and is asked for again once one of them is lost."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.audit.errors import UndoConflict
from apps.audit.recording import recorded
from apps.audit.undo import undo
from apps.claims.actions.chain import UtteranceFacts, add_relay, name_utterance
from apps.claims.actions.claims import make_claim
from apps.claims.actions.linking import link_claims, unlink_claims
from apps.claims.actions.settling import assess, settle
from apps.claims.enums import ClaimStatus, LinkKind, Medium, RelayHow
from apps.claims.models import Assessment, Claim, ClaimLink, RegradeNeeded, Utterance
from apps.claims.queries.footing import footing, wanting_a_grade
from apps.entities.actions.entities import create_entity
from apps.entities.actions.merging import merge
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.claims.making import TEXT, words


class World:
    """Claims of one statement, each with an origin of its own, tied to one another or not."""

    def __init__(self, article: Article, analyst: User) -> None:
        self.article, self.analyst, self.made = article, analyst, 0

    def person(self, name: str) -> Entity:
        return create_entity(kind=EntityKind.PERSON, name=name, by=self.analyst)

    def claim(self, speaker: Entity | None = None, **facts: Any) -> Claim:
        self.made += 1
        claim = make_claim(
            **words(self.article, "More than 20,000"),
            statement=f"Killed, told {self.made}",
            by=self.analyst,
        )
        if speaker or facts:
            name_utterance(
                claim=claim, facts=UtteranceFacts(speaker=speaker, **facts), by=self.analyst
            )
        return Claim.objects.get(pk=claim.pk)

    def same(self, one: Claim, other: Claim) -> ClaimLink:
        return link_claims(claim=one, other=other, kind=LinkKind.SAME, by=self.analyst)[0]

    def confirm(self, claim: Claim) -> Assessment:
        made, _ = assess(
            claim=claim,
            status=ClaimStatus.CORROBORATED,
            reliability="B",
            credibility=1,
            reason="",
            by=self.analyst,
        )
        checked()
        return made


@pytest.fixture
def world(make_article: Callable[..., Article], analyst: User) -> World:
    return World(make_article(TEXT), analyst)


@pytest.fixture
def pair(world: World) -> tuple[Claim, Claim]:
    """Two claims of one statement that go back to two people."""
    one, other = world.claim(world.person("Kirby")), world.claim(world.person("Prigozhin"))
    world.same(one, other)
    return one, other


def checked() -> None:
    """What is checked at the end of a transaction, now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def wanted() -> list[tuple[Claim, str]]:
    found = [(one.claim, one.why) for one in wanting_a_grade()]
    return sorted(found, key=lambda one: one[0].docket)


def test_one_origin_confirms_nothing_and_the_refusal_says_why(world: World) -> None:
    claim = world.claim(world.person("Kirby"))
    with pytest.raises(InvalidAnnotation, match="needs two, and this claim has one") as refused:
        world.confirm(claim)
    assert refused.value.field == "credibility"
    assert not Assessment.objects.exists()
    with pytest.raises(InvalidAnnotation, match="none that is known"):
        world.confirm(world.claim())


def test_a_second_origin_confirms_both_claims(world: World, pair: tuple[Claim, Claim]) -> None:
    for claim in pair:
        assert footing(claim).origins == 2
        world.confirm(claim)
    checked()
    assert wanted() == []


@pytest.mark.parametrize("way", ["insert", "update", "settle"])
def test_the_database_refuses_it_whichever_way_it_comes(
    world: World, curator: User, way: str
) -> None:
    claim = world.claim(world.person("Kirby"))
    if way == "settle":
        # As it may stand from before there was a lock.
        with connection.cursor() as cursor:
            cursor.execute("SET session_replication_role = replica")
            Assessment.objects.create(claim=claim, analyst=curator, credibility=1)
            cursor.execute("SET session_replication_role = origin")
    elif way == "update":
        Assessment.objects.create(claim=claim, analyst=curator, credibility=2)
    told = "two independent origins, and this claim has 1"
    with pytest.raises(IntegrityError, match=told), transaction.atomic():
        _graded(way, claim, curator)


def _graded(way: str, claim: Claim, by: User) -> None:
    if way == "insert":
        Assessment.objects.create(claim=claim, analyst=by, credibility=1)
    elif way == "update":
        Assessment.objects.update(credibility=1)
    else:
        Assessment.objects.update(settles=True)
    checked()


def test_who_settles_is_held_to_it_too(
    world: World, pair: tuple[Claim, Claim], curator: User
) -> None:
    made = world.confirm(pair[0])
    Utterance.objects.filter(pk=pair[1].utterance_id).update(withdrawn_at=timezone.now())
    with pytest.raises(InvalidAnnotation, match="needs two"):
        settle(assessment=made, by=curator)


def test_origins_that_are_not_independent_count_once(world: World) -> None:
    kirby, paper = world.person("Kirby"), {"medium": Medium.DOCUMENT}
    one, again = world.claim(kirby, occasion="Briefing"), world.claim(kirby, occasion="Interview")
    world.same(one, again)
    assert footing(one).origins == 1
    leaked = world.claim(occasion="Leaked slides", **paper)
    same_leak = world.claim(occasion="leaked slides", **paper)
    world.same(leaked, same_leak)
    assert footing(leaked).origins == 1
    world.same(one, leaked)
    assert footing(same_leak).origins == 2


def test_one_whose_chain_names_the_other_is_no_second_origin(
    world: World, pair: tuple[Claim, Claim]
) -> None:
    one, other = pair
    agency = create_entity(kind=EntityKind.ORGANISATION, name="Agency", by=world.analyst)
    for claim in pair:
        add_relay(claim=claim, how=RelayHow.REPORTED, entity=agency, by=world.analyst)
    assert footing(one).origins == 2
    world.confirm(one)
    assert one.utterance is not None
    add_relay(claim=other, how=RelayHow.CITED, entity=one.utterance.speaker, by=world.analyst)
    assert footing(one).origins == 1
    assert wanted() == [(one, "chain")]


def test_words_that_name_nobody_add_nothing(world: World) -> None:
    one = world.claim(world.person("Kirby"))
    world.same(one, world.claim(speaker_words="A US official"))
    world.same(one, world.claim(said_on=datetime.date(2023, 5, 1)))
    world.same(one, world.claim())
    assert footing(one).origins == 1


def test_only_what_people_tied_and_accepted_adds_an_origin(
    world: World, pair: tuple[Claim, Claim]
) -> None:
    one, other = pair
    ClaimLink.objects.update(created_by=None)
    assert footing(one).origins == 1
    ClaimLink.objects.update(created_by=world.analyst)
    for state, origins in (("suggested", 1), ("rejected", 1), ("confirmed", 2)):
        Claim.objects.filter(pk=other.pk).update(state=state)
        assert footing(one).origins == origins


def test_a_withdrawn_origin_asks_for_a_new_grade_until_it_is_given(
    world: World, pair: tuple[Claim, Claim]
) -> None:
    world.confirm(pair[0])
    world.confirm(pair[1])
    second = Utterance.objects.filter(pk=pair[1].utterance_id)
    second.update(withdrawn_at=timezone.now(), withdrawn_reason="A forgery")
    assert wanted() == [(pair[0], "withdrawn"), (pair[1], "withdrawn")]
    # Found again for both; lost again; then one is graded anew.
    second.update(withdrawn_at=None, withdrawn_reason="")
    assert wanted() == []
    second.update(withdrawn_at=timezone.now())
    Assessment.objects.filter(claim=pair[0]).update(credibility=2)
    assert wanted() == [(pair[1], "withdrawn")]
    assert RegradeNeeded.objects.filter(done_at__isnull=False).count() == 3


def test_ties_speakers_and_states_that_change_ask_for_a_new_grade(
    world: World, pair: tuple[Claim, Claim]
) -> None:
    one, other = pair
    world.confirm(one)
    link = ClaimLink.objects.get()
    unlink_claims(link=link, by=world.analyst)
    assert wanted() == [(one, "untied")]
    world.same(one, other)
    assert wanted() == []
    Claim.objects.filter(pk=other.pk).update(state=SuggestionState.REJECTED)
    assert wanted() == [(one, "untied")]
    Claim.objects.filter(pk=other.pk).update(state=SuggestionState.CONFIRMED)
    assert one.utterance is not None
    assert other.utterance is not None
    assert one.utterance.speaker is not None
    assert other.utterance.speaker is not None
    merge(kept=one.utterance.speaker, absorbed=other.utterance.speaker, by=world.analyst)
    assert wanted() == [(one, "speaker")]


def test_an_assessment_that_lost_its_footing_can_still_be_changed(
    world: World, pair: tuple[Claim, Claim]
) -> None:
    made = world.confirm(pair[0])
    Utterance.objects.filter(pk=pair[1].utterance_id).update(withdrawn_at=timezone.now())
    Assessment.objects.filter(pk=made.pk).update(reason="Under review")
    checked()
    assert wanted() == [(pair[0], "withdrawn")]


def test_taking_back_a_new_grade_asks_for_it_again(
    world: World, pair: tuple[Claim, Claim]
) -> None:
    made = world.confirm(pair[0])
    with recorded(by=world.analyst, reason="Withdrew an origin"):
        Utterance.objects.filter(pk=pair[1].utterance_id).update(withdrawn_at=timezone.now())
    [asked] = wanting_a_grade()
    _, action = assess(
        claim=pair[0],
        status=ClaimStatus.CONTESTED,
        reliability="B",
        credibility=3,
        reason="One origin is gone",
        by=world.analyst,
        expected_revision=made.revision,
    )
    assert wanted() == []
    undo(action=action, by=world.analyst)
    checked()
    assert list(wanting_a_grade()) == [asked]
    assert Assessment.objects.get().credibility == 1
    # Only undoing does: nobody writes it anew.
    Assessment.objects.update(credibility=2)
    Assessment.objects.update(credibility=1)
    with pytest.raises(IntegrityError):
        checked()


def test_a_confirmation_from_before_does_not_come_back_once_the_footing_is_lost(
    world: World, pair: tuple[Claim, Claim]
) -> None:
    made = world.confirm(pair[0])
    _, action = assess(
        claim=pair[0],
        status=ClaimStatus.CONTESTED,
        reliability="B",
        credibility=3,
        reason="On second thoughts",
        by=world.analyst,
        expected_revision=made.revision,
    )
    with recorded(by=world.analyst, reason="Withdrew an origin"):
        Utterance.objects.filter(pk=pair[1].utterance_id).update(withdrawn_at=timezone.now())
    with pytest.raises(UndoConflict), transaction.atomic():
        undo(action=action, by=world.analyst)


def test_what_was_lost_and_by_which_action_is_remembered(
    world: World, pair: tuple[Claim, Claim]
) -> None:
    world.confirm(pair[0])
    link = ClaimLink.objects.get()
    action = unlink_claims(link=link, by=world.analyst)
    [asked] = wanting_a_grade()
    assert (asked.lost, asked.action) == (pair[1].utterance_id, action)


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"withdrawn_reason": "Why"}, "utterance_reason_of_withdrawn"),
    ],
)
def test_an_utterance_has_a_reason_only_once_withdrawn(
    world: World, wrong: dict[str, str], name: str
) -> None:
    world.claim(world.person("Kirby"))
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Utterance.objects.update(**wrong)
