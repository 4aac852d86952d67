"""Which reports are compared at all: those that share what could tie them to one utterance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from datetime import date

from apps.comparison.methods.origins.reading import Read

LARGE = 24
"""A block with more reports than this is compared along its order alone."""
NEIGHBOURS = 6


def candidates(reports: Sequence[Read]) -> list[tuple[int, int]]:
    """Pairs of places in `reports`, each once, lower first: in proportion to their number.

    In a large block, such as one ministry's repeated figure, each report meets only those next to
    it by day; what is of one origin is joined through its neighbours.
    """
    blocks: dict[Hashable, list[int]] = defaultdict(list)
    for place, report in enumerate(reports):
        for block in set(_blocks(report)):
            blocks[block].append(place)
    pairs: set[tuple[int, int]] = set()
    for places in blocks.values():
        reach = len(places)
        if reach > LARGE:
            places.sort(key=lambda place: _order(reports[place]))
            reach = NEIGHBOURS
        for at, place in enumerate(places):
            for other in places[at + 1 : at + 1 + reach]:
                pairs.add((min(place, other), max(place, other)))
    return sorted(pairs)


def _blocks(read: Read) -> Iterator[Hashable]:
    report, days = read.report, read.days
    voices = sorted(read.voices) or [f"words: {read.speaker_words}"]
    for voice in voices:
        yield "article", report.article, voice
        if days.sharp:
            yield "day", days.first, voice
        if read.occasion:
            yield "occasion", read.occasion, voice
        for figure in read.figures:
            yield "figure", figure, voice
    if days.sharp:
        for figure in read.figures:
            yield "figure of the day", figure, days.first
    if report.document:
        yield "document", report.document
    for run in read.choice:
        yield "words", run


def _order(read: Read) -> tuple[date, list[str], str]:
    day = read.days.first if read.days.sharp else read.report.published
    return day or date.min, sorted(map(str, read.figures)), read.report.key
