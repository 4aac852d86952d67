import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring import (
    METHOD,
    METHODS,
    AnchorState,
    Span,
    describe,
    paragraphs,
    resolve,
    resolve_all,
)
from tests.anchoring.edits import EDITS, Draft, passage

TWIN = "“After months of losses, the army’s push backfired,” the envoy said."
STRAIGHT_TWIN = TWIN.translate(str.maketrans("“”’", '""\''))
BEFORE = "Estimates rest on reports that were gathered since early winter."
AFTER = "He would not give a figure for the other side."

ARTICLE = "\n\n".join(
    [
        "Over five months, more than 20,000 soldiers were killed in the fight for the city, "
        "the government said on Monday.",
        "Another 80,000 people were hurt, spokesman Adam Reyes told reporters, citing newly "
        "released findings. He gave no source. Half of the dead served in a private company.",
        "The army has tried to take the city since last year. It holds most of it, but the "
        "defenders keep some western districts, and the fight has great symbolic value.",
        BEFORE,
        "“We estimate losses of over 100,000, with more than 20,000 killed in action,” he said. "
        "The figure could not be checked independently, and the capital has not commented.",
        "Analysts say the city matters little in itself. It has become a focal point for "
        "commanders who had little good news to tell.",
        AFTER,
        "У Бахмуті тривають бої, заявив речник. За його словами, втрати сягають 20 000 осіб.",
    ]
)


def mark(text: str, words: str):
    start = text.index(words)
    return describe(text, Span(start, start + len(words)))


def after(text: str, words: str, new: str):
    found = resolve(mark(text, words), text, new)
    return found.state, found.span.of(new) if found.span else None


def paragraphs_of(*texts: str) -> str:
    return "\n\n".join(texts)


@given(st.data())
def test_on_the_same_text_every_passage_is_exactly_where_it_was(data):
    text = data.draw(st.text(st.sampled_from("ab .,\n“é\u0301👍قو漢"), min_size=1, max_size=80))
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    found = resolve(describe(text, span), text, text)
    assert (found.state, found.span) == (AnchorState.EXACT, span)


@given(st.data())
def test_what_is_found_lies_in_the_text_and_is_found_again_the_same(data):
    pieces = st.lists(
        st.sampled_from(["one", "two", "three", "20,000", "“", '"', ".", " ", "  ", "\n", "\n\n"]),
        min_size=1,
        max_size=40,
    ).map("".join)
    old, new = data.draw(pieces), data.draw(pieces)
    start = data.draw(st.integers(0, len(old) - 1))
    selector = describe(old, Span(start, data.draw(st.integers(start + 1, len(old)))))
    for known in (old, None):
        found = resolve(selector, known, new)
        assert found == resolve(selector, known, new)
        assert (found.span is not None) == (found.state in {"exact", "moved"})
        for span in (*found.candidates, *([found.span] if found.span else [])):
            assert span.end <= len(new)
        if found.state == AnchorState.EXACT:
            assert found.span == selector.span
            assert found.span.of(new) == selector.exact


@pytest.mark.parametrize("name", EDITS)
def test_after_realistic_edits_the_passage_is_found_or_given_up_but_never_mistaken(name):
    for seed in range(12):
        rng = random.Random(f"{name} {seed}")
        span = passage(ARTICLE, rng)
        if len(span) < 8:
            continue
        draft = Draft(ARTICLE, span)
        EDITS[name](draft, rng)
        found = resolve(describe(ARTICLE, span), ARTICLE, draft.text)
        assert found.span == draft.span, (seed, span.of(ARTICLE), found)


@given(st.integers(0, 7), st.text(st.sampled_from("ab \n.é"), max_size=60), st.randoms())
def test_an_insertion_elsewhere_moves_the_passage_by_its_length(number, inserted, rng):
    span = passage(ARTICLE, rng)
    own = next(each for each in paragraphs(ARTICLE) if each.contains(span))
    at = paragraphs(ARTICLE)[number].start
    if at == own.start:
        return
    new = ARTICLE[:at] + inserted + "\n\n" + ARTICLE[at:]
    shifted = span.shift(len(inserted) + 2) if at < span.start else span
    found = resolve(describe(ARTICLE, span), ARTICLE, new)
    assert found.span == shifted
    assert found.state == (AnchorState.EXACT if at > span.start else AnchorState.MOVED)


@pytest.mark.parametrize(
    ("words", "change", "expected"),
    [
        ("more than 20,000 soldiers", ("20,000", "21,500"), "more than 21,500 soldiers"),
        ("80,000", ("80,000", "about 95,000"), "95,000"),
        ("Adam Reyes", ("Adam Reyes", "Adam Reyez"), "Adam Reyez"),
        ("newly released findings", ("newly released", "downgraded"), "downgraded findings"),
        ("У Бахмуті", ("Бахмуті", "Бахмутi"), "У Бахмутi"),
        ("tried to take", ("has tried", "has long tried"), "tried to take"),
    ],
)
def test_a_changed_passage_is_moved_to_how_it_now_reads(words, change, expected):
    new = ARTICLE.replace(*change, 1)
    assert after(ARTICLE, words, new) == (AnchorState.MOVED, expected)


