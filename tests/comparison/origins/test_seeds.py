"""Who said what in the two articles the product starts from, written down from reading them."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from apps.comparison.methods.origins import (
    Decision,
    DecisionConflict,
    Relays,
    Report,
    Ruling,
    Said,
    Step,
    find_origins,
    independent,
    likeness,
    shingles,
)

KIRBY = {"speaker": "kirby", "speaks_for": frozenset({"white house", "us"}), "interest": "ally"}
HOUSE = {"speaker": "white house", "speaks_for": frozenset({"us"}), "interest": "ally"}
FIRST = {"article": "first", "publisher": "the first", "published": date(2023, 5, 2)}
SECOND = {
    "article": "second",
    "publisher": "the second",
    "published": date(2023, 5, 1),
    "relayed_by": frozenset({"The Hill"}),
}
CASUALTIES, KILLED = Said("casualties", 100_000), Said("killed", 20_000)

LEAD = Report("a1", **FIRST, **HOUSE, figures=(KILLED,))
INJURED = Report("a2", **FIRST, **KIRBY, figures=(Said("injured", 80_000),))
TOLD = Report(
    "a3",
    **FIRST,
    **KIRBY,
    medium="briefing",
    figures=(CASUALTIES, KILLED),
    quotes=(
        "We estimate Russian casualties to be over 100,000, with more than 20,000 of them killed"
        " in action,",
    ),
)
REFUSED = Report("a4", **FIRST, **KIRBY, quotes=("they are the victims here",))
UNVERIFIED = Report("a5", **FIRST)
ANALYSTS = Report("a6", **FIRST, speaker_words="Analysts")
PRIGOZHIN = Report("a7", **FIRST, speaker="prigozhin", medium="interview", interest="belligerent")
GENERAL = Report(
    "a8",
    **FIRST,
    speaker="syrskyi",
    medium="post",
    said_on=date(2023, 5, 1),
    interest="belligerent",
)

ESTIMATED = Report("b1", **SECOND, **HOUSE, figures=(CASUALTIES, KILLED))
ALMOST_HALF = Report(
    "b2", **SECOND, **KIRBY, said_on=date(2023, 5, 1), figures=(Said("share", Fraction(1, 2)),)
)
STOCKPILES = Report(
    "b3",
    **SECOND,
    **KIRBY,
    medium="briefing",
    figures=(CASUALTIES, KILLED),
    quotes=(
        "Russia has exhausted its military stockpiles and its armed forces,",
        "Just since December, we estimate that Russia has suffered more than 100,000 casualties,"
        " including over 20,000 killed in action…",
    ),
)
DIFFICULT = Report("b4", **SECOND, speaker="syrskyi", interest="belligerent")

FIGURES = (LEAD, INJURED, TOLD, ESTIMATED, ALMOST_HALF, STOCKPILES)
ALL = (*FIGURES, REFUSED, UNVERIFIED, ANALYSTS, PRIGOZHIN, GENERAL, DIFFICULT)


def test_the_figures_of_two_articles_have_one_origin():
    found = find_origins(FIGURES)
    assert found.summary() == "2 articles, 1 origin"
    (origin,) = found.origins
    assert origin.reports == ("a1", "a2", "a3", "b1", "b2", "b3")
    assert origin.speakers == ("kirby", "white house")
    assert origin.interests == ("ally",)
    assert origin.routes == (("first",), ("second",))
    assert not origin.decided


def test_the_link_between_the_articles_is_the_utterance():
    link = next(link for link in find_origins((TOLD, STOCKPILES)).origins[0].links)
    assert [(each.rule, each.points) for each in link.reasons] == [
        ("speaker-same", 30),
        ("day-close", 15),
        ("medium-same", 4),
        ("figure-round", 15),
        ("figure-again", 10),
        ("quote-few", 8),
    ]
    assert link.score == 0.82
    assert link.explanation == (
        "The same speaker. No day tells them apart, and they came out within a day of one another."
        " Said in the same way: a briefing, an interview, a post. The same figure"
        " for the same thing: 100,000 casualties. Another figure is the same: 20,000 killed."
        " Three words or four quoted alike, in a row: “killed in action”."
    )


def test_others_in_the_same_articles_are_others():
    found = find_origins(ALL)
    assert [origin.reports for origin in found.origins] == [
        ("a1", "a2", "a3", "a4", "b1", "b2", "b3"),
        ("a7",),
        ("a8",),
        ("b4",),
    ]
    assert [(each.reports, each.unresolved) for each in found.unresolved] == [
        (("a5",), "Told in the article’s own voice: where it comes from is not said."),
        (("a6",), "Nobody is named: Analysts."),
    ]
    assert found.summary() == "2 articles, 4 origins, 2 unresolved"
    again = find_origins((*ALL, replace(ANALYSTS, key="a9"), replace(UNVERIFIED, key="a10")))
    assert again.summary() == found.summary()


def test_one_speaker_is_one_voice_whatever_the_number_of_origins():
    stands_alone = independent(find_origins(ALL).origins)
    assert stands_alone.groups == (("a1",), ("a7",), ("a8", "b4"))
    assert stands_alone.shared == (("syrskyi",),)
    assert independent(find_origins(FIGURES).origins).count == 1


def test_a_truly_independent_origin_makes_two():
    ministry = Report(
        "c1", "third", published=date(2023, 5, 3), speaker="uk", figures=(CASUALTIES,)
    )
    found = find_origins((*FIGURES, ministry))
    assert found.summary() == "3 articles, 2 origins"
    assert independent(found.origins).count == 2


def test_the_relay_is_on_the_way_and_no_origin_of_its_own():
    hill = Report(
        "h1",
        "hill",
        publisher="The Hill",
        published=date(2023, 5, 1),
        said_on=date(2023, 5, 1),
        figures=(CASUALTIES,),
        **KIRBY,
    )
    found = find_origins((*FIGURES, hill))
    assert found.summary() == "3 articles, 1 origin"
    relays = Relays(
        [
            Step("first", "kirby"),
            Step("second", "The Hill"),
            Step("The Hill", "kirby"),
        ],
        {"kirby": "ally"},
    )
    assert relays.roots("second").roots == ("kirby",)
    assert relays.roots("second").interested == (("kirby", "ally"),)
    assert relays.way("second", "kirby") == ("second", "The Hill", "kirby")


def test_a_person_may_hold_it_otherwise():
    split = Decision(
        Ruling.SPLIT, frozenset({"a1", "a2", "a3"}), frozenset({"b1", "b2", "b3"}), "Split by Ana"
    )
    assert find_origins(FIGURES, [split]).summary() == "2 articles, 2 origins"
    joined = Decision(Ruling.JOINED, frozenset({"a3"}), frozenset({"b3"}), "Joined by Oleh")
    with pytest.raises(DecisionConflict) as refused:
        find_origins(FIGURES, [joined, split])
    assert (
        str(refused.value)
        == "“Split by Ana” keeps apart what is put together by “Joined by Oleh”."
    )
    assert (refused.value.split, refused.value.together) == (split, (joined,))


def test_hardly_a_run_of_words_is_in_common():
    told = shingles(TOLD.quotes[0] + " he said. U.S. statistics come from data from December.")
    stockpiles = shingles(" ".join(STOCKPILES.quotes))
    assert likeness(told, stockpiles) == 0.0
    assert find_origins((TOLD, STOCKPILES)).summary() == "2 articles, 1 origin"


def test_the_same_words_alone_make_no_origin():
    words = ("The town was struck by eleven rockets in the night and nobody was hurt.",)
    one = Report("x", "x", published=date(2023, 5, 1), quotes=words, passages=words)
    other = replace(one, key="y", article="y")
    found = find_origins((one, other))
    assert [each.reports for each in found.unresolved] == [("x",), ("y",)]
    # In copies of one text they are told once, and yet by nobody.
    copied = find_origins((one, other), routes={"y": "x"})
    assert (copied.origins, [each.reports for each in copied.unresolved]) == ((), [("x", "y")])
    assert copied.summary() == "2 articles, 0 origins, 1 unresolved"
    spoken = find_origins((replace(one, speaker="mayor"), replace(other, speaker="mayor")))
    assert [each.reports for each in spoken.origins] == [("x", "y")]
