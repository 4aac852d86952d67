"""What changed between two texts, word by word."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from apps.anchoring.alignment import UNPAIRED, pair
from apps.anchoring.spans import Span
from apps.anchoring.tokens import Tokens, Vocabulary


class Change(StrEnum):
    EQUAL = "equal"
    INSERT = "insert"
    DELETE = "delete"
    REPLACE = "replace"


@dataclass(frozen=True, slots=True)
class Difference:
    """One step from an old text to a new one, over code points of each.

    An insertion covers nothing in the old text (old_start == old_end), a deletion nothing in
    the new one. Equal stretches are the same to the letter.
    """

    change: Change
    old_start: int
    old_end: int
    new_start: int
    new_end: int

    @property
    def old(self) -> Span | None:
        return Span(self.old_start, self.old_end) if self.old_start < self.old_end else None

    @property
    def new(self) -> Span | None:
        return Span(self.new_start, self.new_end) if self.new_start < self.new_end else None


def diff(old_text: str, new_text: str) -> list[Difference]:
    """The steps from the old text to the new, in order; together they cover both texts whole.

    Words and punctuation marks change whole; white space changes on its own. No two
    neighbouring steps are of one kind, and texts that are the same give one equal step.
    """
    vocabulary = Vocabulary()
    old, new = vocabulary.tokens(old_text), vocabulary.tokens(new_text)
    pairs, _ = pair(old, new)
    steps: list[Difference] = []
    at = new_at = 0
    for start, new_start, length in _equal_stretches(old, new, pairs):
        _append(steps, at, start, new_at, new_start)
        at, new_at = start + length, new_start + length
        steps.append(Difference(Change.EQUAL, start, at, new_start, new_at))
    _append(steps, at, len(old_text), new_at, len(new_text))
    return steps


def _equal_stretches(old: Tokens, new: Tokens, pairs: list[int]) -> list[tuple[int, int, int]]:
    """What is equal to the letter, in order: start in the old text and in the new, and length."""
    if old.text == new.text:
        return [(0, 0, len(old.text))] if old.text else []
    found: list[tuple[int, int, int]] = []
    at = new_at = 0
    for index, new_index in enumerate(pairs):
        if new_index == UNPAIRED or old.word(index) != new.word(new_index):
            continue
        start, new_start = old.starts[index], new.starts[new_index]
        if found:
            ahead = _common_space(old.text, at, start, new.text, new_at, new_start, 1)
            _extend(found, at, new_at, ahead)
            at, new_at = at + ahead, new_at + ahead
        back = _common_space(old.text, at, start, new.text, new_at, new_start, -1)
        end, new_end = old.ends[index], new.ends[new_index]
        _extend(found, start - back, new_start - back, end - start + back)
        at, new_at = end, new_end
    ahead = _common_space(old.text, at, len(old.text), new.text, new_at, len(new.text), 1)
    _extend(found, at, new_at, ahead)
    return found


def _extend(found: list[tuple[int, int, int]], start: int, new_start: int, length: int) -> None:
    if not length:
        return
    if found:
        last, new_last, before = found[-1]
        if last + before == start and new_last + before == new_start:
            found[-1] = last, new_last, before + length
            return
    found.append((start, new_start, length))


def _common_space(
    old: str, low: int, high: int, new: str, new_low: int, new_high: int, step: int
) -> int:
    """How much equal white space ends (step -1) or begins (step 1) both ranges."""
    at, new_at = (low, new_low) if step > 0 else (high - 1, new_high - 1)
    room = min(high - low, new_high - new_low)
    count = 0
    while count < room and old[at] == new[new_at] and old[at].isspace():
        at, new_at, count = at + step, new_at + step, count + 1
    return count


def _append(steps: list[Difference], start: int, end: int, new_start: int, new_end: int) -> None:
    if start == end and new_start == new_end:
        return
    change = Change.REPLACE
    if start == end:
        change = Change.INSERT
    elif new_start == new_end:
        change = Change.DELETE
    steps.append(Difference(change, start, end, new_start, new_end))
