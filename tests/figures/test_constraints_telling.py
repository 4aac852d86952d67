"""Reckoning with claims: what people read of it."""

from fractions import Fraction

from apps.figures import Bound, Interval
from apps.figures.constraints import (
    RULES,
    Given,
    Growing,
    Labels,
    Leaning,
    Limits,
    Options,
    Said,
    ShareOf,
    Step,
    System,
    Variable,
    examine,
    told,
    told_conflict,
    told_derived,
    told_judgement,
    told_leaning,
    told_step,
)
from tests.figures.test_constraints import (
    KILLED_AND_WOUNDED,
    SAME_TIME,
    about,
    briefing,
    system,
    wagner,
)

LABELS = Labels(
    {
        "killed": "Russian soldiers killed",
        "wounded": "Russian soldiers wounded",
        "casualties": "Russian casualties",
        "wagner dead": "Wagner fighters killed",
        "wagner casualties": "Wagner casualties",
    },
    {"C-9": "C-9 (Prigozhin)"},
)


def test_a_consistent_system_is_told_with_its_sums_and_what_is_probably_derived():
    assert told(examine(system(briefing(), [KILLED_AND_WOUNDED])), LABELS) == (
        "Consistent: all of it can be true.",
        "Russian soldiers killed (20,001 or more) and Russian soldiers wounded (80,000) make "
        "Russian casualties: 100,001 or more, which agrees with what was said: 100,001 or more.",
        "80,000 (C-2) is exactly 100,000 − 20,000, of the same origin: probably derived rather "
        "than said for itself.",
    )


def test_a_conflict_is_told_step_by_step():
    (conflict,) = examine(wagner()).judgement.conflicts
    assert told_conflict(conflict, LABELS) == (
        "C-1, C-3 and C-9 (Prigozhin) cannot all be true; without any one of them there is no "
        "conflict.",
        "C-1: Russian soldiers killed 20,001 or more.",
        "C-9 (Prigozhin): Wagner casualties 94.",
        "Wagner casualties (up to 94), of which a part is Wagner fighters killed: up to 94.",
        "C-3: 50 % of Russian soldiers killed (20,001 or more) makes Wagner fighters killed: "
        "10,001 or more.",
        "No number of Wagner fighters killed is both 10,001 or more and up to 94.",
        "This takes for granted that the dead are among the casualties.",
    )


def test_what_is_undecidable_says_what_one_must_know():
    found = examine(wagner(needs=(SAME_TIME,)))
    assert told_judgement(found.judgement, LABELS) == (
        "Undecidable as it stands.",
        "To decide it, one must know whether C-9 speaks of the same period.",
    )
    first, *_ = told_conflict(found.judgement.conflicts[0], LABELS)
    assert first == (
        "C-1, C-3 and C-9 (Prigozhin) cannot all be true, if what is not stated holds; without "
        "any one of them there is no conflict."
    )


def test_a_verdict_on_loosened_bounds_names_them():
    said = [
        Said("C-1", "killed", about(100)),
        Said("C-2", "wounded", Interval.point(50)),
        Said("C-3", "casualties", Interval.point(162)),
    ]
    found = examine(system(said, [KILLED_AND_WOUNDED]))
    assert told_judgement(found.judgement, LABELS) == (
        "Consistent, but only where soft bounds are loosened.",
        "This leans on the soft high bound of C-1: 110, taken as 121.",
    )


def test_a_loosened_figure_is_told_as_said_and_as_taken():
    said = [Said("C-1", "killed", about(100)), Said("C-2", "killed", Interval.point(500))]
    (conflict,) = examine(system(said, [])).judgement.conflicts
    assert told_conflict(conflict, LABELS)[1:] == (
        "C-1: Russian soldiers killed 90 to 110 (both ends soft), taken here as 81 to 121 (both "
        "ends soft).",
        "C-2: Russian soldiers killed 500.",
        "No number of Russian soldiers killed is both 500 or more and up to 121 (soft).",
        "This leans on the soft high bound of C-1: 110, taken as 121.",
    )


