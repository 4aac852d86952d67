"""How well the figures of a text are read: stated casualty numbers, and numbers with a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from apps.figures.explaining import said
from apps.figures.intervals import Bound, Number
from apps.figures.read import read
from apps.figures.reading import Figure, FigureKind, Words
from apps.figures.rules import METHOD
from apps.measuring import BadInput, Counted, Line, Proposer, SpanScore, Table, Task, needed_text

EFFECTS = ("killed", "injured")
WITH_UNIT = ("money", "percent", "quantity")


def _proposer() -> Proposer:
    return _propose


def _propose(line: Line) -> dict[str, Any]:
    found = read(needed_text(line, "text"))
    return {
        "figures": [_written(figure) for figure in found.figures],
        "unread": [
            {"start": each.words.start, "end": each.words.end, "reason": each.reason}
            for each in found.unread
            if not each.understood
        ],
        "method": METHOD,
    }


def _written(figure: Figure) -> dict[str, Any]:
    interval = figure.interval
    population = figure.population
    return {
        "start": figure.words.start,
        "end": figure.words.end,
        "value": _number(figure.value),
        "low": _bound(interval.low),
        "high": _bound(interval.high),
        "qualifier": _text(figure.qualifier_words),
        "measure": "share" if figure.kind is FigureKind.SHARE else figure.measure,
        "population": population.words.text if population else None,
        "interval": said(interval),
        "soft": list(interval.leans_on),
        "rule": figure.rule,
        "measure_rule": figure.measure_rule,
        "score": figure.score,
        "explanation": figure.explanation,
    }


def _text(words: Words | None) -> str | None:
    return None if words is None else words.text


def _bound(bound: Bound | None) -> int | float | None:
    return None if bound is None else _number(bound.value)


def _number(value: Number | None) -> int | float | None:
    return value if value is None or isinstance(value, int) else float(value)


class FigureScorer:
    """Casualty numbers: found if a figure has the value and says the same was done.

    False: a figure of killed or injured whose value the gold does not have at all. The gold need
    not be complete, so this compares methods and is no precision. Units: spans to the character.
    """

    def __init__(self) -> None:
        self._stated: dict[str, Counted] = defaultdict(Counted)
        self._units = SpanScore()

    def add(self, gold: Line, proposal: Line) -> None:
        figures = proposal.get("figures")
        if not isinstance(figures, list):
            raise BadInput("“figures” of the proposal must be a list.")
        if "figures" in gold:
            self._units.add(list(_spans(gold["figures"])), list(_spans(figures)))
        if "gold" in gold:
            self._add_casualties(gold, figures)

    def _add_casualties(self, gold: Line, figures: list[Line]) -> None:
        expected = set(_stated(gold["gold"]))
        numbers = {number for number, _ in _numbers(gold["gold"])}
        given = {
            (figure["value"], figure["measure"])
            for figure in figures
            if figure.get("measure") in (*EFFECTS, "casualties")
        }
        plain = {(value, measure) for value, measure in given if measure in EFFECTS}
        found = sum(_is_given(number, effect, given) for number, effect in expected)
        right = sum(value in numbers for value, _ in plain)
        kind = str(gold.get("kind") or "all")
        self._stated[kind].add(right, len(plain), found, len(expected))

    def tables(self) -> tuple[Table, ...]:
        units = {**self._units.strict, "all": SpanScore.together(self._units.strict)}
        return (
            Table(
                "Stated numbers of killed and injured",
                ("", "recall", "false", "given", "stated"),
                tuple(
                    (kind, each.recall, each.proposed - each.right, each.proposed, each.expected)
                    for kind, each in sorted(self._stated.items())
                ),
            ),
            Table(
                "Figures with a unit, to the character",
                ("", "f1", "precision", "recall", "figures"),
                tuple(
                    (kind, each.f1, each.precision, each.recall, each.expected)
                    for kind, each in sorted(units.items())
                ),
            ),
        )


def _is_given(number: int, effect: str, given: set[tuple[Any, Any]]) -> bool:
    if effect in EFFECTS:
        return (number, effect) in given
    return any((number, each) in given for each in (*EFFECTS, "casualties"))


def _spans(figures: Any) -> Iterator[tuple[int, int, str]]:
    if not isinstance(figures, list):
        raise BadInput("“figures” must be a list.")
    for figure in figures:
        if figure.get("measure") in WITH_UNIT:
            yield figure["start"], figure["end"], figure["measure"]


def _numbers(gold: Any) -> Iterator[tuple[int, str]]:
    """Every number of a gold answer: of a list of victims, or of a bulletin's named numbers."""
    if isinstance(gold, dict):
        for name, entry in gold.items():
            yield entry["value"], name.split("_")[0]
        return
    if not isinstance(gold, list):
        raise BadInput("“gold” must be a list or an object.")
    for entry in gold:
        if entry.get("number") is not None:
            yield entry["number"], entry["effect"]


def _stated(gold: Any) -> Iterator[tuple[int, str]]:
    """The numbers of killed and injured that stand in the text."""
    if isinstance(gold, dict):
        kept: Any = {name: entry for name, entry in gold.items() if entry.get("stated")}
    else:
        kept = [entry for entry in gold if entry.get("number_stated_in_evidence", True)]
    for number, effect in _numbers(kept):
        if effect.startswith(EFFECTS):
            yield number, effect


TASK = Task(
    name="figures",
    about="the figures of a text: what they count, of whom, and as what interval",
    reads=("language", "date", "text"),
    proposer=_proposer,
    nothing={"figures": []},
    scorer=FigureScorer,
)
