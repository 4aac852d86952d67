"""Reckoning with claims: the cases that the method stands on, in our own words and numbers."""

from fractions import Fraction

import pytest

from apps.figures import Bound, Interval, Qualifier, interval_of
from apps.figures.constraints import (
    METHOD,
    METHODS,
    ConstraintError,
    Equal,
    Growing,
    Leaning,
    Options,
    PartOf,
    Reckoned,
    Said,
    ShareOf,
    Sum,
    System,
    Variable,
    Verdict,
    examine,
)

HALF = Interval.point(Fraction(1, 2))
MAKE = "that killed and wounded make casualties"
DEAD_COUNT = "that the dead are among the casualties"
SAME_TIME = "whether C-9 speaks of the same period"
KILLED_AND_WOUNDED = Sum(
    key="casualties", whole="casualties", parts=("killed", "wounded"), assumes=(MAKE,)
)
THE_DEAD = ShareOf(
    key="half", part="wagner dead", whole="killed", share=HALF, claim="C-3", origin="briefing"
)


def more_than(number):
    return interval_of(Qualifier.MORE_THAN, number)


def about(number):
    return interval_of(Qualifier.ABOUT, number)


def system(said, constraints, *more):
    names = {each.variable for each in said}
    names |= {"casualties", "killed", "wounded", "wagner dead", "wagner casualties", *more}
    return System(tuple(map(Variable, sorted(names))), tuple(said), tuple(constraints))


def briefing(*, bare=False):
    """What one briefing gave: the dead, the wounded and both together."""
    given = Interval.point if bare else more_than
    return (
        Said("C-1", "killed", given(20_000), 20_000, "briefing"),
        Said("C-2", "wounded", Interval.point(80_000), 80_000, "briefing"),
        Said("C-4", "casualties", given(100_000), 100_000, "briefing"),
    )


def intervals(found):
    return {each.variable: each.interval for each in found.derived}


def test_the_dead_and_the_wounded_make_the_casualties():
    found = examine(system(briefing(), [KILLED_AND_WOUNDED]))
    assert (found.verdict, found.judgement.conflicts) == (Verdict.CONSISTENT, ())
    (check,) = found.checks
    assert (check.step.result.interval, check.said, check.meets, check.assumes) == (
        Interval.at_least(100_001),
        Interval.at_least(100_001),
        True,
        (MAKE,),
    )


def test_a_bare_figure_that_is_what_others_of_its_origin_leave_is_probably_derived():
    found = examine(system(briefing(), [KILLED_AND_WOUNDED]))
    assert found.reckoned == (
        Reckoned(
            ("C-2",),
            "briefing",
            80_000,
            "difference",
            (100_000, 20_000),
            (("C-4",), ("C-1",)),
            "casualties",
            (MAKE,),
            (),
            True,
        ),
    )


def test_of_three_bare_figures_either_part_may_be_derived_unless_one_is_known_as_the_rest():
    found = examine(system(briefing(bare=True), [KILLED_AND_WOUNDED]))
    assert [(each.claims, each.alone) for each in found.reckoned] == [
        (("C-1",), False),
        (("C-2",), False),
    ]
    rest = Sum(key="casualties", whole="casualties", parts=("killed", "wounded"), rest="wounded")
    found = examine(system(briefing(bare=True), [rest]))
    assert [(each.claims, each.alone) for each in found.reckoned] == [(("C-2",), True)]


def test_figures_of_different_origins_are_not_derived_from_one_another():
    one, two, three = briefing()
    other = Said("C-2", "wounded", two.interval, two.number, "hospital")
    nobody = Said("C-2", "wounded", two.interval, two.number, None)
    for each in (other, nobody):
        assert examine(system((one, each, three), [KILLED_AND_WOUNDED])).reckoned == ()


