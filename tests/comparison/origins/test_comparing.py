"""What speaks for one origin, and what rules it out."""

from dataclasses import replace
from datetime import date
from zlib import crc32

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apps.comparison.methods.origins import (
    METHODS,
    RULES,
    VERSIONS,
    Report,
    Said,
    compare,
    find_origins,
    keyed,
    read_reports,
)

MONDAY = date(2023, 5, 1)
WORDS = "We will hold the city as long as it takes and not one day less than that"


def report(key, **facts):
    given = {"article": key, "published": MONDAY, "speaker": "mayor"} | facts
    return Report(key, **given)


def rules(one, other, **more):
    first, second = read_reports((one, other))
    link = compare(first, second, **more)
    return [each.rule for each in link.reasons], [each.rule for each in link.against]


@pytest.mark.parametrize(
    ("one", "other", "fired", "against"),
    [
        ({}, {}, ["speaker-same", "day-close"], []),
        ({}, {"published": date(2023, 6, 1)}, ["speaker-same"], []),
        ({}, {"published": date(2023, 5, 3)}, ["speaker-same", "day-near"], []),
        (
            {"told": "The dam will hold for two weeks"},
            {"told": "For two weeks yet, the dam will hold, he says"},
            ["speaker-same", "day-close", "words-alike"],
            [],
        ),
        (
            {"told": "The dam will hold for two weeks"},
            {"told": "Nine of the gates are broken"},
            ["speaker-same", "day-close"],
            [],
        ),
        (
            {"speaker": None, "told": "The dam will hold for two weeks"},
            {"told": "The dam will hold for two weeks"},
            ["day-close"],
            [],
        ),
        (
            {"figures": (Said("killed", 94),)},
            {"figures": (Said("casualties", 94),)},
            ["speaker-same", "day-close", "figure-akin"],
            [],
        ),
        ({}, {"speaker": "governor"}, ["day-close"], ["other-speaker"]),
        ({}, {"speaker": None}, ["day-close"], []),
        (
            {},
            {"speaker": "city", "speaks_for": frozenset({"mayor"})},
            ["speaker-for", "day-close"],
            [],
        ),
        (
            {"speaker": None, "speaker_words": "a US official"},
            {"speaker": None, "speaker_words": "A  U.S. official"},
            ["day-close"],
            [],
        ),
        (
            {"speaker": None, "speaker_words": "a US official"},
            {"speaker": None, "speaker_words": "A US  official"},
            ["speaker-words", "day-close"],
            [],
        ),
        (
            {"said_on": MONDAY},
            {"said_on": MONDAY, "said_precision": "minute"},
            ["speaker-same", "day-same"],
            [],
        ),
        (
            {"said_on": MONDAY},
            {"said_on": date(2023, 5, 2), "published": date(2023, 5, 2)},
            ["speaker-same", "day-next"],
            [],
        ),
        (
            {"said_on": MONDAY},
            {"said_on": date(2023, 5, 3), "published": date(2023, 5, 3)},
            ["speaker-same"],
            ["other-day"],
        ),
        (
            {"said_on": date(2023, 4, 24), "said_precision": "month"},
            {"said_on": date(2023, 4, 9)},
            ["speaker-same", "day-within"],
            [],
        ),
        # Nothing is reported before it is said.
        ({"published": date(2023, 4, 20)}, {"said_on": MONDAY}, ["speaker-same"], ["other-day"]),
        ({"medium": "post"}, {"medium": "post"}, ["speaker-same", "day-close", "medium-same"], []),
        (
            {"medium": "post"},
            {"medium": "interview"},
            ["speaker-same", "day-close", "medium-other"],
            [],
        ),
        (
            {"occasion": "the Monday briefing"},
            {"occasion": "The Monday  Briefing"},
            ["speaker-same", "day-close", "occasion-same"],
            [],
        ),
        (
            {"figures": (Said("killed", 11_484),)},
            {"figures": (Said("fatalities", 11_484), Said("wounded", 3))},
            ["speaker-same", "day-close", "figure-exact"],
            [],
        ),
        (
            {"figures": (Said("killed", 40),)},
            {"figures": (Said("wounded", 40),)},
            ["speaker-same", "day-close"],
            [],
        ),
        (
            {"figures": (Said("killed", 40),)},
            {"figures": (Said("killed", 41),)},
            ["speaker-same", "day-close", "figure-other"],
            [],
        ),
        (
            {"speaker": "paper", "document": "leak"},
            {"speaker": "ministry", "document": "leak"},
            ["document-same", "day-close"],
            [],
        ),
        (
            {"document": "leak"},
            {"document": "study"},
            ["speaker-same", "day-close"],
            ["other-document"],
        ),
        (
            {"publisher": "agency"},
            {"relayed_by": frozenset({"agency"})},
            ["speaker-same", "day-close", "relay-named"],
            [],
        ),
        ({}, {"article": "a"}, ["speaker-same", "day-near", "article-same"], []),
    ],
)
def test_what_fires(one, other, fired, against):
    assert rules(report("a", **one), report("b", **other)) == (fired, against)


@pytest.mark.parametrize(
    ("quote", "rule"),
    [
        (WORDS, ["quote-long"]),
        ("“we will HOLD the city as long, as it takes”", ["quote-long"]),
        ("he promised to hold the city as long as possible", ["quote-short"]),
        ("not one day", ["quote-few"]),
        ("the city takes less than one day", []),
        ("", []),
    ],
)
def test_quoted_words_count_by_their_run(quote, rule):
    fired, _ = rules(report("a", quotes=(WORDS,)), report("b", quotes=("Nothing.", quote)))
    assert [each for each in fired if each.startswith("quote")] == rule


