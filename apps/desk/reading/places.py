"""From what a browser or a person points at to spans of the stored text, and back.

This is the one place where offsets change their unit. A browser counts UTF-16 code units and
knows only the paragraphs it shows, so it says "paragraph 3, unit 14"; everything else in Fogline
counts code points of the whole text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from apps.anchoring import (
    OffsetError,
    Span,
    SpanError,
    Utf16Index,
    is_character_boundary,
    words,
)
from apps.articles.errors import InvalidAnnotation

_PLACE: Final = re.compile(r"([0-9]{1,7}):([0-9]{1,9})")
# As many characters of either end of the selection as the browser sends along for checking.
CHECKED: Final = 64
_STALE: Final = "The page shows other words than are stored. Reload it and select again."


def paragraph_numbers(extents: Sequence[Span], span: Span) -> range:
    """The numbers (from 1) of the paragraphs that a span lies in, wholly or in part."""
    first = bisect_right([extent.end for extent in extents], span.start)
    last = bisect_left([extent.start for extent in extents], span.end)
    return range(first + 1, last + 1)


def point_of(text: str, extents: Sequence[Span], place: str) -> int:
    """The code point offset in the text of "paragraph:unit" as a browser counts.

    Raises InvalidAnnotation for what is no place of this text.
    """
    match = _PLACE.fullmatch(place)
    if match is None:
        raise InvalidAnnotation("Select some words first.")
    number, unit = int(match[1]), int(match[2])
    if not 1 <= number <= len(extents):
        raise InvalidAnnotation(_STALE)
    extent = extents[number - 1]
    try:
        return extent.start + Utf16Index(extent.of(text)).to_points(unit)
    except OffsetError as error:
        raise InvalidAnnotation(_STALE) from error


def place_of(text: str, extents: Sequence[Span], point: int) -> str:
    """The inverse of `point_of`, for a point in a paragraph or at its end."""
    at = min(bisect_left([extent.end for extent in extents], point), len(extents) - 1)
    extent = extents[at]
    inside = min(max(point, extent.start), extent.end) - extent.start
    return f"{at + 1}:{Utf16Index(extent.of(text)).to_units(inside)}"


def selected(
    text: str, extents: Sequence[Span], start: str, end: str, head: str = "", tail: str = ""
) -> Span:
    """The span somebody selected in a browser, without white space at its edges.

    `head` and `tail` are the first and last characters the browser saw selected (up to CHECKED
    each); if the text says otherwise, nothing is guessed. Raises InvalidAnnotation.
    """
    try:
        span = Span(point_of(text, extents, start), point_of(text, extents, end))
    except SpanError as error:
        raise InvalidAnnotation("Select some words first.") from error
    exact = span.of(text)
    numbers = paragraph_numbers(extents, span)
    if numbers:
        shown = [
            _shared(extents[number - 1], span).of(text) for number in (numbers[0], numbers[-1])
        ]
        if not (shown[0].startswith(head) and shown[1].endswith(tail)):
            raise InvalidAnnotation(_STALE)
    if not exact.strip():
        raise InvalidAnnotation("The selection holds only white space. Select some words.")
    trimmed = Span(
        span.start + len(exact) - len(exact.lstrip()), span.end - len(exact) + len(exact.rstrip())
    )
    return _whole_characters(text, trimmed)


def _shared(extent: Span, span: Span) -> Span:
    return extent.intersection(span) or extent


def _whole_characters(text: str, span: Span) -> Span:
    """Widened until no visible character is cut, as happens with joined emoji and accents."""
    start, end = span.start, span.end
    while not is_character_boundary(text, start):
        start -= 1
    while not is_character_boundary(text, end):
        end += 1
    return Span(start, end)


def occurrences(text: str, wanted: str, limit: int = 200) -> list[Span]:
    """Where the words stand in the text, whatever white space and case they are typed in."""
    parts = [re.escape(part) for part in wanted.split()]
    if not parts:
        return []
    pattern = r"\s+".join(parts)
    for flags in (0, re.IGNORECASE):
        found = []
        for match in re.finditer(pattern, text, flags):
            found.append(_whole_characters(text, Span(*match.span())))
            if len(found) == limit:
                break
        if found:
            return found
    return []


def nudged(text: str, span: Span, edge: str) -> Span:
    """The span with one edge moved by a word: "start-", "start+", "end-" or "end+".

    Minus is towards the beginning of the text. An edge that cannot move stays. Raises
    InvalidAnnotation for another word.
    """
    start, end = span.start, span.end
    inside = words(text, span)
    if edge == "start-":
        before = _words_near(text, max(0, start - 200), start)
        start = before[-1].start if before else start
    elif edge == "start+":
        start = next((word.start for word in inside if word.start > start), start)
    elif edge == "end-":
        end = next((word.end for word in reversed(inside) if word.end < end), end)
    elif edge == "end+":
        after = _words_near(text, end, min(len(text), end + 200))
        end = next((word.end for word in after if word.end > end), end)
    else:
        raise InvalidAnnotation("Say which edge to move.")
    if start >= end:
        return span
    return Span(start, end)


def _words_near(text: str, start: int, end: int) -> list[Span]:
    return words(text, Span(start, end)) if start < end else []