def test_a_figure_that_is_a_share_of_another_of_its_origin_is_probably_derived():
    said = [
        Said("C-1", "killed", more_than(20_000), 20_000, "briefing"),
        Said("C-5", "wagner dead", Interval.point(10_000), 10_000, "briefing"),
    ]
    (found,) = examine(system(said, [THE_DEAD])).reckoned
    assert (found.claims, found.operation, found.others) == (
        ("C-5",),
        "share",
        (Fraction(1, 2), 20_000),
    )


def test_half_of_more_than_twenty_thousand_is_more_than_ten_thousand_and_nobody_said_so():
    found = examine(system([Said("C-1", "killed", more_than(20_000))], [THE_DEAD]))
    (dead,) = [each for each in found.derived if each.variable == "wagner dead"]
    assert (dead.said, dead.interval, dead.is_derived) == (None, Interval.at_least(10_001), True)
    assert [each.kind for each in dead.steps] == ["said", "share"]


def wagner(*, needs=()):
    said = [
        Said("C-1", "killed", more_than(20_000)),
        Said("C-9", "wagner casualties", Interval.point(94)),
    ]
    among = PartOf(
        key="dead",
        part="wagner dead",
        whole="wagner casualties",
        assumes=(DEAD_COUNT,),
        needs=needs,
    )
    return system(said, [THE_DEAD, among])


def test_ninety_four_casualties_cannot_be_true_beside_more_than_ten_thousand_dead():
    found = examine(wagner())
    assert found.verdict is Verdict.INCONSISTENT
    (conflict,) = found.judgement.conflicts
    assert (conflict.claims, conflict.needs, conflict.assumes, conflict.leans_on) == (
        ("C-1", "C-3", "C-9"),
        (),
        (DEAD_COUNT,),
        (),
    )
    assert sorted(each.kind for each in conflict.steps) == [
        "clash",
        "part",
        "said",
        "said",
        "share",
    ]
    assert conflict.steps[-1].kind == "clash"
    assert found.disputed == ("C-1", "C-3", "C-9")


def test_where_no_period_is_stated_it_is_undecidable_and_says_what_would_decide_it():
    found = examine(wagner(needs=(SAME_TIME,)))
    assert (found.verdict, found.judgement.needs) == (Verdict.UNDECIDABLE, (SAME_TIME,))
    assert not found.judgement.spent
    (conflict,) = found.judgement.conflicts
    assert (conflict.claims, conflict.needs) == (("C-1", "C-3", "C-9"), (SAME_TIME,))
    assert found.disputed == ()
    assert intervals(found)["wagner dead"] == Interval.at_least(10_001)


def test_what_is_not_stated_does_not_matter_where_all_is_consistent_anyway():
    needing = PartOf(key="dead", part="killed", whole="casualties", needs=(SAME_TIME,))
    found = examine(system(briefing(), [needing]))
    assert (found.verdict, found.judgement.needs) == (Verdict.CONSISTENT, ())


def test_two_claims_alone_may_agree_and_yet_clash_with_a_third():
    (pair,) = examine(wagner(), pairs=[("C-1", "C-9")]).pairs
    assert pair.judgement.verdict is Verdict.CONSISTENT
    assert [each.claims for each in pair.with_others] == [("C-1", "C-3", "C-9")]


def test_a_leaked_total_can_be_the_sum_of_two_periods():
    said = [
        Said("C-1", "until november", Interval.at_least(100_000)),
        Said("C-2", "since december", more_than(100_000)),
        Said("C-3", "in all", Interval.between(189_500, 223_000)),
    ]
    apart = "that the two periods do not overlap"
    periods = Sum(
        key="periods",
        whole="in all",
        parts=("until november", "since december"),
        assumes=(apart,),
    )
    found = examine(system(said, [periods]))
    assert found.verdict is Verdict.CONSISTENT
    assert found.checks[0].assumes == (apart,)
    assert intervals(found)["in all"] == Interval.between(200_001, 223_000)
    assert intervals(found)["until november"] == Interval.between(100_000, 122_999)


