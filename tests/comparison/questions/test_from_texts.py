"""From the texts of articles to what a question finds: the cases that decide whether it holds."""

import datetime

import pytest

from apps.accounts.models import User
from apps.claims.models import Claim
from apps.comparison.actions.origins import confirm_same
from apps.comparison.actions.wholes import put_within
from apps.comparison.methods.comparing import Compared, Kind, compare
from apps.comparison.queries.facts import facts_of
from tests.claims.extraction.assembling.seeds import FIRST, SECOND
from tests.comparison.questions.making import World
from tests.comparison.questions.newsroom import Newsroom, figures

SECOND_OF_MAY, FIRST_OF_MAY = datetime.date(2023, 5, 2), datetime.date(2023, 5, 1)


class Briefing(Newsroom):
    """Two articles about one briefing, retold, with what a desk has on file by then."""

    def __init__(self, world: World) -> None:
        super().__init__(world)
        ukraine = self.know("Ukraine", kind="place")
        donetsk = self.know("Donetsk region", "Donetsk", kind="place", parent=ukraine)
        self.know("Bakhmut", kind="place", parent=donetsk)
        for name in ("Russia", "Mali", "Moscow", "Kyiv"):
            self.know(name, kind="place")
        self.kirby = self.know("John Kirby", "Kirby", kind="person")
        self.know("Yevgeny Prigozhin", kind="person")
        self.know("Oleksandr Syrskyi", kind="person")
        for name in ("White House", "National Security Council", "The Hill"):
            self.know(name, kind="organisation")
        self.wagner = self.know("Wagner", kind="organisation")
        self.first = self.read(FIRST, "BBC", SECOND_OF_MAY)
        self.second = self.read(SECOND, "Benzinga", FIRST_OF_MAY)

    def of_kirby(self, claims: list[Claim]) -> list[Claim]:
        return [one for one in figures(claims) if one.claimant_id == self.kirby.pk]


@pytest.fixture
def briefing(world: World) -> Briefing:
    return Briefing(world)


def compared(world: World, *claims: Claim) -> Compared:
    return compare(facts_of(world.question(*claims)))


def rules(found: Compared, kind: Kind) -> set[tuple[str, str]]:
    return {(each.rule, each.verdict) for each in found.of(kind)}


def test_what_kirby_counted_is_one_origin_with_a_relay_on_one_way(briefing: Briefing) -> None:
    ours = [*briefing.of_kirby(briefing.first), *briefing.of_kirby(briefing.second)]
    apart = compared(briefing.world, *ours)
    assert apart.traced.origins == 0
    assert briefing.join_what_is_proposed() > 0
    found = compared(briefing.world, *ours)
    assert found.traced.summary() == "2 articles, 1 origin"
    (root,) = found.traced.roots
    assert root.who == "John Kirby"
    ways = {
        facts.publisher: root.routes[key]
        for key, facts in facts_of(briefing.world.question(*ours)).articles.items()
    }
    assert "The Hill" in ways["Benzinga"]
    assert "The Hill" not in ways["BBC"]


def test_the_same_number_for_a_town_and_for_a_front_never_agrees(briefing: Briefing) -> None:
    town = figures(briefing.first, "killed")[0]
    front = figures(briefing.second, "killed")
    briefing.join_what_is_proposed()
    found = compared(briefing.world, town, *front)
    scope = found.of(Kind.SCOPE)
    assert scope
    assert "corroborated" not in {each.verdict for each in scope}
    fields = {
        compared.field.value
        for each in scope
        if each.scopes is not None and town.docket_label in each.claims
        for compared in each.scopes.differing
    }
    assert {"place", "period"} <= fields


def test_the_wounded_are_probably_derived_and_all_of_it_adds_up(briefing: Briefing) -> None:
    killed, wounded, casualties = (
        figures(briefing.first, measure)[0] for measure in ("killed", "wounded", "casualties")
    )
    briefing.join_what_is_proposed()
    found = compared(briefing.world, killed, wounded, casualties)
    arithmetic = rules(found, Kind.ARITHMETIC)
    assert ("verdict", "consistent") in arithmetic
    assert ("probably-derived", "probably derived") in arithmetic
    (told,) = [each for each in found.of(Kind.ARITHMETIC) if each.rule == "probably-derived"]
    assert "80,000" in told.sentence


def test_what_one_briefing_is_told_to_have_said_drifts(briefing: Briefing) -> None:
    shares = [
        one
        for one in figures([*briefing.first, *briefing.second])
        if one.share_low is not None or one.share_high is not None
    ]
    assert [one.figure_words.casefold() for one in shares] == ["half", "almost half"]
    confirm_same(one=shares[0], other=shares[1], by=briefing.world.analyst)
    drift = compared(briefing.world, *shares).of(Kind.DRIFT)
    assert any("almost" in step for each in drift for step in (each.sentence, *each.working))


def test_a_number_told_twice_in_one_article_drifts_in_its_qualifier(briefing: Briefing) -> None:
    totals = figures(briefing.second, "casualties")
    words = [one.figure_words.casefold() for one in totals]
    assert words == ["around 100,000", "more than 100,000"]
    confirm_same(one=totals[0], other=totals[1], by=briefing.world.analyst)
    found = compared(briefing.world, *totals)
    assert ("qualifier-other", "qualifier") in rules(found, Kind.DRIFT)
    assert ("verdict", "consistent") in rules(found, Kind.ARITHMETIC)


