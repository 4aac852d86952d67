"""Who is said to hold what, and when: what cannot both be true is named, and only that."""

import datetime
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.claims.enums import ClaimKind
from apps.claims.models import Claim
from apps.comparison.methods.comparing import Kind, compare
from apps.comparison.methods.comparing.extents import Held, held_of
from apps.comparison.queries.facts import facts_of
from tests.comparison.questions.making import World

MAY = datetime.date(2023, 5, 9)


class Town:
    """A town within a region, and those who are said to hold it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.region = world.entity("Donetsk region", "place")
        self.town = world.entity("Bakhmut", "place", parent=self.region)
        self.russia, self.ukraine = (world.entity(name, "place") for name in ("Russia", "Ukraine"))
        self.speakers = [world.entity(name) for name in ("Konashenkov", "Syrskyi")]

    def held(
        self, by: Any, extent: str = "", *, speaker: int | None = 0, day: Any = MAY, **more: Any
    ) -> Claim:
        made = self.world.position(
            more.pop("words", f"{by} holds {extent or 'the town'}"),
            kind=more.pop("kind", ClaimKind.CONTROL),
            subject=by,
            place=more.pop("place", self.town),
            extent_words=extent,
            **more,
        )
        if speaker is not None:
            self.world.said(made, speaker=self.speakers[speaker], said_on=day)
        return made


@pytest.fixture
def town(world: World) -> Town:
    return Town(world)


def verdicts(world: World, *claims: Claim) -> list[tuple[str, str]]:
    found = compare(facts_of(world.question(*claims))).of(Kind.POSITIONS)
    return [(each.rule, each.verdict) for each in found]


def test_two_cannot_hold_one_town_at_one_time(world: World, town: Town) -> None:
    one, other = town.held(town.russia), town.held(town.ukraine, speaker=1)
    assert verdicts(world, one, other) == [("two-holders", "contradict")]
    [finding] = compare(facts_of(world.question(one, other))).of(Kind.POSITIONS)
    assert finding.claims == (one.docket_label, other.docket_label)
    assert "Russia, Bakhmut / Ukraine, Bakhmut" in finding.sentence
    # That no part was named is an assumption, and said to be one.
    assert sum("names no part" in step for step in finding.working) == 2


def test_parts_of_a_town_can_be_held_by_two(world: World, town: Town) -> None:
    most = town.held(town.russia, "most of it")
    streets = town.held(town.ukraine, "streets in its west", speaker=1)
    assert verdicts(world, most, streets) == [("parts", "can both be true")]
    rival = town.held(town.ukraine, "more than half", speaker=1)
    assert verdicts(world, most, rival) == [("two-holders", "contradict")]


def test_a_town_may_change_hands(world: World, town: Town) -> None:
    before = town.held(town.ukraine, day=datetime.date(2023, 5, 1))
    after = town.held(town.russia, speaker=1, day=datetime.date(2023, 5, 21))
    assert verdicts(world, before, after) == []
    # The days a claim speaks of go before the day on which it was said.
    whole_month = town.held(
        town.russia,
        "all of it",
        speaker=1,
        day=datetime.date(2023, 6, 9),
        since=datetime.date(2023, 4, 20),
        until=datetime.date(2023, 5, 20),
    )
    assert verdicts(world, before, whole_month) == [("two-holders", "contradict")]


def test_of_one_origin_it_sets_no_source_against_another(world: World, town: Town) -> None:
    one, other = town.held(town.russia), town.held(town.ukraine)
    assert verdicts(world, one, other) == [("two-holders", "one origin")]


def test_without_a_day_it_cannot_be_decided(world: World, town: Town) -> None:
    one, other = town.held(town.russia), town.held(town.ukraine, speaker=None)
    assert verdicts(world, one, other) == [("two-holders", "undecidable")]


def test_what_lies_within_is_held_along(world: World, town: Town) -> None:
    streets = town.held(town.ukraine, "some streets", speaker=1)
    assert verdicts(world, town.held(town.russia, "all of it", place=town.region), streets) == [
        ("two-holders", "contradict")
    ]
    assert verdicts(world, town.held(town.russia, "most", place=town.region), streets) == []


def test_what_one_says_the_other_denies(world: World, town: Town) -> None:
    leaves = town.held(
        town.russia, words="Wagner will leave the town", kind=ClaimKind.INTENT, speaker=0
    )
    stays = town.held(
        town.russia, words="Wagner will not leave the town", kind=ClaimKind.INTENT, speaker=1
    )
    assert verdicts(world, leaves, stays) == [("denied", "contradict")]
    assert verdicts(world, leaves, leaves) == []


@pytest.mark.parametrize(
    ("words", "least", "above"),
    [
        ("", Fraction(1), False),
        ("the whole city", Fraction(1), False),
        ("almost all of it", Fraction(1, 2), True),
        ("not all of it", Fraction(0), True),
        ("most of the city", Fraction(1, 2), True),
        ("половину міста", Fraction(1, 2), False),
        ("деякі позиції", Fraction(0), True),
    ],
)
def test_how_much_is_held_is_read_from_the_words(words: str, least: Fraction, above: bool) -> None:
    held = held_of(words)
    assert (held.least, held.above) == (least, above)


@given(*(st.builds(Held, st.fractions(0, 1), st.booleans(), st.just(True)) for _side in "ab"))
def test_a_clash_is_the_same_from_both_sides_and_needs_more_than_a_whole(
    one: Held, other: Held
) -> None:
    assert one.clashes(other) is other.clashes(one)
    if one.clashes(other):
        assert one.least + other.least >= 1
