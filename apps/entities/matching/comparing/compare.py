"""Whether two names are spellings of one person, place or organisation."""

from __future__ import annotations

from dataclasses import dataclass

from rapidfuzz.fuzz import token_set_ratio

from apps.entities.names import fold

METHOD = "entities.compare/1"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`same`: proposed as one. `score`: 0 to 1, orders pairs. `reasons`: sentences for people."""

    same: bool
    score: float
    reasons: tuple[str, ...]
    method: str = METHOD


def compare(first: str, second: str, *, kind: str) -> Comparison:
    """How likely two names are spellings of one `kind`: person, place or organisation."""
    score = token_set_ratio(fold(first), fold(second)) / 100
    return Comparison(score > 0.8, score, (f"{score:.0%} of the letters agree.",))
