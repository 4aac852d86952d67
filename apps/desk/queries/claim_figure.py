"""The figure of a claim as the page draws it: its bounds in words, and a scale to stand on."""

from dataclasses import dataclass
from decimal import Decimal

from apps.claims.models import Claim
from apps.claims.queries.shares import Derived, derived_from_share
from apps.ui.components.intervals import ROOM, position, round_up
from apps.ui.dates import number


@dataclass(frozen=True)
class Tick:
    """A mark under the scale, and where it stands in percent of the width."""

    label: str
    at: float
    anchor: str


@dataclass(frozen=True)
class Figure:
    claim: Claim
    derived: Derived | None
    scale: int
    ticks: tuple[Tick, ...]

    @property
    def unit(self) -> str:
        return self.claim.unit or ("people" if self.claim.measure not in _THINGS else "")

    @property
    def is_drawn(self) -> bool:
        return self.scale > 0

    @property
    def low_hint(self) -> str:
        return self._hint("low", self.claim.low_stated, self.claim.low_is_soft)

    @property
    def high_hint(self) -> str:
        return self._hint("high", self.claim.high_stated, self.claim.high_is_soft)

    def _hint(self, side: str, bound: object, soft: bool) -> str:
        if bound is None:
            return "no lower bound given" if side == "low" else "no upper bound given"
        if soft:
            return "a reading of the words"
        return f"“{self.claim.figure_words}”" if self.claim.figure_words else "as stated"

    @property
    def best_hint(self) -> str:
        if self.claim.best is None:
            return "the source gives no number of its own"
        return "as stated, round" if self.claim.is_round else "as stated"


_THINGS = {"equipment", "other", ""}


def figure_of(claim: Claim) -> Figure | None:
    """What is drawn of a claim that gives a figure; None for claims of other kinds."""
    if not claim.is_figure:
        return None
    derived = derived_from_share(claim)
    bounds: list[Decimal | int | None] = [claim.low, claim.best, claim.high]
    if derived:
        bounds = [derived.low, derived.high]
    most = max((float(one) for one in bounds if one is not None), default=0.0)
    if not most:
        return Figure(claim, derived, 0, ())
    scale = round_up(most * ROOM)
    # Three marks: more of them run into one another where the column is narrow.
    step = scale // 2 if scale % 2 == 0 else scale
    ticks = tuple(
        Tick(
            number(value),
            position(value, scale),
            "start" if value == 0 else "end" if value == scale else "middle",
        )
        for value in range(0, scale + 1, step)
    )
    return Figure(claim, derived, scale, ticks)