def test_on_what_it_rests_is_told_in_two_ways(briefing: Briefing) -> None:
    basis = [
        one
        for one in [*briefing.first, *briefing.second]
        if one.kind == "caveat" and "intelligence" in one.statement
    ]
    assert len(basis) == 2
    briefing.join_what_is_proposed()
    drift = compared(briefing.world, *basis).of(Kind.DRIFT)
    told = " ".join(step for each in drift for step in (each.sentence, *each.working))
    assert "declassified" in told
    assert "downgraded" in told


NINETY_FOUR = "Wagner has had 94 casualties in Ukraine{when}, Yevgeny Prigozhin said."
DEAD = (
    "From 1 December 2022 to 1 May 2023 more than 10,000 Wagner fighters were killed in Ukraine,"
    " John Kirby told reporters."
)


@pytest.mark.parametrize(
    ("when", "verdict"),
    [(" from 1 December 2022 to 1 May 2023", "inconsistent"), ("", "undecidable")],
)
def test_ninety_four_casualties_against_ten_thousand_dead(
    world: World, when: str, verdict: str
) -> None:
    room = Newsroom(world)
    room.know("Ukraine", kind="place")
    room.know("Wagner", kind="organisation")
    room.know("Yevgeny Prigozhin", kind="person")
    room.know("John Kirby", kind="person")
    ours = figures(room.read(NINETY_FOUR.format(when=when), "Wire", SECOND_OF_MAY))
    theirs = figures(room.read(DEAD, "Meridian", SECOND_OF_MAY))
    found = compared(world, *ours, *theirs)
    told = next(each for each in found.of(Kind.ARITHMETIC) if each.rule == "verdict")
    assert told.verdict == verdict
    conflict = next(each for each in found.of(Kind.ARITHMETIC) if each.rule == "conflict")
    assert conflict.working
    assert set(conflict.claims) == {one.docket_label for one in (*ours, *theirs)}


def test_a_leaked_total_holds_two_periods(world: World) -> None:
    room = Newsroom(world)
    room.know("Ukraine", kind="place")
    total = room.read(
        "From 24 February 2022 to 28 February 2023 there were 189,500 to 223,000 Russian"
        " casualties in Ukraine, a leaked document says.",
        "Wire",
        datetime.date(2023, 4, 12),
    )
    parts = room.read(
        "From 24 February 2022 to 30 November 2022 there were about 100,000 Russian casualties"
        " in Ukraine, General Mark Milley said. From 1 December 2022 to 28 February 2023 there"
        " were 95,000 to 105,000 Russian casualties in Ukraine, he said.",
        "Meridian",
        datetime.date(2023, 4, 13),
    )
    claims = [*figures(total), *figures(parts)]
    assert len(claims) == 3
    found = compared(world, *claims)
    assert ("verdict", "consistent") in rules(found, Kind.ARITHMETIC)
    checks = [each for each in found.of(Kind.ARITHMETIC) if each.rule == "check"]
    assert "adds up" in {each.verdict for each in checks}
    assert "does not add up" not in {each.verdict for each in checks}


def test_a_series_of_one_party_close_to_the_count_of_another(world: World) -> None:
    """The daily totals of one side, over the window of what the other side's ally counted."""
    room = Newsroom(world)
    room.know("Ukraine", kind="place")
    staff = room.know("General Staff", kind="organisation")
    kirby = room.know("John Kirby", kind="person")
    series = figures(
        room.read(
            "From 1 December 2022 to 1 May 2023 about 100,000 Russian soldiers were killed in"
            " Ukraine, the General Staff said.",
            "Daily Total",
            FIRST_OF_MAY,
        )
    )
    counted = figures(
        room.read(
            "From 1 December 2022 to 1 May 2023 there were about 100,000 Russian casualties in"
            " Ukraine, John Kirby told reporters.",
            "Meridian",
            FIRST_OF_MAY,
        )
    )
    assert [one.claimant_id for one in (*series, *counted)] == [staff.pk, kirby.pk]
    for claim, who in ((series[0], staff), (counted[0], kirby)):
        world.said(claim, speaker=who, said_on=FIRST_OF_MAY)
    found = compared(world, *series, *counted)
    assert found.traced.summary() == "2 articles, 2 origins"
    assert ("same-number-other-scope", "no corroboration") in rules(found, Kind.SCOPE)
    assert "corroborated" not in {each.verdict for each in found.of(Kind.SCOPE)}
    met = figures(
        room.read(
            "From 1 December 2022 to 1 May 2023 there were about 100,000 Russian casualties in"
            " Ukraine, the General Staff said.",
            "Weekly Total",
            FIRST_OF_MAY,
        )
    )
    world.said(met[0], speaker=staff, said_on=FIRST_OF_MAY, occasion="Weekly total")
    again = compared(world, *counted, *met)
    assert ("same-number-same-scope", "corroborated") in rules(again, Kind.SCOPE)


def test_a_part_of_those_counted_lies_within_the_whole(world: World, curator: User) -> None:
    room = Newsroom(world)
    room.know("Ukraine", kind="place")
    wagner = room.know("Wagner", kind="organisation")
    forces = room.know("Russian forces", kind="organisation")
    put_within(part=wagner, whole=forces, by=curator)
    claims = figures(
        room.read(
            "From 1 December 2022 to 1 May 2023 exactly 30,000 Wagner fighters were killed in"
            " Ukraine, the ministry said. From 1 December 2022 to 1 May 2023 exactly 20,000"
            " soldiers of the Russian forces were killed in Ukraine, it said.",
            "Wire",
            SECOND_OF_MAY,
        )
    )
    assert [one.population_id for one in claims] == [wagner.pk, forces.pk]
    found = compared(world, *claims)
    assert ("verdict", "inconsistent") in rules(found, Kind.ARITHMETIC)
