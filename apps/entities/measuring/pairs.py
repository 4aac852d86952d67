"""Figures of pairs of names: by ranking and by decision, over sources and kinds."""

from collections import defaultdict
from collections.abc import Iterable
from statistics import fmean

from apps.measuring import (
    BadInput,
    Counted,
    Line,
    Table,
    balanced_accuracy,
    precision_at_recall,
    roc_auc,
)
from apps.measuring.task import Cell

RECALL = 0.9
# Pairs of a gazetteer are former and foreign names that no spelling shows: told apart.
GAZETTEER = "GeoNames"
_RELATIONS = {"same": True, "different": False}

Pair = tuple[float, bool, bool]


class PairScorer:
    """Gathers (score, proposed as the same, is the same) by source and by source and kind."""

    def __init__(self) -> None:
        self._by_source: dict[str, list[Pair]] = defaultdict(list)
        self._by_kind: dict[tuple[str, str], list[Pair]] = defaultdict(list)

    def add(self, gold: Line, proposal: Line) -> None:
        same = _RELATIONS.get(str(gold.get("relation")), gold.get("same"))
        if not isinstance(same, bool):
            raise BadInput("“relation” must be “same” or “different” (or “same” true or false).")
        score = proposal.get("score")
        if not isinstance(score, int | float) or isinstance(score, bool):
            raise BadInput("the proposal has no score.")
        pair = (float(score), proposal.get("same") is True, same)
        source = str(gold.get("source") or "all")
        self._by_source[source].append(pair)
        self._by_kind[source, str(gold.get("kind"))].append(pair)

    def tables(self) -> tuple[Table, ...]:
        columns = ("", "AUC", "balanced accuracy", "precision at recall .9", "F1", "pairs")
        each = {source: figures(pairs) for source, pairs in self._by_source.items()}
        others = [row for source, row in each.items() if source != GAZETTEER]
        return (
            Table(
                "Mean over sources",
                columns,
                (
                    ("macro_over_sources", *_mean(each.values())),
                    ("macro_without_GeoNames", *_mean(others)),
                ),
            ),
            Table("By source", columns, tuple((name, *each[name]) for name in sorted(each))),
            Table(
                "By source and kind",
                columns,
                tuple(
                    (f"{source}, {kind}", *figures(pairs))
                    for (source, kind), pairs in sorted(self._by_kind.items())
                ),
            ),
        )


def figures(pairs: list[Pair]) -> tuple[Cell, ...]:
    """AUC, balanced accuracy, precision at recall .9, F1 and the number of pairs."""
    scored = [(score, same) for score, _, same in pairs]
    right = sum(said and same for _, said, same in pairs)
    counted = Counted(right, sum(said for _, said, _ in pairs), right, sum(p[2] for p in pairs))
    return (
        roc_auc(scored),
        balanced_accuracy([(said, same) for _, said, same in pairs]),
        precision_at_recall(scored, RECALL),
        counted.f1,
        len(pairs),
    )


def _mean(rows: Iterable[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    columns = list(zip(*rows, strict=True))
    if not columns:
        return (None, None, None, None, 0)
    means = []
    for column in columns[:-1]:
        known = [value for value in column if isinstance(value, float)]
        means.append(fmean(known) if known else None)
    return (*means, sum(value for value in columns[-1] if isinstance(value, int)))
