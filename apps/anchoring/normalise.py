"""Text as a reader takes it, whatever the glyphs: with a map back to the text as it stands.

Quotation marks, apostrophes and dashes of every kind, no-break and other spaces and runs of
them, zero-width characters, ligatures, compatibility forms and composed or decomposed
letters are evened out, and letter case if wished.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field

from apps.anchoring.boundaries import MARKS
from apps.anchoring.spans import Span

_SINGLE = (
    "'`\u00b4\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u2032\u2035\u2039\u203a"
    "\u055a\u05f3\uff07"
)
_DOUBLE = '"\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033\u2036\u300c\u300d\u300e\u300f\u05f4\uff02'
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u058a\ufe58\ufe63\uff0d-"
ZERO_WIDTH = (
    "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069"
    "\ufe00-\ufe0f\ufeff"
)

_GLYPHS = str.maketrans(
    dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_DASHES, "-")
)
_ZERO_WIDTH = re.compile(f"[{ZERO_WIDTH}]+")

_BLANK = "".join(
    char for char in map(chr, range(0x10000)) if char.isspace() or _ZERO_WIDTH.fullmatch(char)
)

# Plain stretches stand for themselves; everything else is one piece a character, with its marks.
_PIECE = re.compile(
    f"(?P<plain>[!-_a-~]+(?: [!-_a-~]+)*(?![{ZERO_WIDTH}]*[{MARKS}]))"
    f"|(?P<space>[\\s{ZERO_WIDTH}]*\\s[\\s{ZERO_WIDTH}]*)"
    f"|(?P<nothing>[{ZERO_WIDTH}]+)"
    f"|(?P<hangul>[\u1100-\u11ff]+)"
    f"|(?:.(?:[{ZERO_WIDTH}]*[{MARKS}])+|.)",
    re.DOTALL,
)


def fold(text: str, *, case: bool = False) -> str:
    """A short text evened out, without a map; with `case`, upper and lower case too."""
    plain = _ZERO_WIDTH.sub("", text)
    if not plain.isascii():
        # The glyph table goes first: a compatibility form may come apart into a space and a mark.
        plain = unicodedata.normalize("NFKC", plain.translate(_GLYPHS)).translate(_GLYPHS)
    elif "`" in plain:
        plain = plain.replace("`", "'")
    if case:
        plain = plain.casefold()
        return plain if plain.isascii() else unicodedata.normalize("NFKC", plain)
    return plain


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text evened out, and where each piece of it stands in the original.

    Pieces are in order and cover both texts, but for what vanishes (zero-width characters,
    white space at the edges). A piece of equal length on both sides that is marked `plain`
    maps character by character; any other maps as a whole.
    """

    text: str
    _original: list[int] = field(repr=False)
    _original_ends: list[int] = field(repr=False)
    _starts: list[int] = field(repr=False)
    _plain: list[bool] = field(repr=False)

    def to_original(self, span: Span) -> Span:
        """Where a span of the normalised text stands in the original.

        A piece that cannot be divided (a ligature, a run of spaces) is given whole.
        Raises SpanError if the span reaches past the normalised text.
        """
        span.of(self.text)
        first = bisect_right(self._starts, span.start) - 1
        last = bisect_right(self._starts, span.end - 1) - 1
        start, end = self._original[first], self._original_ends[last]
        if self._plain[first]:
            start += span.start - self._starts[first]
        if self._plain[last]:
            end = self._original[last] + span.end - self._starts[last]
        return Span(start, end)

    def to_normalised(self, span: Span) -> Span | None:
        """Where a span of the original stands in the normalised text; None if none of it is left.

        A piece that the span cuts is given whole.
        """
        first = max(0, bisect_right(self._original, span.start) - 1)
        if self._starts and self._original_ends[first] <= span.start:
            first += 1
        last = bisect_right(self._original, span.end - 1) - 1
        if last < first or first >= len(self._starts):
            return None
        start, end = self._starts[first], self._end(last)
        if self._plain[first]:
            start += max(0, span.start - self._original[first])
        if self._plain[last]:
            end = min(end, self._starts[last] + span.end - self._original[last])
        return Span(start, end)

    def _end(self, piece: int) -> int:
        return self._starts[piece + 1] if piece + 1 < len(self._starts) else len(self.text)


def normalise(text: str, *, case: bool = False) -> Normalised:
    """The text evened out, with its map; with `case`, upper and lower case are evened out too.

    White space at either end is dropped, every other run of it becomes one space.
    """
    parts: list[str] = []
    original: list[int] = []
    ends: list[int] = []
    starts: list[int] = []
    plain: list[bool] = []
    at = 0
    for match in _PIECE.finditer(text, 0, len(text.rstrip(_BLANK))):
        kind = match.lastgroup
        piece = match.group()
        if kind == "nothing":
            continue
        if kind == "space":
            written = " " if at else ""
        elif kind == "plain":
            written = piece.casefold() if case else piece
        else:
            written = fold(piece, case=case).strip()
        if not written:
            continue
        parts.append(written)
        original.append(match.start())
        ends.append(match.end())
        starts.append(at)
        plain.append(kind == "plain")
        at += len(written)
    return Normalised("".join(parts), original, ends, starts, plain)
