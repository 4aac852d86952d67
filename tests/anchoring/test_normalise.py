import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.anchoring import Span, normalise

MESSY = st.text(
    st.sampled_from("ab A'\"“”’«»–—-\u00a0\u2009 \n\t\u200b\u00ad\ufeffﬁé\u0301e…ß½ИЙ\u0306قو👍"),
    max_size=40,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Russia’s”", '"Russia\'s"'),
        ("«Так» — ні", '"Так" - ні'),
        (" 20\u00a0000 \n\n  men ", "20 000 men"),
        ("of\u00adﬁ\u200bce", "office"),
        ("cafe\u0301", "café"),
        ("wait…", "wait..."),
    ],
)
def test_what_reads_the_same_is_written_the_same(text, expected):
    assert normalise(text).text == expected


def test_case_is_evened_out_only_if_asked():
    assert normalise("Straße").text == "Straße"
    assert normalise("Straße", case=True).text == "strasse"


@given(MESSY, st.booleans())
def test_a_normalised_text_is_normal(text, case):
    once = normalise(text, case=case).text
    assert normalise(once, case=case).text == once
    assert unicodedata.is_normalized("NFC", once)


@given(MESSY, st.booleans(), st.data())
def test_spans_map_to_the_original_and_back(text, case, data):
    normal = normalise(text, case=case)
    if not normal.text:
        return
    start = data.draw(st.integers(0, len(normal.text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(normal.text))))
    there = normal.to_original(span)
    back = normal.to_normalised(there)
    assert back is not None
    assert back.contains(span)
    assert normal.to_original(back) == there


@given(MESSY, st.data())
def test_spans_of_the_original_map_to_the_same_words(text, data):
    if not text:
        return
    normal = normalise(text)
    start = data.draw(st.integers(0, len(text) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text))))
    there = normal.to_normalised(span)
    if there is None:
        assert normalise(span.of(text)).text == ""
    else:
        assert there.end <= len(normal.text)
        assert normal.to_original(there).overlaps(span)
