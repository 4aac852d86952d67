"""Where and when: the places and periods that words of a text are about."""

from __future__ import annotations

import datetime

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.records import Basis, Known, Named, Period
from apps.claims.extraction.assembling.scene import Scene
from apps.claims.extraction.assembling.voicing import plain
from apps.claims.extraction.attributions.closed_words import (
    DAYS,
    DETERMINERS,
    words_of,
)
from apps.claims.extraction.attributions.reading import POSSESSIVE, WORD
from apps.figures.periods import Basis as EdgeBasis
from apps.figures.periods import Edge, Precision
from apps.figures.periods import Period as ReadPeriod

_WHERE = words_of(
    "in near at around outside inside throughout across within along over"
    " у в на біля під поблизу навколо неподалік возле около под вблизи"
)
_BATTLES = words_of("battle battles fight fighting fights struggle assault offensive")
_KINDS = words_of(
    "city town village villages settlement region oblast province district area areas front"
    " capital port eastern western northern southern central downtown department municipality"
    " місті місто селі село області районі столиці городе город селе области районе столице"
)
_FARTHEST = 6
_DAY, _MONTH, _YEAR = "day", "month", "year"
_PRECISION = {
    Precision.DAY: _DAY,
    Precision.WEEK: _DAY,
    Precision.PART: _MONTH,
    Precision.MONTH: _MONTH,
    Precision.SEASON: _MONTH,
    Precision.YEAR: _YEAR,
}
_SPANS = frozenset(("since", "span-back", "between"))


def place_in(scene: Scene, span: Span, near: int) -> Known | None:
    """The place that words of a span say something happens in; of several, the one nearest.

    `near`: a code point; a place behind it goes before one in front of it. Only names that were
    given count, and only where a word like "in" stands before them.
    """
    found = [
        name
        for name in scene.names_in(span)
        if name.kind == "place" and happens_in(scene, name, span.start)
    ]
    if not found:
        return None
    name = min(found, key=lambda each: (each.start < near, abs(each.start - near)))
    where = Span(name.start, name.end)
    return Known(plain(scene.text, where), Basis.STATED, where, name.ref)


def happens_in(scene: Scene, name: Named, lowest: int) -> bool:
    """Whether "in" or its like leads to a name, over words that only describe it."""
    reading = scene.reading
    at = reading.token_at(name.start) - 1
    stop = max(-1, at - _FARTHEST)
    while at > stop and reading.starts[at] >= lowest:
        low = reading.lows[at]
        if low in _WHERE:
            return True
        if low in ("for", "of", "за"):
            before = reading.lows[at - 1] if at else ""
            if before in _BATTLES:
                return True
            if low == "for" or before not in _KINDS:
                return False
        elif not (
            low in DETERMINERS
            or low in _KINDS
            or (reading.kinds[at] in (WORD, POSSESSIVE) and reading.capital(at))
        ):
            return False
        at -= 1
    return False


def period_in(scene: Scene, span: Span, near: int) -> ReadPeriod | None:
    """The period that words of a span are about: one with a length goes before a point in time,
    and of equals the one nearest to the code point `near`."""
    found = [period for period in scene.periods_in(span) if period.words.end <= span.end]
    if not found:
        return None
    return min(found, key=lambda each: (each.rule not in _SPANS, abs(each.words.start - near)))


def known_period(period: ReadPeriod, basis: Basis = Basis.STATED) -> Known:
    """The words of a period as a field of a claim."""
    words = " ".join(period.words.text.split())
    return Known(words, basis, Span(period.words.start, period.words.end))


def days_of(period: ReadPeriod) -> Period | None:
    """A period as whole days, None where neither end is known."""
    if period.start is None and period.end is None:
        return None
    since, since_precision = _edge(period.start)
    until, until_precision = _edge(period.end)
    return Period(since, until, since_precision, until_precision)


def _edge(edge: Edge | None) -> tuple[datetime.date | None, str]:
    return (None, _DAY) if edge is None else (edge.day, _PRECISION[edge.precision])


def is_reckoned(period: ReadPeriod) -> bool:
    """Whether an end of a period rests on no words, but on the day of publication alone."""
    return any(
        edge is not None and edge.basis is EdgeBasis.INFERRED
        for edge in (period.start, period.end)
    )


def is_day(word: str) -> bool:
    """Whether a word in lower case names a day, a month or a time of day."""
    return word in DAYS
