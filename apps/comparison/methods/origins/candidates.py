"""Which reports are compared at all: those that share what could tie them to one utterance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from apps.comparison.methods.origins.reading import Read, read_reports
from apps.comparison.methods.origins.records import Report

LARGE = 24
"""A block with more reports than this is compared along its order alone."""
NEIGHBOURS = 6
_A_DAY = timedelta(days=1)
MOST_RUNS = 40
"""Of the quoted runs of a report, so many are looked up."""
MOST_PASSAGES = 4
"""The same of all runs of the words that carry it: near-copies have them all in common."""


def candidates(reports: Sequence[Read]) -> list[tuple[int, int]]:
    """Pairs of places in `reports`, each once, lower first: in proportion to their number.

    In a large block, such as one ministry's repeated figure, each report meets only those next to
    it by day; what is of one origin is joined through its neighbours.
    """
    blocks: dict[str, list[int]] = defaultdict(list)
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


@dataclass(frozen=True, slots=True)
class Keyed:
    """What a report could be tied by, as text that may be kept and looked up.

    Two reports that have none of these in common are never compared, so whoever keeps the keys of
    all reports finds the candidates for a new one without reading the others. `day`: where it
    stands among those with a key in common; the earliest day if it has none.
    """

    report: Report
    keys: frozenset[str]
    day: date


def keyed(reports: Iterable[Report]) -> tuple[Keyed, ...]:
    """The keys of reports, in the order given."""
    return tuple(
        Keyed(read.report, frozenset(_blocks(read)), _order(read)[0])
        for read in read_reports(reports)
    )


def _blocks(read: Read) -> Iterator[str]:
    report, days = read.report, read.days
    figures = [f"{measure} {number}" for measure, number in read.figures]
    for voice in read.voices or {f"unnamed {read.speaker_words}"}:
        yield f"article {report.article} {voice}"
        if days.sharp:
            yield f"day {days.first} {voice}"
        if read.occasion:
            yield f"occasion {read.occasion} {voice}"
        for figure in figures:
            yield f"figure {figure} {voice}"
    day = days.first if days.sharp else report.published
    if report.speaker and day:
        # Two within a day of one another have one of these in common.
        for about in (day, day + min(_A_DAY, date.max - day)):
            yield f"about {about} {report.speaker}"
    for figure in figures:
        # In one article, whoever is named for it.
        yield f"figure {figure} in {report.article}"
        if days.sharp:
            yield f"figure {figure} on {days.first}"
    if report.document:
        yield f"document {report.document}"
    # The least of many, which two that quote the same choose alike.
    for run in sorted(read.choice)[:MOST_RUNS]:
        yield f"words {run}"
    for run in sorted(read.passages)[:MOST_PASSAGES]:
        yield f"passage {run}"


def _order(read: Read) -> tuple[date, list[str], str]:
    day = read.days.first if read.days.sharp else read.report.published
    return day or date.min, sorted(map(str, read.figures)), read.report.key
