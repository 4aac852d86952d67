"""Offsets as browsers count them (UTF-16 code units) and as we do (code points), both ways."""

from __future__ import annotations

import re
from bisect import bisect_left

from apps.anchoring.spans import Span

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetError(ValueError):
    """An offset outside of the text, or in the middle of one character."""


class Utf16Index:
    """Converts offsets for one text.

    Built in one pass; each lookup is O(log k) for k characters outside of the Basic
    Multilingual Plane, and a plain comparison for a text that has none.
    """

    def __init__(self, text: str) -> None:
        self._points = [] if text.isascii() else [m.start() for m in _ASTRAL.finditer(text)]
        self._units = [point + before for before, point in enumerate(self._points)]
        self.length_in_points = len(text)
        self.length_in_units = len(text) + len(self._points)

    def to_units(self, point: int) -> int:
        """The UTF-16 offset of the boundary before code point number `point`."""
        if not 0 <= point <= self.length_in_points:
            raise OffsetError(
                f"Character offset {point} is outside of the text's {self.length_in_points}."
            )
        return point + bisect_left(self._points, point)

    def to_points(self, unit: int) -> int:
        """The code point offset of a UTF-16 offset.

        Raises OffsetError outside of the text, and inside of a surrogate pair, where there
        is no boundary between characters.
        """
        if not 0 <= unit <= self.length_in_units:
            raise OffsetError(
                f"UTF-16 offset {unit} is outside of the text's {self.length_in_units}."
            )
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] == unit - 1:
            raise OffsetError(
                f"UTF-16 offset {unit} falls inside of a character (a surrogate pair)."
            )
        return unit - before

    def span_from_units(self, start: int, end: int) -> Span:
        """The span between two UTF-16 offsets. Raises OffsetError or SpanError."""
        return Span(self.to_points(start), self.to_points(end))

    def span_to_units(self, span: Span) -> tuple[int, int]:
        """The UTF-16 offsets (start, end) of a span."""
        return self.to_units(span.start), self.to_units(span.end)
