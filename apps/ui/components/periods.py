"""A stretch of time as it was stated: solid where a source says so, fog where nobody says."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from apps.ui.dates import written

# How far fog reaches beyond what is stated, in percent of the width.
_FOG: Final = 16
# A day must be wide enough to be seen.
_LEAST: Final = 0.8


@dataclass(frozen=True)
class Scale:
    """The days that the width stands for, with room on either side for fog."""

    first: date
    last: date

    def at(self, day: date) -> float:
        """Where a day lies, in percent of the width; days outside are held at the ends."""
        days = max((self.last - self.first).days, 1)
        share = max(0.0, min(1.0, (day - self.first).days / days))
        return round(_FOG + share * (100 - 2 * _FOG), 2)


@dataclass(frozen=True)
class Stretch:
    """Geometry of one glyph, in percent of the width.

    Solid from `start` to `end`; `seen` are the days on which a source shows it. Fog goes on at
    either side unless an end was stated there.
    """

    start: float
    end: float
    seen: tuple[float, ...]
    fog_left: bool
    fog_right: bool
    label: str

    @property
    def width(self) -> float:
        return round(max(self.end - self.start, _LEAST), 2)

    @property
    def fog_start(self) -> float:
        return round(max(self.start - _FOG, 0.0), 2)

    @property
    def fog_left_width(self) -> float:
        return round(self.start - self.fog_start, 2)

    @property
    def fog_right_start(self) -> float:
        return round(self.start + self.width, 2)

    @property
    def fog_right_width(self) -> float:
        return round(min(_FOG, 100 - self.fog_right_start), 2)


def scale_of(days: Sequence[date]) -> Scale | None:
    """The scale that holds all these days; None without a day."""
    return Scale(min(days), max(days)) if days else None


def stretch(
    scale: Scale, *, since: date | None, until: date | None, seen: Sequence[date]
) -> Stretch | None:
    """The geometry of one period; None where nobody gave a single day."""
    days = [day for day in (since, *seen, until) if day is not None]
    if not days:
        return None
    start, end = since or min(days), until or max(days)
    return Stretch(
        start=scale.at(start),
        end=scale.at(end),
        seen=tuple(scale.at(day) for day in seen),
        fog_left=since is None,
        fog_right=until is None,
        label=_words(since, until, seen),
    )


def _words(since: date | None, until: date | None, seen: Sequence[date]) -> str:
    shown = ""
    if seen:
        first, last = written(min(seen)), written(max(seen))
        shown = f"shown on {first}" if first == last else f"shown from {first} to {last}"
    beginning = f"since {written(since)}" if since else "beginning not stated"
    ending = f"until {written(until)}" if until else "end not stated"
    return ", ".join(part for part in (shown, beginning, ending) if part)


def period(
    scale: Scale | None,
    since: date | None = None,
    until: date | None = None,
    seen: Sequence[date] = (),
) -> SafeString:
    """The glyph as SVG, or words where nobody gave a day."""
    drawn = stretch(scale, since=since, until=until, seen=seen) if scale else None
    return render_to_string("ui/period.html", {"drawn": drawn})
