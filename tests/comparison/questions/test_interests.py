"""Who has a stake in what was said, on its day: in bulk as where claims are compared."""

import datetime
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.accounts.models import User
from apps.articles.enums import SuggestionState
from apps.comparison.actions.wholes import name_conflict, name_party, put_within
from apps.comparison.enums import PartyRole
from apps.comparison.methods.facts import Stake, stake_on
from apps.comparison.queries.facts import facts_of
from apps.comparison.queries.interests import stakes_of
from apps.comparison.queries.past import end_of
from apps.comparison.queries.surroundings import surroundings_of
from apps.entities.models import Entity, Role
from tests.comparison.questions.making import World

MAY = datetime.date(2023, 5, 1)


def day(year: int, month: int = 1, number: int = 1) -> datetime.date:
    return datetime.date(year, month, number)


def test_a_belligerent_counts_before_an_ally_and_only_while_it_lasts() -> None:
    ally = Stake("ally", "Ukraine", "A", day(2022))
    past = Stake("belligerent", "Russia", "B", day(2020), day(2023, 4, 30))
    assert stake_on([ally, past], MAY) == ally
    assert stake_on([ally, past], day(2023, 4, 30)) == past
    assert stake_on([ally], day(2021)) is None
    assert stake_on([ally, past], None) == past
    assert stake_on([], MAY) is None


@pytest.mark.parametrize(
    ("written", "precision", "held"),
    [
        (day(2023, 4, 1), "day", False),
        (day(2023, 4, 1), "month", True),
        (day(2023), "year", True),
        (day(2024), "year", False),
    ],
)
def test_a_rough_date_counts_for_what_held_on_some_day_of_it(
    written: datetime.date, precision: str, held: bool
) -> None:
    stake = Stake("ally", since=day(2023, 4, 30), until=day(2023, 4, 30))
    assert (stake_on([stake], written, precision) is not None) == held


class Sides:
    """A war with a belligerent and an ally of the other side, and who speaks for them."""

    def __init__(self, world: World, curator: User) -> None:
        self.world, self.curator = world, curator
        self.russia = world.entity("Russia", "place")
        self.forces = world.entity("Russian forces", "organisation")
        self.wagner = world.entity("Wagner", "organisation")
        self.house = world.entity("White House", "organisation")
        self.paper = world.entity("BBC", "organisation")
        put_within(part=self.wagner, whole=self.forces, by=curator)
        put_within(part=self.forces, whole=self.russia, by=curator)
        self.spokesman = self.speaks_for("Peskov", self.russia)
        self.former = self.speaks_for(
            "Former", self.wagner, until=day(2022, 12, 1), exactly="month"
        )
        self.kirby = self.speaks_for("Kirby", self.house)
        self.unsure = self.speaks_for("Unsure", self.wagner, state=SuggestionState.SUGGESTED)
        self.conflict, _ = name_conflict(
            name="War", since=day(2022, 2, 24), until=day(2024), by=curator
        )
        for entity, role, side in (
            (self.russia, PartyRole.BELLIGERENT, "Russia"),
            (self.house, PartyRole.ALLY, "Ukraine"),
        ):
            name_party(conflict=self.conflict, entity=entity, role=role, side=side, by=curator)

    def speaks_for(self, name: str, body: Entity, exactly: str = "day", **more: Any) -> Entity:
        person = self.world.entity(name)
        Role.objects.create(
            person=person,
            body=body,
            title="spokesman",
            until_precision=exactly,
            created_by=self.curator,
            **more,
        )
        return person

    @property
    def all(self) -> list[Entity]:
        return [
            *(self.russia, self.forces, self.wagner, self.house, self.paper),
            *(self.spokesman, self.former, self.kirby, self.unsure),
        ]


@pytest.fixture
def sides(world: World, curator: User) -> Sides:
    return Sides(world, curator)


def test_a_stake_goes_up_to_the_party_and_through_those_who_speak_for_it(sides: Sides) -> None:
    found = stakes_of([one.pk for one in sides.all])
    russia = Stake("belligerent", "Russia", "War", day(2022, 2, 24), day(2024))
    former = Stake("belligerent", "Russia", "War", day(2022, 2, 24), day(2022, 12, 31))
    house = Stake("ally", "Ukraine", "War", day(2022, 2, 24), day(2024))
    assert found == {
        sides.russia.pk: (russia,),
        sides.forces.pk: (russia,),
        sides.wagner.pk: (russia,),
        sides.spokesman.pk: (russia,),
        sides.former.pk: (former,),
        sides.house.pk: (house,),
        sides.kirby.pk: (house,),
    }
    assert stakes_of([]) == {}


def test_in_bulk_it_is_the_same_as_where_claims_are_compared(sides: Sides) -> None:
    ids = [one.pk for one in sides.all]
    compared = surroundings_of(ids, ids, None).stakes
    assert {str(pk): set(held) for pk, held in stakes_of(ids).items()} == {
        key: set(held) for key, held in compared.items()
    }


def test_a_circle_of_wholes_ends(sides: Sides) -> None:
    Entity.objects.filter(pk=sides.russia.pk).update(parent=None)
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(
            "UPDATE entities_entity SET parent_id = %s WHERE id = %s",
            [sides.wagner.pk, sides.russia.pk],
        )
        cursor.execute("SET session_replication_role = origin")
    assert len(stakes_of([sides.wagner.pk])[sides.wagner.pk]) == 1


def test_one_query_however_many_are_asked_about(sides: Sides) -> None:
    counts = []
    for asked in (sides.all[:1], sides.all):
        with CaptureQueriesContext(connection) as captured:
            stakes_of([one.pk for one in asked])
        counts.append(len(captured))
    assert counts == [1, 1]


def test_what_was_said_outside_the_conflict_is_in_nobodys_interest(sides: Sides) -> None:
    world = sides.world
    said, before, published = (world.claim(low=94, claimant=sides.wagner) for _ in range(3))
    world.said(said, speaker=sides.wagner, said_on=day(2023, 5, 1))
    world.said(before, speaker=sides.wagner, said_on=day(2021))
    question = world.question(said, before, published)
    facts = facts_of(question)
    assert [claim.interest for claim in facts.claims] == ["belligerent", "", "belligerent"]
    assert sorted(one.interest for one in facts.utterances.values()) == ["", "belligerent"]
    later = facts_of(question, end_of(day(2100)))
    assert [claim.interest for claim in later.claims] == ["belligerent", "", "belligerent"]


def test_without_a_day_of_its_own_the_first_article_says_when(sides: Sides) -> None:
    world = sides.world
    text = "More than 20,000 is what was said."
    old = world.make_article(
        text, title="Old", published_at=datetime.datetime(2021, 5, 1, tzinfo=datetime.UTC)
    )
    claim = world.claim(article=old, claimant=sides.wagner)
    facts = facts_of(world.question(claim))
    assert [one.interest for one in facts.claims] == [""]
