"""What holds for every text, friendly or not: true spans, no error, time linear in the length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.claims.extraction.attributions import METHOD, RULES, find_attributions
from apps.claims.extraction.attributions.finding import LONGEST_PART, parts

_MARKS = "“ ” „ \" ' ’ « » '' , . ? : ; — – - ( )"
_WORDS = (
    "he said that Koval told reporters claims according to the of who and was quoted as saying"
    " Anna Gen. U.S. 20,000 his adding not заявив що сказав він за словами сообщил по данным як"
    " повідомив Гнат reportedly asked"
)
PIECES = (*_MARKS.split(), *_WORDS.split(), "\n\n", "\n")
TEXTS = st.one_of(
    st.text(max_size=300),
    st.lists(st.sampled_from(PIECES), max_size=80).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=80).map("".join),
)


@given(TEXTS, st.booleans())
@settings(max_examples=300, deadline=None)
def test_spans_are_true_and_content_stands_in_order(text, heading):
    for each in find_attributions(text, heading=heading):
        spans = [*each.content, *(link.span for link in each.chain)]
        spans += [span for span in (each.speaker, each.cue, each.refers_to) if span]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert each.content
        assert all(
            one.end <= other.start
            for one, other in zip(each.content, each.content[1:], strict=False)
        )
        assert each.rule in RULES
        assert 0 < each.score <= 1


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_a_text_is_always_read_alike(text):
    assert find_attributions(text) == find_attributions(text)


def test_what_stands_before_moves_everything_by_its_length():
    text = "“The bridge is gone,” Anna Koval said. She said it twice."
    before = "Nothing happened in the harbour.\n\n"
    assert find_attributions(before + text) == tuple(
        each.shifted(len(before)) for each in find_attributions(text)
    )


HOSTILE = {
    "one word": "a" * 100_000,
    "a million digits": "1" * 1_000_000,
    "no spaces": "said,“he”said:Koval." * 3_000,
    "opening marks only": "“" * 20_000,
    "nested ten thousand deep": "“he said " * 10_000 + "”" * 10_000,
    "straight marks": '" a' * 20_000,
    "verbs only": "said " * 8_000,
    "one sentence": "he said that Koval said that " * 800,
    "asides": "Koval, said, " * 2_000,
    "white space": " \n\t" * 50_000,
    "lone apostrophes": "' ’ " * 20_000,
    "surrogates and nulls": "\ud800\x00 said \u202e" * 5_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_in_linear_time(name):
    text = HOSTILE[name]

    def seconds(of: str) -> float:
        began = time.process_time()
        find_attributions(of)
        return time.process_time() - began

    once, twice = seconds(text), seconds(text + text)
    assert twice < 4 * once + 0.5


def test_a_long_text_is_read_in_parts_between_paragraphs():
    sentence = "The harbour is empty, Petro Hnat said on Monday.\n\n"
    text = sentence * (3 * LONGEST_PART // (2 * len(sentence)))
    cut = list(parts(text))
    assert "".join(text[start:end] for start, end in cut) == text
    assert all(text[start:].startswith("The harbour") for start, _ in cut)
    assert len(find_attributions(text)) == text.count("said")


def test_a_long_text_without_any_place_to_cut_is_read_as_well():
    assert [end - start for start, end in parts("x" * (LONGEST_PART + 1))] == [LONGEST_PART, 1]


def test_every_rule_has_its_sentence():
    assert METHOD == "claims.attributions/1"
    assert all(name == rule.name for name, rule in RULES.items())
    assert all(rule.sentence.rstrip("”»")[-1] in ".…" for rule in RULES.values())