def test_soft_bounds_are_loosened_first_and_the_verdict_says_which():
    said = [
        Said("C-1", "killed", about(100)),
        Said("C-2", "wounded", Interval.point(50)),
        Said("C-3", "casualties", Interval.point(162)),
    ]
    found = examine(system(said, [KILLED_AND_WOUNDED]))
    assert found.verdict is Verdict.CONSISTENT
    assert found.judgement.leans_on == (Leaning(("C-1",), None, "high", 110, 121),)
    assert intervals(found)["killed"] == Interval.point(112)
    strict = examine(system(said, [KILLED_AND_WOUNDED]), options=Options(slack=Fraction(0)))
    assert strict.verdict is Verdict.INCONSISTENT


def test_no_more_soft_bounds_are_loosened_than_necessary():
    said = [
        Said("C-1", "killed", about(100)),
        Said("C-2", "wounded", about(1_000)),
        Said("C-3", "casualties", Interval.point(1_215)),
    ]
    found = examine(system(said, [KILLED_AND_WOUNDED]))
    assert [each.claims for each in found.judgement.leans_on] == [("C-2",)]


def test_a_conflict_that_needs_a_soft_bound_says_so_and_one_that_does_not_does_not():
    soft = [Said("C-1", "killed", about(100)), Said("C-2", "killed", Interval.point(500))]
    (conflict,) = examine(system(soft, [])).judgement.conflicts
    assert conflict.leans_on == (Leaning(("C-1",), None, "high", 110, 121),)
    mixed = Said("C-1", "killed", Interval(Bound(90, soft=True), Bound(200)))
    (conflict,) = examine(system([mixed, soft[1]], [])).judgement.conflicts
    assert conflict.leans_on == ()


def test_what_rests_on_a_soft_bound_is_soft():
    said = [Said("C-1", "killed", about(100)), Said("C-2", "wounded", Interval.point(50))]
    found = intervals(examine(system(said, [KILLED_AND_WOUNDED])))
    assert found["casualties"] == Interval.between(140, 160, soft=True)


def test_claims_that_say_the_same_stand_in_a_conflict_together():
    said = [
        Said("C-1", "killed", Interval.point(5)),
        Said("C-2", "killed", Interval.point(7)),
        Said("C-3", "killed", Interval.point(5)),
    ]
    (conflict,) = examine(system(said, [])).judgement.conflicts
    assert (conflict.claims, conflict.alike) == (("C-1", "C-2"), (("C-1", "C-3"), ("C-2",)))


def test_what_is_disputed_is_left_out_of_what_follows():
    said = [
        Said("C-1", "killed", Interval.point(5)),
        Said("C-2", "killed", Interval.point(7)),
        Said("C-3", "wounded", Interval.at_least(3)),
    ]
    found = examine(system(said, [KILLED_AND_WOUNDED]))
    assert found.disputed == ("C-1", "C-2")
    assert intervals(found)["casualties"] == Interval.at_least(3)


def test_half_and_almost_half_agree_only_loosely():
    nearly = interval_of(Qualifier.NEARLY, Fraction(1, 2), whole=False)
    almost = ShareOf(key="b", part="wagner dead", whole="killed", share=nearly, claim="C-7")
    found = examine(system([Said("C-1", "killed", more_than(20_000))], [THE_DEAD, almost]))
    assert found.verdict is Verdict.CONSISTENT
    assert [(each.claims, each.end) for each in found.judgement.leans_on] == [(("C-7",), "high")]


def test_two_hard_shares_of_many_contradict_one_another():
    third = Interval.point(Fraction(1, 3))
    other = ShareOf(key="b", part="wagner dead", whole="killed", share=third, claim="C-7")
    found = examine(system([Said("C-1", "killed", more_than(20_000))], [THE_DEAD, other]))
    (conflict,) = found.judgement.conflicts
    assert conflict.claims == ("C-1", "C-3", "C-7")
    assert examine(system([], [THE_DEAD, other])).verdict is Verdict.CONSISTENT


