"""What goes into aligning reports of one utterance, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from apps.anchoring import Span


class Harm(IntEnum):
    """What changes with a difference, the worst first."""

    FIGURE = 1
    QUALIFIER = 2
    NEGATION = 3
    PLACE = 4
    ATTRIBUTION = 5
    NAME = 6
    WORDING = 7


class Side(StrEnum):
    """How a part of one report stands to the other report."""

    SAME = "same"
    DIFFERENT = "different"
    ONLY_FIRST = "only in the first"
    ONLY_SECOND = "only in the second"


@dataclass(frozen=True, slots=True)
class Named:
    """A name in the text, at code points `start` up to `end`; `kind` "place", "person", …"""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True)
class Reported:
    """The words of one report. `key`: whatever the caller knows it by. Nothing is translated.

    `names`: those known to stand there; without any, capital letters show them.
    """

    key: str
    text: str
    names: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of words that is the same in both reports, differs, or stands in one alone.

    `first`, `second`: where, in code points of each text; None where there is nothing. `harm` is
    None where they are the same. `rule`: a key of RULES. `sentence`: for people.
    """

    side: Side
    first: Span | None
    second: Span | None
    harm: Harm | None
    rule: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Drift:
    """Two reports of one utterance, side by side: parts in order, covering every word of both.

    `alike`: the share of all their words that stand in parts that are the same, 0 to 1.
    """

    first: str
    second: str
    parts: tuple[Part, ...]
    alike: float

    @property
    def ranked(self) -> tuple[Part, ...]:
        """What is not the same, the worst first, then in order."""
        return tuple(
            sorted((part for part in self.parts if part.harm), key=lambda part: part.harm or 0)
        )

    @property
    def worst(self) -> Harm | None:
        return min((part.harm for part in self.parts if part.harm), default=None)
