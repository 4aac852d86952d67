"""Which word of one name answers to which of the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from apps.entities.matching.comparing.reading import Word
from apps.entities.matching.comparing.sounds import likeness

# Below this two words are taken for different ones.
ALIKE = 0.45
_INITIAL = 0.75
_JOINED = 0.85
_SAME_GIVEN = 0.94


# (likeness below nought, how far apart they stand, how they were matched, the words).
_Scored = tuple[float, int, str, tuple[Word, ...], tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Match:
    """`likeness` 0 to 1; `how`: spelling, given, initial, patronymic or joined."""

    first: tuple[Word, ...]
    second: tuple[Word, ...]
    likeness: float
    how: str


@dataclass(frozen=True, slots=True)
class Alignment:
    matches: tuple[Match, ...]
    only_first: tuple[Word, ...]
    only_second: tuple[Word, ...]


def compare_words(first: Word, second: Word) -> tuple[float, str]:
    """How alike two words are, and by what."""
    if first.text == second.text:
        return 1.0, "spelling"
    if first.is_initial or second.is_initial:
        same = first.sound[:1] == second.sound[:1] or first.text[0] == second.text[0]
        return (_INITIAL, "initial") if same else (0.0, "initial")
    by_letters = likeness(first.sound, second.sound, ALIKE)
    if len(first.root) < len(first.sound) and len(second.root) < len(second.sound):
        by_letters = min(by_letters, (by_letters + likeness(first.root, second.root)) / 2)
    if first.stem and second.stem:
        by_stem = likeness(first.stem, second.stem)
        return max(by_letters * 0.5 + by_stem * 0.5, by_stem * 0.98), "patronymic"
    if bool(first.stem) != bool(second.stem) and by_letters < 0.9:
        by_letters *= 0.8
    if first.given & second.given and by_letters < _SAME_GIVEN:
        return _SAME_GIVEN, "given"
    return by_letters, "spelling"


def align(first: tuple[Word, ...], second: tuple[Word, ...]) -> Alignment:
    """Words matched one to one, the most alike first; neighbours may answer to one together."""
    scored: list[_Scored] = []
    for one in first:
        for other in second:
            alike, how = compare_words(one, other)
            if alike >= ALIKE:
                scored.append((-alike, abs(one.place - other.place), how, (one,), (other,)))
    if len(first) != len(second) or not scored:
        scored += _joined(first, second)
    scored.sort(key=lambda each: (each[0], each[1]))
    left, right = set(first), set(second)
    matches = []
    for negative, _, how, ones, others in scored:
        if left.issuperset(ones) and right.issuperset(others):
            left.difference_update(ones)
            right.difference_update(others)
            matches.append(Match(ones, others, -negative, how))
    return Alignment(
        tuple(matches),
        tuple(each for each in first if each in left),
        tuple(each for each in second if each in right),
    )


def _joined(first: tuple[Word, ...], second: tuple[Word, ...]) -> list[_Scored]:
    """Two neighbours that one word of the other name writes as one."""
    found: list[_Scored] = []
    for whole, parts, turned in ((first, second, False), (second, first, True)):
        for one in whole:
            if len(one.text) < 5:
                continue
            for left, right in pairwise(parts):
                for both in ((left, right), (right, left)):
                    length = len(both[0].text) + len(both[1].text)
                    if abs(length - len(one.text)) > 2 or min(map(_length, both)) < 2:
                        continue
                    alike = likeness(one.sound, both[0].sound + both[1].sound, _JOINED)
                    if alike:
                        pair = ((one,), both) if not turned else (both, (one,))
                        found.append((-alike, 0, "joined", *pair))
    return found


def _length(word: Word) -> int:
    return len(word.text)
