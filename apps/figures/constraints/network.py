"""A system made ready for reckoning: numbers for keys, one network for all that hangs together."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from apps.figures.constraints.records import Constraint
from apps.figures.intervals import Interval


class Kind(Enum):
    """How a rule reckons: a sum (of one part or more), a share, or two shares at odds."""

    SUM = "sum"
    SHARE = "share"
    SHARES = "shares"


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that holds between variables: whole = or ≥ parts, or part = share of whole.

    `items`: the shares it rests on. `sources`: the constraints it comes from. `needed`: the
    elements, as bits, without which it does not hold.
    """

    kind: Kind
    whole: int
    parts: tuple[int, ...]
    exact: bool
    items: tuple[int, ...]
    sources: tuple[int, ...]
    needed: int


@dataclass(frozen=True, slots=True)
class Item:
    """An interval that somebody gave: of a variable, or, where `variable` is None, of a share.

    `element`: None for a share that holds by itself. `source`: the constraint of a share.
    """

    interval: Interval
    variable: int | None = None
    element: int | None = None
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Element:
    """What can be left out: the claims that say the same, or one thing that is not stated."""

    claims: tuple[str, ...]
    need: str | None
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Network:
    """What hangs together. Sets of elements are bits of a whole number, claims before needs."""

    variables: tuple[str, ...]
    constraints: tuple[Constraint, ...]
    elements: tuple[Element, ...]
    items: tuple[Item, ...]
    rules: tuple[Rule, ...]
    watching: tuple[tuple[int, ...], ...]
    """The rules of each variable."""
    never: tuple[tuple[int, int], ...] = ()
    """The elements of needs that cannot both hold."""

    @property
    def size(self) -> int:
        """Variables, intervals given, and what all rules look at."""
        looks = sum(1 + len(rule.parts) for rule in self.rules)
        return len(self.variables) + len(self.items) + looks

    @property
    def everything(self) -> int:
        return (1 << len(self.elements)) - 1

    @property
    def needs(self) -> int:
        return sum(1 << at for at, each in enumerate(self.elements) if each.need is not None)

    def bits(self, elements: int) -> list[int]:
        return [at for at in range(len(self.elements)) if elements >> at & 1]
