"""Who says what: how well speaker, cue and content are found."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from apps.anchoring.spans import Span
from apps.claims.extraction.attributions import METHOD, find_attributions
from apps.measuring import BadInput, Counted, Line, Proposer, Table, Task, needed_text

# Two contents are the same if Dice's coefficient over their words is this or more.
SAME_FROM = 0.5
KINDS = ("direct", "mixed", "indirect")
_MARKS = '"“”„«»'
_WORD = re.compile(r"\w+")
Place = tuple[int, int]


def _proposer() -> Proposer:
    return _propose


def _propose(line: Line) -> dict[str, Any]:
    return {
        "attributions": [
            {
                "speaker": _written(found.speaker),
                "cue": _written(found.cue),
                "content": [_written(span) for span in found.content],
                "refers_to": _written(found.refers_to),
                "act": str(found.act),
                "quoting": str(found.quoting),
                "negated": found.negated,
                "chain": [
                    {"step": str(link.step), "start": link.span.start, "end": link.span.end}
                    for link in found.chain
                ],
                "rule": found.rule,
                "score": found.score,
                "method": METHOD,
            }
            for found in find_attributions(needed_text(line, "text"))
        ]
    }


def _written(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


class AttributionScorer:
    """Matches contents one to one, best first, and judges the speakers of those matched.

    A content is direct if it is quotation throughout, mixed if it holds one, else indirect. A
    speaker is right if it shares words with the gold's, or if neither names one.
    """

    def __init__(self) -> None:
        self._counted: dict[str, Counted] = {kind: Counted() for kind in ("all", *KINDS)}
        self._rules: dict[str, Counted] = defaultdict(Counted)
        self._speakers_right = 0
        self._matched = 0

    def add(self, gold: Line, proposal: Line) -> None:
        text = needed_text(gold, "text")
        expected, given = _attributions(gold), _attributions(proposal)
        pairs = _matches(text, expected, given)
        back = {mine: theirs for theirs, mine in pairs.items()}
        for number, one in enumerate(expected):
            kind = kind_of(text, _places(one.get("content")))
            for row in (kind, "all"):
                self._counted[row].add(0, 0, number in pairs, 1)
        for number, one in enumerate(given):
            kind = kind_of(text, _places(one.get("content")))
            for row in (kind, "all"):
                self._counted[row].add(number in back, 1, 0, 0)
            self._rules[str(one.get("rule") or "–")].add(number in back, 1, 0, 0)
        for theirs, mine in pairs.items():
            self._matched += 1
            self._speakers_right += _same_speaker(
                _places(expected[theirs].get("speaker")), _places(given[mine].get("speaker"))
            )

    def tables(self) -> tuple[Table, ...]:
        return (
            Table(
                "Content, by how it is quoted",
                ("", "precision", "recall", "F1", "expected", "proposed"),
                tuple(
                    (
                        kind,
                        counted.precision,
                        counted.recall,
                        counted.f1,
                        counted.expected,
                        counted.proposed,
                    )
                    for kind, counted in self._counted.items()
                ),
            ),
            Table(
                "Speakers of the content matched",
                ("", "accuracy", "matched"),
                (
                    (
                        "all",
                        self._speakers_right / self._matched if self._matched else None,
                        self._matched,
                    ),
                ),
            ),
            Table(
                "By rule",
                ("", "precision", "proposed"),
                tuple(
                    (rule, counted.precision, counted.proposed)
                    for rule, counted in sorted(self._rules.items())
                ),
            ),
        )


def _attributions(line: Line) -> list[dict[str, Any]]:
    given = line.get("attributions")
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise BadInput("“attributions” must be a list of objects.")
    return given


def _places(value: Any) -> list[Place]:
    """The places of one span, of several, or of none. Raises BadInput."""
    if value is None:
        return []
    spans = value if isinstance(value, list) else [value]
    found = []
    for span in spans:
        if not isinstance(span, dict) or not all(
            isinstance(span.get(edge), int) for edge in ("start", "end")
        ):
            raise BadInput("a span must have “start” and “end”, both whole numbers.")
        found.append((span["start"], span["end"]))
    return found


def kind_of(text: str, places: Sequence[Place]) -> str:
    """How content is quoted, from the marks in and around it."""
    words = [text[start:end].strip(" ,.;\n") for start, end in places]
    if not any(_quoted(word) for word in words):
        return "indirect"
    return "direct" if all(_is_quotation(word) for word in words) else "mixed"


def _quoted(words: str) -> bool:
    return "''" in words or any(mark in words for mark in _MARKS)


def _is_quotation(words: str) -> bool:
    return words[:1] in (*_MARKS, "'", "‘") and words[-1:] in (*_MARKS, "'", "’")


def _matches(
    text: str, expected: Sequence[dict[str, Any]], given: Sequence[dict[str, Any]]
) -> dict[int, int]:
    """Expected by given, by their numbers: each at most once, the likest first."""
    mine = [_words(text, _places(one.get("content"))) for one in given]
    likeness: list[tuple[float, int, int]] = []
    for theirs, one in enumerate(expected):
        words = _words(text, _places(one.get("content")))
        for number, others in enumerate(mine):
            shared = len(words & others)
            if shared and (dice := 2 * shared / (len(words) + len(others))) >= SAME_FROM:
                likeness.append((-dice, theirs, number))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, theirs, number in sorted(likeness):
        if theirs not in pairs and number not in taken:
            pairs[theirs] = number
            taken.add(number)
    return pairs


def _words(text: str, places: Iterable[Place]) -> set[int]:
    return {match.start() for start, end in places for match in _WORD.finditer(text, start, end)}


def _same_speaker(one: Sequence[Place], other: Sequence[Place]) -> bool:
    if not one or not other:
        return not one and not other
    return any(a < d and c < b for a, b in one for c, d in other)


TASK = Task(
    name="attributions",
    about="a text: who says, thinks or knows what in it",
    reads=("language", "title", "date", "publisher", "text"),
    proposer=_proposer,
    nothing={"attributions": []},
    scorer=AttributionScorer,
)
