"""What became of an anchor, in words that a person can check."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from apps.anchoring.selectors import Selector
from apps.anchoring.spans import Span

METHOD = "anchoring.resolve/1"


class AnchorState(StrEnum):
    EXACT = "exact"
    MOVED = "moved"
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What became of an anchor.

    `span`: where the passage, as it now reads, stands in the new text; None unless exact or
    moved. `candidates`: the places a person may choose from, in order, when it is None.
    `score`: 0 to 1. `rule`: which rule decided. `method`: name and version of the method.
    """

    state: AnchorState
    span: Span | None
    candidates: tuple[Span, ...]
    score: float
    rule: str
    explanation: str
    method: str = METHOD


_WHY = {
    "same text": "The text has not changed.",
    "in place": "The words around it are still there, and it stands between them",
    "elsewhere": "It no longer stands where it did, and reads like this in a new place",
    "quote": "Found by its words and those around it",
    "verbatim": "Its words and those around it stand there unchanged, once",
    "glyphs": "Another passage has the same words, but only this one is the same to the letter",
    "equals": "places fit equally well; a person must choose.",
    "twins": (
        "The old text has this passage more than once, and the texts do not say which of them"
        " was kept; a person must choose."
    ),
    "one side": (
        "Its words stand there, but not between the words it stood between, and without the old"
        " text a copy cannot be told from the passage; a person must choose."
    ),
    "gone": "Too little of it is left, here or elsewhere, to say that it is still there.",
    "other passage": (
        "It was taken out. The same words stand elsewhere, but they belong to another passage"
        " of the old text."
    ),
}


def settled(selector: Selector, new_text: str, rule: str, score: float, span: Span) -> Resolution:
    """Found: exact if the words and their place are the same, else moved."""
    now = span.of(new_text)
    if now == selector.exact:
        state = AnchorState.EXACT if span == selector.span else AnchorState.MOVED
        change = ", unchanged."
    else:
        state, change = AnchorState.MOVED, ", with changes."
    why = _WHY[rule]
    why = why if why.endswith(".") else why + change
    return Resolution(state, span, (), min(1.0, round(score, 4)), rule, why)


def undecided(places: tuple[Span, ...], rule: str) -> Resolution:
    """Equal candidates, in order of their place: a person chooses."""
    why = f"{len(places)} {_WHY[rule]}" if rule == "equals" else _WHY[rule]
    return Resolution(AnchorState.AMBIGUOUS, None, places, 0.5, rule, why)


def orphaned(others: tuple[Span, ...], rule: str) -> Resolution:
    """Not there any more; `others` are places that read alike, and are not taken."""
    return Resolution(AnchorState.ORPHAN, None, others, 0.0, rule, _WHY[rule])
