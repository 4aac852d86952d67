"""The fog line: a stated figure as an interval. What nobody stated is not drawn, it fades."""

import math
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from apps.ui.dates import number

Number = int | float | Decimal
Shape = Literal["exact", "at_least", "up_to", "range", "unstated"]

# A scale reaches so far beyond the last bound, that fog has room to fade in.
ROOM: Final = 1.6
# The part of the width that a scale fills; the rest is room for the fog beyond the last bound.
_SPAN: Final = 98


@dataclass(frozen=True)
class Interval:
    """Geometry of one glyph. Positions are percentages of the width, rounded to hundredths.

    `low`, `best`, `high` are None where nobody stated them.
    """

    shape: Shape
    low: float | None
    best: float | None
    high: float | None
    label: str

    @property
    def start(self) -> float:
        return self.low if self.low is not None else 0.0

    @property
    def fog_right(self) -> float:
        """Width of the fog from the lower bound to the end of the scale."""
        return round(100 - self.start, 2)

    @property
    def span(self) -> float:
        return round((self.high or 0.0) - self.start, 2)


def position(value: Number, scale: Number) -> float:
    """Where a value lies on a scale from nought, in percent of the width.

    Values outside the scale are held at its ends. Raises ValueError for a scale not above nought.
    """
    if scale <= 0:
        raise ValueError("A scale must end above nought.")
    share = max(0.0, min(1.0, float(value) / float(scale)))
    return round(share * _SPAN, 2)


def _words(low: Number | None, best: Number | None, high: Number | None, unit: str) -> str:
    tail = f" {unit}" if unit else ""
    if low is not None and high is not None:
        if low == high:
            return f"{number(low)}{tail}, stated exactly"
        middle = f", best {number(best)}" if best is not None else ""
        return f"{number(low)} to {number(high)}{tail}{middle}"
    if low is not None:
        return f"{number(low)}{tail} or more, upper bound not stated"
    if high is not None:
        return f"up to {number(high)}{tail}, lower bound not stated"
    if best is not None:
        return f"{number(best)}{tail}, stated exactly"
    return "no figure stated"


def measure(
    low: Number | None,
    best: Number | None,
    high: Number | None,
    *,
    scale: Number,
    unit: str = "",
) -> Interval:
    """The geometry of a figure on a scale from nought to `scale`.

    No bound is invented: a figure with a best value alone is a point, one with a lower bound
    alone is open to the right. Raises ValueError where low is above high.
    """
    if low is not None and high is not None and low > high:
        raise ValueError("The lower bound is above the upper bound.")
    if low is not None and high is not None:
        shape: Shape = "exact" if low == high else "range"
    elif low is not None:
        shape = "at_least"
    elif high is not None:
        shape = "up_to"
    else:
        shape = "exact" if best is not None else "unstated"
    if shape == "exact":
        best = best if best is not None else low
    at = [None if value is None else position(value, scale) for value in (low, best, high)]
    return Interval(shape, at[0], at[1], at[2], _words(low, best, high, unit))


def interval(
    low: Number | None = None,
    best: Number | None = None,
    high: Number | None = None,
    *,
    scale: Number,
    unit: str = "",
    kind: Literal["", "alt", "der"] = "",
    label: str = "",
) -> SafeString:
    """The glyph as SVG. `kind` is "alt" for a qualifier's reading, "der" for a derived figure."""
    drawn = measure(low, best, high, scale=scale, unit=unit)
    return render_to_string(
        "ui/interval.html", {"iv": drawn, "kind": kind, "label": label or drawn.label}
    )


def round_up(value: float) -> int:
    """The next number of one or two leading digits that divides well into four."""
    size = 10 ** max(0, math.floor(math.log10(value)))
    for leading in (1, 1.2, 1.6, 2, 2.4, 3.2, 4, 6, 8, 10):
        if value <= leading * size and leading * size == int(leading * size):
            return int(leading * size)
    return int(10 * size)
