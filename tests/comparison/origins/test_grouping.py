"""Grouping: whatever the order, and never against what people decided."""

from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.comparison.methods.origins import (
    Decision,
    DecisionConflict,
    Report,
    Ruling,
    Said,
    find_origins,
)

START = date(2023, 5, 1)
KEYS = [f"r{number}" for number in range(8)]
REPORTS = st.lists(
    st.builds(
        Report,
        key=st.sampled_from(KEYS),
        article=st.sampled_from("xyz"),
        published=st.dates(START, START + timedelta(9)),
        speaker=st.sampled_from([None, "mayor", "city", "general"]),
        speaks_for=st.sampled_from([frozenset(), frozenset({"city"})]),
        said_on=st.none() | st.dates(START, START + timedelta(5)),
        occasion=st.sampled_from(["", "briefing"]),
        document=st.sampled_from([None, None, None, "leak"]),
        figures=st.lists(
            st.builds(Said, st.just("killed"), st.sampled_from([40, 137, 2_311])), max_size=2
        ).map(tuple),
    ),
    max_size=8,
    unique_by=lambda report: report.key,
)
SOME = st.frozensets(st.sampled_from([*KEYS, "absent"]), min_size=1, max_size=3)
DECISIONS = st.lists(st.builds(Decision, st.sampled_from(Ruling), SOME, SOME), max_size=4)


def together(found):
    """Which reports stand together, by key."""
    return {
        key: frozenset(group.reports)
        for group in (*found.origins, *found.unresolved)
        for key in group.reports
    }


def conflict(reports, decisions):
    """What is said of decisions that cannot all hold; None where they can."""
    try:
        find_origins(reports, decisions)
    except DecisionConflict as refused:
        return refused
    return None


@given(REPORTS, DECISIONS, st.data())
def test_the_order_plays_no_part(reports, decisions, data):
    shuffled, reordered = (data.draw(st.permutations(each)) for each in (reports, decisions))
    refused = conflict(reports, decisions)
    if refused:
        assert str(conflict(shuffled, reordered)) == str(refused)
    else:
        assert find_origins(shuffled, reordered) == find_origins(reports, decisions)


@given(REPORTS, DECISIONS)
def test_decisions_hold_or_are_refused_by_name(reports, decisions):
    refused = conflict(reports, decisions)
    if refused:
        assert {refused.split, *refused.together} <= set(decisions)
        assert _leads_across(refused)
        return
    group = together(find_origins(reports, decisions))
    for decision in decisions:
        if decision.ruling is Ruling.SPLIT:
            for key in decision.first & group.keys():
                assert group[key].isdisjoint(decision.others)
        else:
            held = (decision.first | decision.others) & group.keys()
            assert all(held <= group[key] for key in held)


def _leads_across(refused):
    reached = set(refused.split.first)
    for decision in refused.together:
        keys = decision.first | decision.others
        if keys & reached:
            reached |= keys
    return bool(reached & refused.split.others)


@given(REPORTS)
def test_every_report_stands_in_one_group_and_every_group_says_why(reports):
    found = find_origins(reports)
    groups = (*found.origins, *found.unresolved)
    assert sorted(key for each in groups for key in each.reports) == sorted(
        report.key for report in reports
    )
    for group in groups:
        assert len(group.links) == len(group.reports) - 1
        assert all(link.score >= 0.6 and link.reasons for link in group.links)
        assert _connected(group)


def _connected(group):
    reached = {group.key}
    for _ in group.links:
        for link in group.links:
            if {link.first, link.second} & reached:
                reached |= {link.first, link.second}
    return reached == set(group.reports)


@given(REPORTS)
def test_nobody_speaks_for_a_stranger(reports):
    by_key = {report.key: report for report in reports}
    for origin in find_origins(reports).origins:
        members = [by_key[key] for key in origin.reports]
        if any(member.document for member in members):
            continue
        voices = defaultdict(frozenset)
        for member in members:
            if member.speaker:
                voices[member.speaker] |= member.speaks_for | {member.speaker}
        for one, heard in voices.items():
            for other, also in voices.items():
                assert one in also or other in heard


def test_a_day_between_two_does_not_join_them():
    monday, thursday = (
        Report(
            key, key, speaker="mayor", said_on=day, published=day, figures=(Said("killed", 137),)
        )
        for key, day in (("a", START), ("c", START + timedelta(3)))
    )
    undated = replace(monday, key="b", article="b", said_on=None, published=START + timedelta(5))
    found = find_origins((monday, undated, thursday))
    assert [each.reports for each in found.origins] == [("a", "b"), ("c",)]
    assert [(link.first, link.second, link.against[0].rule) for link in found.apart] == [
        ("a", "c", "other-day"),
        ("b", "c", "other-day"),
    ]


