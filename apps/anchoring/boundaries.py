"""Where characters, words and paragraphs begin and end.

Character and word boundaries follow the spirit of Unicode's text segmentation (UAX 29),
without its tables: what a reader takes for one letter, one emoji or one word is not cut.
"""

from __future__ import annotations

import re
import unicodedata
from statistics import median

from apps.anchoring.spans import Span

ZERO_WIDTH_JOINER = "\u200d"

_REGIONAL = "\U0001f1e6-\U0001f1ff"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_EMOJI = (
    "\u00a9\u00ae\u203c\u2049\u2122\u231a-\u23ff\u2600-\u27bf\u2b00-\u2bff"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001faff"
)
_TAGS = "\U000e0020-\U000e007f"

# Written without spaces, so that each character is the smallest thing one can point at.
IDEOGRAPHS = (
    "\u3005-\u3007\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)


def _mark_ranges() -> str:
    """A regular expression class of all combining marks, read from Unicode's categories."""
    ranges: list[list[int]] = []
    for code in (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0)):
        if unicodedata.category(chr(code))[0] == "M":
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in ranges)


MARKS = _mark_ranges()
_EXTENDING = re.compile(f"[{MARKS}\u200c\u200d{_SKIN_TONES}{_TAGS}]")
_PICTOGRAPH = re.compile(f"[{_EMOJI}]")
_REGIONAL_RUN = re.compile(f"[{_REGIONAL}]+")

_PART = f"[^\\W{IDEOGRAPHS}]+(?:[{MARKS}\u200c\u200d]+[^\\W{IDEOGRAPHS}]*)*"
_JOINING = "'\u2018\u2019\u02bc\u2032`\u00b4\u055a\u05f3\u00ad\u2010\u2011\u00b7-"
_JOIN = f"(?:[{_JOINING}]|(?<=\\d)[.,](?=\\d))"
_ONE_EMOJI = f"[{_EMOJI}][{MARKS}{_SKIN_TONES}{_TAGS}]*"
WORD = re.compile(
    f"[0-9#*]\ufe0f?\u20e3"
    f"|{_PART}(?:{_JOIN}{_PART})*"
    f"|[{IDEOGRAPHS}][{MARKS}]*"
    f"|[{_REGIONAL}]{{2}}"
    f"|{_ONE_EMOJI}(?:\u200d{_ONE_EMOJI})*"
)

_ONE_LINE_END = "(?:\r\n|\r(?!\n)|[\n\x85\u2028\u2029])"
_LINE_END = re.compile(_ONE_LINE_END)
_BLANK_LINES = re.compile(f"{_ONE_LINE_END}(?:[^\\S\n\r\x85\u2028\u2029]*{_ONE_LINE_END})+")
# A line of print or of a wire service is wrapped well below this many characters.
_WRAPPED_LINE = 120


def is_character_boundary(text: str, at: int) -> bool:
    """Whether cutting `text` before position `at` leaves every visible character whole."""
    if at <= 0 or at >= len(text):
        return True
    before, after = text[at - 1], text[at]
    if before == "\r" and after == "\n":
        return False
    if after < "\u0300":
        return True
    if _EXTENDING.match(after):
        return False
    if before == ZERO_WIDTH_JOINER and _PICTOGRAPH.match(after):
        return False
    if _REGIONAL_RUN.match(after):
        first = at
        while first > 0 and _REGIONAL_RUN.match(text[first - 1]):
            first -= 1
        return (at - first) % 2 == 0
    return True


def words(text: str, span: Span | None = None) -> list[Span]:
    """The words that lie whole or in part inside `span` (by default in the whole text), in order.

    A word keeps its combining marks, and apostrophes, hyphens and the separators of numbers
    inside it; an emoji with everything joined to it is one word, and so is each ideograph.
    A word cut by the span's edges is given whole.
    """
    if span is None:
        return [Span(*m.span()) for m in WORD.finditer(text)]
    start = _start_of_run(text, span.start)
    found = []
    for match in WORD.finditer(text, start):
        if match.start() >= span.end:
            break
        if match.end() > span.start:
            found.append(Span(*match.span()))
    return found


def _start_of_run(text: str, at: int) -> int:
    """The start of the run without white space around `at`; no word reaches into it."""
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def snap_to_words(text: str, span: Span) -> Span:
    """The span moved to whole words: cut words completed, white space at its edges dropped.

    Punctuation at the edges stays as selected. A span of nothing but white space is
    returned as it is.
    """
    start, end = span.start, min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return span
    inside = words(text, Span(start, end))
    if inside:
        start, end = min(start, inside[0].start), max(end, inside[-1].end)
    return Span(start, end)


def paragraphs(text: str) -> list[Span]:
    """The paragraphs of a text, in order, without the line ends between them.

    Where blank lines exist and single line ends look like wrapping (short lines), blank lines
    separate and a single line end is a soft break inside its paragraph; otherwise every line
    end separates. Every character outside of the spans is white space.
    """
    separator = _BLANK_LINES if _is_wrapped(text) else _LINE_END
    found: list[Span] = []
    start = 0
    for match in separator.finditer(text):
        _append_unless_blank(found, text, start, match.start())
        start = match.end()
    _append_unless_blank(found, text, start, len(text))
    return found


def _is_wrapped(text: str) -> bool:
    if not _BLANK_LINES.search(text):
        return False
    lengths, start = [], 0
    for match in _LINE_END.finditer(text):
        if (length := match.start() - start) and not text[start : match.start()].isspace():
            following = text[match.end() : match.end() + 1]
            if following and not _LINE_END.match(following):
                lengths.append(length)
        start = match.end()
    return not lengths or median(lengths) <= _WRAPPED_LINE


def _append_unless_blank(found: list[Span], text: str, start: int, end: int) -> None:
    if start < end and not text[start:end].isspace():
        found.append(Span(start, end))
