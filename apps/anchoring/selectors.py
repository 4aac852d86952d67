"""How a passage is described so that it can be found again: by place, words and context."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from apps.anchoring.boundaries import is_character_boundary
from apps.anchoring.spans import Span, SpanError

CONTEXT = 32
CONTEXT_LIMIT = 256


class SelectorError(ValueError):
    """A selector that lacks what is needed to find a passage, or contradicts itself."""


@dataclass(frozen=True, slots=True)
class Selector:
    """A passage by its words and its place.

    `exact`: its words. `prefix`, `suffix`: up to CONTEXT_LIMIT code points on either side.
    `start`, `end`: its place in the text it was taken from, in code points.
    """

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.start < 0 or self.end - self.start != len(self.exact) or not self.exact:
            raise SelectorError(
                f"A selector's place ({self.start} to {self.end}) must be as long as its"
                f" quote ({len(self.exact)} characters), and neither may be empty."
            )

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


def describe(
    text: str, span: Span, *, context: int = CONTEXT, limit: int = CONTEXT_LIMIT
) -> Selector:
    """The selector of `span` in `text`.

    Prefix and suffix hold `context` code points each, fewer at the text's edges, and grow
    to at most `limit` as long as prefix, quote and suffix together stand more than once in
    the text. Neither begins or ends in the middle of a visible character. Raises SpanError
    if the span reaches past the text.
    """
    exact = span.of(text)
    while True:
        first = _inward(text, max(0, span.start - context), span.start, 1)
        last = _inward(text, min(len(text), span.end + context), span.end, -1)
        whole = text[first:last]
        at_edges = first == 0 and last == len(text)
        if context >= limit or at_edges or text.find(whole, text.find(whole) + 1) < 0:
            return Selector(
                exact, text[first : span.start], text[span.end : last], span.start, span.end
            )
        context = min(limit, context * 2)


def _inward(text: str, at: int, towards: int, step: int) -> int:
    while at != towards and not is_character_boundary(text, at):
        at += step
    return at


def to_w3c(selector: Selector) -> list[dict[str, str | int]]:
    """The selector as the Web Annotation Data Model writes it: by position and by quote."""
    return [
        {"type": "TextPositionSelector", "start": selector.start, "end": selector.end},
        {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
    ]


def from_w3c(
    selectors: Sequence[Mapping[str, object]] | Mapping[str, object], text: str | None = None
) -> Selector:
    """A selector from the Web Annotation selectors of one target.

    Either kind may be missing if `text`, the text it was made for, is given: the other is
    then read from it (a quote must stand there once with its context). Raises SelectorError.
    """
    given = [selectors] if isinstance(selectors, Mapping) else list(selectors)
    by_type = {str(each.get("type")): each for each in given}
    quote, position = by_type.get("TextQuoteSelector"), by_type.get("TextPositionSelector")
    if quote is None and position is None:
        raise SelectorError("Neither a TextQuoteSelector nor a TextPositionSelector is given.")
    if position is not None:
        start, end = _integer(position, "start"), _integer(position, "end")
        if quote is not None:
            return Selector(*_quote(quote), start, end)
        if text is None:
            raise SelectorError("A position alone needs the text it points into.")
        try:
            return describe(text, Span(start, end))
        except SpanError as error:
            raise SelectorError(str(error)) from error
    assert quote is not None
    if text is None:
        raise SelectorError("A quote alone needs the text it stands in.")
    exact, prefix, suffix = _quote(quote)
    whole = prefix + exact + suffix
    first = text.find(whole)
    if not exact or first < 0:
        raise SelectorError("The quote does not stand in the text.")
    if text.find(whole, first + 1) >= 0:
        raise SelectorError("The quote stands in the text more than once.")
    start = first + len(prefix)
    return Selector(exact, prefix, suffix, start, start + len(exact))


def _quote(selector: Mapping[str, object]) -> tuple[str, str, str]:
    values = selector.get("exact"), selector.get("prefix", ""), selector.get("suffix", "")
    exact, prefix, suffix = values
    if not (isinstance(exact, str) and isinstance(prefix, str) and isinstance(suffix, str)):
        raise SelectorError("exact, prefix and suffix of a TextQuoteSelector must be text.")
    return exact, prefix, suffix


def _integer(selector: Mapping[str, object], name: str) -> int:
    value = selector.get(name)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise SelectorError(f"{name} of a TextPositionSelector must be a whole number from 0.")
    return value
