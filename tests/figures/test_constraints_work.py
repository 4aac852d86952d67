"""Reckoning with claims: how much work it takes, and what happens when it is not enough."""

import pytest

from apps.figures import Interval
from apps.figures.constraints import (
    Equal,
    Growing,
    Limits,
    Options,
    PartOf,
    Said,
    Sum,
    System,
    Variable,
    Verdict,
    examine,
)


def variables(size):
    return tuple(Variable(f"v{at:05}") for at in range(size))


def series(size):
    """One count over many days, known on some, falling bounds on others."""
    names = variables(size)
    said = [Said(f"C{at}", names[at].key, Interval.at_least(at)) for at in range(0, size, 3)] + [
        Said(f"D{at}", names[at].key, Interval.between(0, 2 * size - at))
        for at in range(1, size, 3)
    ]
    return System(
        names, tuple(said), (Growing(key="days", series=tuple(each.key for each in names)),)
    )


def tree(size):
    """Wholes of four parts each, down to the places where people were counted."""
    names = [each.key for each in variables(size)]
    sums = [
        Sum(key=f"s{at:05}", whole=names[at], parts=tuple(names[4 * at + 1 : 4 * at + 5]))
        for at in range(size)
        if 4 * at + 4 < size
    ]
    leaves = names[len(sums) :]
    said = [Said(f"C{name}", name, Interval.between(5, 9)) for name in leaves[::2]]
    said.append(Said("Call", names[0], Interval.between(6 * len(leaves), 8 * len(leaves))))
    return System(variables(size), tuple(said), tuple(sums))


@pytest.mark.parametrize("build", [series, tree])
def test_work_grows_with_the_system_and_not_faster(build):
    small, large = examine(build(250)), examine(build(1_000))
    assert small.verdict is large.verdict is Verdict.CONSISTENT
    assert large.work < 5 * small.work
    assert large.work < 60_000


def test_one_sum_of_a_thousand_parts_is_little_work():
    names = [each.key for each in variables(1_001)]
    total = Sum(key="all", whole=names[0], parts=tuple(names[1:]))
    said = [Said(f"C{name}", name, Interval.between(1, 9)) for name in names[1:]]
    said.append(Said("Call", names[0], Interval.point(5_000)))
    found = examine(System(variables(1_001), tuple(said), (total,)))
    assert found.verdict is Verdict.CONSISTENT
    assert found.work < 60_000


def test_many_claims_of_one_variable_are_listed_up_to_the_limit():
    said = tuple(Said(f"C{at:03}", "v00000", Interval.point(at)) for at in range(200))
    options = Options(limits=Limits(conflicts=20))
    found = examine(System(variables(1), said), options=options)
    assert found.verdict is Verdict.INCONSISTENT
    assert (len(found.judgement.conflicts), found.judgement.complete) == (20, False)


def test_rules_that_drive_one_another_on_for_ever_end_undecided():
    a, b, c = (each.key for each in variables(3))
    ties = (Sum(key="s", whole=a, parts=(b, c)), Equal(key="e", one=a, other=b))
    found = examine(System(variables(3), (Said("C1", c, Interval.at_least(1)),), ties))
    assert (found.verdict, found.judgement.spent) == (Verdict.UNDECIDABLE, True)
    assert not found.judgement.complete


def test_a_circle_that_holds_ends_where_it_holds():
    a, b, c = (each.key for each in variables(3))
    ties = tuple(
        PartOf(key=f"{one}{two}", part=one, whole=two) for one, two in ((a, b), (b, c), (c, a))
    )
    found = examine(System(variables(3), (Said("C1", b, Interval.between(4, 6)),), ties))
    assert [each.interval for each in found.derived] == [Interval.between(4, 6)] * 3


def test_too_little_work_is_said_and_never_taken_for_agreement():
    base = tree(100)
    clash = Said("clash", base.variables[0].key, Interval.point(1))
    system = System(base.variables, (*base.said, clash), base.constraints)
    found = examine(system, options=Options(limits=Limits(work=0)))
    assert found.verdict is not Verdict.CONSISTENT


def test_the_same_system_takes_the_same_work():
    assert examine(tree(100)).work == examine(tree(100)).work


def test_a_claim_that_drives_rules_on_for_ever_hides_no_other_conflict():
    a, b, c = (each.key for each in variables(3))
    ties = (
        PartOf(key="p", part=a, whole=b),
        Sum(key="s", whole=a, parts=(b, c), complete=False),
    )
    said = (
        Said("C0", a, Interval.point(0)),
        Said("C1", a, Interval.point(1)),
        Said("C2", c, Interval.at_least(1)),
        Said("C3", b, Interval.between(0, 4)),
    )
    found = examine(System(variables(3), said, ties))
    assert [each.claims for each in found.judgement.conflicts] == [
        ("C0", "C1"),
        ("C0", "C2"),
        ("C1", "C2"),
        ("C2", "C3"),
    ]
