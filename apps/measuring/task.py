"""What a task provides: how it proposes, and how proposals are compared with gold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

Line = Mapping[str, Any]
Proposer = Callable[[Line], dict[str, Any]]
Cell = str | int | float | None


class BadInput(ValueError):
    """A line that a task cannot use. Its text is a sentence for whoever made the file."""


@dataclass(frozen=True, slots=True)
class Table:
    """Figures to be printed. Shares are 0 to 1 and shown with three decimals; None shows a dash.

    Every row is as long as `columns`; the first column names what the row is about.
    """

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Scorer(Protocol):
    """Gathers figures over the lines of a gold file."""

    def add(self, gold: Line, proposal: Line) -> None:
        """Count one line. `gold`: the whole line; raises BadInput if its answer is unusable.

        `proposal`: what the task proposed for it, with nothing of the gold in sight.
        """

    def tables(self) -> tuple[Table, ...]:
        """The figures so far, what is to be read first before the rest."""


@dataclass(frozen=True, slots=True)
class Task:
    """One task of `manage.py suggest` and `manage.py evaluate`.

    A module that has one defines TASK and adds it to apps/desk/measuring.py. Importing the module
    must be cheap; whatever is heavy is loaded by `proposer`.

    `name`: the word on the command line. `about`: one line for the help.
    `reads`: the input fields that the task gets to see; a proposer is handed these and no others,
    so that an answer that stands beside them in a gold file cannot leak.
    `proposer`: called once a run; loads what is needed and gives a function from one input line to
    its answer, without the id. That function raises BadInput for a line it cannot use, and must
    not learn from line to line.
    `nothing`: the answer of a line that could not be used.
    `scorer`: a new, empty Scorer.
    """

    name: str
    about: str
    reads: tuple[str, ...]
    proposer: Callable[[], Proposer]
    nothing: Mapping[str, Any]
    scorer: Callable[[], Scorer]


def needed_text(line: Line, field: str) -> str:
    """The text of a field that must be there. Raises BadInput."""
    value = line.get(field)
    if value is None:
        raise BadInput(f"“{field}” is missing.")
    if not isinstance(value, str):
        raise BadInput(f"“{field}” must be a text.")
    return value


def needed_word(line: Line, field: str, known: tuple[str, ...]) -> str:
    """The text of a field that must be one of `known`. Raises BadInput."""
    value = needed_text(line, field)
    if value not in known:
        raise BadInput(f"“{field}” is “{value[:40]}”, but must be one of: {', '.join(known)}.")
    return value
