"""Chains of attribution, caveats that limit, and ties between claims."""

import datetime
from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction

from apps.accounts.errors import NotPermitted
from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.audit.errors import EditConflict
from apps.audit.undo import undo
from apps.claims.actions.chain import (
    UtteranceFacts,
    add_relay,
    change_utterance,
    move_relay,
    name_utterance,
    point_at_utterance,
    remove_relay,
)
from apps.claims.actions.claims import delete_claim, edit_claim, make_claim
from apps.claims.actions.deciding import decide_claim
from apps.claims.actions.linking import link_claims, unlink_claims
from apps.claims.enums import ClaimKind, LinkKind, Medium, RelayHow
from apps.claims.models import Claim, ClaimLink, Relay, Utterance
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from tests.claims.making import TEXT, words


@pytest.fixture
def article(make_article: Callable[..., Article]) -> Article:
    return make_article(TEXT)


@pytest.fixture
def claim(article: Article, analyst: User) -> Claim:
    return make_claim(**words(article, "More than 20,000"), statement="Killed", by=analyst)


@pytest.fixture
def caveat(article: Article, analyst: User) -> Claim:
    return make_claim(
        **words(article, "The BBC could not independently verify the figures"),
        statement="The BBC could not verify the figures",
        kind=ClaimKind.CAVEAT,
        by=analyst,
    )


@pytest.fixture
def kirby(analyst: User) -> Entity:
    return create_entity(kind=EntityKind.PERSON, name="John Kirby", by=analyst)


def steps(claim: Claim) -> list[str]:
    return [str(one) for one in claim.relays.all()]


def test_relays_come_in_order_and_change_places(
    claim: Claim, article: Article, analyst: User
) -> None:
    for how, name in ((RelayHow.TOLD, "reporters"), (RelayHow.REPORTED, "The Hill")):
        add_relay(claim=claim, how=how, words=name, by=analyst)
    add_relay(claim=claim, how=RelayHow.CITED, words="a wire", article=article, by=analyst)
    hill = Relay.objects.get(words="The Hill")
    action = move_relay(relay=hill, earlier=True, by=analyst)
    assert steps(claim) == ["reported by The Hill", "told reporters", "cited by a wire"]
    undo(action=action, by=analyst)
    assert steps(claim) == ["told reporters", "reported by The Hill", "cited by a wire"]
    move_relay(relay=Relay.objects.get(words="a wire"), earlier=True, by=analyst)
    assert steps(claim)[-1] == "cited by a wire"
    action = remove_relay(relay=Relay.objects.get(words="reporters"), by=analyst)
    assert steps(claim) == ["reported by The Hill", "cited by a wire"]
    undo(action=action, by=analyst)
    assert len(steps(claim)) == 3


def test_a_relay_is_somebody(claim: Claim, analyst: User, viewer: User) -> None:
    with pytest.raises(InvalidAnnotation) as refused:
        add_relay(claim=claim, how=RelayHow.TOLD, words=" ", by=analyst)
    assert refused.value.field == "who"
    with pytest.raises(IntegrityError, match="relay_is_somebody"), transaction.atomic():
        Relay.objects.create(claim=claim, position=1)
    with pytest.raises(NotPermitted):
        add_relay(claim=claim, how=RelayHow.TOLD, words="reporters", by=viewer)


def test_claims_of_one_utterance_share_it_and_a_correction_reaches_both(
    claim: Claim, caveat: Claim, kirby: Entity, analyst: User
) -> None:
    facts = UtteranceFacts(
        speaker=kirby,
        occasion="White House briefing",
        medium=Medium.BRIEFING,
        said_on=datetime.date(2023, 5, 1),
    )
    made, _action = name_utterance(claim=claim, facts=facts, by=analyst)
    caveat.refresh_from_db()
    action = point_at_utterance(claim=caveat, utterance=made, by=analyst)
    assert str(made) == "John Kirby, White House briefing, 1 May 2023"
    change_utterance(
        utterance=made,
        facts=UtteranceFacts(speaker=kirby, occasion="Call with reporters"),
        by=analyst,
        expected_revision=1,
    )
    assert {one.utterance.occasion for one in Claim.objects.all()} == {"Call with reporters"}
    with pytest.raises(EditConflict):
        change_utterance(utterance=made, facts=facts, by=analyst, expected_revision=1)
    undo(action=action, by=analyst)
    caveat.refresh_from_db()
    assert caveat.utterance is None


def test_an_utterance_says_something(claim: Claim, analyst: User) -> None:
    with pytest.raises(InvalidAnnotation):
        name_utterance(claim=claim, facts=UtteranceFacts(medium=Medium.POST), by=analyst)
    with pytest.raises(IntegrityError, match="utterance_says_something"), transaction.atomic():
        Utterance.objects.create()


def test_a_caveat_limits_claims_and_is_counted_until_rejected(
    claim: Claim, caveat: Claim, analyst: User
) -> None:
    link, action = link_claims(claim=caveat, other=claim, kind=LinkKind.LIMITS, by=analyst)
    assert link_claims(claim=caveat, other=claim, kind=LinkKind.LIMITS, by=analyst)[0] == link

    def counted() -> int:
        claim.refresh_from_db()
        return claim.caveats

    assert counted() == 1
    caveat.refresh_from_db()
    _claim, rejected = decide_claim(
        claim=caveat,
        state=SuggestionState.REJECTED,
        by=analyst,
        expected_revision=caveat.revision,
    )
    assert counted() == 0
    undo(action=rejected, by=analyst)
    assert counted() == 1
    undo(action=action, by=analyst)
    assert counted() == 0
    link, _action = link_claims(claim=caveat, other=claim, kind=LinkKind.LIMITS, by=analyst)
    unlink_claims(link=link, by=analyst)
    assert counted() == 0


def test_only_a_caveat_limits_and_nothing_limits_itself(
    claim: Claim, caveat: Claim, analyst: User
) -> None:
    for one, other in ((claim, caveat), (caveat, caveat)):
        with pytest.raises(InvalidAnnotation):
            link_claims(claim=one, other=other, kind=LinkKind.LIMITS, by=analyst)
    with pytest.raises(IntegrityError, match="only a caveat"), transaction.atomic():
        ClaimLink.objects.create(claim=claim, other=caveat, kind=LinkKind.LIMITS)
    link_claims(claim=caveat, other=claim, kind=LinkKind.LIMITS, by=analyst)
    caveat.refresh_from_db()
    with pytest.raises(InvalidAnnotation) as refused:
        edit_claim(
            claim=caveat,
            by=analyst,
            expected_revision=caveat.revision,
            statement="A",
            kind=ClaimKind.FIGURE,
            claimant=None,
            status=caveat.status,
            caveat="",
            entities=[],
            tags=[],
        )
    assert refused.value.field == "kind"


def test_a_claim_goes_with_its_chain_and_comes_back_with_it(
    claim: Claim, caveat: Claim, analyst: User
) -> None:
    add_relay(claim=claim, how=RelayHow.TOLD, words="reporters", by=analyst)
    link_claims(claim=caveat, other=claim, kind=LinkKind.LIMITS, by=analyst)
    action = delete_claim(claim=claim, by=analyst)
    assert (Relay.objects.count(), ClaimLink.objects.count()) == (0, 0)
    undo(action=action, by=analyst)
    again = Claim.objects.get(kind="figure")
    assert (steps(again), again.caveats) == (["told reporters"], 1)