def test_what_a_person_joined_against_the_days_stays_open_for_more():
    dated = [
        Report(str(at), str(at), speaker="mayor", said_on=START + timedelta(at * 4))
        for at in range(3)
    ]
    joined = Decision(Ruling.JOINED, frozenset({"0"}), frozenset({"1", "2"}))
    (origin,) = find_origins(dated, [joined]).origins
    assert origin.decided
    assert [each.rule for link in origin.links for each in link.reasons] == [
        "decided-together",
        "decided-together",
    ]


def test_decisions_reach_through_reports_that_are_not_at_hand():
    reports = [Report(key, key, speaker=key) for key in "abc"]
    through = [
        Decision(Ruling.JOINED, frozenset({"a"}), frozenset({"gone"})),
        Decision(Ruling.CONFIRMED, frozenset({"gone", "c"})),
    ]
    found = find_origins(reports, through)
    assert [each.reports for each in found.origins] == [("a", "c"), ("b",)]
    split = Decision(Ruling.SPLIT, frozenset({"c"}), frozenset({"a", "b"}), "the split")
    with pytest.raises(DecisionConflict) as refused:
        find_origins(reports, [*through, split])
    assert str(refused.value) == (
        "“the split” keeps apart what is put together by “confirmed: c, gone” and"
        " “joined: a, gone”."
    )


def test_a_report_is_not_split_from_itself():
    with pytest.raises(DecisionConflict, match="keeps a report apart from itself"):
        find_origins([], [Decision(Ruling.SPLIT, frozenset({"a"}), frozenset({"a"}))])


def test_two_reports_with_one_key_are_refused():
    with pytest.raises(ValueError, match="Two reports have one key"):
        find_origins([Report("a", "x"), Report("a", "y")])


def test_near_copies_are_one_route():
    reports = [
        Report(key, key, speaker="mayor", said_on=START, figures=(Said("killed", 137),))
        for key in "abc"
    ]
    found = find_origins(reports, routes={"a": "a", "b": "a"})
    assert [each.routes for each in found.origins] == [(("a", "b"), ("c",))]
    assert found.summary() == "3 articles, 1 origin"


def test_the_bulletins_of_one_ministry_are_an_origin_each_day():
    """Running totals often stay as they were; that makes no two days one utterance."""
    reports = [
        Report(
            f"{day:02} {outlet} {measure}",
            f"{day:02} {outlet}",
            published=START + timedelta(day),
            speaker="ministry",
            said_on=START + timedelta(day),
            figures=(Said(measure, number),),
        )
        for day in range(30)
        for outlet in ("agency", "paper")
        for measure, number in (("killed", 189_500 + day), ("aircraft", 137), ("ships", 12))
    ]
    found = find_origins(reports)
    assert found.summary() == "60 articles, 30 origins"
    assert {len(origin.reports) for origin in found.origins} == {6}


# ---------------------------------------------------------------- hostile sizes
def daily(number):
    """One ministry, one figure, day after day."""
    day = START + timedelta(number)
    return Report(
        f"{number:05}",
        f"{number:05}",
        speaker="ministry",
        said_on=day,
        published=day,
        figures=(Said("killed", 137),),
    )


def alike(number):
    return replace(daily(0), key=f"{number:05}", article=f"{number:05}")


def quoted(number):
    words = tuple(f"w{number % 7} of the city we hold and shall hold {at}" for at in range(6))
    return Report(f"{number:05}", f"{number:05}", published=START, quotes=words)


def crowded(number):
    return replace(daily(number), article="one", said_on=None, published=START)


@pytest.mark.parametrize("make", [daily, alike, quoted, crowded])
def test_two_thousand_reports_are_compared_in_proportion(make):
    compared = {
        count: find_origins(make(number) for number in range(count)).compared
        for count in (500, 2_000)
    }
    assert compared[2_000] < 2_000 * 60
    assert compared[2_000] < compared[500] * 4.4


@settings(max_examples=5)
@given(st.integers(30, 200))
def test_a_crowd_of_one_origin_is_found_whole(count):
    (origin,) = find_origins(alike(number) for number in range(count)).origins
    assert len(origin.reports) == count
