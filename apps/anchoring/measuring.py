"""How well marked passages are found again on a later text."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from apps.anchoring.resolution import METHOD, AnchorState
from apps.anchoring.resolve import resolve
from apps.anchoring.selectors import Selector, SelectorError
from apps.measuring import BadInput, Line, Proposer, Table, Task, needed_text

FOUND = (AnchorState.EXACT, AnchorState.MOVED)


def _proposer() -> Proposer:
    return _propose


def _propose(line: Line) -> dict[str, Any]:
    old, new = needed_text(line, "old"), needed_text(line, "new")
    selector = line.get("selector")
    if not isinstance(selector, dict):
        raise BadInput("“selector” must be an object.")
    start, end = _place(selector, "start"), _place(selector, "end")
    try:
        found = resolve(
            Selector(
                needed_text(selector, "exact"),
                str(selector.get("prefix") or ""),
                str(selector.get("suffix") or ""),
                start,
                end,
            ),
            old,
            new,
        )
    except SelectorError as error:
        raise BadInput(str(error)) from error
    return {
        "state": str(found.state),
        "start": found.span.start if found.span else None,
        "end": found.span.end if found.span else None,
        "score": found.score,
        "explanation": found.explanation,
        "method": METHOD,
    }


def _place(selector: Line, field: str) -> int:
    value = selector.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise BadInput(f"“{field}” of the selector must be a whole number from 0.")
    return value


class AnchorScorer:
    """Right: the state and the place that the gold has. Wrong place: a place it does not have."""

    def __init__(self) -> None:
        self._right: dict[str, int] = defaultdict(int)
        self._wrong_place: dict[str, int] = defaultdict(int)
        self._lines: dict[str, int] = defaultdict(int)

    def add(self, gold: Line, proposal: Line) -> None:
        states = [str(state) for state in AnchorState]
        if gold.get("state") not in states:
            raise BadInput(f"“state” must be one of: {', '.join(states)}.")
        kind = str(gold.get("kind") or "all")
        given = proposal.get("start"), proposal.get("end")
        expected = (gold.get("start"), gold.get("end")) if gold["state"] in FOUND else (None, None)
        self._lines[kind] += 1
        self._right[kind] += proposal.get("state") == gold["state"] and given == expected
        self._wrong_place[kind] += proposal.get("state") in FOUND and given != expected

    def tables(self) -> tuple[Table, ...]:
        columns = ("", "accuracy", "wrong_place_rate", "anchors")
        total = sum(self._lines.values())
        return (
            Table(
                "Anchors",
                columns,
                (
                    (
                        "all",
                        sum(self._right.values()) / total if total else None,
                        sum(self._wrong_place.values()) / total if total else None,
                        total,
                    ),
                ),
            ),
            Table(
                "By kind of change",
                columns,
                tuple(
                    (kind, self._right[kind] / count, self._wrong_place[kind] / count, count)
                    for kind, count in sorted(self._lines.items())
                ),
            ),
        )


TASK = Task(
    name="anchors",
    about="a marked passage: where it stands in a later text",
    reads=("language", "old", "selector", "new"),
    proposer=_proposer,
    nothing={"state": str(AnchorState.ORPHAN), "start": None, "end": None},
    scorer=AnchorScorer,
)
