"""Where and when: the places and periods that words of a text are about."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.records import Basis, Known, Named, Period
from apps.claims.extraction.assembling.scene import Scene
from apps.claims.extraction.assembling.voicing import plain
from apps.claims.extraction.attributions.closed_words import DETERMINERS, words_of
from apps.claims.extraction.attributions.reading import POSSESSIVE, WORD
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
_PARTED = words_of("and while but ; та і а и")
_TELLING = words_of("which who whose який яка які который которая которые")
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


def place_in(scene: Scene, spans: Sequence[Span], near: Span) -> Known | None:
    """The place that words say something happens in, None if they name none.

    `near`: the words it is asked for. A place between them and the next figure goes first, then
    the nearest one before them, then the nearest one. Only names that were given count, and only
    where a word like "in" stands before them.
    """
    found = [
        name
        for span in spans
        for name in scene.names_in(span)
        if name.kind == "place"
        and happens_in(scene, name, span.start)
        and not _is_aside(scene, near.end, name.start)
    ]
    if not found:
        return None
    reach = _own_words(scene, spans, near)
    name = min(
        found,
        key=lambda each: (
            not near.end <= each.start < reach,
            each.start >= reach,
            abs(each.start - near.end),
        ),
    )
    return known_place(scene, name, Basis.STATED)


def known_place(scene: Scene, name: Named, basis: Basis) -> Known:
    """A name as the place of a claim."""
    where = Span(name.start, name.end)
    return Known(plain(scene.text, where), basis, where, name.ref)


def _is_aside(scene: Scene, start: int, end: int) -> bool:
    """Whether words behind a figure only tell more of somebody: "…, who were trained in X"."""
    if end <= start:
        return False
    return any(scene.reading.lows[at] in _TELLING for at in scene.tokens_in(Span(start, end)))


def _own_words(scene: Scene, spans: Sequence[Span], near: Span) -> int:
    """Where the words that belong to one figure end: where those of the next one begin."""
    last = max(span.end for span in spans)
    if near.end >= last:
        return last
    following = scene.figures_in(Span(near.end, last))
    if not following:
        return last
    reading = scene.reading
    at = reading.token_at(following[0].words.start)
    lowest = reading.token_at(near.end - 1)
    while at > lowest + 1:
        at -= 1
        if reading.lows[at] in _PARTED:
            return reading.starts[at]
    return following[0].words.start


def place_before(scene: Scene, number: int) -> Known | None:
    """The one place of the sentence before, in the same paragraph; None if there are several."""
    if number == 0:
        return None
    before, here = scene.sentences[number - 1], scene.sentences[number]
    if before.paragraph != here.paragraph or before.whole == here.whole:
        return None
    names = [
        name
        for name in scene.names_in(before.span)
        if name.kind == "place" and happens_in(scene, name, before.span.start)
    ]
    if len({name.ref for name in names}) != 1:
        return None
    return known_place(scene, names[0], Basis.ELSEWHERE)


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


def period_in(scene: Scene, spans: Sequence[Span], near: int) -> ReadPeriod | None:
    """The period that words are about: one with a length goes before a point in time,
    and of equals the one nearest to the code point `near`."""
    found = [
        period
        for span in spans
        for period in scene.periods_in(span)
        if period.words.end <= span.end
    ]
    if not found:
        return None
    return min(found, key=lambda each: (not is_long(each), abs(each.words.start - near)))


def is_long(period: ReadPeriod) -> bool:
    """Whether a period has a length, and is no point in time."""
    return period.rule in _SPANS


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
