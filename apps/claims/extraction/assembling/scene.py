"""A text as everything that puts claims together sees it, built once and never changed."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.records import Named
from apps.claims.extraction.attributions import Act, Attribution
from apps.claims.extraction.attributions.closed_words import AUXILIARIES, DASHES, TERMINAL
from apps.claims.extraction.attributions.finding import attributions_of
from apps.claims.extraction.attributions.naming import Names
from apps.claims.extraction.attributions.reading import MARK, NUMBER, QUOTE, Reading
from apps.claims.extraction.attributions.reading import Sentence as Whole
from apps.figures import USUAL, Figure, Tolerance, read, tokens
from apps.figures.periods import Period, read_periods

# What these say is wished, done or felt, and no statement.
_NO_STATEMENT = frozenset((Act.INTENDS, Act.JUDGES, Act.ASKS))
_STEM, _MOST = 3, 20
_TITLE_ENDS = 1_000
_VERBS = AUXILIARIES - {"may"}
_LONGEST_DATELINE, _LONGEST_PLACE = 30, 4
_NO_CONTENT = frozenset(("verb-then-object", "verb-then-purpose", "citing"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, one inside of a quotation too. `span`: without white space around it.

    `first`, `last`: its tokens in the reading, the last one left out. `paragraph`: its number.
    `heading`: its line is a heading, and the first of the text. `whole`: the number of the
    attributions' sentence, which holds a quotation whole, however many sentences it has.
    """

    span: Span
    first: int
    last: int
    paragraph: int
    heading: bool
    whole: int


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands in a text, each in its order. Spans are code points of `text`.

    `reading`: its tokens (`starts`, `ends`, `words`, `lows`, `kinds`, `within` a quotation).
    `saying`: the attributions that hold statements; `acts`: all of them. `names`: none inside
    another. `nations`: names of places and bodies, each once, by how they begin. `persons`: who is
    named in full, as the attributions see it. `off`: rules that are not to be used. `title`:
    where the title of the article stands in the text. `publisher`: its name, without case.
    """

    text: str
    reading: Reading
    sentences: tuple[Sentence, ...]
    figures: tuple[Figure, ...]
    periods: tuple[Period, ...]
    saying: tuple[Attribution, ...]
    acts: tuple[Attribution, ...]
    names: tuple[Named, ...]
    nations: Mapping[str, tuple[Named, ...]]
    persons: Names
    published: datetime.date | None
    off: frozenset[str]
    title: Span | None
    publisher: str
    _saying_by_whole: dict[int, tuple[Attribution, ...]]
    _sentence_starts: tuple[int, ...]
    _name_starts: tuple[int, ...]
    _period_starts: tuple[int, ...]
    _figure_starts: tuple[int, ...]

    def sentence_at(self, position: int) -> int:
        """The number of the sentence that holds a code point, or of the last one before it."""
        return max(0, bisect_right(self._sentence_starts, position) - 1)

    def is_headline(self, number: int) -> bool:
        """Whether a sentence, by its number, is a heading or in the title of the article."""
        sentence = self.sentences[number]
        return sentence.heading or (self.title is not None and self.title.contains(sentence.span))

    def names_in(self, span: Span) -> tuple[Named, ...]:
        """The names that stand wholly inside a span."""
        first = bisect_left(self._name_starts, span.start)
        last = bisect_left(self._name_starts, span.end)
        return tuple(name for name in self.names[first:last] if name.end <= span.end)

    def periods_in(self, span: Span) -> tuple[Period, ...]:
        """The periods that begin inside a span."""
        first = bisect_left(self._period_starts, span.start)
        return self.periods[first : bisect_left(self._period_starts, span.end)]

    def figures_in(self, span: Span) -> tuple[Figure, ...]:
        """The figures that begin inside a span."""
        first = bisect_left(self._figure_starts, span.start)
        return self.figures[first : bisect_left(self._figure_starts, span.end)]

    def saying_at(self, position: int) -> tuple[Attribution, ...]:
        """The attributions whose content holds a code point, the innermost first."""
        if not self.sentences:
            return ()
        whole = self.sentences[self.sentence_at(position)].whole
        here = [
            each
            for each in self._saying_by_whole.get(whole, ())
            if any(span.contains(position) for span in each.content)
        ]
        here.sort(key=lambda each: (sum(map(len, each.content)), each.start))
        return tuple(here)

    def tokens_in(self, span: Span) -> range:
        """The tokens of the reading that begin inside a span."""
        starts = self.reading.starts
        return range(bisect_left(starts, span.start), bisect_left(starts, span.end))


def scene_of(
    text: str,
    *,
    title: str = "",
    published: datetime.date | None = None,
    publisher: str = "",
    names: Sequence[Named] = (),
    tolerance: Tolerance = USUAL,
    off: Collection[str] = (),
) -> Scene:
    """Everything that stands in a text. Takes time in proportion to its length.

    Of names that overlap the longest is kept, of equal ones the first.
    """
    reading = Reading(text)
    found, cut = _sentences(reading), tuple(tokens.sentences(text))
    figures = read(text, tolerance=tolerance, cut=cut).figures
    periods = read_periods(text, published, cut=cut)
    persons = Names(reading)
    acts = attributions_of(reading, persons)
    saying = tuple(
        each for each in acts if each.act not in _NO_STATEMENT and each.rule not in _NO_CONTENT
    )
    kept = _apart(names, len(text))
    return Scene(
        text=text,
        reading=reading,
        sentences=found,
        figures=figures,
        periods=periods,
        saying=saying,
        acts=acts,
        names=kept,
        nations=_nations(kept),
        persons=persons,
        published=published,
        off=frozenset(off),
        title=_title(text, title),
        publisher=publisher.strip().casefold(),
        _saying_by_whole=_by_whole(reading, saying),
        _sentence_starts=tuple(sentence.span.start for sentence in found),
        _name_starts=tuple(name.start for name in kept),
        _period_starts=tuple(period.words.start for period in periods),
        _figure_starts=tuple(figure.words.start for figure in figures),
    )


def _sentences(reading: Reading) -> tuple[Sentence, ...]:
    """The sentences of the attributions, cut further where one ends inside of a quotation."""
    found: list[Sentence] = []
    for number, whole in enumerate(reading.sentences):
        begin = _after_dateline(reading, whole) if number == 0 else whole.first
        for place in range(whole.first, whole.last - 1):
            if place + 1 > begin and is_item(reading, place + 1):
                found.append(_made(reading, begin, place + 1, number))
                begin = place + 1
            if place < begin or reading.within[place] < 0 or not _ends(reading, place, whole.last):
                continue
            after = place + 1
            while after < whole.last and reading.kinds[after] == QUOTE and _closes(reading, after):
                after += 1
            if begin < after < whole.last and reading.within[after] >= 0:
                found.append(_made(reading, begin, after, number))
                begin = after
        if begin < whole.last:
            found.append(_made(reading, begin, whole.last, number))
    return tuple(found)


def _after_dateline(reading: Reading, whole: Whole) -> int:
    """The token after "KYIV, 3 May (Agency) --", which says where and when a report was sent."""
    inside = False
    for place in range(whole.first, min(whole.last, whole.first + _LONGEST_DATELINE)):
        inside = inside or reading.kinds[place] == NUMBER or reading.words[place] == "("
        if reading.words[place] in DASHES and reading.words[place] != "-":
            after = place + 1
            if not inside and not _is_place(reading, whole.first, place):
                return whole.first
            while after < whole.last and reading.words[after] == "[":
                while after < whole.last and reading.words[after] != "]":
                    after += 1
                after += 1
            return after if after < whole.last else whole.first
        if reading.kinds[place] == QUOTE or reading.lows[place] in _VERBS:
            break
    return whole.first


def _is_place(reading: Reading, first: int, last: int) -> bool:
    """Whether there is nothing but one or two names: "KYIV, Ukraine"."""
    tokens = range(first, last)
    return 0 < len(tokens) <= _LONGEST_PLACE and all(
        reading.kinds[at] == MARK or reading.capital(at) for at in tokens
    )


def is_item(reading: Reading, place: int) -> bool:
    """Whether a token is the mark that begins a line of a list."""
    if reading.kinds[place] != MARK or reading.words[place][0] not in tokens.BULLETS:
        return False
    before = reading.text.rfind(
        "\n", reading.ends[place - 1] if place else 0, reading.starts[place]
    )
    return before >= 0 or place == 0


def _made(reading: Reading, first: int, last: int, number: int) -> Sentence:
    whole = reading.sentences[number]
    span = Span(reading.starts[first], reading.ends[last - 1])
    heading = whole.heading and whole.paragraph == 0
    return Sentence(span, first, last, whole.paragraph, heading, number)


def _ends(reading: Reading, place: int, last: int) -> bool:
    """Whether a mark inside of a quotation ends a sentence, and another one follows there."""
    if reading.kinds[place] != MARK or reading.words[place] not in TERMINAL:
        return False
    after = place + 1
    return after < last and (reading.capital(after) or reading.kinds[after] == QUOTE)


def _closes(reading: Reading, place: int) -> bool:
    number = reading.within[place]
    return number >= 0 and reading.quotations[number].last == place + 1


def _by_whole(
    reading: Reading, saying: Sequence[Attribution]
) -> dict[int, tuple[Attribution, ...]]:
    found: dict[int, list[Attribution]] = {}
    for each in saying:
        numbers: set[int] = set()
        for span in each.content:
            first = reading.sentence_of(reading.token_at(span.start))
            numbers.update(range(first, reading.sentence_of(reading.token_at(span.end - 1)) + 1))
        for number in numbers:
            found.setdefault(number, []).append(each)
    return {number: tuple(each) for number, each in found.items()}


def _title(text: str, title: str) -> Span | None:
    """Where the title stands: near the beginning of the text, on lines of its own, or nowhere."""
    words = title.strip()
    start = text.find(words, 0, _TITLE_ENDS) if words else -1
    if start < 0 or text[:start].strip() or text[start + len(words) :][:1] not in ("", "\n"):
        return None
    return Span(start, start + len(words))


def _nations(names: Sequence[Named]) -> dict[str, tuple[Named, ...]]:
    """Names of places and bodies by their first letters, each name once, at most _MOST a letter
    group."""
    found: dict[str, dict[str, Named]] = {}
    for name in names:
        group = found.setdefault(name.name[:_STEM].lower(), {})
        if name.kind != "person" and len(group) < _MOST:
            group.setdefault(name.name.lower(), name)
    return {stem: tuple(group.values()) for stem, group in found.items()}


def _apart(names: Sequence[Named], length: int) -> tuple[Named, ...]:
    inside = [name for name in names if 0 <= name.start < name.end <= length]
    kept: list[Named] = []
    for name in sorted(inside, key=lambda each: (each.start, -each.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
        elif name.end - name.start > kept[-1].end - kept[-1].start:
            kept[-1] = name
    return tuple(kept)
