"""Comparing names: how they are transliterated, and whether two are spellings of one."""

from apps.entities.matching.comparing.compare import METHOD, Comparison, compare

__all__ = ["METHOD", "Comparison", "compare"]
