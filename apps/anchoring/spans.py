"""Half-open ranges of Unicode code points: the one way positions in a text are written."""

from __future__ import annotations

from dataclasses import dataclass


class SpanError(ValueError):
    """A range that is empty, reversed, negative, or outside of its text."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points `start` up to but not including `end` of some text.

    Raises SpanError unless 0 <= start < end. Spans sort by start, then by end.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0:
            raise SpanError(f"A span cannot start at {self.start}, before the text.")
        if self.start >= self.end:
            raise SpanError(
                f"A span must hold at least one character: {self.start} to {self.end}."
            )

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words of `text` under this span. Raises SpanError if it reaches past the end."""
        if self.end > len(text):
            raise SpanError(
                f"The span {self.start} to {self.end} reaches past the text's"
                f" {len(text)} characters."
            )
        return text[self.start : self.end]

    def contains(self, other: Span | int) -> bool:
        """Whether a position, or the whole of another span, lies inside this one."""
        if isinstance(other, Span):
            return self.start <= other.start and other.end <= self.end
        return self.start <= other < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end

    def touches(self, other: Span) -> bool:
        """Whether the two overlap or lie against one another."""
        return self.start <= other.end and other.start <= self.end

    def intersection(self, other: Span) -> Span | None:
        """The code points both cover, or None if there are none."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Span(start, end) if start < end else None

    def shift(self, by: int) -> Span:
        """The same length, `by` code points further on. Raises SpanError below 0."""
        return Span(self.start + by, self.end + by)
