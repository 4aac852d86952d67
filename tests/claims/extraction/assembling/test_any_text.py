"""What holds for every text, friendly or not: true spans, keys apart, time linear in length."""

import datetime
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.claims.extraction.assembling import RULES, Named, Part, read_claims
from apps.claims.extraction.assembling.joining import MOST_PIECES
from apps.claims.extraction.attributions.finding import LONGEST_PART
from tests.claims.extraction.assembling import seeds

_WORDS = (
    "he said that Ivan Koval told reporters claims according to the of who and was killed wounded"
    " 20 soldiers casualties more than half dead were from Orlin in since May another including"
    " them percent 60 the figures are could not verify Moscow has commented controls withdrew"
    " загинули 12 цивільних заявив за словами погибли сообщил citing officials if Russian Russia"
)
_MARKS = "“ ” „ \" ' « » , . ? : ; — -- ( ) • [ ]"
PIECES = (*_MARKS.split(), *_WORDS.split(), "\n\n", "\n")
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=80).map("".join),
)
PUBLISHED = datetime.date(2024, 5, 20)
KINDS = {"Orlin": "place", "Russia": "place", "Ivan Koval": "person", "Moscow": "place"}


def names_in(text):
    return [
        Named(at, at + len(name), kind, name, name)
        for name, kind in KINDS.items()
        for at in range(len(text))
        if text.startswith(name, at)
    ]


def read(text):
    return read_claims(text, published=PUBLISHED, names=names_in(text)).claims


def spans_of(claim):
    yield from (piece.span for piece in claim.evidence)
    yield from (step.span for step in claim.chain)
    yield from (known.span for known in claim.known.values() if known.span)


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_claims_stand_in_the_text_and_are_told_apart(text):
    claims = read(text)
    for place, claim in enumerate(claims):
        assert all(0 <= span.start < span.end <= len(text) for span in spans_of(claim))
        assert claim.rule in RULES
        assert 0 < claim.score <= 1
        assert claim.statement.strip()
        assert all(0 <= other < len(claims) and other != place for other in claim.limits)
        whole = [claim.part_of, claim.quantity and claim.quantity.share_of]
        assert all(
            0 <= other < len(claims) and other != place for other in whole if other is not None
        )
        assert not (claim.quantity and claim.quantity.is_share and Part.FIGURE in claim.known)
    assert len({claim.key for claim in claims}) == len(claims)


@given(TEXTS)
@settings(max_examples=25, deadline=None)
def test_reading_again_gives_the_same(text):
    assert read(text) == read(text)


def test_text_added_behind_changes_no_claim():
    before = seeds.first().claims
    text = f"{seeds.FIRST}\n\nThe weather stayed dry for most of the week."
    after = read_claims(
        text, published=datetime.date(2023, 5, 2), names=seeds.names_of(seeds.FIRST)
    ).claims
    assert after == before


def test_a_long_text_is_read_in_parts_as_one():
    filler = "Nothing happened there on that day.\n\n" * (LONGEST_PART // 37)
    text = f"{filler}Twelve guards were killed in Orlin.\n\n{filler}Forty guards were killed."
    first, second = read(text)
    assert [first.statement, second.statement] == [
        "Twelve guards killed in Orlin.",
        "Forty guards killed.",
    ]
    assert text[first.start : first.end] == "Twelve guards were killed in Orlin."
    assert text[second.start : second.end] == "Forty guards were killed."


def test_what_is_said_without_end_keeps_its_first_places():
    text = "Twelve guards were killed.\n\n" * (2 * MOST_PIECES)
    [claim] = read(text)
    assert len(claim.evidence) == MOST_PIECES
    assert claim.start == 0


HOSTILE = {
    "one word": lambda size: "a" * size,
    "a row of digits": lambda size: "7" * size,
    "quotation marks within one another": lambda size: (
        "“" * (size // 2) + "20 were killed, he said" + "”" * (size // 2)
    ),
    "no spaces": lambda size: "20killed,hesaid." * (size // 16),
    "no points": lambda size: "20 soldiers were killed in Orlin and he said that " * (size // 50),
    "one thing over and over": lambda size: "“20 soldiers were killed. ” " * (size // 28),
    "caveats of nothing": lambda size: "The BBC could not verify it. " * (size // 29),
    "a list without end": lambda size: "• 20 killed\n" * (size // 12),
    "shares of shares": lambda size: "60 percent of the dead were " * (size // 28),
    "an article many times": lambda size: (seeds.FIRST + "\n\n") * (size // 2_500),
}
# Below this share of a second the clock says nothing. Of four times the text a square would give
# 16 times the time.
_TELLING, _AT_MOST = 0.1, 9


def seconds(text):
    best = float("inf")
    for _ in range(2):
        begun = time.process_time()
        read_claims(text, published=PUBLISHED)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_doubling_the_text_twice_doubles_the_time_about_twice(make):
    short, long = seconds(make(3_000)), seconds(make(12_000))
    assert long < _TELLING or long / short < _AT_MOST


def test_ten_thousand_quotation_marks_deep_is_no_recursion():
    text = "“" * 10_000 + "20 soldiers were killed" + "”" * 10_000
    assert [claim.statement for claim in read(text)] == ["20 soldiers killed."]


def test_ten_megabytes_are_read_to_the_end():
    filler = f"{'word' * 250} " * 10_000
    text = f"Twelve guards were killed.\n\n{filler}\n\nForty guards were wounded."
    assert len(text) > 10_000_000
    assert [claim.start for claim in read_claims(text).claims] == [0, text.index("Forty")]
