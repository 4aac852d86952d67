"""Reckoning with claims: what holds for every small system, against trying all numbers."""

import math
from collections.abc import Collection
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from apps.figures import Bound, Interval
from apps.figures.constraints import Options, Said, ShareOf, System, Verdict, examine
from tests.figures.small_systems import NAMES, Tried, intervals, systems

HALF = Options(slack=Fraction(1, 2))


@settings(max_examples=20, deadline=None)
@given(systems())
def test_the_verdict_is_what_trying_all_numbers_gives(system):
    tried = Tried(system)
    found = examine(system)
    assert (found.verdict, found.judgement.spent) == (expected(tried, tried.claims), False)
    if found.verdict is Verdict.CONSISTENT:
        assert dict(found.fitting) in tried.fitting([*tried.claims, *tried.ways()[0]])


def expected(tried: Tried, claims: Collection[str]) -> Verdict:
    if all(tried.fits([*claims, *needs]) for needs in tried.ways()):
        return Verdict.CONSISTENT
    return Verdict.UNDECIDABLE if tried.fits(claims) else Verdict.INCONSISTENT


@settings(max_examples=20, deadline=None)
@given(systems())
def test_every_conflict_is_found_once_and_is_one_only_with_all_of_its_members(system):
    """Nothing beyond the caps is tried, so they are taken as given in what is compared."""
    tried = Tried(system)
    judgement = examine(system).judgement
    listed = [
        frozenset(chosen)
        for each in judgement.conflicts
        for chosen in product(*each.alike, *((need,) for need in each.needs))
    ]
    assert len(set(listed)) == len(listed)
    for conflict in listed:
        assert tried.can_be(conflict)
        assert not tried.fits(conflict)
        assert not any(other < conflict for other in listed)
        if "cap" in conflict:
            assert all(tried.fits(conflict - {each}) for each in conflict - {"cap"})
    if judgement.complete:
        assert least({conflict - {"cap"} for conflict in listed}) == least(
            {
                frozenset(chosen)
                for size in range(len(tried.claims) + len(tried.needs) + 1)
                for chosen in combinations(sorted({*tried.claims, *tried.needs} - {"cap"}), size)
                if tried.can_be(chosen) and not tried.fits(chosen)
            }
        )


def least(sets: set[frozenset[str]]) -> set[frozenset[str]]:
    return {one for one in sets if not any(other < one for other in sets)}


@settings(max_examples=20, deadline=None)
@given(systems())
def test_what_follows_leaves_out_nothing_that_can_be_true(system):
    found = examine(system)
    tried = Tried(system)
    if "cap" in found.disputed or not found.judgement.complete:
        return
    possible = tried.fitting(set(tried.claims) - set(found.disputed))
    assert possible
    for derived in found.derived:
        for at in possible:
            assert derived.interval.holds(at[derived.variable])


@settings(max_examples=20, deadline=None)
@given(systems(), st.randoms(use_true_random=False))
def test_the_order_in_which_things_are_given_plays_no_part(system, random):
    said, ties, variables = list(system.said), list(system.constraints), list(system.variables)
    for each in (said, ties, variables):
        random.shuffle(each)
    ties = [
        replace(tie, parts=tuple(random.sample(tie.parts, len(tie.parts))))
        if hasattr(tie, "parts")
        else tie
        for tie in ties
    ]
    never = tuple((two, one) for one, two in system.never)
    other = examine(System(tuple(variables), tuple(said), tuple(ties), never))
    one = examine(system)
    assert other == one
    assert [each.steps for each in other.derived] == [each.steps for each in one.derived]


@settings(max_examples=20, deadline=None)
@given(systems())
def test_what_follows_once_said_brings_nothing_new(system):
    found = examine(system)
    if found.disputed:
        return
    again = tuple(Said("all", each.variable, each.interval) for each in found.derived)
    repeated = examine(replace(system, said=(*system.said, *again)))
    assert [each.interval for each in repeated.derived] == [
        each.interval for each in found.derived
    ]