def test_what_is_derived_says_that_nobody_said_it():
    said = [
        Said("C-1", "killed", Interval.point(20_000)),
        Said("C-4", "casualties", Interval.point(100_000)),
    ]
    found = examine(system(said, [KILLED_AND_WOUNDED]))
    (wounded,) = [each for each in found.derived if each.variable == "wounded"]
    assert told_derived(wounded, LABELS) == (
        "C-1: Russian soldiers killed 20,000.",
        "C-4: Russian casualties 100,000.",
        "Russian casualties (100,000) less Russian soldiers killed (20,000) leaves Russian "
        "soldiers wounded: 80,000.",
        "So Russian soldiers wounded: 80,000. This is derived, not said.",
    )
    (killed,) = [each for each in found.derived if each.variable == "killed"]
    assert told_derived(killed, LABELS) == ()


def test_work_that_ran_out_and_conflicts_left_out_are_told():
    said = [Said(f"C-{at}", "killed", Interval.point(at)) for at in range(9)]
    found = examine(system(said, []), options=Options(limits=Limits(conflicts=2)))
    assert told_judgement(found.judgement, LABELS) == (
        "Inconsistent: not all of it can be true.",
        "There may be more conflicts than are listed.",
    )


def test_the_whole_of_a_share_is_told():
    most = Interval(Bound(Fraction(1, 2), open=True), Bound(1))
    share = ShareOf(key="most", part="wagner dead", whole="killed", share=most, claim="C-3")
    said = [Said("C-5", "wagner dead", Interval.point(7))]
    found = examine(system(said, [share]))
    (killed,) = [each for each in found.derived if each.variable == "killed"]
    assert told_step(killed.steps[-1], LABELS) == (
        "For Wagner fighters killed (7) to be more than 50 % of it, Russian soldiers killed must "
        "be 7 to 13."
    )


def test_a_series_is_told_in_either_direction():
    series = Growing(key="days", series=("killed", "wounded"))
    said = [Said("C-1", "killed", Interval.point(5))]
    (later,) = [each for each in examine(system(said, [series])).derived if each.is_derived]
    assert told_step(later.steps[-1], LABELS) == (
        "Russian soldiers killed (5 or more), and the count never falls, so Russian soldiers "
        "wounded: 5 or more."
    )
    said = [Said("C-1", "wounded", Interval.point(5))]
    (earlier,) = [each for each in examine(system(said, [series])).derived if each.is_derived]
    assert told_step(earlier.steps[-1], LABELS) == (
        "Russian soldiers wounded (up to 5), and the count never fell, so before it Russian "
        "soldiers killed: up to 5."
    )


def test_a_soft_share_is_told_in_per_cent():
    leaning = Leaning(("C-7",), "half", "high", Fraction(1, 2), Fraction(11, 20))
    assert told_leaning(leaning, LABELS) == (
        "This leans on the soft high bound of C-7: 50 %, taken as 55 %."
    )


def test_labels_come_from_the_variables_and_default_to_keys():
    labels = Labels.of(System((Variable("a", "the dead"), Variable("b"))), {"C-1": "the first"})
    assert (labels.variables, labels.claims) == ({"a": "the dead", "b": ""}, {"C-1": "the first"})
    unnamed = System((Variable("b"),), (Said("C-1", "b", Interval.point(1)),) * 2)
    step = Step("said", Given("b", Interval.point(1)), claims=("C-1", "C-2"))
    assert told_step(step, Labels.of(unnamed)) == "C-1 (and 1 alike): b 1."


def test_every_kind_of_step_has_its_sentence():
    found = [examine(wagner()), examine(system(briefing(), [KILLED_AND_WOUNDED]))]
    kinds = {
        step.kind
        for each in found
        for steps in [
            *(conflict.steps for conflict in each.judgement.conflicts),
            *(derived.steps for derived in each.derived),
            tuple(check.step for check in each.checks),
        ]
        for step in steps
    }
    assert kinds <= set(RULES)
