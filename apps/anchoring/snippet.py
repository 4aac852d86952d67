"""A passage with the words around it, as a line of a concordance."""

from __future__ import annotations

from apps.anchoring.boundaries import WORD
from apps.anchoring.spans import Span

# Longer than words one would read beside a quote; bounds the search in a text without spaces.
_REACH_PER_WORD = 40


def context(text: str, span: Span, words: int = 12) -> tuple[str, str, str]:
    """Up to `words` words before the span, the span's own text, and up to `words` after it.

    Cut at word boundaries; white space at the outer edges is dropped, that against the span
    is kept. Raises SpanError if the span reaches past the text.
    """
    quote = span.of(text)
    reach = words * _REACH_PER_WORD
    low, high = max(0, span.start - reach), min(len(text), span.end + reach)
    before = [m.start() for m in WORD.finditer(text, low, span.start)]
    if low > 0 and before and before[0] == low and not text[low - 1].isspace():
        before = before[1:]
    after = [m.end() for m in WORD.finditer(text, span.end, high)]
    if high < len(text) and after and after[-1] == high and not text[high].isspace():
        after = after[:-1]
    first = _first(text, before, words, low, span.start)
    last = _last(text, after, words, high, span.end)
    return text[first : span.start].lstrip(), quote, text[span.end : last].rstrip()


def _first(text: str, starts: list[int], words: int, low: int, edge: int) -> int:
    """Where the words before begin, with what opens them, such as a quotation mark."""
    if len(starts) <= words and low == 0:
        return 0
    first = starts[-words:][0] if words and starts else edge
    while (
        first > low
        and first < edge
        and not text[first - 1].isspace()
        and not text[first - 1].isalnum()
    ):
        first -= 1
    return first


def _last(text: str, ends: list[int], words: int, high: int, edge: int) -> int:
    """Where the words after end, with the mark that closes the last, such as a full stop."""
    if len(ends) <= words and high == len(text):
        return high
    last = ends[:words][-1] if words and ends else edge
    while edge < last < high and not text[last].isspace() and not text[last].isalnum():
        last += 1
    return last