def test_a_passage_taken_out_is_an_orphan():
    words = "It has become a focal point for commanders"
    assert after(ARTICLE, words, ARTICLE.replace(words, "")) == (AnchorState.ORPHAN, None)


def test_a_short_word_that_stands_everywhere_is_not_found_where_it_was_not_marked():
    old = ARTICLE.replace(AFTER, "The envoy left.")
    assert after(old, "The envoy", old.replace("The envoy left.", "")) == (
        AnchorState.ORPHAN,
        None,
    )


@pytest.mark.parametrize("second", [TWIN, STRAIGHT_TWIN])
@pytest.mark.parametrize("known", [True, False])
def test_the_second_of_twins_taken_out_is_never_found_in_the_first(second, known):
    old = paragraphs_of(BEFORE, TWIN, second, AFTER)
    start = len(BEFORE) + len(TWIN) + 4
    selector = describe(old, Span(start, start + len(second)))
    new = paragraphs_of(BEFORE, TWIN, AFTER)
    found = resolve(selector, old if known else None, new)
    assert (found.state, found.span) == (AnchorState.AMBIGUOUS, None)
    assert found.candidates == (Span(len(BEFORE) + 2, len(BEFORE) + 2 + len(TWIN)),)


def test_the_second_of_twins_taken_out_stays_undecided_among_other_edits():
    old = paragraphs_of(BEFORE, TWIN, TWIN, AFTER)
    start = len(BEFORE) + len(TWIN) + 4
    new = paragraphs_of("News from the capital.", BEFORE, TWIN, AFTER.replace("not", "never"))
    found = resolve(describe(old, Span(start, start + len(TWIN))), old, new)
    assert found.state == AnchorState.AMBIGUOUS


def test_a_twin_is_told_by_its_glyphs_where_they_are_left_alone():
    old = paragraphs_of(BEFORE, TWIN, STRAIGHT_TWIN, AFTER)
    new = paragraphs_of(BEFORE, STRAIGHT_TWIN, AFTER)
    assert after(old, STRAIGHT_TWIN, new) == (AnchorState.MOVED, STRAIGHT_TWIN)


def test_twins_that_are_both_left_are_each_themselves():
    old = paragraphs_of(BEFORE, TWIN, TWIN, AFTER)
    new = "Lead. " + old
    first, second = (
        describe(old, Span(at, at + len(TWIN)))
        for at in (len(BEFORE) + 2, len(BEFORE) + len(TWIN) + 4)
    )
    assert [found.span for found in resolve_all([first, second], old, new)] == [
        first.span.shift(6),
        second.span.shift(6),
    ]


def test_a_copy_put_beside_the_passage_leaves_two_equal_candidates():
    old, new = paragraphs_of(BEFORE, TWIN, AFTER), paragraphs_of(BEFORE, TWIN, TWIN, AFTER)
    found = resolve(mark(old, TWIN), old, new)
    assert (found.state, len(found.candidates)) == (AnchorState.AMBIGUOUS, 2)


def test_a_whole_paragraph_put_elsewhere_is_followed():
    old = paragraphs_of(TWIN, BEFORE, AFTER, *ARTICLE.split("\n\n")[:3])
    new = paragraphs_of(BEFORE, AFTER, *ARTICLE.split("\n\n")[:3], TWIN)
    assert after(old, "push backfired", new) == (AnchorState.MOVED, "push backfired")


def test_without_the_old_text_quote_and_context_find_it():
    new = "A new lead.\n\n" + ARTICLE.replace("reporters", "journalists")
    found = resolve(mark(ARTICLE, "80,000 people were hurt"), None, new)
    assert (found.state, found.span.of(new)) == (AnchorState.MOVED, "80,000 people were hurt")


def test_every_resolution_names_its_method_and_why():
    found = resolve(mark(ARTICLE, "Analysts say"), ARTICLE, "Lead. " + ARTICLE)
    assert found.method == METHOD
    assert METHOD in METHODS
    assert found.explanation == (
        "The words around it are still there, and it stands between them, unchanged."
    )


def test_a_passage_of_a_long_text_with_many_changes_is_found_where_it_went():
    rng = random.Random(5)
    names = ["".join(rng.choices("abcdefghij", k=rng.randint(2, 9))) for _ in range(4_000)]
    lines = [" ".join(rng.choices(names, k=rng.randint(20, 60))) for _ in range(1_600)]
    old = "\n\n".join(lines)
    for at in range(0, 1_600, 16):
        lines[at] = lines[at][20:] + " and more"
    new = "\n\n".join(lines)
    selector = describe(old, Span(len(old) // 2, len(old) // 2 + 90))
    found = resolve(selector, old, new)
    assert len(old) > 380_000
    assert (found.state, found.span.of(new)) == (AnchorState.MOVED, selector.exact)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a" * 300_000, "a" * 299_990),
        ("a " * 60_000, "a " * 59_990),
        ("!?" * 60_000, "?!" * 59_990),
        (" " * 300_000, " " * 299_000),
        ("a" + "\u0301" * 200_000, "a" + "\u0301" * 199_999),
    ],
)
def test_hostile_texts_come_to_an_end_and_are_never_decided_by_chance(old, new):
    middle = len(old) // 2
    selector = describe(old, Span(middle, middle + 9))
    for known in (old, None):
        found = resolve(selector, known, new)
        assert found.span is None or found.span.of(new) == selector.exact
