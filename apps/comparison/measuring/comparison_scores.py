"""How often the verdict of two claims is right, and how often the relation of their scopes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from apps.comparison.methods.scopes import Field
from apps.measuring import BadInput, Counted, Line, Table

VERDICTS: Final = ("consistent", "inconsistent", "undecidable")
_RIGHT: Final = ("verdict", "relation", *(str(field) for field in Field), "agree", "same_origin")


class ComparisonScorer:
    """Accuracy of all that the gold of a pair gives; what it leaves open is not judged."""

    def __init__(self) -> None:
        self._right: dict[str, dict[str, Counted]] = defaultdict(lambda: defaultdict(Counted))
        self._verdicts: Counter[tuple[str, str]] = Counter()

    def add(self, gold: Line, proposal: Line) -> None:
        wanted, given = _answers(gold), _answers(proposal)
        if not wanted:
            raise BadInput("The gold says nothing of the pair: a “verdict” is needed.")
        verdict = wanted.get("verdict")
        if verdict is not None and verdict not in VERDICTS:
            raise BadInput(f"“verdict” must be one of: {', '.join(VERDICTS)}.")
        for row in dict.fromkeys(("all", str(gold.get("kind") or "all"))):
            for name, value in wanted.items():
                right = given.get(name) == value
                self._right[row][name].add(right, 1, right, 1)
        if verdict is not None:
            self._verdicts[str(verdict), str(given.get("verdict"))] += 1

    def tables(self) -> tuple[Table, ...]:
        order = sorted(self._right, key=lambda row: (row != "all", row))
        accuracy = Table(
            "Accuracy",
            ("", *_RIGHT, "pairs"),
            tuple(
                (
                    row,
                    *(self._right[row][name].precision for name in _RIGHT),
                    max((each.expected for each in self._right[row].values()), default=0),
                )
                for row in order
            ),
        )
        verdicts = Table(
            "Verdicts, of the gold and as proposed",
            ("", *VERDICTS),
            tuple(
                (wanted, *(self._verdicts[wanted, given] for given in VERDICTS))
                for wanted in VERDICTS
            ),
        )
        return accuracy, verdicts


def _answers(line: Line) -> dict[str, object]:
    """What a line says of a pair, by the columns."""
    scope = line.get("scope")
    found = {name: line[name] for name in ("verdict", "relation", "agree", "same_origin")
             if line.get(name) is not None}  # fmt: skip
    if isinstance(scope, Mapping):
        found |= {str(name): value for name, value in scope.items() if str(name) in _RIGHT}
    return found
