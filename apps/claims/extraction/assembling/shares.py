"""Shares of those lost: "half of the dead were from Wagner", "60 percent of them civilians"."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.counting import PEOPLE_LOST, is_told_as_so
from apps.claims.extraction.assembling.populating import named_population, names_some
from apps.claims.extraction.assembling.records import Basis, Known
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.attributions.classes import is_adverb
from apps.claims.extraction.attributions.closed_words import BE, words_of
from apps.claims.extraction.attributions.lexicon import VERB_CUES
from apps.claims.extraction.attributions.phrases import subject_right
from apps.claims.extraction.attributions.reading import POSSESSIVE, QUOTE, WORD, Reading
from apps.figures import Figure, FigureKind, Interval
from apps.figures.intervals import Bound, Number
from apps.figures.lexicon.measures import Role, roles_of

_OF = words_of("of from with among з із зі від из от")
_FROM = words_of("from with members of reportedly likely believed thought з із из членами")
_THEM = words_of("them whom those них них яких которых")
_HAVE = words_of("have has had")
_WERE = BE | words_of("—  – були были становлять составляют становили составляли")
# Verbs that say whose they were, with the word behind them: "belonged to", "came from". They are
# said of much else ("came from drones", "fought for days"), so that a name has to follow.
_SERVED = words_of(
    "fought served serving belonged belong came come воювала воювали воював служила служили служив"
    " належала належали входила входили воевала воевали воевал служил принадлежала принадлежали"
)
_FOR_WHOM = words_of("for in with to from у в на за до з із из со к складі составе боці стороне")
_LONGEST_WHOLE, _LONGEST_ASIDE = 4, 8
_FARTHEST = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """What a share says: of those whom `whole` names, `population` make up `interval` (0 to 1).

    `measure`: what was done to the whole. `end`: where the words that say so end.
    """

    population: Known
    whole: Span | None
    measure: str
    interval: Interval
    best: Number | None
    end: int


def shared_by(scene: Scene, figure: Figure, sentence: Sentence) -> Shared | None:
    """What a figure says as a share of people lost; None if it is no such share."""
    if figure.kind not in (FigureKind.SHARE, FigureKind.PERCENT):
        return None
    reading = scene.reading
    after = reading.token_at(figure.words.end - 1) + 1
    whole = _whole(scene, after, sentence)
    behind = after if whole is None else whole[2]
    whole = whole or _whole_before(scene, after, sentence)
    if whole is None or not is_told_as_so(scene, figure, sentence):
        return None
    measure, first, last = whole
    if not measure and figure.part_of is not None:
        measure = scene.figures[figure.part_of].measure or ""
    if measure not in PEOPLE_LOST:
        return None
    population = _population(scene, behind, sentence, elided=first < 0)
    if population is None or population.span is None:
        return None
    interval, best = figure.interval, figure.best
    if figure.kind is FigureKind.PERCENT:
        hundredth = _hundredth(interval)
        if hundredth is None:
            return None
        interval, best = hundredth, None if best is None else Fraction(best) / 100
    named = Span(reading.starts[first], reading.ends[last - 1]) if first >= 0 else None
    return Shared(population, named, measure, interval, best, population.span.end)


def _whole(scene: Scene, at: int, sentence: Sentence) -> tuple[str, int, int] | None:
    """What a share is of: measure, first token and the one after. No first one for "of them"."""
    reading = scene.reading
    if at < sentence.last and reading.lows[at] in _OF:
        at += 1
    first = at
    while at < min(sentence.last, first + _LONGEST_WHOLE):
        low = reading.lows[at]
        if low in _THEM and not _is_measure(reading.lows[at + 1 : at + 2]):
            return "", -1, at + 1
        for measure, role in roles_of(low):
            if role in (Role.COUNTED, Role.VERB):
                return measure, first, at + 1
        if reading.kinds[at] != WORD:
            return None
        at += 1
    return None


def _whole_before(scene: Scene, at: int, sentence: Sentence) -> tuple[str, int, int] | None:
    """What the sentence begins with: "Of those killed, almost half were from Wagner"."""
    reading = scene.reading
    if reading.lows[sentence.first] not in _OF:
        return None
    whole = _whole(scene, sentence.first, sentence)
    if whole is None or whole[2] >= at or reading.words[whole[2]] != ",":
        return None
    return whole if at - whole[2] <= _LONGEST_ASIDE else None


def _is_measure(lows: list[str]) -> bool:
    return any(roles_of(low) for low in lows)


def _population(scene: Scene, at: int, sentence: Sentence, *, elided: bool) -> Known | None:
    """Who the share is: what stands behind "were" or "came from", or right behind "of them"."""
    reading = scene.reading
    at = place = _behind_aside(reading, at, sentence.last)
    highest = min(sentence.last, at + _FARTHEST)
    while place < highest and (is_adverb(reading.lows[place]) or reading.lows[place] in _HAVE):
        place += 1
    served = place + 1 < sentence.last and _has_served(reading, place)
    if served:
        place += 1
        while place < sentence.last and (
            reading.lows[place] in _FOR_WHOM or reading.kinds[place] == QUOTE
        ):
            place += 1
    elif place < sentence.last and reading.lows[place] in _WERE:
        place += 1
    elif not elided:
        return None
    while place < sentence.last and (
        is_adverb(reading.lows[place]) or reading.lows[place] in _FROM | {"been"}
    ):
        place += 1
    if place >= sentence.last or not _may_begin(scene, place):
        return None
    phrase = subject_right(reading, place, sentence.last)
    if phrase is None:
        return None
    last = phrase[1]
    if last + 1 < sentence.last and reading.kinds[last] == POSSESSIVE:
        owned = subject_right(reading, last + 1, sentence.last)
        last = last if owned is None else owned[1]
    if served and not any(reading.capital(one) for one in range(phrase[0], last)):
        return None
    while last - 1 > phrase[0] and reading.kinds[last - 1] == QUOTE:
        last -= 1
    where = Span(reading.starts[phrase[0]], reading.ends[last - 1])
    if not served and not names_some(scene, where):
        return None
    return named_population(scene, where, Basis.STATED)


def _has_served(reading: Reading, place: int) -> bool:
    """ "Fought for Wagner", «служили в «Вагнере»»."""
    return reading.lows[place] in _SERVED and reading.lows[place + 1] in _FOR_WHOM


def _behind_aside(reading: Reading, at: int, last: int) -> int:
    """The token behind ", he said,": two commas with few words between, none of them a number."""
    if at >= last or reading.words[at] != ",":
        return at
    for place in range(at + 1, min(last, at + _LONGEST_ASIDE)):
        if reading.words[place] == ",":
            return place + 1
        if reading.kinds[place] != WORD:
            break
    return at


def _may_begin(scene: Scene, place: int) -> bool:
    """Whether a phrase for people begins, and no participle: "were killed by shelling"."""
    reading = scene.reading
    low = reading.lows[place]
    done = any(role in (Role.VERB, Role.DONE) for _, role in roles_of(low))
    return reading.kinds[place] == WORD and not done and low not in VERB_CUES


def _hundredth(interval: Interval) -> Interval | None:
    """Percent as a share, None where it is more than the whole."""

    def part(bound: Bound | None) -> Bound | None:
        if bound is None:
            return None
        return Bound(Fraction(bound.value) / 100, bound.soft, bound.open)

    unit = Interval.between(0, 1)
    return Interval(part(interval.low), part(interval.high)).intersection(unit)
