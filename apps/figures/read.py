"""Reading the figures of a text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from apps.figures.amounts import Amount, Passed, amounts_of
from apps.figures.counted import counted_in
from apps.figures.cues import HARMED, Counted, cue_words
from apps.figures.explaining import explained, score_of
from apps.figures.intervals import Interval, Number
from apps.figures.lexicon.numerals import FEW, ONES
from apps.figures.lexicon.people import PEOPLE
from apps.figures.listing import is_of_them
from apps.figures.number import NotRead
from apps.figures.numerals import beginnings
from apps.figures.population import begins_of_them, points_back, population_of
from apps.figures.qualifying import USUAL, Qualifier, Tolerance, interval_of, is_round
from apps.figures.reading import Figure, FigureKind, Population, Reading, Unread, Words
from apps.figures.shares import Share, shares_of
from apps.figures.singulars import is_sure, singulars_of, speaks_of_harm
from apps.figures.tokens import Sentence, sentences

_KINDS = {
    "money": FigureKind.MONEY,
    "percent": FigureKind.PERCENT,
    "quantity": FigureKind.QUANTITY,
}
_BOUNDS_ONLY = (
    Qualifier.MORE_THAN,
    Qualifier.JUST_OVER,
    Qualifier.AT_LEAST,
    Qualifier.LESS_THAN,
    Qualifier.UP_TO,
    Qualifier.RANGE,
    Qualifier.VAGUE,
)


def read(
    text: str, *, tolerance: Tolerance = USUAL, cut: Iterable[Sentence] | None = None
) -> Reading:
    """The figures of a text, with what they count, and the numbers that are none, with reasons.

    Any language of the lexicon, mixed or not. Takes time in proportion to the text's length.
    `tolerance`: how far "about" and its like reach. `cut`: the sentences of the text, if somebody
    has cut it up already.
    """
    reader = _Reader(text, tolerance)
    for sentence in sentences(text) if cut is None else cut:
        reader.take(sentence)
    return Reading(tuple(reader.figures), tuple(reader.unread))


@dataclass(frozen=True, slots=True)
class _Found:
    """A number or share of a sentence, still as tokens. `place`: which of its amounts it is."""

    first: int
    item: Amount | Share
    place: int


class _Reader:
    """Takes the sentences of one text in order, and remembers whom the last figure counted."""

    def __init__(self, text: str, tolerance: Tolerance) -> None:
        self.text, self.tolerance = text, tolerance
        self.figures: list[Figure] = []
        self.unread: list[Unread] = []

    def take(self, sentence: Sentence) -> None:
        shares = shares_of(sentence)
        if not shares and not beginnings(sentence) and not speaks_of_harm(sentence):
            return
        covered = {at for share in shares for at in range(share.first, share.after)}
        amounts: list[Amount] = []
        for item in amounts_of(sentence):
            if isinstance(item, Amount):
                if item.number.first not in covered:
                    amounts.append(item)
            else:
                self._pass_over(item, understood=isinstance(item, Passed))
        counted = counted_in(sentence, amounts)
        amounts, counted = _with_singulars(sentence, amounts, counted)
        found = [_Found(amount.first, amount, place) for place, amount in enumerate(amounts)]
        found += [_Found(share.first, share, -1) for share in shares]
        places: dict[int, int] = {}
        for each in sorted(found, key=lambda item: item.first):
            if isinstance(each.item, Share):
                self._take_share(sentence, each.item)
            elif self._take_amount(sentence, each.item, counted[each.place], places):
                places[each.place] = len(self.figures) - 1

    def _pass_over(self, item: Passed | NotRead, *, understood: bool) -> None:
        words = self._words(item.start, item.end)
        self.unread.append(Unread(words, item.reason, understood))

    def _words(self, start: int, end: int) -> Words:
        return Words(start, end, self.text[start : min(end, start + 300)])

    def _tokens(self, sentence: Sentence, first: int, after: int) -> Words:
        return self._words(sentence[first].start, sentence[after - 1].end)

    def _take_amount(
        self,
        sentence: Sentence,
        amount: Amount,
        counted: Counted | None,
        places: dict[int, int],
    ) -> bool:
        named = population_of(sentence, amount, counted) if amount.unit is None else None
        if counted is None and _is_too_little(sentence, amount, named):
            self.unread.append(
                Unread(
                    self._words(amount.start, amount.end),
                    "Nothing shows what this small word counts.",
                    True,
                )
            )
            return False
        qualifier = amount.qualifier
        kind = Qualifier.NONE if qualifier is None else qualifier.kind
        value, interval, kind = self._interval(amount, kind)
        second = amount.second.value if amount.second else None
        figure = Figure(
            words=self._words(amount.start, amount.end),
            kind=_KINDS.get(counted.measure, FigureKind.COUNT)
            if counted and amount.unit
            else FigureKind.COUNT,
            value=value,
            second=second,
            qualifier=kind,
            qualifier_words=self._tokens(sentence, qualifier.first, qualifier.after)
            if qualifier
            else None,
            interval=interval,
            best=None if kind in _BOUNDS_ONLY else value,
            round=kind is Qualifier.NONE and value is not None and is_round(value),
            measure=counted.measure if counted else None,
            measure_words=self._measure_words(sentence, counted),
            population=self._population(sentence, amount, named, counted),
            further=amount.further,
            part_of=self._part_of(sentence, amount, counted, places),
            rule="range" if second is not None else amount.last_number.rule,
            measure_rule=counted.rule if counted else None,
            score=score_of(amount, counted),
            explanation="",
        )
        self.figures.append(replace(figure, explanation=explained(figure, amount.number.doubt)))
        return True

    def _measure_words(self, sentence: Sentence, counted: Counted | None) -> Words | None:
        if counted is None or counted.cue is None:
            return None
        return self._tokens(sentence, *cue_words(sentence, counted.cue, counted.measure))

    def _part_of(
        self,
        sentence: Sentence,
        amount: Amount,
        counted: Counted | None,
        places: dict[int, int],
    ) -> int | None:
        """The figure that this one is part of: of its sentence, or "of those" the last one."""
        if counted is None or counted.part_of is not None:
            return places.get(counted.part_of) if counted and counted.part_of is not None else None
        value = amount.number.value
        if not self.figures or value is None or not begins_of_them(sentence, amount):
            return None
        whole = self.figures[-1]
        fits = whole.measure == counted.measure or (
            whole.measure == "casualties" and counted.measure in HARMED
        )
        least = whole.interval.low
        if not fits or whole.kind is not FigureKind.COUNT or least is None or value > least.value:
            return None
        return len(self.figures) - 1

    def _interval(
        self, amount: Amount, kind: Qualifier
    ) -> tuple[Number | None, Interval, Qualifier]:
        number = amount.number
        if number.value is None:
            least = number.cautious if self.tolerance.cautious else number.least
            return None, interval_of(Qualifier.VAGUE, least), Qualifier.VAGUE
        whole = amount.unit is None
        if amount.second is not None:
            upper = amount.second.value
            return (
                number.value,
                interval_of(Qualifier.RANGE, number.value, second=upper, whole=whole),
                Qualifier.RANGE,
            )
        return (
            number.value,
            interval_of(kind, number.value, whole=whole, tolerance=self.tolerance),
            kind,
        )

    def _population(
        self,
        sentence: Sentence,
        amount: Amount,
        named: tuple[int, int] | None,
        counted: Counted | None,
    ) -> Population | None:
        if named is not None:
            return Population(self._tokens(sentence, *named))
        if amount.unit is not None or counted is None or not points_back(sentence, amount):
            return None
        for earlier in reversed(self.figures[-3:]):
            part = earlier.part_of is not None and not is_of_them(sentence, amount)
            if earlier.population is not None and earlier.kind is FigureKind.COUNT and not part:
                return Population(earlier.population.words, stated=False)
        return None

    def _take_share(self, sentence: Sentence, share: Share) -> None:
        whole = share.whole
        figure = Figure(
            words=self._tokens(sentence, share.first, share.after),
            kind=FigureKind.SHARE,
            value=share.value,
            second=None,
            qualifier=share.qualifier,
            qualifier_words=self._tokens(sentence, *share.qualifier_at)
            if share.qualifier_at
            else None,
            interval=share.interval(self.tolerance),
            best=None if share.qualifier in _BOUNDS_ONLY else share.value,
            round=False,
            measure=share.measure,
            measure_words=None,
            population=Population(self._tokens(sentence, *whole)) if whole else None,
            further=False,
            part_of=self._whole_of(share),
            rule=share.rule,
            measure_rule=None,
            score=0.8,
            explanation="",
        )
        self.figures.append(replace(figure, explanation=explained(figure, "")))

    def _whole_of(self, share: Share) -> int | None:
        """The nearest figure before that counts what the share is of."""
        for place in range(len(self.figures) - 1, max(-1, len(self.figures) - 8), -1):
            earlier = self.figures[place]
            if earlier.kind is FigureKind.COUNT and (
                share.measure is None or earlier.measure == share.measure
            ):
                return place
        return None


def _with_singulars(
    sentence: Sentence, amounts: list[Amount], counted: list[Counted | None]
) -> tuple[list[Amount], list[Counted | None]]:
    """The amounts of a sentence together with single persons; those change no other's reading."""
    singulars = singulars_of(sentence)
    if not singulars:
        return amounts, counted
    taken = {at for amount in amounts for at in range(amount.first - 1, amount.after)}
    marked = [(amount, each, True) for amount, each in zip(amounts, counted, strict=True)]
    marked += [(single, None, False) for single in singulars if single.first not in taken]
    marked.sort(key=lambda mark: mark[0].first)
    together = [amount for amount, _, _ in marked]
    kept: list[Amount] = []
    results: list[Counted | None] = []
    moved: dict[int, int] = {}
    for (amount, each, numbered), anew in zip(marked, counted_in(sentence, together), strict=True):
        if numbered:
            moved[len(moved)] = len(kept)
            kept.append(amount)
            results.append(each)
        elif anew is not None and is_sure(amount, anew):
            kept.append(amount)
            results.append(replace(anew, part_of=None))
    return kept, [
        replace(each, part_of=moved[each.part_of]) if each and each.part_of is not None else each
        for each in results
    ]


def _is_too_little(sentence: Sentence, amount: Amount, named: tuple[int, int] | None) -> bool:
    """ "One" and "several" are only figures where something shows that people are counted."""
    word = sentence[amount.number.first].folded
    small = word in ONES or word in FEW or word in ("pair", "couple")
    if not small or amount.unit is not None or amount.last_number.after > amount.number.first + 1:
        return False
    return named is None or not any(
        PEOPLE.fullmatch(token.folded) for token in sentence[named[0] : named[1]]
    )
