"""What holds for any text whatever."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.entities.finding.world import bare_finder

WORDS = [
    "Bakhmut",
    "Бахмуті",
    "John",
    "Kirby",
    "said",
    "general",
    "Олександр",
    "Сирський",
    "«Вагнера»",
    "U.S.",
    "the",
    "White",
    "House",
    "in",
    "Kyiv",
    ",",
    ".",
    "\n",
    "ʼ",
    "’",
    "-",
    "—",
    "(",
    ")",
    "Moscow,",
    "Missouri",
    "93rd",
    "Brigade",
    "🙂",
    "é",
    "é",
    "Мариу́поль",
    "עזה",
    "القاهرة",
    "\u202e",
    "\u200d",
    "\xad",
    "\x00",
    "İstanbul",
    "ẞ",
    "ﬁ",
    "Å",
    "ǅ",
    "President",
    "Мр.",
]
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
)
LANGUAGES = st.sampled_from(["", "en", "uk", "ru", "he", "xx-nonsense"])


@given(TEXTS, LANGUAGES)
def test_spans_are_true_sorted_and_apart(text: str, language: str) -> None:
    found = bare_finder().find(text, language=language)
    end = 0
    for one in found.findings:
        assert end <= one.start < one.end <= len(text)
        assert text[one.start : one.end].strip() == text[one.start : one.end]
        assert one.name_key
        assert 0 <= one.score <= 1
        assert one.explanation
        assert one.best.kind == one.kind
        end = one.end
    for role in found.roles:
        assert found.findings[role.person].kind == "person"
        assert " ".join(text[role.title_start : role.title_end].split()) == role.title
        assert role.body is None or found.findings[role.body].kind != "person"


@given(TEXTS, LANGUAGES)
def test_the_same_text_reads_the_same(text: str, language: str) -> None:
    finder = bare_finder()
    assert finder.find(text, language=language) == finder.find(text, language=language)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "🙂" * 1000,
        "a\u0301" * 5000,
        "\u202eقاهرة " * 2000,
        "A" * 1_000_000,
        "А" * 1_000_000,
        "« " * 50_000,
        "the of " * 50_000,
        "Mr. " * 20_000,
    ],
    ids=lambda text: repr(text[:6]),
)
def test_hostile_texts_do_no_harm(text: str) -> None:
    assert bare_finder().find(text, language="uk").findings == ()


@pytest.mark.parametrize(
    "piece",
    [
        "John Kirby said Bakhmut fell. ",
        "Ministry of Defense and of ",
        "генерал Олександр Сирський у Бахмуті ",
        "The Bank Of New Group, Moscow, Missouri, ",
        "JOHN KIRBY SAID IN BAKHMUT ",
    ],
)
def test_time_grows_with_the_text_and_no_faster(piece: str) -> None:
    finder = bare_finder()

    def seconds(times: int) -> float:
        text = piece * times
        taken = []
        for _ in range(3):
            begun = time.process_time()
            finder.find(text, language="en")
            taken.append(time.process_time() - begun)
        return min(taken)

    seconds(50)
    # Ten times the text: time that grew with its square would be a hundred times as long.
    assert seconds(2000) < 30 * max(seconds(200), 0.002)