def test_a_run_does_not_go_on_from_one_quote_to_the_next():
    fired, _ = rules(
        report("a", quotes=("We will hold", "the city")),
        report("b", quotes=("We will hold the city",)),
    )
    assert fired == ["speaker-same", "day-close", "quote-few"]


def test_copies_alone_show_nothing():
    one, other = (report(key, speaker=None, quotes=(WORDS,), passages=(WORDS,)) for key in "ab")
    fired, _ = rules(one, other, copied=True)
    assert fired == ["day-close", "quote-long", "text-copied", "passage-copied"]
    assert find_origins((one, other), routes={"a": "a", "b": "a"}).origins == ()


@pytest.mark.parametrize(
    ("given", "copied", "told"),
    [
        # Whose words they are is named in one of them.
        ({}, True, [("a", "b")]),
        ({"speaker": "mayor"}, True, [("a", "b")]),
        ({}, False, [("a",)]),
        ({"passages": ("Something else was said there.",)}, True, [("a",)]),
        ({"speaker_words": "an official"}, True, [("a", "b")]),
        ({"speaker": "governor"}, True, [("a",), ("b",)]),
    ],
)
def test_a_passage_of_a_copied_text_goes_back_to_whom_it_names(given, copied, told):
    one = report("a", passages=(WORDS,))
    other = report("b", **({"speaker": None, "passages": (WORDS,)} | given))
    routes = {"b": "a"} if copied else {}
    assert [each.reports for each in find_origins((one, other), routes=routes).origins] == told


REPORTS = st.builds(
    Report,
    key=st.sampled_from("ab"),
    article=st.sampled_from("xyz"),
    published=st.none() | st.dates(MONDAY, date(2023, 5, 20)),
    speaker=st.sampled_from([None, "mayor", "city"]),
    speaks_for=st.sampled_from([frozenset(), frozenset({"city"})]),
    said_on=st.none() | st.dates(MONDAY, date(2023, 5, 20)),
    said_precision=st.sampled_from(["day", "week", "month", "year"]),
    medium=st.sampled_from(["", "post", "speech"]),
    document=st.sampled_from([None, None, "leak"]),
    figures=st.lists(
        st.builds(Said, st.sampled_from(["killed", "wounded"]), st.integers(1, 999)), max_size=3
    ).map(tuple),
    quotes=st.lists(st.sampled_from([WORDS, "hold the city", "…"]), max_size=3).map(tuple),
)


@given(REPORTS, REPORTS, st.booleans())
def test_sides_play_no_part(one, other, copied):
    first, second = read_reports((one, other))
    if one.key != other.key:
        assert compare(first, second, copied=copied) == compare(second, first, copied=copied)


@given(REPORTS, REPORTS)
def test_a_score_is_the_sum_of_its_reasons(one, other):
    link = compare(*read_reports((one, other)))
    points = sum(each.points for each in link.reasons)
    anchored = any(RULES[each.rule].anchors for each in link.reasons)
    expected = max(0, min(100, points))
    assert link.score == (expected if anchored else min(expected, 59)) / 100
    assert {each.rule for each in (*link.reasons, *link.against)} <= set(RULES)


NAMED = report("a", article="x", speaker="mayor", figures=(Said("killed", 101),))


@given(REPORTS, REPORTS)
@example(NAMED, replace(NAMED, speaker=None))
def test_what_is_proposed_has_a_key_in_common(one, other):
    """Without a decision nobody has to look at reports that share no key."""
    one, other = replace(one, key="a"), replace(other, key="b")
    link = compare(*read_reports((one, other)))
    if link.score >= 0.6 and not link.against:
        first, second = keyed((one, other))
        assert not first.keys.isdisjoint(second.keys)


def test_keys_stay_as_they_are():
    said = report(
        "a",
        speaks_for=frozenset({"city"}),
        said_on=MONDAY,
        figures=(Said("fatalities", 137),),
        quotes=("we hold the city still",),
    )
    (kept,) = keyed((said,))
    assert (kept.report, kept.day) == (said, MONDAY)
    assert kept.keys == {
        "article a mayor",
        "article a city",
        "day 2023-05-01 mayor",
        "day 2023-05-01 city",
        "about 2023-05-01 mayor",
        "about 2023-05-02 mayor",
        "figure killed 137 mayor",
        "figure killed 137 city",
        "figure killed 137 in a",
        "figure killed 137 on 2023-05-01",
        f"words {crc32(b'we hold the city still')}",
    }


def test_the_methods_have_names_and_versions():
    assert list(METHODS) == [
        "comparison.origins/1",
        "comparison.origins/2",
        "comparison.copies/1",
        "comparison.relays/1",
    ]
    assert list(VERSIONS) == ["comparison.origins/1", "comparison.origins/2"]


def test_the_first_version_says_what_it_always_said():
    facts = {"figures": (Said("killed", 300),), "told": "Three hundred people died in the flood"}
    one, other = report("a", **facts), report("b", **facts)
    first, second = read_reports((one, other))
    old, new = (compare(first, second, method=method) for method in VERSIONS)
    assert [(each.rule, each.points) for each in old.reasons] == [
        ("speaker-same", 30),
        ("day-near", 10),
        ("figure-round", 15),
    ]
    assert [(each.rule, each.points) for each in new.reasons] == [
        ("speaker-same", 30),
        ("day-close", 15),
        ("figure-round", 15),
        ("words-alike", 15),
    ]
    assert (old.score, new.score) == (0.55, 0.75)
    told = [find_origins((one, other), method=method).summary() for method in VERSIONS]
    assert told == ["2 articles, 2 origins", "2 articles, 1 origin"]
