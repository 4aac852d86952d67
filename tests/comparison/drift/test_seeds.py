"""What became of one briefing in the two articles the product starts from."""

from apps.comparison.methods.drift import Harm, Reported, Side, align, align_all


def laid(first, second):
    """The parts, in words, with what each changes."""
    drift = align(Reported("first", first), Reported("second", second))
    return [
        (
            part.side,
            part.harm,
            part.first.of(first) if part.first else "",
            part.second.of(second) if part.second else "",
        )
        for part in drift.parts
    ]


def test_newly_declassified_is_not_downgraded():
    assert laid("newly declassified intelligence", "downgraded intelligence") == [
        (Side.DIFFERENT, Harm.WORDING, "newly declassified", "downgraded"),
        (Side.SAME, None, "intelligence", "intelligence"),
    ]
    assert laid(
        "citing newly declassified intelligence",
        "“based on some downgraded intelligence that we've been able to collect,” according",
    )[0] == (
        Side.DIFFERENT,
        Harm.ATTRIBUTION,
        "citing newly declassified",
        "based on some downgraded",
    )


def test_around_is_not_more_than():
    assert laid(
        "around 100,000 casualties, including over 20,000 fatalities",
        "more than 100,000 casualties, including over 20,000 killed in action",
    ) == [
        (Side.DIFFERENT, Harm.QUALIFIER, "around", "more than"),
        (
            Side.SAME,
            None,
            "100,000 casualties, including over 20,000",
            "100,000 casualties, including over 20,000",
        ),
        (Side.DIFFERENT, Harm.WORDING, "fatalities", "killed in action"),
    ]


def test_half_is_not_almost_half():
    assert laid("half of the dead", "almost half of those killed") == [
        (Side.ONLY_SECOND, Harm.QUALIFIER, "", "almost"),
        (Side.SAME, None, "half of", "half of"),
        (Side.DIFFERENT, Harm.WORDING, "the dead", "those killed"),
    ]


def test_the_same_figures_in_another_order_are_no_other_figures():
    assert laid(
        "We estimate Russian casualties to be over 100,000, with more than 20,000 of them killed",
        "we estimate that Russian forces had more than 100,000 casualties, over 20,000 killed",
    ) == [
        (Side.SAME, None, "We estimate", "we estimate"),
        (Side.ONLY_SECOND, Harm.WORDING, "", "that"),
        (Side.SAME, None, "Russian", "Russian"),
        (Side.DIFFERENT, Harm.WORDING, "casualties to be over", "forces had more than"),
        (Side.SAME, None, "100,000", "100,000"),
        (Side.DIFFERENT, Harm.WORDING, "with more than", "casualties, over"),
        (Side.SAME, None, "20,000", "20,000"),
        (Side.ONLY_FIRST, Harm.WORDING, "of them", ""),
        (Side.SAME, None, "killed", "killed"),
    ]


def test_the_worst_drift_comes_first():
    reports = [
        Reported("a", "He said around 100,000 were hurt in the long fight for Bakhmut, here."),
        Reported("b", "He said around 100,000 were hurt in the battle for Bakhmut."),
        Reported("c", "He said around 90,000 were hurt in the battle for Bakhmut."),
        Reported("d", "He said some 100,000 were hurt, not in the battle for Bakhmut."),
    ]
    drifts = align_all(reports)
    assert [(each.first, each.second, each.worst) for each in drifts] == [
        ("a", "c", Harm.FIGURE),
        ("a", "d", Harm.NEGATION),
        ("a", "b", Harm.WORDING),
    ]
    assert align_all(reversed(reports)) == drifts
    assert [part.harm for part in drifts[1].ranked] == [Harm.NEGATION, *[Harm.WORDING] * 3]
    assert align_all([]) == align_all(reports[:1]) == ()
