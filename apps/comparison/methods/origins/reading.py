"""A report made ready for comparing: its days, its figures, its quoted words."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from zlib import crc32

from apps.anchoring import fold
from apps.anchoring.tokens import Vocabulary
from apps.comparison.methods.origins.copies import shingles
from apps.comparison.methods.origins.records import Report
from apps.comparison.methods.scopes import MEASURES
from apps.figures import Number
from apps.figures.lexicon import words

MOST_WORDS = 2_000
MOST_FIGURES = 40
MOST_CONTENT = 60
_LEAST_LETTERS, _BEGINNING = 3, 5
LONG, SHORT, FEW = 8, 5, 3
Words = tuple[str, ...]
_A_DAY = timedelta(days=1)
_EMPTY = words(
    "that this with have been were from they their there which while when about after before more"
    " than less over under some least around almost nearly said says told also into only other"
    " another would could should will because being very much many such what where"
    " більше менше понад близько щонайменше майже також були було буде який яка яке які"
    " более менее около почти также были было будет который которая которое которые"
    " the and are was has had his her its our who for not but all out you how why can may any few"
    " per yet"
    " але або для при про від над під вже так ось ще них його її їх ним нас вас наш що"
    " что как это для при про его они она ему нас вас наш так уже все был без под над их"
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days on which something may have been said: from `first` to `last`, None where open.

    `stated`: the text gives a day, a month or a year. `sharp`: it gives the day itself.
    """

    first: date | None
    last: date | None
    stated: bool
    sharp: bool

    def meet(self, other: Days) -> bool:
        """Whether one day may be meant, give or take the one that time zones make."""
        return not (_after(self.first, other.last) or _after(other.first, self.last))

    def both(self, other: Days) -> Days:
        """What two that are of one utterance leave of the days."""
        if not self.meet(other):
            # A person put them together against their days: these tell nothing any more.
            return Days(None, None, stated=False, sharp=False)
        firsts = [each for each in (self.first, other.first) if each]
        lasts = [each for each in (self.last, other.last) if each]
        return Days(
            max(firsts, default=None),
            min(lasts, default=None),
            self.stated or other.stated,
            self.sharp or other.sharp,
        )


def _after(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first - last > _A_DAY


@dataclass(frozen=True, slots=True)
class Read:
    """A report with what comparing needs, made once.

    `words`: the quoted words, evened out, "" at the end of each quote. `runs`: all of three, five
    and eight words in a row, by their number. `choice`: checksums of some runs of five, such that
    two reports with eight words in a row in common have one of these in common. `passages`: those
    of all runs of five of the words that carry it, quoted or not. `content`: the
    beginnings of the longer words that are told.
    """

    report: Report
    days: Days
    figures: frozenset[tuple[str, Number]]
    words: tuple[str, ...]
    runs: Mapping[int, frozenset[Words]]
    choice: frozenset[int]
    passages: frozenset[int]
    content: frozenset[str]
    occasion: str
    speaker_words: str

    @property
    def voices(self) -> frozenset[str]:
        """The speaker and all that the speaker speaks for."""
        speaker = self.report.speaker
        return self.report.speaks_for | {speaker} if speaker else frozenset()

    def first_in_common(self, other: Read, length: int) -> Words | None:
        """The first run of quoted words that the other report quotes as well, if any."""
        common = self.runs[length] & other.runs[length]
        if not common:
            return None
        return next(run for run in runs_of(self.words, length) if run in common)


def runs_of(words: Words, length: int) -> Iterator[Words]:
    """All runs of so many words that do not cross from one quote to the next, in order."""
    for at in range(len(words) - length + 1):
        run = words[at : at + length]
        if "" not in run:
            yield run


def read_reports(reports: Iterable[Report]) -> tuple[Read, ...]:
    """The reports made ready, in the order given."""
    vocabulary = Vocabulary()
    return tuple(_read(report, vocabulary) for report in reports)


def _read(report: Report, vocabulary: Vocabulary) -> Read:
    quoted = tuple(islice(_quoted(report, vocabulary), MOST_WORDS))
    return Read(
        report=report,
        days=_days(report),
        figures=frozenset(
            (_measure(each.measure), each.number) for each in report.figures[:MOST_FIGURES]
        ),
        words=quoted,
        runs={length: frozenset(runs_of(quoted, length)) for length in (LONG, SHORT, FEW)},
        passages=frozenset().union(*map(shingles, report.passages)),
        choice=_choice(quoted),
        content=frozenset(islice(_content(report.told, vocabulary), MOST_CONTENT)),
        occasion=_plain(report.occasion),
        speaker_words=_plain(report.speaker_words),
    )


def _quoted(report: Report, vocabulary: Vocabulary) -> Iterator[str]:
    for quote in report.quotes:
        tokens = vocabulary.tokens(quote)
        for at, weight in enumerate(tokens.weights):
            if weight >= 1:
                yield fold(tokens.word(at), case=True)
        yield ""


def _content(told: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Words that carry something, by their beginnings: endings change from telling to telling."""
    tokens = vocabulary.tokens(told)
    for at, weight in enumerate(tokens.weights):
        word = fold(tokens.word(at), case=True) if weight >= 1 else ""
        if len(word) >= _LEAST_LETTERS and word.isalpha() and word not in _EMPTY:
            yield word[:_BEGINNING]


def _plain(words: str) -> str:
    return " ".join(fold(words, case=True).split())


def _measure(measure: str) -> str:
    keys = MEASURES.keys_for(measure)
    return min(keys) if keys else _plain(measure)


def _choice(words: Words) -> frozenset[int]:
    """Of every four neighbouring runs of five words the one with the least checksum."""
    sums: list[int] = []
    chosen: set[int] = set()
    for at in range(len(words) - SHORT + 1):
        run = words[at : at + SHORT]
        if "" in run:
            chosen |= _least(sums)
            sums = []
        else:
            sums.append(crc32(" ".join(run).encode()))
    return frozenset(chosen | _least(sums))


def _least(sums: list[int]) -> set[int]:
    if not sums:
        return set()
    window = LONG - SHORT + 1
    return {min(sums[at : at + window]) for at in range(max(1, len(sums) - window + 1))}


def _days(report: Report) -> Days:
    """When it may have been said. Nothing is reported before it was said."""
    published = report.published
    day = report.said_on
    if day is None:
        return Days(None, published, stated=False, sharp=False)
    first = last = day
    if report.said_precision == "week":
        first = day - min(timedelta(6), day - date.min)
        last = day + min(timedelta(6), date.max - day)
    elif report.said_precision == "month":
        first = day.replace(day=1)
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    elif report.said_precision == "year":
        first, last = date(day.year, 1, 1), date(day.year, 12, 31)
    if published is not None and published >= first:
        last = min(last, published)
    return Days(first, last, stated=True, sharp=first == last)
