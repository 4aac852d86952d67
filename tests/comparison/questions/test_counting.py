"""Origins beside articles: however they are counted, it is what comparing the claims counts."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from apps.accounts.models import User
from apps.claims.enums import Medium
from apps.claims.models import Claim, Utterance
from apps.comparison.actions.origins import confirm_same
from apps.comparison.actions.wholes import name_conflict, name_party
from apps.comparison.enums import PartyRole
from apps.comparison.methods.comparing import OriginCount
from apps.comparison.methods.comparing.tracing import trace
from apps.comparison.queries.compared_claims import facts_of_claims
from apps.comparison.queries.counting import count_origins, of_unknown_origin
from apps.comparison.queries.resting import resting_of, together
from tests.comparison.questions.making import World, again


def counted(*claims: Claim) -> OriginCount:
    """Three ways to one count: by comparing, over a query, and over what is shown of each."""
    ids = [claim.pk for claim in claims]
    rows = Claim.objects.filter(pk__in=ids)
    compared = trace(facts_of_claims(ids)).count
    assert count_origins(rows) == compared
    assert together(resting_of(list(rows)).values()) == compared
    return compared


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (OriginCount(7, 1), "7 articles, 1 origin"),
        (OriginCount(1, 0, 1200), "1 article, 0 origins, 1,200 unresolved"),
    ],
)
def test_it_is_told_with_what_is_unresolved_apart(number: OriginCount, told: str) -> None:
    assert number.summary() == told


def test_articles_that_repeat_one_briefing_are_one_origin(world: World) -> None:
    kirby = world.entity("Kirby")
    one, two, three = world.claim(), world.claim("around 100,000"), world.claim("Some 80,000")
    world.said(one, speaker=kirby, occasion="a briefing")
    for other in (two, three):
        confirm_same(one=again(one), other=again(other), by=world.analyst)
    assert counted(one, two, three) == OriginCount(3, 1, 0)


def test_what_nobody_named_adds_nothing(world: World) -> None:
    article = world.article("More than 20,000 and some 80,000.")
    first = world.claim(article=article)
    second = world.claim("some 80,000", article=article)
    world.said(second, speaker_words="officials")
    third = world.claim(speaker=world.entity("Kirby"))
    assert counted(first, second, third) == OriginCount(2, 1, 2)
    lost = Claim.objects.filter(of_unknown_origin())
    assert set(lost) == {again(first), again(second)}


@pytest.mark.parametrize(
    ("facts", "counts"),
    [
        ({"medium": Medium.DOCUMENT, "occasion": "The paper"}, True),
        ({"medium": Medium.DOCUMENT, "speaker_words": "a ministry"}, True),
        ({"medium": Medium.DOCUMENT, "rests_on": "what was leaked"}, False),
        ({"medium": Medium.BRIEFING, "occasion": "a briefing"}, False),
        ({"speaker_words": "officials", "said_on": datetime.date(2023, 5, 1)}, False),
    ],
)
def test_a_document_counts_and_an_unnamed_speaker_does_not(
    world: World, facts: dict[str, object], counts: bool
) -> None:
    claim = world.claim()
    world.said(claim, **facts)
    assert counted(claim) == OriginCount(1, int(counts), int(not counts))
    (resting,) = resting_of([again(claim)]).values()
    assert resting.why_not == ("" if counts else "Nobody is named as its speaker.")


def test_blank_words_name_no_document(world: World) -> None:
    claim = world.paper(world.claim(), "The paper").claims.get()
    Utterance.objects.filter(claims=claim).update(occasion=" \n", speaker_words="x")
    assert counted(claim) == OriginCount(1, 0, 1)


def test_a_withdrawn_origin_counts_no_longer(world: World) -> None:
    one, two = world.claim(speaker=world.entity("Kirby")), world.claim()
    confirm_same(one=again(one), other=again(two), by=world.analyst)
    Utterance.objects.filter(claims=one).update(
        withdrawn_at=timezone.now(), withdrawn_reason="It was never said."
    )
    assert counted(one, two) == OriginCount(2, 0, 1)
    (resting, _) = resting_of([again(one), again(two)]).values()
    assert resting.why_not == "Its origin was withdrawn: It was never said."


def test_what_was_rejected_counts_for_nothing(world: World) -> None:
    kept, rejected = world.claim(speaker=world.entity("Kirby")), world.claim()
    Claim.objects.filter(pk=rejected.pk).update(state="rejected")
    assert counted(kept, rejected) == OriginCount(1, 1, 0)


def test_no_claims_no_origins(world: World) -> None:
    assert count_origins(Claim.objects.none()) == OriginCount()
    assert together([]) == OriginCount()
    assert resting_of([]) == {}


def test_as_many_queries_for_one_claim_as_for_three(world: World) -> None:
    kirby = world.entity("Kirby")
    claims = [again(world.claim(speaker=kirby, claimant=kirby)) for _ in range(3)]
    counts = []
    for shown in (claims[:1], claims):
        with CaptureQueriesContext(connection) as captured:
            resting_of(shown)
        counts.append(len(captured))
    assert counts == [4, 4]
    with CaptureQueriesContext(connection) as captured:
        count_origins(Claim.objects.all())
    assert len(captured) == 1


def test_the_stake_is_that_of_the_claimant_before_who_spoke(world: World, curator: User) -> None:
    russia, house = (
        world.entity("Russia", "organisation"),
        world.entity("White House", "organisation"),
    )
    conflict, _ = name_conflict(name="War", since=datetime.date(2022, 2, 24), by=curator)
    for party, role, side in (
        (russia, PartyRole.BELLIGERENT, "Russia"),
        (house, PartyRole.ALLY, "Ukraine"),
    ):
        name_party(conflict=conflict, entity=party, role=role, side=side, by=curator)
    both = world.claim(claimant=house, speaker=russia)
    spoken = world.claim(speaker=russia)
    before = world.claim(claimant=house, publisher="Old")
    world.said(before, speaker=house, said_on=datetime.date(2021, 1, 1))
    neither = world.claim(claimant=world.entity("BBC", "organisation"))
    # Kirby is no party; the White House, for which he is said to speak, is.
    kirby = world.claim(claimant=world.entity("Kirby"))
    world.said(kirby, speaker=again(kirby).claimant)
    told = world.claim(claimant=house)
    confirm_same(one=again(kirby), other=again(told), by=world.analyst)
    claims = [again(one) for one in (both, spoken, before, neither, kirby)]
    found = resting_of(claims)
    sides = [found[one.pk].stake for one in claims]
    assert [stake and (stake.role, stake.side) for stake in sides] == [
        ("ally", "Ukraine"),
        ("belligerent", "Russia"),
        None,
        None,
        ("ally", "Ukraine"),
    ]
    # An origin is marked by who spoke first; a claim, beside its claimant, by the claimant.
    compared = trace(facts_of_claims([one.pk for one in (*claims, told)]))
    interests = {claim: root.interest for root in compared.roots for claim in root.claims}
    assert [interests[one.docket_label] for one in (spoken, before, kirby)] == [
        "belligerent",
        "",
        "ally",
    ]
