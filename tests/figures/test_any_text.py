"""Whatever a text holds, reading it gives figures in order, inside of it, at a bounded cost."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import apps.figures
from apps.figures import read
from apps.figures.lexicon import words
from apps.figures.tokens import LONGEST_SENTENCE, sentences

ROOT = Path(apps.figures.__file__).parent
SOURCES = sorted(ROOT.rglob("*.py"))
ALLOWED = {
    "__future__",
    "bisect",
    "calendar",
    "collections",
    "dataclasses",
    "datetime",
    "enum",
    "fractions",
    "functools",
    "heapq",
    "itertools",
    "math",
    "re",
    "types",
    "typing",
}
PIECES = st.sampled_from(
    sorted(
        words(
            """killed wounded 20 000 20,000 1.5 million тис. more than at least half of them one in
            five dozens people загинули близько двадцять убиты 10:30 2022 May - – , . ; : ( ) $ %
            км² а́ 🔴 “ ” شهيد 5th M-19 including and or to між several hundred"""
        )
    )
)


@given(st.lists(PIECES, max_size=30).map(" ".join) | st.text(max_size=60))
def test_figures_come_in_order_and_keep_their_words(text):
    found = read(text)
    starts = [figure.words.start for figure in found.figures]
    assert starts == sorted(starts)
    for figure in found.figures:
        there = figure.words
        assert text[there.start : there.end] == there.text != ""
        low, high = figure.interval.low, figure.interval.high
        assert low is not None
        assert high is None or low.value <= high.value
        if figure.best is not None and figure.qualifier.value in ("none", "about", "exactly"):
            assert figure.interval.holds(figure.best)
        assert figure.part_of is None or figure.part_of < len(found.figures)


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_what_comes_before_another_paragraph_does_not_change(text):
    alone = read(text).figures
    together = read(f"{text}\n\nNothing else.").figures
    assert together == alone


@given(st.text(max_size=200))
def test_sentences_hold_every_sign_that_is_no_space(text):
    last = 0
    for sentence in sentences(text):
        assert 0 < len(sentence) <= LONGEST_SENTENCE
        for token in sentence:
            assert text[token.start : token.end] == token.text
            assert token.start >= last
            last = token.end


@pytest.mark.parametrize(
    "piece",
    ["12 killed, ", "1,111,", "1-", "half of the ", "one in ", "a@", "a-1", "“", "12:", "a'"],
)
def test_no_sentence_outgrows_its_bound(piece):
    lengths = [len(sentence) for sentence in sentences(piece * 2_000)]
    assert max(lengths) <= LONGEST_SENTENCE


def test_a_text_without_end_is_read_piece_by_piece():
    once = len(read("12 killed, " * 400).figures)
    twice = len(read("12 killed, " * 800).figures)
    assert (once, twice) == (400, 800)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_figures_know_no_database_clock_or_environment(path):
    imported = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            imported |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            imported.add(node.module or "")
    outside = {
        name for name in imported if not name.startswith(("apps.figures", "apps.measuring"))
    }
    assert {name.split(".")[0] for name in outside} - ALLOWED == set()
