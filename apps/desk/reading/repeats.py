"""Paragraphs that say the same words again, as when a text was pasted twice."""

import re
from collections.abc import Sequence
from typing import Final

from apps.anchoring import Span

_NOT_WORDS: Final = re.compile(r"\W+")
# Shorter ones ("He did not elaborate.") repeat by chance.
_TELLING: Final = 40


def repeated_paragraphs(text: str, extents: Sequence[Span]) -> dict[int, int]:
    """Each repeated paragraph's number, with that of the earlier one it repeats.

    Case and punctuation may differ.
    """
    first: dict[str, int] = {}
    found: dict[int, int] = {}
    for number, extent in enumerate(extents, start=1):
        if len(extent) < _TELLING:
            continue
        words = _NOT_WORDS.sub(" ", extent.of(text)).strip().casefold()
        if len(words) < _TELLING:
            continue
        earlier = first.setdefault(words, number)
        if earlier != number:
            found[number] = earlier
    return found
