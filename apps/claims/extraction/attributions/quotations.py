"""Quotations: from mark to mark, in the marks of every language, nested, across paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

OPENING = {
    "“": '”"“',
    "„": '“”"‟',
    "«": "»",
    "‟": '”"',
    "``": "''\"",
    '"': "\"”''",
    "''": "''\"",
    "”": '”"',
}
_ALWAYS_OPEN = frozenset("“„«``")
_EITHER = frozenset(('"', "''", "”"))


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation outside of any other: tokens `first` up to, without, `last`, marks included.

    `closed`: its closing mark is there. `continues`: the number of the quotation in an earlier
    paragraph that was left open for this one to go on, or -1.
    """

    first: int
    last: int
    closed: bool
    continues: int


def quotations(
    text: str,
    starts: Sequence[int],
    ends: Sequence[int],
    kinds: Sequence[str],
    paragraphs: Sequence[tuple[int, int]],
) -> list[Quotation]:
    """All outer quotations, in order, none longer than its paragraph.

    A quotation left open at the end of its paragraph ends there; if the next paragraph begins
    with the same mark, that one goes on with it. An open mark with no partner and no such
    paragraph counts as open to the paragraph's end only if it stood where speech begins;
    otherwise it is a slip, and no quotation.
    """
    found: list[Quotation] = []
    left_open = -1
    mark_left_open = ""
    for first, last in paragraphs:
        opened, mark, depth = -1, "", 0
        for place in range(first, last):
            if kinds[place] != "quote":
                continue
            char = text[starts[place] : ends[place]]
            if opened < 0:
                if char in OPENING and _can_open(text, starts[place], ends[place], char):
                    opened, mark, depth = place, char, 1
                continue
            closes = _closes(text, starts[place], ends[place], char, mark)
            if closes:
                depth -= 1
                if depth == 0:
                    continues = left_open if opened == first and mark == mark_left_open else -1
                    found.append(Quotation(opened, place + 1, True, continues))
                    left_open, opened = -1, -1
            elif char == mark:
                depth += 1
        if opened >= 0 and last - opened > 1 and (depth == 1 or opened == first):
            continues = left_open if opened == first and mark == mark_left_open else -1
            found.append(Quotation(opened, last, False, continues))
            left_open, mark_left_open = len(found) - 1, mark
        elif opened < 0 or last - opened > 1:
            left_open = -1
    return found


def _can_open(text: str, start: int, end: int, char: str) -> bool:
    if end >= len(text) or text[end].isspace():
        return char in _ALWAYS_OPEN
    if char in _ALWAYS_OPEN:
        return True
    before = text[start - 1] if start else " "
    return (
        before.isspace()
        or before in "([{—–-/:,…"
        or (not before.isalnum() and before not in ".!?")
    )


def _closes(text: str, start: int, end: int, char: str, mark: str) -> bool:
    if char not in OPENING[mark] and not (mark in ("''", "``") and char == '"'):
        return False
    if char in _EITHER and char != "”":
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        return not (before.isspace() and after.isalnum())
    return not (char == "“" and mark == "“" and _opens_word(text, start, end))


def _opens_word(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return (before.isspace() or before in "(—–") and not after.isspace()
