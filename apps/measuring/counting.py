"""Precision, recall and F1, and counting them over spans of text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Kinded = tuple[int, int, str]


def f1(precision: float | None, recall: float | None) -> float | None:
    if precision is None or recall is None:
        return None
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(slots=True)
class Counted:
    """How many were right of those proposed, and how many were found of those to be found."""

    right: int = 0
    proposed: int = 0
    found: int = 0
    expected: int = 0

    def add(self, right: int, proposed: int, found: int, expected: int) -> None:
        self.right += right
        self.proposed += proposed
        self.found += found
        self.expected += expected

    @property
    def precision(self) -> float | None:
        return self.right / self.proposed if self.proposed else None

    @property
    def recall(self) -> float | None:
        return self.found / self.expected if self.expected else None

    @property
    def f1(self) -> float | None:
        return f1(self.precision, self.recall)


class SpanScore:
    """Counts spans (start, end, kind) by kind: strictly, and by any overlap of the same kind."""

    def __init__(self) -> None:
        self.strict: dict[str, Counted] = {}
        self.overlap: dict[str, Counted] = {}

    def add(self, gold: Sequence[Kinded], proposed: Sequence[Kinded]) -> None:
        for kind in {span[2] for span in (*gold, *proposed)}:
            expected = sorted({span[:2] for span in gold if span[2] == kind})
            given = sorted({span[:2] for span in proposed if span[2] == kind})
            same = len(set(expected) & set(given))
            self.strict.setdefault(kind, Counted()).add(same, len(given), same, len(expected))
            self.overlap.setdefault(kind, Counted()).add(
                _touching(given, expected), len(given), _touching(expected, given), len(expected)
            )

    @staticmethod
    def together(by_kind: dict[str, Counted]) -> Counted:
        """All kinds as one."""
        total = Counted()
        for each in by_kind.values():
            total.add(each.right, each.proposed, each.found, each.expected)
        return total


def _touching(ones: Iterable[tuple[int, int]], others: Sequence[tuple[int, int]]) -> int:
    return sum(
        any(start < other_end and other_start < end for other_start, other_end in others)
        for start, end in ones
    )
