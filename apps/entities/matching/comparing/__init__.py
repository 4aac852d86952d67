"""Comparing names: how they are transliterated, and whether two are spellings of one."""

from apps.entities.matching.comparing.compare import METHOD, METHODS, Comparison, compare
from apps.entities.matching.comparing.schemes import (
    LABELS,
    Variant,
    languages_of,
    transliterate,
    variants,
)

__all__ = [
    "LABELS",
    "METHOD",
    "METHODS",
    "Comparison",
    "Variant",
    "compare",
    "languages_of",
    "transliterate",
    "variants",
]
