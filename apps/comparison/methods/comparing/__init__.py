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
from apps.comparison.methods.comparing.versions import (
    ABOUT,
    Difference,
    chosen,
    difference,
    kind_of,
    versions_of,
)

__all__ = [
    "ABOUT",
    "RELEASED",
    "USUAL",
    "Compared",
    "Difference",
    "Finding",
    "Group",
    "Kind",
    "OriginCount",
    "Root",
    "Traced",
    "UnknownMethod",
    "chosen",
    "compare",
    "difference",
    "holding",
    "kind_of",
    "propose",
    "reports_of",
    "versions_of",
]
