from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring import Change, diff

TEXTS = st.lists(
    st.sampled_from(["Kirby", "said", "20,000", ".", "“", '"', " ", "  ", "\n\n", "e\u0301", "é"])
).map("".join)


def read(old: str, new: str) -> list[tuple[str, str, str]]:
    return [
        (step.change, old[step.old_start : step.old_end], new[step.new_start : step.new_end])
        for step in diff(old, new)
    ]


def test_a_changed_number_is_one_replacement():
    assert read("more than 20,000 killed", "more than 21,500 killed") == [
        (Change.EQUAL, "more than ", "more than "),
        (Change.REPLACE, "20,000", "21,500"),
        (Change.EQUAL, " killed", " killed"),
    ]


def test_an_inserted_word_takes_one_space_with_it():
    assert read("said on Monday", "said again on Monday") == [
        (Change.EQUAL, "said ", "said "),
        (Change.INSERT, "", "again "),
        (Change.EQUAL, "on Monday", "on Monday"),
    ]


def test_glyphs_and_spaces_are_changes_of_their_own():
    assert read("“no”  he said", '"no" he said') == [
        (Change.REPLACE, "“", '"'),
        (Change.EQUAL, "no", "no"),
        (Change.REPLACE, "” ", '"'),
        (Change.EQUAL, " he said", " he said"),
    ]


@given(TEXTS, TEXTS)
def test_the_steps_cover_both_texts_and_equal_ones_are_equal(old, new):
    steps = diff(old, new)
    assert "".join(old[s.old_start : s.old_end] for s in steps) == old
    assert "".join(new[s.new_start : s.new_end] for s in steps) == new
    for step in steps:
        same = old[step.old_start : step.old_end] == new[step.new_start : step.new_end]
        assert (step.change == Change.EQUAL) <= same
        assert (step.old is None) == (step.change == Change.INSERT)
        assert (step.new is None) == (step.change == Change.DELETE)
    assert all(
        (a.change == Change.EQUAL) != (b.change == Change.EQUAL) for a, b in pairwise(steps)
    )


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert [step.change for step in diff(text, text)] == [Change.EQUAL] * bool(text)
