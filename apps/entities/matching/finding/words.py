"""A text as words: where each stands, how it is written, and the key names are matched by.

Matching runs over keys joined by single spaces, so hyphens, possessives, apostrophes of every
kind and runs of white space need no rules of their own, while offsets stay those of the text.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, chain, pairwise

from apps.entities.matching.finding.stems import stem

# Marks that join the letter before them, and signs without width: part of the word they stand in.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"
    "\u00ad\u200b-\u200f\u2060\ufeff"
)
_MARKED = re.compile(f"[{_MARKS}]")
_SIGNS = "ʹʺʻʼˈ_"
_WORD = re.compile(rf"([^\W{_SIGNS}]+)")
_WORD_WITH_MARKS = re.compile(rf"([^\W{_SIGNS}](?:[^\W{_SIGNS}]|[{_MARKS}])*)")
_BETWEEN_WORDS = re.compile(rf"(?:(?!\n)[\W{_SIGNS}])+")
_APART = re.compile(rf"[\u0400-\u04ff{_MARKS}]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SENTENCE_ENDS = re.compile(r"[.!?…:;•|\n\r]")
# What may stand between two words of one name.
_JOINS = re.compile(r"(?:[ \t\u00a0]*\n?[ \t\u00a0]*|[-‐‑’'ʼ`´ʹ′/&.·]|\.[ \u00a0]?|’s |'s |, )")
_WORD_LIMIT = 60
_ALIKE = str.maketrans("ёґıłøđðæœßþə", "егiloddaosta")


@lru_cache(maxsize=200_000)
def folded(word: str) -> str:
    """A word in lower case without accents; Cyrillic letters keep theirs but for ё and ґ."""
    plain = word.lower()
    if plain.isascii():
        return plain
    if not _CYRILLIC.search(plain):
        plain = unicodedata.normalize("NFKD", plain)
    if _MARKED.search(plain):
        plain = _MARKED.sub("", plain)
    return plain.translate(_ALIKE)


@lru_cache(maxsize=200_000)
def word_key(word: str) -> str:
    """What a word is matched by: folded, and of Cyrillic words the stem."""
    plain = folded(word)
    if plain.isascii():
        return plain
    return stem(plain) if _CYRILLIC.search(plain) else plain


def name_words(name: str) -> list[str]:
    """The words of a name, as they are written."""
    pattern = _WORD_WITH_MARKS if not name.isascii() and _MARKED.search(name) else _WORD
    return pattern.findall(name)


def name_pattern(name: str) -> str:
    """The key of a whole name, between spaces so that only whole words meet it; "" for none."""
    if name.isascii() and name.isalpha():
        return f" {name.lower()} "
    keys = [word_key(word) for word in name_words(name)]
    return f" {' '.join(keys)} " if keys and all(keys) else ""


def name_patterns(names: list[str]) -> list[str]:
    """The same for many names at once, in a fraction of the time."""
    patterns = [""] * len(names)
    plain: list[int] = []
    for number, name in enumerate(names):
        if (not name.isascii() and _APART.search(name)) or "\n" in name:
            patterns[number] = name_pattern(name)
        else:
            plain.append(number)
    together = "\n".join([names[number] for number in plain]).lower()
    if not together.isascii():
        together = _MARKED.sub("", unicodedata.normalize("NFKD", together)).translate(_ALIKE)
    lines = _BETWEEN_WORDS.sub(" ", together).split("\n")
    for number, line in zip(plain, lines, strict=True):
        keys = line.strip()
        patterns[number] = f" {keys} " if keys else ""
    return patterns


@dataclass(slots=True)
class Words:
    """The words of one text. All lists are as long as there are words.

    `upper`: begins with a capital. `capitals`: all letters are capitals. `opens`: begins a
    sentence, a line or a quotation. `loud`: stands in a line whose case says nothing (all
    capitals), `titled`: in a line where nearly every word has a capital.
    """

    text: str
    starts: list[int]
    ends: list[int]
    written: list[str]
    keys: list[str]
    upper: list[bool]
    capitals: list[bool]
    opens: list[bool]
    loud: list[bool]
    titled: list[bool]
    gaps: list[str]
    joined: str
    positions: list[int]
    count: int

    def __len__(self) -> int:
        return self.count

    def gap(self, index: int) -> str:
        """What stands between the word before and this one; a line's end around the text."""
        return self.gaps[index] if 0 < index < self.count else "\n"

    def after(self, index: int) -> str:
        """What stands between a word and the next one, or the end of the text."""
        return self.gaps[index + 1]

    def joins(self, first: int, last: int) -> bool:
        """Whether the words from `first` to `last` may be one name, by what stands between."""
        return all(_JOINS.fullmatch(self.gap(index)) for index in range(first + 1, last + 1))

    def spanned(self, start: int, end: int) -> tuple[int, int]:
        """The first and the last word of a match in `joined`, spaces around it included."""
        return bisect_left(self.positions, start), bisect_left(self.positions, end - 1) - 1

    def at_or_after(self, offset: int) -> int:
        """The first word that begins at an offset of the text or after it."""
        return bisect_left(self.starts, offset)

    def before(self, offset: int) -> int:
        """The last word that ends before an offset of the text."""
        return bisect_right(self.ends, offset) - 1

    def lower(self, index: int) -> str:
        return self.written[index].lower() if 0 <= index < self.count else ""


