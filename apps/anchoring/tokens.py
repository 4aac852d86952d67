"""A text as the words and punctuation marks that an alignment compares."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from apps.anchoring.boundaries import IDEOGRAPHS, MARKS
from apps.anchoring.normalise import ZERO_WIDTH, fold
from apps.anchoring.spans import Span

_LETTERS = f"[^\\W\\d_{IDEOGRAPHS}]+(?:[{MARKS}{ZERO_WIDTH}]+[^\\W\\d_{IDEOGRAPHS}]*)*"
# Numbers keep their separators, so that a changed number is one changed token; a run of one
# sign is one token, so that a rule of dashes or a text of stars is short.
_TOKEN = re.compile(
    f"\\d+(?:[.,]\\d+)*|{_LETTERS}|[{IDEOGRAPHS}][{MARKS}]*|([^\\w\\s]|_)\\1*[{MARKS}]*"
)
_QUOTES_ONLY = re.compile("['\"]+")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of a text, in order, without white space.

    `starts`, `ends`: where each stands, in code points. `keys`: equal numbers for tokens
    that read the same (whatever their case and glyphs). `weights`: how much a token tells:
    up to 8 for a word by its letters, a fraction of 1 for punctuation. `lines`: each line
    that has tokens, with the half-open range of them.
    """

    text: str
    starts: list[int]
    ends: list[int]
    keys: list[int]
    weights: list[float]
    lines: list[tuple[str, int, int]]

    def __len__(self) -> int:
        return len(self.starts)

    def word(self, index: int) -> str:
        return self.text[self.starts[index] : self.ends[index]]

    def between(self, span: Span) -> tuple[int, int]:
        """The half-open range of tokens that lie in `span`, wholly or in part."""
        return bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)


class Vocabulary:
    """Numbers the tokens of all texts that are to be compared with one another."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._known: dict[str, tuple[int, float]] = {}
        self._lines: dict[str, tuple[list[int], list[int], list[int], list[float]]] = {}

    def tokens(self, text: str) -> Tokens:
        """The tokens of a text. A line that was seen before is not taken apart again."""
        found = Tokens(text, [], [], [], [], [])
        base = count = 0
        for line in text.split("\n"):
            parts = self._lines.get(line)
            if parts is None:
                parts = self._lines[line] = self._line(line)
            starts, ends, keys, weights = parts
            if keys:
                found.starts.extend([at + base for at in starts])
                found.ends.extend([at + base for at in ends])
                found.keys.extend(keys)
                found.weights.extend(weights)
                found.lines.append((line, count, count + len(keys)))
                count += len(keys)
            base += len(line) + 1
        return found

    def _line(self, line: str) -> tuple[list[int], list[int], list[int], list[float]]:
        starts: list[int] = []
        ends: list[int] = []
        keys: list[int] = []
        weights: list[float] = []
        known = self._known
        for match in _TOKEN.finditer(line):
            word = match.group()
            entry = known.get(word)
            if entry is None:
                entry = known[word] = self._entry(word)
            if entry[0] >= 0:
                start, end = match.span()
                starts.append(start)
                ends.append(end)
                keys.append(entry[0])
                weights.append(entry[1])
        return starts, ends, keys, weights

    def _entry(self, word: str) -> tuple[int, float]:
        folded = fold(word, case=True)
        if not folded:
            return -1, 0.0
        if _QUOTES_ONLY.fullmatch(folded):
            folded = '"'
        weight = float(min(len(folded), 8)) if folded[0].isalnum() else 0.25
        return self._numbers.setdefault(folded, len(self._numbers)), weight
