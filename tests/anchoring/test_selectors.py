import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring import (
    Selector,
    SelectorError,
    Span,
    SpanError,
    describe,
    from_w3c,
    to_w3c,
)

TEXT_AND_SPAN = st.text(st.sampled_from("ab \n\u0301👍🇺🇦قو"), min_size=1, max_size=200).flatmap(
    lambda text: st.tuples(
        st.just(text),
        st.integers(0, len(text) - 1).flatmap(
            lambda start: st.integers(start + 1, len(text)).map(lambda end: Span(start, end))
        ),
    )
)


@given(TEXT_AND_SPAN)
def test_a_description_says_what_stands_there_and_around(case):
    text, span = case
    selector = describe(text, span)
    assert selector.span == span
    assert selector.exact == span.of(text)
    assert text[: span.start].endswith(selector.prefix)
    assert text[span.end :].startswith(selector.suffix)
    assert from_w3c(to_w3c(selector)) == selector


@given(st.text(min_size=1, max_size=100))
def test_context_grows_until_the_passage_is_unique(noise):
    text = f"{'the same words again. ' * 8}{noise}"
    span = Span(44, 52)
    selector = describe(text, span)
    whole = selector.prefix + selector.exact + selector.suffix
    assert text.count(whole) == 1


def test_context_does_not_grow_without_bound():
    text = "a" * 10_000
    selector = describe(text, Span(5_000, 5_001))
    assert (len(selector.prefix), len(selector.suffix)) == (256, 256)


def test_context_does_not_cut_a_visible_character():
    text = "🇺🇦" * 20 + "x" + "e\u0301" * 40
    selector = describe(text, Span(40, 41), context=31)
    assert (selector.prefix, selector.suffix) == ("🇺🇦" * 15, "e\u0301" * 15)


def test_a_quote_or_a_position_alone_is_completed_from_the_text():
    text = "Kirby told reporters. Kirby said."
    whole = describe(text, Span(22, 27))
    assert from_w3c(to_w3c(whole)[0], text) == whole
    quote = {"type": "TextQuoteSelector", "exact": "Kirby", "suffix": " said"}
    assert from_w3c([quote], text) == Selector("Kirby", "", " said", 22, 27)


@pytest.mark.parametrize(
    "given_selectors",
    [
        [],
        [{"type": "TextQuoteSelector", "exact": "Kirby"}],
        [{"type": "TextQuoteSelector", "exact": "absent"}],
        [{"type": "TextQuoteSelector", "exact": 7}],
        [{"type": "TextPositionSelector", "start": 5, "end": 500}],
        [{"type": "TextPositionSelector", "start": True, "end": 2}],
        [
            {"type": "TextPositionSelector", "start": 0, "end": 2},
            {"type": "TextQuoteSelector", "exact": "K"},
        ],
    ],
)
def test_selectors_that_cannot_find_a_passage_are_refused(given_selectors):
    with pytest.raises(SelectorError):
        from_w3c(given_selectors, "Kirby told reporters. Kirby said.")


def test_a_passage_outside_of_the_text_cannot_be_described():
    with pytest.raises(SpanError):
        describe("short", Span(2, 9))