@settings(max_examples=20, deadline=None)
@given(systems())
def test_two_claims_are_judged_as_if_there_were_no_others(system):
    tried = Tried(system)
    pairs = list(combinations(tried.claims, 2))
    for pair in examine(system, pairs=pairs).pairs:
        if "cap" in (pair.one, pair.other):
            assert pair.judgement.verdict is expected(tried, (pair.one, pair.other))
        elif pair.judgement.verdict is Verdict.INCONSISTENT:
            assert not tried.fits((pair.one, pair.other))


@settings(max_examples=20, deadline=None)
@given(systems(), intervals())
def test_one_claim_more_never_makes_more_possible(system, interval):
    more = replace(system, said=(*system.said, Said("more", "a", interval)))
    if examine(system).verdict is Verdict.INCONSISTENT:
        assert examine(more).verdict is Verdict.INCONSISTENT


@settings(max_examples=20, deadline=None)
@given(systems())
def test_every_step_draws_on_what_earlier_steps_gave(system):
    found = examine(system)
    workings = [each.steps for each in found.judgement.conflicts]
    for steps in [*workings, *(each.steps for each in found.derived)]:
        low, high = dict.fromkeys(NAMES, 0), dict.fromkeys(NAMES, math.inf)
        for step in steps:
            for drawn in step.given:
                name, interval = drawn.variable, drawn.interval
                assert interval.low is None or interval.low.value <= low[name]
                assert interval.high is None or interval.high.value >= high[name]
            if step.result is not None:
                name, interval = step.result.variable, step.result.interval
                if interval.low is not None:
                    low[name] = max(low[name], interval.low.value)
                if interval.high is not None:
                    high[name] = min(high[name], interval.high.value)
        if steps and steps[-1].kind == "clash":
            assert any(low[name] > high[name] for name in NAMES)


@settings(max_examples=20, deadline=None)
@given(systems(), st.lists(st.booleans(), min_size=10, max_size=10))
def test_soft_bounds_give_way_before_a_contradiction_is_found_and_no_more_than_needed(
    system, which
):
    """With everything stated: which soft bounds had to be loosened, against trying all numbers."""
    soft = [
        replace(each, interval=softened(each.interval)) if chosen and each.claim != "cap" else each
        for each, chosen in zip(system.said, which, strict=False)
    ]
    ties = tuple(replace(each, needs=()) for each in system.constraints)
    said = [*soft, *system.said[len(soft) :]]
    found = examine(System(system.variables, tuple(said), ties), options=HALF)

    def fits(figures):
        tried = Tried(System(system.variables, tuple(figures), ties))
        return tried.fits(tried.claims)

    as_said, loosened = fits(said), fits([loose(each) for each in said])
    assert found.verdict is (Verdict.CONSISTENT if loosened else Verdict.INCONSISTENT)
    if loosened:
        assert bool(found.judgement.leans_on) is not as_said
    for conflict in found.judgement.conflicts:
        chosen = [each for each in said if each.claim in {*conflict.claims, "cap"}]
        shares = tuple(
            each
            for each in ties
            if not isinstance(each, ShareOf) or each.claim is None or each.claim in conflict.claims
        )
        hard = Tried(System(system.variables, tuple(map(dropped, chosen)), shares))
        if not conflict.leans_on:
            assert not hard.fits(hard.claims)


def softened(interval):
    low, high = interval.low, interval.high
    return Interval(
        low and replace(low, soft=True),
        high and replace(high, soft=True),
    )


def loose(said):
    low, high = said.interval.low, said.interval.high
    if low is not None and low.soft:
        low = Bound(math.floor(low.value * Fraction(1, 2)))
    if high is not None and high.soft:
        high = Bound(math.ceil(high.value * Fraction(3, 2)))
    return replace(said, interval=Interval(low, high))


def dropped(said):
    low, high = said.interval.low, said.interval.high
    low = None if low is not None and low.soft else low
    high = None if high is not None and high.soft else high
    return replace(said, interval=Interval(low, high))
