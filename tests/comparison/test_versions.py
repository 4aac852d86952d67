"""Released versions stay as they are: what each says of fixed facts is held to a hash."""

import datetime
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest

from apps.comparison.methods.comparing import (
    ABOUT,
    RELEASED,
    USUAL,
    Kind,
    UnknownMethod,
    chosen,
    compare,
    difference,
    kind_of,
    propose,
    versions_of,
)
from apps.comparison.methods.facts import (
    ArticleFact,
    Carried,
    ClaimFact,
    CorrectionFact,
    Figure,
    QuestionFacts,
    UtteranceFact,
)
from apps.comparison.methods.scopes import Entry, Hierarchy, Known, Period, Scope, Stated
from apps.figures import Bound, Interval

DAY = datetime.date(2023, 5, 1)
WINTER = Period(datetime.date(2022, 12, 1), DAY, words="since December")
PLACES = Hierarchy(
    (Entry("u", "Ukraine"), Entry("d", "Donetsk region", ("u",)), Entry("b", "Bakhmut", ("d",)))
)
ARMIES = Hierarchy((Entry("r", "Russian forces"), Entry("w", "Wagner", ("r",))))


def interval(low: int | None, high: int | None, soft: bool = False) -> Interval:
    return Interval(
        None if low is None else Bound(low, soft), None if high is None else Bound(high, soft)
    )


def claim(
    number: int,
    words: str,
    figure: Figure,
    *,
    measure: str = "killed",
    population: str = "r",
    place: str = "u",
    article: int = 1,
    **more: Any,
) -> ClaimFact:
    held = Scope(
        Stated(measure, measure),
        Stated(ARMIES.name_of(population), population),
        Stated(PLACES.name_of(place), place),
        WINTER,
    )
    return ClaimFact(
        key=f"C-{number}",
        id=f"C-{number}",
        statement=words,
        kind="figure",
        state="confirmed",
        claimant="kirby",
        speaker="John Kirby",
        scope=held,
        figure=figure,
        utterance="said" if number < 5 else None,
        carried=(Carried(f"A-{article}", f"A-{article}", 1, 0, len(words), words, "paraphrase"),),
        **more,
    )


CLAIMS = (
    claim(1, "more than 20,000 were killed in Bakhmut",
          Figure("more than 20,000", "more than", interval(20_001, None), 20_000), place="b"),
    claim(2, "more than 20,000 were killed",
          Figure("more than 20,000", "more than", interval(20_001, None), 20_000), article=2),
    claim(3, "80,000 were wounded",
          Figure("80,000", "", interval(80_000, 80_000), 80_000), measure="wounded"),
    claim(4, "around 100,000 casualties",
          Figure("around 100,000", "about", interval(90_000, 110_000, True), 100_000),
          measure="casualties", corrections=("c1",)),
    claim(5, "more than 100,000 casualties",
          Figure("more than 100,000", "more than", interval(100_001, None), 100_000),
          measure="casualties", article=2),
    claim(6, "94 casualties of Wagner",
          Figure("94", "", interval(94, 94), 94), measure="casualties", population="w"),
    claim(7, "10,000 Wagner fighters were killed",
          Figure("10,000", "", interval(10_000, 10_000), 10_000), population="w", article=3),
    claim(8, "some 10,000 of Wagner's men have died, he said",
          Figure("some 10,000", "about", interval(9_000, 11_000, True), 10_000),
          population="w", article=2),
)  # fmt: skip
FACTS = QuestionFacts(
    key="Q-1",
    title="How many?",
    kind="number",
    description="",
    as_of=None,
    reconstructed=False,
    claims=CLAIMS,
    articles={
        f"A-{at}": ArticleFact(f"A-{at}", str(at), f"Article {at}", "Wire", "B", DAY)
        for at in (1, 2, 3)
    },
    utterances={
        "said": UtteranceFact("said", "kirby", "Kirby", "Briefing", "briefing", DAY, "day", "")
    },
    entities={},
    corrections={
        "c1": CorrectionFact(
            "c1", "scope_superseded", "All of Ukraine is meant", DAY, "said", None, None, "",
            Scope(place=Stated("Ukraine", "u")), None,
        )
    },
    links=(),
    decisions=(),
    known=Known(populations=ARMIES, places=PLACES),
)  # fmt: skip

SAID = {
    "comparison.origins/1": "5e594954a25562a0",
    "comparison.origins/2": "3703d9432a2a5cd0",
    "comparison.corrections/1": "dd79f1541b3c57d8",
    "comparison.scopes/1": "52a8bb926bfa61b3",
    "figures.constraints/1": "411312b7c2cb7b2c",
    "comparison.positions/1": "4f53cda18c2baa0c",
    "comparison.drift/1": "3ddec31246c45d92",
}
"""What each version says of these facts, as a hash."""


def said_by(method: str) -> str:
    """All that a version says of the facts, in short. Of origins what it proposes, too."""
    told = [
        (each.rule, each.verdict, each.sentence, each.claims, each.working)
        for each in compare(FACTS, (method,)).findings
    ]
    if kind_of(method) is Kind.ORIGINS:
        told += [
            (one, other, str(link.score), link.explanation, ())
            for one, other, link in propose(FACTS, method)
        ]
    return sha256(repr(told).encode()).hexdigest()[:16]


@pytest.mark.parametrize("method", RELEASED)
def test_a_released_version_says_what_it_always_said(method: str) -> None:
    """What a version says has changed: give the change a version of its own, beside this one."""
    assert said_by(method) == SAID[method]


def test_every_version_is_told_of_and_held_to_what_it_says() -> None:
    assert set(ABOUT) == set(RELEASED) == set(SAID)
    assert {kind_of(method) for method in USUAL} == {kind for kind, _ in RELEASED.values()}
    assert versions_of(Kind.ORIGINS) == ("comparison.origins/1", "comparison.origins/2")


def test_one_of_each_kind_is_used_the_chosen_or_the_usual() -> None:
    assert chosen(()) == USUAL
    first = chosen(["comparison.origins/1"])
    assert first == ("comparison.origins/1", *USUAL[1:])
    with pytest.raises(UnknownMethod, match="origins/9"):
        chosen(["comparison.origins/9"])


def test_two_versions_are_set_side_by_side() -> None:
    found = difference(FACTS, "comparison.origins/1", "comparison.origins/2")
    assert [each.sentence for each in found.before] == []
    assert {each.claims for each in found.after} >= {("C-7", "C-8")}
    assert not difference(FACTS, "comparison.origins/2", "comparison.origins/2")
    assert not difference(replace(FACTS, claims=()), *versions_of(Kind.ORIGINS))