def test_half_of_an_odd_number_is_the_next_whole_number():
    said = [Said("C-1", "killed", Interval.point(21))]
    assert intervals(examine(system(said, [THE_DEAD])))["wagner dead"] == Interval.point(11)


def test_a_count_that_goes_on_never_falls():
    series = Growing(key="days", series=("monday", "tuesday", "wednesday"))
    said = [
        Said("C-1", "monday", Interval.point(500)),
        Said("C-2", "wednesday", Interval.point(480)),
    ]
    found = examine(system(said, [series], "tuesday"))
    assert [each.claims for each in found.judgement.conflicts] == [("C-1", "C-2")]


def test_two_names_of_one_quantity_share_their_bounds():
    said = [
        Said("C-1", "killed", Interval.at_least(5)),
        Said("C-2", "fallen", Interval.between(0, 9)),
    ]
    found = intervals(examine(system(said, [Equal(key="same", one="killed", other="fallen")])))
    assert found["killed"] == found["fallen"] == Interval.between(5, 9)


def test_parts_known_to_make_one_whole_are_found_inside_a_larger_one():
    """Bounds of the single parts show nothing here: only the two wholes side by side do."""
    ties = [
        Sum(key="three", whole="south", parts=("x", "y", "z")),
        Sum(key="four", whole="country", parts=("x", "y", "z", "w")),
    ]
    said = [
        Said("C-1", "south", Interval.point(1_000_000)),
        Said("C-2", "country", Interval.point(500_000)),
    ]
    (conflict,) = examine(system(said, ties, "x", "y", "z", "w")).judgement.conflicts
    assert conflict.claims == ("C-1", "C-2")


def test_where_bounds_show_nothing_numbers_are_tried():
    """Of three numbers each two make an odd one: their total would be half of an odd number."""
    ties = [
        Sum(key=f"{one}{two}", whole=f"{one}{two}", parts=(one, two))
        for one, two in (("x", "y"), ("x", "z"), ("y", "z"))
    ]
    said = [Said(f"C-{name}", name, Interval.point(5)) for name in ("xy", "xz", "yz")]
    (conflict,) = examine(system(said, ties, "x", "y", "z")).judgement.conflicts
    assert conflict.claims == ("C-xy", "C-xz", "C-yz")
    assert conflict.steps[-1].kind == "tried"


def test_a_claim_of_less_than_nothing_stands_alone_in_its_conflict():
    said = [Said("C-1", "killed", Interval(None, Bound(-5)))]
    (conflict,) = examine(system(said, [])).judgement.conflicts
    assert conflict.claims == ("C-1",)


@pytest.mark.parametrize(
    "constraint",
    [
        PartOf(key="k", part="killed", whole="nowhere"),
        Sum(key="k", whole="killed", parts=("killed", "wounded")),
        Sum(key="k", whole="killed", parts=()),
        Sum(key="k", whole="casualties", parts=("killed",), rest="wounded"),
        Growing(key="k", series=("killed",)),
        ShareOf(key="k", part="killed", whole="wounded", share=Interval(None, Bound(1))),
    ],
)
def test_constraints_without_meaning_are_refused(constraint):
    with pytest.raises(ConstraintError):
        system([], [constraint])


def test_keys_must_be_known_and_used_once():
    killed = Variable("killed")
    with pytest.raises(ConstraintError):
        System((killed, killed))
    with pytest.raises(ConstraintError):
        System((killed,), (Said("C-1", "wounded", Interval.point(1)),))
    with pytest.raises(ConstraintError):
        system([], [KILLED_AND_WOUNDED, KILLED_AND_WOUNDED])
    with pytest.raises(ConstraintError):
        examine(System((killed,)), pairs=[("C-1", "C-2")])


def test_a_finding_names_its_method():
    assert METHOD in METHODS
    assert examine(System(())).method == METHOD == "figures.constraints/1"
