"""The figures of a question as one system: what is tied to what, and what only may be."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.comparison.methods.comparing.grouping import Scopes
from apps.comparison.methods.comparing.grouping import scopes_of as groups_of
from apps.comparison.methods.comparing.reckoning import findings, reckon, system_of
from apps.comparison.methods.comparing.variables import variables_of
from apps.comparison.methods.facts import ClaimFact, Figure, QuestionFacts
from apps.comparison.methods.scopes import (
    EXHAUSTED,
    MEASURES,
    Area,
    Entry,
    Hierarchy,
    Known,
    Period,
    Relation,
    Scope,
    Stated,
    relate,
)
from apps.figures import Bound, Interval
from apps.figures.constraints import Equal, Sum
from apps.figures.constraints.records import members

PLACES = Hierarchy(
    (
        Entry("land", "the land"),
        Entry("region", "the region", ("land",)),
        Entry("east", "Eastville", ("region",)),
        Entry("west", "Westville", ("region",)),
        Entry("hamlet", "the hamlet", ("region",)),
    )
)
KNOWN = Known(
    populations=Hierarchy((Entry("army", "the army"), Entry("company", "the company", ("army",)))),
    places=PLACES,
    areas={"east": Area(48, 38, 0, 5), "west": Area(48, 37, 0, 5), "hamlet": Area(48, 37.9, 0, 5)},
    bodies=frozenset({"army", "company"}),
)
YEAR = Period(date(2023, 1, 1), date(2023, 3, 31))
JANUARY = Period(date(2023, 1, 1), date(2023, 1, 31), "month", "month")
FEBRUARY = Period(date(2023, 2, 1), date(2023, 2, 28))
MARCH = Period(date(2023, 3, 1), date(2023, 3, 31))


def claim(
    number: int,
    low: int | None,
    high: int | None,
    measure: str | None = "killed",
    who: str | None = "the army",
    where: str | None = "the land",
    when: Period | None = YEAR,
    said: str | None = None,
    figure: Figure | None = None,
) -> ClaimFact:
    def stated(words: str | None) -> Stated | None:
        return None if words is None else Stated(words)

    interval = Interval(None if low is None else Bound(low), None if high is None else Bound(high))
    exact = low if low == high else None
    return ClaimFact(
        key=f"C-{number}",
        id=str(number),
        statement="",
        kind="figure",
        state="confirmed",
        claimant=None,
        speaker="",
        scope=Scope(stated(measure), stated(who), stated(where), when),
        figure=figure or Figure("", interval=interval, number=exact),
        utterance=said or f"u{number}",
    )


def question(*claims: ClaimFact, known: Known = KNOWN) -> QuestionFacts:
    return QuestionFacts(
        key="Q-1",
        title="",
        kind="number",
        description="",
        as_of=None,
        reconstructed=False,
        claims=claims,
        articles={},
        utterances={},
        entities={},
        corrections={},
        links=(),
        decisions=(),
        known=known,
    )


def scopes_of(facts: QuestionFacts) -> Scopes:
    return variables_of(groups_of(facts))


def found(*claims: ClaimFact, known: Known = KNOWN) -> list[tuple[str, str, tuple[str, ...]]]:
    told = findings(*reckon(scopes_of(question(*claims, known=known)))[:2])
    return [(each.rule, each.verdict, each.claims) for each in told]


def verdict(*claims: ClaimFact, known: Known = KNOWN) -> tuple[str, tuple[str, ...]]:
    told = findings(*reckon(scopes_of(question(*claims, known=known)))[:2])
    first = next(each for each in told if each.rule == "verdict")
    return first.verdict, tuple(line for line in first.working if line.startswith("To decide"))


def test_one_scope_and_two_numbers_cannot_both_be_true() -> None:
    assert verdict(claim(1, 94, 94), claim(2, 10_001, None)) == ("inconsistent", ())


@pytest.mark.parametrize(
    ("silent", "missing"),
    [
        ({"when": None}, "speak of the same period"),
        ({"where": None}, "speak of the same place"),
        ({"who": None}, "speak of the same population"),
        ({"who": "people"}, "speak of the same population"),
        ({"when": Period(None, date(2023, 3, 31))}, "begin on the same day"),
        ({"when": Period(date(2023, 1, 1), None)}, "end on the same day"),
    ],
)
@pytest.mark.parametrize("both", [True, False])
def test_what_is_left_open_is_asked_about_and_decides_nothing(
    silent: dict[str, Any], missing: str, both: bool
) -> None:
    one = claim(1, 94, 94, **silent)
    other = claim(2, 10_001, None, **(silent if both else {}))
    assert verdict(one, other) == (
        "undecidable",
        (f"To decide it, one must know whether C-1 and C-2 {missing}.",),
    )


def test_reports_of_one_utterance_share_what_it_leaves_open() -> None:
    one, other = claim(1, 94, 94, when=None, said="u"), claim(2, 95, 95, when=None, said="u")
    assert verdict(one, other) == ("consistent", ())


def test_who_says_nothing_of_the_month_may_mean_either_and_never_both() -> None:
    january, february = claim(1, 100, 100, when=JANUARY), claim(2, 200, 200, when=FEBRUARY)
    silent = claim(3, 100, 100, when=None)
    assert verdict(january, february, silent) == (
        "undecidable",
        ("To decide it, one must know whether C-2 and C-3 speak of the same period.",),
    )
    assert ("conflict", "undecidable", ("C-1", "C-2")) not in found(january, february, silent)


def test_a_total_never_falls_as_days_go_by() -> None:
    def totals(since: date | None) -> tuple[ClaimFact, ClaimFact]:
        return (
            claim(1, 120, None, when=Period(since, date(2023, 2, 1))),
            claim(2, None, 100, when=Period(since, date(2023, 3, 1))),
        )

    assert verdict(*totals(date(2023, 1, 1))) == ("inconsistent", ())
    unknown = totals(None)
    assert verdict(*unknown) == (
        "undecidable",
        ("To decide it, one must know whether C-1 and C-2 begin on the same day.",),
    )
    assert verdict(*reversed(unknown))[0] == "undecidable"


def test_three_months_make_the_quarter_and_leave_the_third() -> None:
    quarter = claim(1, 300, 300)
    months = [
        claim(at + 2, number, number, when=month)
        for at, (number, month) in enumerate(((100, JANUARY), (100, FEBRUARY), (50, MARCH)))
    ]
    assert verdict(quarter, *months)[0] == "inconsistent"
    assert ("conflict", "inconsistent", ("C-1", "C-2", "C-3", "C-4")) in found(quarter, *months)
    open_end = replace(months[2], figure=Figure("", interval=Interval(Bound(0), None)))
    examined, _, _ = reckon(scopes_of(question(quarter, *months[:2], open_end)))
    assert examined is not None
    derived = {each.variable: each.interval for each in examined.derived}
    assert derived["C-4"] == Interval.between(100, 100)


def test_towns_apart_add_up_within_their_region_and_no_others_do() -> None:
    region = claim(1, None, 100, where="the region")
    east, west = claim(2, 60, None, where="Eastville"), claim(3, 60, None, where="Westville")
    hamlet = claim(4, 60, None, where="the hamlet")
    assert verdict(region, east, west)[0] == "inconsistent"
    # The hamlet may reach into the town: each is part of the region, and more is not known.
    assert verdict(region, east, hamlet)[0] == "consistent"
    assert verdict(region, claim(5, 101, None, where="the hamlet"))[0] == "inconsistent"


def test_what_casualties_are_made_up_of_is_what_is_on_file() -> None:
    killed, wounded = claim(1, 10, 10), claim(2, 20, 20, "wounded")
    missing, all_of_them = claim(3, 5, 5, "missing"), claim(4, 35, 35, "casualties")
    assert verdict(killed, wounded, missing, all_of_them)[0] == "inconsistent"
    entries = tuple(
        replace(each, within=("casualties",)) if each.key == "missing" else each
        for each in MEASURES.entries
    )
    wider = replace(
        KNOWN,
        measures=Hierarchy(entries, MEASURES.apart),
        exhausted={"casualties": ("killed", "missing", "wounded")},
    )
    assert verdict(killed, wounded, missing, all_of_them, known=wider)[0] == "consistent"
    # Not all of the parts are given: together they are no more than the whole.
    assert verdict(killed, wounded, all_of_them, known=wider)[0] == "consistent"
    few = claim(4, 25, 25, "casualties")
    assert verdict(killed, wounded, few, known=wider)[0] == "inconsistent"
    assert EXHAUSTED["casualties"] == ("killed", "wounded")


def test_all_losses_are_what_their_parts_make_and_these_what_theirs_do() -> None:
    killed, wounded = claim(1, 10, 10), claim(2, 20, 20, "wounded")
    both = claim(3, 30, 30, "casualties")
    missing, captured = claim(4, 5, 5, "missing"), claim(5, 5, 5, "captured")
    assert verdict(killed, wounded, both, missing, captured, claim(6, 40, 40, "losses")) == (
        "consistent",
        (),
    )
    less = claim(6, 39, 39, "losses")
    assert verdict(both, missing, captured, less) == ("inconsistent", ())
    assert verdict(both, missing, claim(6, 34, 34, "losses"))[0] == "inconsistent"


def test_a_figure_of_one_briefing_that_is_a_difference_is_probably_derived() -> None:
    more = Figure("more than 20,000", interval=Interval(Bound(20_001), None), number=20_000)
    over = Figure("over 100,000", interval=Interval(Bound(100_001), None), number=100_000)
    killed = claim(1, 0, 0, figure=more, said="u")
    wounded = claim(2, 80_000, 80_000, "wounded", said="u")
    all_of_them = claim(3, 0, 0, "casualties", figure=over, said="u")
    told = found(killed, wounded, all_of_them)
    assert ("probably-derived", "probably derived", ("C-2", "C-3", "C-1")) in told
    elsewhere = replace(wounded, utterance="another")
    assert "probably-derived" not in [rule for rule, _, _ in found(killed, elsewhere, all_of_them)]


def test_half_of_more_than_20000_is_more_than_10000_and_nobody_said_so() -> None:
    more = Figure("more than 20,000", interval=Interval(Bound(20_001), None), number=20_000)
    half = Figure("half", share=Interval.point(Fraction(1, 2)), share_of="C-1", share_words="half")
    told = findings(
        *reckon(
            scopes_of(
                question(
                    claim(1, 0, 0, figure=more),
                    claim(2, 0, 0, None, "the company", None, None, figure=half),
                )
            )
        )[:2]
    )
    derived = next(each for each in told if each.rule == "derived")
    assert derived.sentence.endswith(": 10,001 or more. This is derived, not said.")
    assert derived.verdict == "derived"


SCOPES = st.builds(
    lambda number, measure, who, where, when: claim(number, 1, 2, measure, who, where, when),
    st.integers(1, 10_000),
    st.sampled_from([None, "killed", "wounded", "casualties", "equipment"]),
    st.sampled_from([None, "the army", "the company", "army civilians", "strangers"]),
    st.sampled_from([None, "the land", "the region", "Eastville", "the hamlet", "elsewhere"]),
    st.sampled_from([None, YEAR, JANUARY, MARCH, Period(date(2023, 2, 1), None)]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(SCOPES, min_size=2, max_size=5, unique_by=lambda each: each.key))
def test_scopes_that_are_not_the_same_are_never_reckoned_as_one(claims: list[ClaimFact]) -> None:
    scopes = scopes_of(question(*claims))
    of = {each.key: group.key for group in scopes.groups for each in group.claims}
    tied = {frozenset((each.one, each.other)): each for each in _equals(scopes)}
    for one, other in combinations(claims, 2):
        relation = relate(one.scope, other.scope, KNOWN).relation
        if of[one.key] == of[other.key]:
            assert relation is Relation.SAME
        tie = tied.get(frozenset((of[one.key], of[other.key])))
        if tie is not None and not tie.needs:
            assert relation is Relation.SAME


def _equals(scopes: Scopes) -> list[Equal]:
    return [each for each in system_of(scopes)[0].constraints if isinstance(each, Equal)]


@settings(max_examples=40, deadline=None)
@given(st.lists(SCOPES, min_size=2, max_size=5, unique_by=lambda each: each.key), st.data())
def test_the_order_of_claims_plays_no_part(claims: list[ClaimFact], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(claims))
    assert sorted(found(*shuffled)) == sorted(found(*claims))


@settings(max_examples=60, deadline=None)
@given(st.lists(SCOPES, min_size=2, max_size=6, unique_by=lambda each: each.key))
def test_what_is_added_up_has_nothing_in_common(claims: list[ClaimFact]) -> None:
    scopes = scopes_of(question(*claims))
    by_key = {group.key: group.scope for group in scopes.groups}
    for each in system_of(scopes)[0].constraints:
        if isinstance(each, Sum):
            assert set(members(each)) <= by_key.keys()
            for one, other in combinations(each.parts, 2):
                fields = relate(by_key[one], by_key[other], KNOWN).fields
                assert any(found.relation is Relation.DIFFERENT for found in fields)


def test_more_open_claims_than_can_be_gone_through_are_told() -> None:
    many = [claim(at, at, at, when=None) for at in range(1, 30)]
    examined, system, left_out = reckon(scopes_of(question(*many)))
    assert examined is not None
    assert (len(system.constraints), examined.verdict) == (150, "undecidable")
    assert left_out == (
        "256 of 406 ties between scopes were not reckoned with: they hold only if what is not"
        " stated does.",
    )


def test_of_many_open_claims_each_scope_is_reckoned_with_before_a_second_origin_of_any() -> None:
    many = [claim(at, at, at, when=None) for at in range(1, 70)]
    other = claim(900, 5, 5, "wounded", when=None)
    scopes = groups_of(question(*many, other))
    assert [len(group.claims) for group in scopes.groups] == [69, 1]
    variables = variables_of(scopes)
    assert (len(variables.groups), variables.groups[-1].key) == (60, "C-900")
    assert variables.left_out == (
        "10 of 70 figures of different origins, whose scope is not stated in full, were not"
        " reckoned with.",
    )


def test_every_pair_of_measures_of_persons_lost_is_apart() -> None:
    for one, other in product(("killed", "wounded"), ("missing", "captured")):
        assert MEASURES.relation(one, other) == (Relation.DIFFERENT, "apart")
