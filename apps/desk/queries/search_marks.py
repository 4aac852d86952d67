"""Marking the letters that were searched for, whatever script they are found in. Pure."""

import re
from functools import cache

from apps.entities.names import fold

# Pieces of a text in order; the marked ones are what was searched for.
Marked = tuple[tuple[str, bool], ...]

PASSAGE = 160
_WORD = re.compile(r"\w+")


def keys_of(asked: str) -> tuple[str, ...]:
    """The keys of the words that were asked for."""
    return tuple(dict.fromkeys(key for word in asked.split() for key in fold(word).split()))


def marked(text: str, keys: tuple[str, ...]) -> Marked:
    """The text in pieces; of a word that begins like one of the keys, the beginning is marked."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for match in _WORD.finditer(text):
        reach = _reach(match[0], keys)
        if not reach:
            continue
        start, end = match.start(), match.start() + reach
        if start > at:
            pieces.append((text[at:start], False))
        pieces.append((text[start:end], True))
        at = end
    if at < len(text):
        pieces.append((text[at:], False))
    return tuple(pieces)


def passage(text: str, keys: tuple[str, ...]) -> str:
    """About two lines of a longer text, around the first word that begins like one of the keys."""
    text = " ".join(text.split())
    first = next((m.start() for m in _WORD.finditer(text) if _reach(m[0], keys)), 0)
    start = 0 if first < PASSAGE // 2 else text.rfind(" ", 0, first - PASSAGE // 4) + 1
    cut = text[start : start + PASSAGE]
    return f"{'… ' if start else ''}{cut}{' …' if start + PASSAGE < len(text) else ''}"


@cache
def _folded(letter: str) -> str:
    return fold(letter) if letter.isalnum() else ""


def _reach(word: str, keys: tuple[str, ...]) -> int:
    """How many letters of the word it takes to spell the longest key that it begins with."""
    whole = "".join(_folded(letter) for letter in word)
    fitting = max((key for key in keys if whole.startswith(key)), key=len, default="")
    if not fitting:
        return 0
    spelled = 0
    for place, letter in enumerate(word, start=1):
        spelled += len(_folded(letter))
        if spelled >= len(fitting):
            return place
    return len(word)
