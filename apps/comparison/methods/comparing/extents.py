"""How much of a place is said to be held, from the words of a claim."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final


@dataclass(frozen=True, slots=True)
class Held:
    """The least part of a whole that words allow; `above`: it is more than that. `is_stated`: the
    claim names a part, or all of it; where it does not, all of it is taken."""

    least: Fraction
    above: bool
    is_stated: bool
    words: str = ""

    @property
    def written(self) -> str:
        if not self.is_stated:
            return "no part is named, so all of it"
        if self.least == 1:
            return f"“{self.words}”, all of it"
        least = f"{self.least.numerator}/{self.least.denominator}" if self.least else "nothing"
        return f"“{self.words}”, {'more than' if self.above else 'at least'} {least} of it"

    def clashes(self, other: Held) -> bool:
        """Whether two cannot hold so much of one place at once."""
        together = self.least + other.least
        return together > 1 or (together == 1 and (self.above or other.above))


_WHOLE: Final = Held(Fraction(1), False, False)
# The first that is found counts: "almost all" before "all".
_READ: Final = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE), least, above)
    for words, least, above in (
        (r"not all|не весь|не вся|не все|не всю", Fraction(0), True),
        (r"(?:almost|nearly|virtually|practically) (?:all|whole|the (?:whole|entire)|entirely"
         r"|completely|fully)|майже (?:весь|вся|все|всю|повністю)"
         r"|почти (?:весь|вся|все|всю|полностью)", Fraction(1, 2), True),
        (r"most|mostly|majority|larger part|greater part|more than (?:a )?half|over half"
         r"|більшість|більша частина|більшу частину|понад половину"
         r"|большинство|большая часть|большую часть|более половины", Fraction(1, 2), True),
        (r"half|половин[аиуы]", Fraction(1, 2), False),
        (r"all|whole|entire|entirely|full|fully|complete|completely|total|totally"
         r"|весь|вся|все|всю|повністю|цілком|полностью|целиком", Fraction(1), False),
    )
)  # fmt: skip


def held_of(words: str) -> Held:
    """How much the words of an extent allow at the least. Words that name some other part allow
    any part; no words name none, and all of it is taken."""
    if not words.strip():
        return _WHOLE
    for pattern, least, above in _READ:
        if pattern.search(words):
            return Held(least, above, True, words)
    return Held(Fraction(0), True, True, words)
