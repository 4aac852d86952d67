"""Running a task over lines, one at a time: a bad line is told by its number and stops nobody."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from apps.measuring.task import BadInput, Line, Proposer, Scorer, Task

Source = Iterable[tuple[int, bytes]]
Complain = Callable[[int, str], None]


@dataclass(slots=True)
class Outcome:
    """How many lines were used, and how many were not."""

    lines: int = 0
    refused: int = 0
    seconds: float = field(default=0.0)


def lines_of(stream: Iterable[bytes]) -> Source:
    """The lines that hold something, with their numbers from 1. Empty lines are no lines."""
    for number, raw in enumerate(stream, 1):
        if raw.strip():
            yield number, raw


def read(raw: bytes) -> dict[str, Any]:
    """One line as an object with an id. Raises BadInput."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInput(f"not UTF-8 at byte {error.start + 1}.") from error
    try:
        line = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInput(f"not JSON: {error.msg} at character {error.colno}.") from error
    except RecursionError as error:
        raise BadInput("not usable: nested too deeply.") from error
    if not isinstance(line, dict):
        raise BadInput("not an object in braces.")
    if not isinstance(line.get("id"), str | int) or isinstance(line.get("id"), bool):
        raise BadInput("“id” is missing, or neither a text nor a whole number.")
    return line


def suggested(
    task: Task, propose: Proposer, source: Source, complain: Complain, outcome: Outcome
) -> Iterator[dict[str, Any]]:
    """One answer for each line, with its id; a line that cannot be used gets the empty answer."""
    for number, raw in source:
        outcome.lines += 1
        line: Line = {}
        try:
            line = read(raw)
            answer = propose(_seen(task, line))
        except BadInput as error:
            outcome.refused += 1
            complain(number, str(error))
            yield {"id": line.get("id"), **task.nothing, "error": str(error)}
            continue
        yield {"id": line["id"], **answer}


def evaluated(
    task: Task,
    propose: Callable[[Line], Line],
    source: Source,
    complain: Complain,
    outcome: Outcome,
) -> Scorer:
    """The figures over a gold file. Lines that cannot be used are told and left out."""
    scorer = task.scorer()
    for number, raw in source:
        outcome.lines += 1
        try:
            line = read(raw)
            scorer.add(line, propose({**_seen(task, line), "id": line["id"]}))
        except BadInput as error:
            outcome.refused += 1
            complain(number, str(error))
    return scorer


def proposals_of(source: Source, complain: Complain) -> Callable[[Line], Line]:
    """Answers from a file of `suggest`, ours or anybody's, found again by their ids."""
    known: dict[str | int, Line] = {}
    for number, raw in source:
        try:
            line = read(raw)
        except BadInput as error:
            complain(number, str(error))
        else:
            known[line["id"]] = line

    def look_up(line: Line) -> Line:
        if line["id"] not in known:
            raise BadInput(f"no proposal has the id “{line['id']}”.")
        return known[line["id"]]

    return look_up


def _seen(task: Task, line: Line) -> dict[str, Any]:
    return {name: line[name] for name in task.reads if name in line}
