"""Drift: reports of one utterance side by side, so that it shows who changed what."""

from apps.comparison.methods.drift.aligning import align, align_all
from apps.comparison.methods.drift.records import Drift, Harm, Named, Part, Reported, Side
from apps.comparison.methods.drift.rules import METHOD, METHODS, RULES

__all__ = [
    "METHOD",
    "METHODS",
    "RULES",
    "Drift",
    "Harm",
    "Named",
    "Part",
    "Reported",
    "Side",
    "align",
    "align_all",
]
