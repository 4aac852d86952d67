"""The words the readers know, as data: one module a subject, all languages together.

Scripts and spellings keep the languages apart, so no text has to be told its language first.
Every word is written as `tokens.folded` gives it: casefolded, with straight apostrophes, ё as е.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Words apart by white space, as a set."""
    return frozenset(text.split())
