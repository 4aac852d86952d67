"""Learn how much each figure counts when two names are compared, from pairs that people judged.

    python -m tools.name_weights person pairs.jsonl

`pairs.jsonl` has lines {kind, relation: same or different, a, b, source, entity_a, entity_b}.
Prints figures by cross-validation, all pairs of one entity on one side, and the weights learned
from all of them, for apps/entities/matching/comparing/weights.py. No weight may go against its
sense: a clash never speaks for two names being one.
"""

from __future__ import annotations

import json
import math
import random
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from apps.entities.matching.comparing import people, places
from apps.measuring.ranking import balanced_accuracy, precision_at_recall, roc_auc

FEATURES: dict[str, tuple[Callable[[str, str], Any], tuple[str, ...]]] = {
    "person": (people.person_features, people.FEATURES),
    "place": (places.place_features, places.FEATURES),
}
AGAINST = {
    "shifted",
    "clash",
    "short_extra",
    "patronymic_lost",
    "order",
    "thin",
    "apart",
    "extra",
    "lost",
    "sorts",
    "region",
}
FOLDS = 8
SHRINK = 5.0
# Sources of few pairs count for more than their number.
RARE_SOURCE = 5.0
RARE = 200


def main(kind: str, path: Path) -> None:
    pairs = [json.loads(line) for line in path.open(encoding="utf-8")]
    pairs = [pair for pair in pairs if pair["kind"] == kind]
    judged = len(pairs)
    pairs += _turned(pairs) if kind == "person" else _strangers(pairs)
    measure, names = FEATURES[kind]
    rows = [[measure(pair["a"], pair["b"])[0][name] for name in names] for pair in pairs]
    same = [pair["relation"] == "same" for pair in pairs]
    counts = _shares(pairs, same)
    groups = _groups(pairs)
    draw = random.Random(0)  # noqa: S311 - folds need no secrets
    fold = {group: draw.randrange(FOLDS) for group in sorted(set(groups))}
    scores = [0.0] * len(pairs)
    for number in range(FOLDS):
        learn = [at for at, group in enumerate(groups) if fold[group] != number]
        weights = fit(
            [rows[at] for at in learn],
            [same[at] for at in learn],
            [counts[at] for at in learn],
            names,
        )
        for at, group in enumerate(groups):
            if fold[group] == number:
                scores[at] = _score(weights, rows[at])
    for source in sorted({pair["source"] for pair in pairs}):
        mine = [at for at in range(judged) if pairs[at]["source"] == source]
        scored = [(scores[at], same[at]) for at in mine]
        decided = [(scores[at] >= 0.5, same[at]) for at in mine]
        print(
            f"{source}: AUC {roc_auc(scored):.3f}, "
            f"balanced accuracy {balanced_accuracy(decided):.3f}, "
            f"precision at recall .9 {precision_at_recall(scored, 0.9):.3f}, {len(mine)} pairs"
        )
    for name, weight in zip(names, fit(rows, same, counts, names), strict=True):
        print(f'    "{name}": {weight:.2f},')


def fit(
    rows: Sequence[Sequence[float]],
    same: Sequence[bool],
    counts: Sequence[float],
    names: Sequence[str],
) -> list[float]:
    """Weights of a logistic regression; what would go against its sense is left out."""
    kept = list(range(len(names)))
    while True:
        found = _newton([[row[at] for at in kept] for row in rows], same, counts)
        wrong = [
            place
            for place, at in enumerate(kept)
            if at and (found[place] > 0) == (names[at] in AGAINST) and found[place]
        ]
        if not wrong:
            weights = [0.0] * len(names)
            for place, at in enumerate(kept):
                weights[at] = found[place]
            return weights
        kept.pop(max(wrong, key=lambda place: abs(found[place])))


def _newton(
    rows: Sequence[Sequence[float]], same: Sequence[bool], counts: Sequence[float]
) -> list[float]:
    size = len(rows[0])
    weights = [0.0] * size
    for _ in range(25):
        slope = [-SHRINK * weight if at else 0.0 for at, weight in enumerate(weights)]
        bend = [
            [SHRINK * (at == to) * bool(at) + 1e-9 * (at == to) for to in range(size)]
            for at in range(size)
        ]
        for row, truth, count in zip(rows, same, counts, strict=True):
            chance = _score(weights, row)
            error, sure = count * (truth - chance), count * chance * (1 - chance)
            for at, value in enumerate(row):
                if value:
                    slope[at] += error * value
                    for to in range(at, size):
                        bend[at][to] += sure * value * row[to]
        for at in range(size):
            for to in range(at):
                bend[at][to] = bend[to][at]
        weights = [old + step for old, step in zip(weights, _solved(bend, slope), strict=True)]
    return weights


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        for row in range(size):
            if row != at:
                share = rows[row][at] / rows[at][at]
                rows[row] = [
                    mine - share * other for mine, other in zip(rows[row], rows[at], strict=True)
                ]
    return [rows[at][size] / rows[at][at] for at in range(size)]


def _score(weights: Sequence[float], row: Sequence[float]) -> float:
    return 1 / (1 + math.exp(-sum(map(float.__mul__, weights, map(float, row)))))


def _turned(pairs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same pairs with the surname last and no comma, in one name or in both."""
    listed = [pair for pair in pairs if ", " in pair["a"]]
    both = [pair | {"a": _last(pair["a"]), "b": _last(pair["b"])} for pair in listed]
    return both + [pair | {"b": _last(pair["b"])} for pair in listed]


def _last(name: str) -> str:
    surname, _, rest = name.partition(", ")
    return f"{rest} {surname}".strip().title()


def _strangers(pairs: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Places that have nothing to do with one another: judged pairs of a gazetteer lack them."""
    draw = random.Random(5)  # noqa: S311 - a sample needs no secrets
    drawn = [(draw.choice(pairs), draw.choice(pairs)) for _ in range(250)]
    return [
        one | {"b": other["b"], "entity_b": other["entity_b"], "relation": "different"}
        for one, other in drawn
        if one["entity_a"] != other["entity_a"]
    ]


def _shares(pairs: list[dict[str, Any]], same: list[bool]) -> list[float]:
    """How much each pair counts: true and false ones of a source together the same."""
    sorts: dict[tuple[str, bool], int] = {}
    for pair, truth in zip(pairs, same, strict=True):
        sorts[pair["source"], truth] = sorts.get((pair["source"], truth), 0) + 1
    shares = []
    for pair, truth in zip(pairs, same, strict=True):
        total = sum(count for (source, _), count in sorts.items() if source == pair["source"])
        rare = RARE_SOURCE if total < RARE else 0.4
        shares.append(rare * 0.5 * total / sorts[pair["source"], truth])
    return shares


def _groups(pairs: list[dict[str, Any]]) -> list[str]:
    """One word for all the pairs that hang together by an entity."""
    leader: dict[str, str] = {}

    def lead(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    names = [
        (str(pair.get("entity_a") or pair["id"]), str(pair.get("entity_b") or pair["id"]))
        for pair in pairs
    ]
    for one, other in names:
        leader[lead(one)] = lead(other)
    return [lead(one) for one, _ in names]


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
