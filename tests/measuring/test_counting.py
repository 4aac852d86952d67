"""Figures: what they are on cases that can be counted by hand."""

import pytest

from apps.measuring import (
    Counted,
    SpanScore,
    balanced_accuracy,
    precision_at_recall,
    roc_auc,
)


def test_auc_is_the_share_of_pairs_in_the_right_order_and_ties_count_half():
    assert roc_auc([(0.9, True), (0.8, False), (0.7, True), (0.1, False)]) == 0.75
    assert roc_auc([(0.5, True), (0.5, False)]) == 0.5
    assert roc_auc([(0.5, True)]) is None


def test_balanced_accuracy_gives_both_sorts_the_same_weight():
    decided = [(True, True), (True, True), (False, True), (False, True), (False, False)]
    assert balanced_accuracy(decided) == 0.75
    assert balanced_accuracy([(True, False)]) is None


def test_precision_at_recall_takes_ties_together():
    assert precision_at_recall([(0.9, True), (0.5, True), (0.5, False), (0.1, False)], 0.5) == 1.0
    assert precision_at_recall([(0.9, True), (0.5, True), (0.5, False)], 0.9) == pytest.approx(
        2 / 3
    )
    assert precision_at_recall([(0.9, False)], 0.9) is None


def test_counted_knows_no_share_of_nothing():
    assert (Counted().precision, Counted().recall, Counted().f1) == (None, None, None)
    assert Counted(0, 2, 0, 2).f1 == 0.0
    assert Counted(1, 2, 1, 1).f1 == pytest.approx(2 / 3)


def test_spans_are_counted_strictly_and_by_overlap_within_a_kind():
    score = SpanScore()
    score.add(
        [(0, 4, "person"), (10, 16, "place")],
        [(0, 9, "person"), (10, 16, "organisation")],
    )
    assert score.strict["person"] == Counted(0, 1, 0, 1)
    assert score.overlap["person"] == Counted(1, 1, 1, 1)
    assert score.strict["place"] == Counted(0, 0, 0, 1)
    assert SpanScore.together(score.overlap) == Counted(1, 2, 1, 2)
