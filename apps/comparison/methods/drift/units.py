"""A text as the units that an alignment compares: words, and each figure and qualifier whole."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field

from apps.anchoring import Span, fold
from apps.anchoring.tokens import Tokens, Vocabulary
from apps.comparison.methods.drift.lexicon import ATTRIBUTIONS, CONTRACTED, EXTENTS, NEGATIONS
from apps.comparison.methods.drift.records import Reported
from apps.figures import Figure, Interval, Number, Qualifier, read
from apps.figures.lexicon.calendar import DOUBTFUL_MONTHS, MONTHS, WEEKDAYS

# A figure weighs as much as so many words: what counts is laid beside what counts.
_WEIGHT = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit: code points `start` up to `end`, and how it reads.

    `figure`: the value and what it is of, if it is a number. `bounds`: what a qualifier makes of
    its number. `measure`: what it says is counted. `place`, `period`, `name`: as it
    is looked up.
    """

    start: int
    end: int
    reads: str
    is_word: bool = True
    figure: tuple[Number | None, Number | None, str] | None = None
    bounds: Interval | None = None
    measure: str = ""
    place: str = ""
    period: str = ""
    name: str = ""
    negates: bool = False
    extent: bool = False
    attributes: bool = False


@dataclass(slots=True)
class Units:
    """The units of a text in order. `keys`: equal for units that may be laid side by side."""

    text: str
    units: list[Unit] = field(default_factory=list)
    keys: list[Hashable] = field(default_factory=list)

    def between(self, start: int, end: int) -> Units:
        """The units from one place up to another."""
        return Units(self.text, self.units[start:end], self.keys[start:end])

    def tokens(self, numbers: dict[Hashable, int]) -> tuple[Tokens, list[int]]:
        """What an alignment takes, and for each of its tokens the place of the unit.

        `numbers`: the keys of all texts that are compared, numbered as they come.
        """
        found = Tokens(self.text, [], [], [], [], [])
        places: list[int] = []
        for place, (unit, key) in enumerate(zip(self.units, self.keys, strict=True)):
            for copy in range(_WEIGHT if unit.figure else 1):
                found.starts.append(unit.start)
                found.ends.append(unit.end)
                found.keys.append(numbers.setdefault((key, copy), len(numbers)))
                found.weights.append(1.0)
                places.append(place)
        return found, places


def units_of(report: Reported) -> Units:
    """The units of a report. Takes time in proportion to its length."""
    text = report.text
    tokens = Vocabulary().tokens(text)
    reading = read(text).figures
    whole = _whole_spans(reading)
    kinds = _name_kinds(report)
    measures = {
        figure.measure_words.start: figure.measure
        for figure in reading
        if figure.measure_words and figure.measure
    }
    found = Units(text)
    taken = -1
    for at in range(len(tokens)):
        start = tokens.starts[at]
        if start < taken:
            continue
        if start in whole:
            unit, key = whole[start]
        else:
            unit = _word(tokens, at, kinds, measures.get(start, ""), report)
            key = unit.reads
        found.units.append(unit)
        found.keys.append(key)
        taken = unit.end
    return found


def _whole_spans(figures: tuple[Figure, ...]) -> dict[int, tuple[Unit, Hashable]]:
    """Numbers and qualifiers, by where they start, with the key that each is aligned by."""
    found: dict[int, tuple[Unit, Hashable]] = {}
    for figure in figures:
        words = figure.words
        value = (figure.value, figure.second, figure.kind.value)
        reads = _plain(words.text)
        key = ("figure", *value, reads if figure.value is None else "")
        found[words.start] = Unit(words.start, words.end, reads, figure=value), key
        qualifier = figure.qualifier_words
        if qualifier and (qualifier.end <= words.start or qualifier.start >= words.end):
            kind = figure.qualifier if figure.qualifier is not Qualifier.NONE else ""
            found.setdefault(
                qualifier.start,
                (
                    Unit(
                        qualifier.start,
                        qualifier.end,
                        _plain(qualifier.text),
                        bounds=figure.interval,
                    ),
                    ("qualifier", *value, kind),
                ),
            )
    return found


def _plain(text: str) -> str:
    return " ".join(fold(text, case=True).split())


def _name_kinds(report: Reported) -> dict[int, tuple[str, str]]:
    """For each code point at which a word of a given name may start: its kind, and the name."""
    kinds: dict[int, tuple[str, str]] = {}
    for named in report.names:
        name = _plain(report.text[named.start : named.end])
        kinds.update(
            dict.fromkeys(range(named.start, min(named.end, len(report.text))), (named.kind, name))
        )
    return kinds


def _word(
    tokens: Tokens,
    at: int,
    kinds: dict[int, tuple[str, str]],
    measure: str,
    report: Reported,
) -> Unit:
    word = tokens.word(at)
    reads = fold(word, case=True)
    start = tokens.starts[at]
    kind, name = kinds.get(start, ("", ""))
    period = reads if _is_of_the_calendar(word, reads) else ""
    if not kind and not period and not report.names and _looks_like_a_name(tokens, at):
        kind, name = "name", reads
    return Unit(
        start=start,
        end=tokens.ends[at],
        reads=reads,
        is_word=any(map(str.isalnum, reads)),
        # What is a number to the eye and no figure to the reader: a time, a grid, a kind of gun.
        figure=(None, None, reads) if reads[0].isdigit() and not period else None,
        measure=measure,
        place=name if kind == "place" else "",
        period=period,
        name=name if kind not in ("", "place") else "",
        negates=reads in NEGATIONS or (reads in CONTRACTED and _is_contracted(tokens, at)),
        extent=reads in EXTENTS,
        attributes=reads in ATTRIBUTIONS,
    )


def _is_of_the_calendar(word: str, reads: str) -> bool:
    if reads.isdigit():
        return len(reads) == 4 and reads[:2] in ("18", "19", "20", "21")
    return reads in WEEKDAYS or (
        reads in MONTHS and (reads not in DOUBTFUL_MONTHS or word[0].isupper())
    )


def _is_contracted(tokens: Tokens, at: int) -> bool:
    return (
        at + 2 < len(tokens)
        and fold(tokens.word(at + 1)) == "'"
        and tokens.word(at + 2) in ("t", "T")
    )


def _looks_like_a_name(tokens: Tokens, at: int) -> bool:
    """A capital letter that no beginning of a sentence or quotation explains."""
    word = tokens.word(at)
    if not word[0].isupper() or len(word) < 2 or at == 0:
        return False
    before = tokens.word(at - 1)
    return before[-1].isalnum() or before in (",", "-")


def span_of(units: list[Unit]) -> Span | None:
    """Where neighbouring units stand, from the first to the last."""
    return Span(units[0].start, units[-1].end) if units else None
