"""What a question is compared from, now and as it stood, with few queries."""

import datetime
from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from psycopg import sql

from apps.accounts.models import User
from apps.articles.errors import InvalidAnnotation
from apps.claims.actions.chain import add_relay
from apps.claims.enums import RelayHow
from apps.claims.models import Claim
from apps.comparison.actions.corrections import CorrectionSaid, correct, take_back_correction
from apps.comparison.actions.members import leave_out
from apps.comparison.actions.origins import confirm_same, say_different
from apps.comparison.actions.questions import answer_question
from apps.comparison.actions.wholes import name_conflict, name_party, put_within
from apps.comparison.enums import CorrectionEffect, PartyRole
from apps.comparison.methods.origins import Ruling
from apps.comparison.queries.corrections import corrections_of
from apps.comparison.queries.facts import facts_of
from apps.comparison.queries.past import end_of
from apps.entities.actions.merging import merge, unmerge
from apps.entities.models import Entity
from tests.comparison.questions.making import World, again


def moments() -> Callable[[], datetime.datetime]:
    """History says when by the start of the transaction, and a test is one: each step is moved
    back a day further than the one after it."""

    def past() -> datetime.datetime:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT table_name FROM information_schema.columns"
                " WHERE column_name = 'pgh_created_at' AND table_schema = 'public'"
            )
            tables = [row[0] for row in cursor.fetchall()]
            cursor.execute("SET session_replication_role = replica")
            for table in tables:
                back = sql.SQL("UPDATE {} SET pgh_created_at = pgh_created_at - interval '1 day'")
                cursor.execute(back.format(sql.Identifier(table)))
            cursor.execute(
                "UPDATE comparison_question SET created_at = created_at - interval '1 day'"
            )
            cursor.execute("SET session_replication_role = origin")
        return timezone.now() - datetime.timedelta(hours=12)

    return past


def test_the_facts_of_a_question_name_all_that_bears_on_it(world: World) -> None:
    kirby, house = world.entity("Kirby"), world.entity("White House", "organisation")
    town = world.entity("Bakhmut", "place")
    one = world.claim("More than 20,000", low=20001, place=town, speaker=kirby, day=1)
    two = world.claim("around 100,000", low=90000, high=110000, low_is_soft=True, day=2)
    add_relay(claim=one, how=RelayHow.FOR, entity=house, by=world.analyst)
    say_different(one=one, other=two, by=world.analyst)
    question = world.question(one, two)
    answer_question(question=question, words="Many", by=world.analyst)
    facts = facts_of(question)
    first, second = facts.claims
    assert (first.key, first.scope.place and first.scope.place.words) == (
        one.docket_label,
        "Bakhmut",
    )
    assert list(facts.articles) == [*first.articles, *second.articles]
    assert [(step.how, step.who) for step in first.relays] == [("for", "White House")]
    assert second.figure.interval is not None
    assert second.figure.interval.leans_on == ("low",)
    assert facts.utterances[first.utterance or ""].who == "Kirby"
    assert [(each.ruling, each.first, each.others) for each in facts.decisions] == [
        (Ruling.SPLIT, frozenset({first.key}), frozenset({second.key}))
    ]
    assert [(each.words, each.who) for each in facts.answers] == [("Many", str(world.analyst))]
    assert (facts.reconstructed, facts.as_of, facts.proposed) == (False, None, 0)


def test_as_many_queries_for_one_claim_as_for_three(world: World) -> None:
    kirby, town = world.entity("Kirby"), world.entity("Bakhmut", "place")

    def rich() -> Claim:
        claim = world.claim(low=20001, place=town, speaker=kirby, day=1)
        add_relay(claim=claim, how=RelayHow.CITED, words="Agency", by=world.analyst)
        said = CorrectionSaid(CorrectionEffect.RETRACTED, "No.")
        correct(said=said, utterance=again(claim).utterance, by=world.analyst)
        return claim

    one = world.question(rich())
    three = world.question(rich(), rich(), rich())
    now = timezone.now() + datetime.timedelta(minutes=1)
    counts = []
    for question, as_of in ((one, None), (three, None), (one, now), (three, now)):
        with CaptureQueriesContext(
            connection,
        ) as captured:
            facts = facts_of(question, as_of)
        assert all(claim.corrections for claim in facts.claims)
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert counts[2] == counts[3]
    assert max(counts) < 30


def test_a_question_is_shown_as_it_stood(world: World) -> None:
    past = moments()
    kirby, other_person = world.entity("Kirby"), world.entity("Prigozhin")
    one, two = world.claim(low=20001, speaker=kirby), world.claim(low=100, speaker=other_person)
    question = world.question(one, two)
    first = past()
    Claim.objects.filter(pk=one.pk).update(low=30001)
    confirm_same(one=one, other=two, by=world.analyst)
    second = past()
    leave_out(question=question, claims=[again(two)], by=world.analyst)
    question.refresh_from_db()

    def told(as_of: datetime.datetime | None) -> list[tuple[str, object, int]]:
        facts = facts_of(question, as_of)
        return [
            (
                claim.key,
                claim.figure.interval and claim.figure.interval.low.value,
                len({each.utterance for each in facts.claims}),
            )
            for claim in facts.claims
        ]

    first -= datetime.timedelta(days=1)
    assert told(first) == [(one.docket_label, 20001, 2), (two.docket_label, 100, 2)]
    assert told(second) == [(one.docket_label, 30001, 1), (two.docket_label, 100, 1)]
    assert told(None) == [(one.docket_label, 30001, 1)]


