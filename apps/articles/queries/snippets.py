"""The words of a text around what was searched for, with the found words marked.

Pure but for one question per page: what the words in sight are held as in the index. Offsets are
code points; a snippet is a list of pieces that the template escapes, never HTML.
"""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from apps.anchoring.boundaries import MARKS, is_character_boundary
from apps.articles.queries.lexemes import Run

SNIPPET_LENGTH: Final = 190
TEXT_LIMIT: Final = 60_000
_STEM_HEAD: Final = 2

_WORD = re.compile(f"[^\\W_][{MARKS}\u200c\u200d]*(?:[^\\W_]+[{MARKS}\u200c\u200d]*)*")
_SPACE = re.compile(r"\s+")

Stems = Mapping[str, frozenset[str]]


@dataclass(frozen=True)
class Piece:
    """A run of text, marked if it was searched for."""

    text: str
    marked: bool = False


def pieces(text: str, found: Sequence[tuple[int, int]], start: int, end: int) -> list[Piece]:
    """The text from `start` to `end` in pieces; white space becomes one space."""
    made: list[Piece] = []

    def add(first: int, last: int, marked: bool) -> None:
        part = _SPACE.sub(" ", text[first:last])
        if part:
            made.append(Piece(part, marked))

    at = start
    for first, last in found:
        if last <= at or first >= end:
            continue
        first, last = max(first, at), min(last, end)
        add(at, first, False)
        add(first, last, True)
        at = last
    add(at, end, False)
    return made


class Marker:
    """Finds in texts what a search looked for. `runs` are the words, phrases and spellings."""

    def __init__(
        self, runs: Collection[Run], stems_of: Callable[[Collection[str]], Stems]
    ) -> None:
        self.runs = tuple(runs)
        self._stems_of = stems_of
        heads = {_head(lexeme) for run in runs for lexeme in run.lexemes}
        self._candidate = _beginning_with(heads) if heads else None
        self._stems: dict[str, frozenset[str]] = {}
        self._by_first: dict[str, list[Run]] = {}
        for run in self.runs:
            self._by_first.setdefault(run.lexemes[0], []).append(run)

    def learn(self, texts: Collection[str]) -> None:
        """Ask once what those words of these texts are held as that could be meant."""
        if self._candidate is None:
            return
        wanted = {
            word.lower() for text in texts for word in self._candidate.findall(text, 0, TEXT_LIMIT)
        }
        wanted.difference_update(self._stems)
        if wanted:
            self._stems.update(self._stems_of(wanted))

    def found(self, text: str) -> list[tuple[int, int]]:
        """Where the text says what was searched for: spans in order, apart from one another."""
        if self._candidate is None:
            return []
        spans: list[tuple[int, int]] = []
        for match in self._candidate.finditer(text, 0, TEXT_LIMIT):
            for lexeme in self._stems.get(match.group().lower(), ()):
                for run in self._by_first.get(lexeme, ()):
                    end = self._end_of(run, text, match.end())
                    if end is not None:
                        spans.append((match.start(), end))
        return _apart(sorted(spans, key=lambda span: (span[0], -span[1])))

    def _end_of(self, run: Run, text: str, end: int) -> int | None:
        """Where a run ends whose first word ends at `end`, if it stands there whole."""
        for lexeme, gap in zip(run.lexemes[1:], run.gaps[1:], strict=True):
            word = ""
            for _step in range(gap):
                following = _WORD.search(text, end)
                if following is None:
                    return None
                word, end = following.group().lower(), following.end()
            if lexeme not in self._stems.get(word, ()):
                return None
        return end

    def title(self, text: str) -> list[Piece]:
        return pieces(text, self.found(text), 0, len(text))

    def snippet(self, text: str) -> list[Piece]:
        """About two lines around the place that says most of what was searched for."""
        found = self.found(text)
        start, end = window(text, found)
        made = pieces(text, found, start, end)
        if start > 0:
            made.insert(0, Piece("… "))
        if end < len(text):
            made.append(Piece(" …"))
        return made


def _head(word: str) -> str:
    """The first letters, bare of accents: a word and its stem share them."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", word[: _STEM_HEAD + 2])
        if letter.isalnum()
    )
    return plain[:_STEM_HEAD]


@cache
def _accented() -> dict[str, str]:
    """For a bare letter, every letter that is it with an accent."""
    found: dict[str, str] = {}
    for code in (*range(0xC0, 0x250), *range(0x400, 0x530), *range(0x1E00, 0x1F00)):
        bare = unicodedata.normalize("NFKD", chr(code))[0].lower()
        if bare != chr(code):
            found[bare] = found.get(bare, "") + chr(code)
    return found


def _beginning_with(heads: Collection[str]) -> re.Pattern[str]:
    """Words that begin with one of these letters, whatever their case and accents."""
    letters = [
        "".join(f"[{re.escape(one)}{_accented().get(one, '')}][{MARKS}]*" for one in head)
        for head in sorted(heads)
    ]
    return re.compile(
        f"(?<![^\\W_])(?:{'|'.join(letters)})[^\\W_]*(?:[{MARKS}\u200c\u200d]+[^\\W_]*)*",
        re.IGNORECASE,
    )


def _apart(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that overlap joined."""
    made: list[tuple[int, int]] = []
    for start, end in spans:
        if made and start < made[-1][1]:
            made[-1] = (made[-1][0], max(made[-1][1], end))
        else:
            made.append((start, end))
    return made


def window(
    text: str, found: Sequence[tuple[int, int]], length: int = SNIPPET_LENGTH
) -> tuple[int, int]:
    """The stretch of about `length` characters with the most different found words in it.

    Cut at white space where there is some near, and never inside a visible character.
    """
    if not found:
        return 0, _cut_back(text, min(len(text), length), 0)
    starts = [start for start, _end in found]
    best, most = 0, 0
    for place, (start, _end) in enumerate(found):
        last = bisect_left(starts, start + length * 2 // 3)
        said = len({text[first:end].casefold() for first, end in found[place:last]})
        if said > most:
            best, most = place, said
    start = max(0, found[best][0] - length // 4)
    start = _cut_on(text, start, found[best][0])
    end = min(len(text), max(start + length, found[best][1]))
    return start, _cut_back(text, end, found[best][1])


def _cut_on(text: str, at: int, latest: int) -> int:
    """The first good place to begin at or after `at`, not beyond `latest`."""
    if at == 0:
        return 0
    space = _SPACE.search(text, at, latest)
    if space:
        return space.end()
    while at < latest and not is_character_boundary(text, at):
        at += 1
    return at


def _cut_back(text: str, at: int, earliest: int) -> int:
    """The last good place to end at or before `at`, not before `earliest`."""
    if at >= len(text):
        return len(text)
    for back in range(at, max(earliest, at - 40), -1):
        if text[back].isspace():
            return back
    while at < len(text) and not is_character_boundary(text, at):
        at += 1
    return at