def words_of(text: str) -> Words:
    """Split a text into words, in time linear in its length."""
    pattern = _WORD_WITH_MARKS if not text.isascii() and _MARKED.search(text) else _WORD
    parts = pattern.split(text)
    edges = list(accumulate(map(len, parts), initial=0))
    starts, ends = edges[1:-1:2], edges[2::2]
    written, gaps = parts[1::2], parts[0::2]
    if max(map(len, written), default=0) > _WORD_LIMIT:
        written = [word if len(word) <= _WORD_LIMIT else "" for word in written]
    keys = [word_key(word) or "\x00" for word in written]
    upper = [word[:1].isupper() for word in written]
    capitals = [
        raised and len(word) > 1 and word.isupper()
        for word, raised in zip(written, upper, strict=True)
    ]
    opens = [
        gap != " " and _opens(gap, before)
        for gap, before in zip(gaps, chain(("",), written), strict=True)
    ]
    opens = [True, *opens[1 : len(written)]] if written else []
    positions = list(accumulate([len(key) + 1 for key in keys], initial=0))
    loud, titled = _lines(gaps, written, upper, capitals)
    return Words(
        text, starts, ends, written, keys, upper, capitals, opens, loud, titled, gaps,
        f" {' '.join(keys)} ", positions, len(written),
    )  # fmt: skip


def _opens(gap: str, before: str) -> bool:
    if gap[:1] == "." and gap.strip() == "." and len(gap) < 4 and "\n" not in gap:
        # A full stop after an abbreviation ("Gen.", "U.S.", "J.") ends no sentence.
        return not (len(before) == 1 or (len(before) <= 3 and before[:1].isupper()))
    return bool(_SENTENCE_ENDS.search(gap)) or bool(gap.strip(" \t,-–—()[]«/&+'’%$"))


def _lines(
    gaps: list[str], written: list[str], upper: list[bool], capitals: list[bool]
) -> tuple[list[bool], list[bool]]:
    """Which words stand in a line all in capitals, and which in one of capitalised words."""
    count = len(written)
    loud = [False] * count
    titled = [False] * count
    breaks = [index for index in range(1, count) if "\n" in gaps[index]]
    for first, last in pairwise((0, *breaks, count)):
        if sum(upper[first:last]) * 3 < last - first:
            continue
        long = [
            index
            for index in range(first, last)
            if len(written[index]) > 3 and written[index].isalpha()
        ]
        shouted = sum(capitals[index] for index in long)
        raised = sum(upper[index] for index in long)
        if shouted >= 2 and shouted > 0.7 * len(long):
            loud[first:last] = [True] * (last - first)
        elif len(long) >= 4 and raised > 0.75 * len(long):
            titled[first:last] = [True] * (last - first)
    return loud, titled