def test_before_the_question_was_asked_only_what_had_come_out_is_shown(world: World) -> None:
    kirby, ukraine = world.entity("Kirby"), world.entity("Ukraine", "place")
    town = world.entity("Bakhmut", "place", parent=ukraine)
    lead = world.claim(low=20001, place=town, speaker=kirby, day=1)
    second = world.claim(low=20001, place=ukraine, day=1)
    silent = world.claim(low=20001, day=1)
    late = world.claim(low=20001, place=town, day=3)
    for claim in (second, silent, late):
        confirm_same(one=again(lead), other=again(claim), by=world.analyst)
    question = world.question(lead, second, silent, late)
    correction, _ = correct(
        said=CorrectionSaid(
            CorrectionEffect.SCOPE_SUPERSEDED,
            "The figures cover all of Ukraine.",
            said_on=datetime.date(2023, 5, 2),
            place=ukraine,
        ),
        utterance=again(lead).utterance,
        by=world.analyst,
    )
    now = facts_of(question)
    assert [(claim.key, len(claim.corrections)) for claim in now.claims] == [
        (lead.docket_label, 1),
        (second.docket_label, 0),
        (silent.docket_label, 0),
        (late.docket_label, 1),
    ]
    # What the articles said is as it was.
    assert now.claims[0].scope.place is not None
    assert now.claims[0].scope.place.words == "Bakhmut"
    then = facts_of(question, end_of(datetime.date(2023, 5, 1)))
    assert then.reconstructed
    assert [(claim.key, claim.corrections) for claim in then.claims] == [
        (claim.docket_label, ()) for claim in (lead, second, silent)
    ]
    ids = [claim.pk for claim in (lead, second, late)]
    assert set(corrections_of(ids)) == {lead.pk, late.pk}
    assert corrections_of(ids, end_of(datetime.date(2023, 5, 1))) == {}
    take_back_correction(correction=correction, by=world.analyst)
    assert corrections_of(ids) == {}


def test_a_report_that_its_publisher_corrected_marks_what_stands_in_it(world: World) -> None:
    article = world.article("More than 20,000 were killed, some 80,000 wounded.", day=1)
    killed = world.claim("More than 20,000", article=article, low=20001)
    wounded = world.claim("some 80,000", article=article, low=72000, measure="wounded")
    elsewhere = world.claim(low=20001)
    correct(
        said=CorrectionSaid(
            CorrectionEffect.FIGURE_SUPERSEDED, "It was 2,000.", measure="killed", low=2000
        ),
        article=article,
        by=world.analyst,
    )
    facts = facts_of(world.question(killed, wounded, elsewhere))
    assert [len(claim.corrections) for claim in facts.claims] == [1, 0, 0]


def test_interest_goes_up_to_the_party_and_through_those_who_speak_for_it(
    world: World, curator: User
) -> None:
    russia, forces, wagner = (
        world.entity("Russia", "place"),
        world.entity("Russian forces", "organisation"),
        world.entity("Wagner", "organisation"),
    )
    put_within(part=wagner, whole=forces, by=curator)
    put_within(part=forces, whole=russia, by=curator)
    conflict, _ = name_conflict(name="War", by=curator)
    name_party(
        conflict=conflict, entity=russia, role=PartyRole.BELLIGERENT, side="Russia", by=curator
    )
    one = world.claim(low=94, speaker=wagner)
    two = world.claim(low=94, speaker=world.entity("BBC", "organisation"))
    facts = facts_of(world.question(one, two))
    assert [facts.utterances[claim.utterance or ""].interest for claim in facts.claims] == [
        "belligerent",
        "",
    ]
    # A merge may close a circle: it is not held up, and comparing leaves the circle out.
    made = merge(kept=wagner, absorbed=russia_like(world, curator, wagner), by=curator)
    assert facts_of(world.question(one)).claims
    unmerge(merge=made, by=curator)
    assert facts_of(world.question(one)).interests


def russia_like(world: World, curator: User, wagner: Entity) -> Entity:
    """A body that holds all of Wagner, soon found to be Wagner itself."""
    group = world.entity("PMC Wagner", "organisation")
    put_within(part=wagner, whole=group, by=curator)
    return group


@pytest.mark.parametrize("way", ["utterance", "article", "version"])
def test_a_correction_is_of_one_thing_and_cites_its_own_article(world: World, way: str) -> None:
    claim = world.claim(speaker=world.entity("Kirby"))
    article, other = world.article("One."), world.article("Other.")
    said = CorrectionSaid(CorrectionEffect.RETRACTED, "No.")
    if way == "version":
        wrong = CorrectionSaid(
            CorrectionEffect.RETRACTED,
            "No.",
            source_article=article,
            source_version=other.current_version,
        )
        with pytest.raises(InvalidAnnotation, match="of another article"):
            correct(said=wrong, article=article, by=world.analyst)
        return
    both = {"utterance": claim.utterance, "article": article} if way == "utterance" else {}
    with pytest.raises(InvalidAnnotation, match="of one utterance or of one article"):
        correct(said=said, by=world.analyst, **both)
