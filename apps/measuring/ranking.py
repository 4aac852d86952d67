"""How well a score orders pairs. Each takes (score, is the same) and gives 0 to 1, or None where
all pairs are of one sort."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

Scored = tuple[float, bool]


def roc_auc(pairs: Sequence[Scored]) -> float | None:
    """The chance that a true pair is scored above a false one; ties count half."""
    positives = sum(same for _, same in pairs)
    negatives = len(pairs) - positives
    if not positives or not negatives:
        return None
    below = 0
    won = 0.0
    for _, group in groupby(sorted(pairs), key=lambda pair: pair[0]):
        tied = [same for _, same in group]
        true = sum(tied)
        false = len(tied) - true
        won += true * (below + false / 2)
        below += false
    return won / (positives * negatives)


def balanced_accuracy(decided: Sequence[tuple[bool, bool]]) -> float | None:
    """The mean of the shares that are right among true and among false pairs.

    `decided`: (proposed as the same, is the same).
    """
    true = [said for said, same in decided if same]
    false = [said for said, same in decided if not same]
    if not true or not false:
        return None
    return (sum(true) / len(true) + sum(not said for said in false) / len(false)) / 2


def precision_at_recall(pairs: Sequence[Scored], recall: float) -> float | None:
    """The best precision of a threshold on the score that finds `recall` of the true, or more."""
    positives = sum(same for _, same in pairs)
    if not positives or positives == len(pairs):
        return None
    best = 0.0
    taken = right = 0
    ordered = sorted(pairs, key=lambda pair: -pair[0])
    for _, group in groupby(ordered, key=lambda pair: pair[0]):
        tied = [same for _, same in group]
        taken += len(tied)
        right += sum(tied)
        if right >= recall * positives:
            best = max(best, right / taken)
    return best
