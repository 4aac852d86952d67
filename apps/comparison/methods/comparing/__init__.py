"""Comparing the claims of a question: facts in, findings with their working out."""

from apps.comparison.methods.comparing.proposing import holding, propose, reports_of
from apps.comparison.methods.comparing.records import (
    Compared,
    Finding,
    Group,
    Kind,
    OriginCount,
    Root,
    Traced,
)
from apps.comparison.methods.comparing.registry import RELEASED, USUAL, UnknownMethod, compare

__all__ = [
    "RELEASED",
    "USUAL",
    "Compared",
    "Finding",
    "Group",
    "Kind",
    "OriginCount",
    "Root",
    "Traced",
    "UnknownMethod",
    "compare",
    "holding",
    "propose",
    "reports_of",
]
