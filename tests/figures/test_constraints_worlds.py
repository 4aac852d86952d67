"""What is not stated and cannot all hold: alternatives are tried one by one."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.figures import Interval
from apps.figures.constraints import (
    ConstraintError,
    Equal,
    Said,
    System,
    Variable,
    Verdict,
    examine,
)
from apps.figures.constraints.building import networks
from apps.figures.constraints.worlds import worlds

WINTER, SUMMER, SILENT = "winter", "summer", "silent"
AS_WINTER = "whether the silent one speaks of winter"
AS_SUMMER = "whether the silent one speaks of summer"


def system(silent: int, never: tuple[tuple[str, str], ...] = ((AS_WINTER, AS_SUMMER),)) -> System:
    """A hundred in winter and two hundred in summer, and one more count without a season."""
    return System(
        tuple(map(Variable, (WINTER, SUMMER, SILENT))),
        tuple(
            Said(claim, name, Interval.between(number, number))
            for claim, name, number in (
                ("C-1", WINTER, 100),
                ("C-2", SUMMER, 200),
                ("C-3", SILENT, silent),
            )
        ),
        (
            Equal(key="w", one=SILENT, other=WINTER, needs=(AS_WINTER,)),
            Equal(key="s", one=SILENT, other=SUMMER, needs=(AS_SUMMER,)),
        ),
        never,
    )


def test_two_seasons_are_never_in_conflict_by_way_of_a_third() -> None:
    found = examine(system(100)).judgement
    assert [(each.claims, each.needs) for each in found.conflicts] == [
        (("C-2", "C-3"), (AS_SUMMER,))
    ]
    assert (found.verdict, found.complete) == (Verdict.UNDECIDABLE, True)
    told = examine(system(100, never=())).judgement
    assert (("C-1", "C-2"), (AS_SUMMER, AS_WINTER)) in [
        (each.claims, each.needs) for each in told.conflicts
    ]


def test_both_readings_are_asked_about_where_neither_fits() -> None:
    found = examine(system(150)).judgement
    assert [(each.claims, each.needs) for each in found.conflicts] == [
        (("C-1", "C-3"), (AS_WINTER,)),
        (("C-2", "C-3"), (AS_SUMMER,)),
    ]


def test_all_of_it_can_be_true_where_either_reading_fits() -> None:
    apart = system(100)
    wide = tuple(
        Said(each.claim, each.variable, Interval.between(50, 250)) if each.claim == "C-3" else each
        for each in apart.said
    )
    found = examine(System(apart.variables, wide, apart.constraints, apart.never))
    assert found.verdict is Verdict.CONSISTENT
    assert found.fitting[WINTER] == 100


@pytest.mark.parametrize("pair", [(AS_WINTER, AS_WINTER), (AS_WINTER, "whether it rained")])
def test_a_pair_of_no_two_needs_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(ConstraintError, match="No two needs"):
        system(100, (pair,))


@given(st.integers(1, 7), st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=12))
def test_every_way_that_can_hold_is_found_once_against_trying_all(
    count: int, pairs: set[tuple[int, int]]
) -> None:
    names = [f"n{at}" for at in range(count)]
    never = tuple((names[a], names[b]) for a, b in sorted(pairs) if a < b < count)
    (network,) = networks(
        System(
            (Variable("a"), Variable("b")),
            (),
            tuple(Equal(key=name, one="a", other="b", needs=(name,)) for name in names),
            never,
        )
    )
    apart = [set(pair) for pair in never]
    can = [
        set(chosen)
        for size in range(count + 1)
        for chosen in combinations(names, size)
        if not any(pair <= set(chosen) for pair in apart)
    ]
    largest = {frozenset(one) for one in can if not any(one < other for other in can)}
    ways, every = worlds(network, network.everything)
    needs = [frozenset(str(network.elements[at].need) for at in network.bits(way)) for way in ways]
    assert (set(needs), len(set(needs)), every) == (largest, len(needs), True)


def test_of_too_many_ways_some_are_tried_and_each_reading_in_one() -> None:
    readings = [[f"whether {at} is of {season}" for season in "abc"] for at in range(8)]
    (network,) = networks(
        System(
            (Variable("a"), Variable("b")),
            (),
            tuple(
                Equal(key=need, one="a", other="b", needs=(need,))
                for reading in readings
                for need in reading
            ),
            tuple(pair for reading in readings for pair in combinations(reading, 2)),
        )
    )
    ways, every = worlds(network, network.everything)
    assert not every
    tried = 0
    for way in ways:
        assert not any(way >> one & way >> other & 1 for one, other in network.never)
        tried |= way
    assert tried == network.everything
