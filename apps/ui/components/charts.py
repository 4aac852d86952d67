"""Small bar charts as SVG with a scale, drawn on the server: counts over time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from apps.ui.dates import number

_AXIS: Final = 16
_GAP: Final = 0.28
_COLOURS: Final = ("on", "alt", "")
_ROOM_FOR_LABELS: Final = 8


@dataclass(frozen=True)
class Bar:
    """One count. `label` says what it counts ("week of 1 May 2023"); `on` marks it as chosen.

    `part` is how many of the count are of another sort, drawn dark from the base; None where
    nothing is told apart. `layers` tell the whole count apart, each with its name, from the base
    up: three at most.
    """

    label: str
    count: int
    on: bool = True
    part: int | None = None
    layers: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Layer:
    """A piece of a bar in pixels; `css` is its colour."""

    y: float
    height: float
    css: str


@dataclass(frozen=True)
class DrawnBar:
    """Where a bar stands: `x` and `width` in percent of the width, `y` and `height` in pixels."""

    bar: Bar
    x: float
    y: float
    width: float
    height: float
    part_y: float = 0.0
    part_height: float = 0.0
    layers: tuple[Layer, ...] = ()

    @property
    def title(self) -> str:
        words = f"{self.bar.label}: {number(self.bar.count)}"
        told = [f"{name} {number(held)}" for name, held in self.bar.layers if held]
        if told:
            return f"{words} ({', '.join(told)})"
        return words if self.bar.part is None else f"{words}, {number(self.bar.part)} of them dark"


@dataclass(frozen=True)
class Chart:
    """Bars over a base line at `base` pixels; the width is the page's, so words keep their size.

    `step` is the labelled count at `step_y`; `brush` the chosen stretch: start, width in percent;
    `between` names bars between the ends, where there is room: the middle in percent, the label.
    """

    bars: tuple[DrawnBar, ...]
    height: int
    base: int
    step: int
    step_y: float
    brush: tuple[float, float] | None
    ends: tuple[str, str]
    between: tuple[tuple[float, str], ...] = ()


def round_step(highest: int) -> int:
    """A round number at or below the highest count, to label the scale: 1, 2 or 5 by tens."""
    if highest < 1:
        return 0
    magnitude = int(10 ** floor(log10(highest)))
    return max(unit * magnitude for unit in (1, 2, 5) if unit * magnitude <= highest)


def lay_out(bars: Sequence[Bar], *, height: int = 104) -> Chart:
    """Place bars of equal width side by side; the highest fills the height."""
    base = height - _AXIS
    highest = max((bar.count for bar in bars), default=0)
    slot = 100 / max(len(bars), 1)
    room = base - 4
    drawn = []
    for place, bar in enumerate(bars):
        tall = round(room * bar.count / highest, 2) if highest else 0.0
        tall = max(tall, 1.0) if bar.count else 0.0
        dark = round(tall * (bar.part or 0) / bar.count, 2) if bar.count else 0.0
        drawn.append(
            DrawnBar(
                bar,
                x=round(place * slot + slot * _GAP / 2, 2),
                y=round(base - tall, 2),
                width=round(slot * (1 - _GAP), 2),
                height=tall,
                part_y=round(base - dark, 2),
                part_height=dark,
                layers=_layers(bar, base, tall),
            )
        )
    step = round_step(highest)
    chosen = [place for place, bar in enumerate(bars) if bar.on]
    partly = 0 < len(chosen) < len(bars)
    return Chart(
        bars=tuple(drawn),
        height=height,
        base=base,
        step=step,
        step_y=round(base - room * step / highest, 2) if highest else float(base),
        brush=(round(chosen[0] * slot, 2), round((chosen[-1] + 1 - chosen[0]) * slot, 2))
        if partly
        else None,
        ends=(bars[0].label, bars[-1].label) if bars else ("", ""),
        between=_between(bars, slot) if any(bar.layers for bar in bars) else (),
    )


def _layers(bar: Bar, base: int, tall: float) -> tuple[Layer, ...]:
    found, below = [], 0
    for css, (_name, held) in zip(_COLOURS, bar.layers, strict=False):
        if held:
            height = round(tall * held / bar.count, 2)
            found.append(Layer(round(base - tall * (below + held) / bar.count, 2), height, css))
        below += held
    return tuple(found)


def _between(bars: Sequence[Bar], slot: float) -> tuple[tuple[float, str], ...]:
    """A quarter, a half and three quarters of the way, where that many bars stand between."""
    if len(bars) < _ROOM_FOR_LABELS:
        return ()
    places = [len(bars) * quarter // 4 for quarter in (1, 2, 3)]
    return tuple((round((place + 0.5) * slot, 2), bars[place].label) for place in places)


def bars(
    counts: Iterable[Bar], *, label: str, height: int = 104, start: str = "", end: str = ""
) -> SafeString:
    """The chart as SVG. `label` says the whole in words; `start` and `end` name the axis."""
    chart = lay_out(list(counts), height=height)
    return render_to_string(
        "ui/bars.html",
        {
            "chart": chart,
            "label": label,
            "start": start or chart.ends[0],
            "end": end or chart.ends[1],
        },
    )


def meter(value: int, most: int, *, label: str = "") -> SafeString:
    """One horizontal bar as a share of the most; next to a number that says it in words."""
    share = round(100 * value / most, 2) if most else 0.0
    return render_to_string("ui/meter.html", {"share": share, "label": label})
