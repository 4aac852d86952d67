"""Whether a clause states something: no wish, question, condition, denial or old history."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling.predicates import VerbGroup
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.warring import ENOUGH_OF_WAR, WAR
from apps.claims.extraction.attributions import Act, Attribution
from apps.claims.extraction.attributions.closed_words import DASHES, words_of
from apps.claims.extraction.attributions.reading import Reading

_HYPOTHETICAL: Final = words_of(
    "if unless whether suppose supposing imagine should until before once when since lest like"
    " as-if how why would could might may"
    " якщо чи доки поки перш якби коли если ли пока прежде когда как"
)
_CONDITIONS_FAR: Final = words_of("if unless suppose imagine якщо якби если")
_UNSURE: Final = frozenset((Act.ASKS, Act.EXPECTS, Act.DENIES, Act.INTENDS, Act.REFUSES))
_UNSURE_LEMMAS: Final = words_of("fear doubt suspect speculate worry predict imagine hope")
_REACH: Final = 30
_SOME_DAYS: Final = datetime.timedelta(days=120)
# A text is upper case throughout if hardly a word of it begins with a small letter.
_SHORT: Final = 3
_UPPER: Final = 0.8


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole of a text says about its clauses: once for a text.

    `cased`: capital letters tell names from other words. `of_war`: it speaks of armed conflict.
    """

    cased: bool
    of_war: bool
    _acts: dict[int, tuple[Attribution, ...]]
    _by_speaker: dict[int, tuple[Attribution, ...]]

    def acts_by_speaker(self, position: int) -> tuple[Attribution, ...]:
        """The attributions whose speaker's words begin at a code point."""
        return self._by_speaker.get(position, ())

    def acts_at(self, scene: Scene, position: int) -> tuple[Attribution, ...]:
        """The attributions of every kind whose content holds a code point, innermost first."""
        whole = scene.sentences[scene.sentence_at(position)].whole
        here = [
            each
            for each in self._acts.get(whole, ())
            if any(span.contains(position) for span in each.content)
        ]
        here.sort(key=lambda each: (sum(map(len, each.content)), each.start))
        return tuple(here)


def setting_of(scene: Scene) -> Setting:
    """What the whole of a text says about its clauses."""
    reading = scene.reading
    pairs = zip(reading.words, reading.kinds, strict=True)
    long = [word for word, kind in pairs if len(word) > _SHORT and kind == "word"]
    upper = sum(map(str.isupper, long))
    acts: dict[int, list[Attribution]] = {}
    by_speaker: dict[int, list[Attribution]] = {}
    for each in scene.acts:
        if each.speaker is not None:
            by_speaker.setdefault(each.speaker.start, []).append(each)
        numbers: set[int] = set()
        for span in each.content:
            numbers.add(scene.sentences[scene.sentence_at(span.start)].whole)
            numbers.add(scene.sentences[scene.sentence_at(span.end - 1)].whole)
        for number in numbers:
            acts.setdefault(number, []).append(each)
    return Setting(
        cased=upper < _UPPER * len(long) or not long,
        of_war=len(WAR.intersection(reading.lows)) >= ENOUGH_OF_WAR,
        _acts={number: tuple(each) for number, each in acts.items()},
        _by_speaker={start: tuple(each) for start, each in by_speaker.items()},
    )


def is_asserted(scene: Scene, setting: Setting, sentence: Sentence, group: VerbGroup) -> bool:
    """Whether the clause of a verb says that something is so, or has happened lately."""
    if group.negated or group.modal or group.infinitive or not group.finite:
        return False
    return states(scene, setting, sentence, group.first, group.place)


def states(scene: Scene, setting: Setting, sentence: Sentence, first: int, place: int) -> bool:
    """Whether the clause whose verb stands at `place`, its group from `first`, is a statement."""
    reading = scene.reading
    if is_question(reading, sentence, place) or is_hypothetical(reading, sentence, first):
        return False
    for each in setting.acts_at(scene, reading.starts[place]):
        if each.negated or each.act in _UNSURE or each.lemma in _UNSURE_LEMMAS:
            return False
    return not is_history(scene, sentence, place)


def is_question(reading: Reading, sentence: Sentence, place: int) -> bool:
    """Whether the sentence around a token ends in a question mark."""
    for at in range(place, min(sentence.last, place + 2 * _REACH)):
        if "?" in reading.words[at]:
            return True
        if reading.words[at] in (".", "!"):
            return False
    return False


def is_hypothetical(reading: Reading, sentence: Sentence, first: int) -> bool:
    lowest = max(sentence.first, first - _REACH)
    same_clause = True
    for at in range(first - 1, lowest - 1, -1):
        word = reading.words[at]
        if word in (";", ":", ".") or (word in DASHES and word != "-"):
            return False
        if word == ",":
            same_clause = False
        low = reading.lows[at]
        if low in ("that", "що", "что") and same_clause:
            return False
        if same_clause and low in _HYPOTHETICAL and not _is_other(reading, at):
            return True
        if low in _CONDITIONS_FAR:
            return True
    return False


def _is_other(reading: Reading, at: int) -> bool:
    """Whether a word means something else here: the month of May, «поки не» for "not yet"."""
    if reading.lows[at] in ("поки", "пока"):
        return reading.lows[at + 1 : at + 2] == ["не"]
    return reading.words[at] == "May"


def is_history(scene: Scene, sentence: Sentence, place: int) -> bool:
    """Whether the words around a verb put it months or years before the text."""
    reading = scene.reading
    first, last = max(sentence.first, place - _REACH), min(sentence.last, place + _REACH)
    around = Span(reading.starts[first], reading.ends[last - 1])
    ends = [
        period.end.day
        for period in scene.periods_in(around)
        if period.end is not None and period.end.stated
    ]
    if scene.published is not None and ends:
        return max(ends) < scene.published - _SOME_DAYS
    for at in range(first, last):
        low = reading.lows[at]
        if low in ("years", "decades", "century", "centuries", "років", "лет") and any(
            word in ("ago", "earlier", "before", "later", "тому", "назад")
            for word in reading.lows[at + 1 : at + 2]
        ):
            return True
        if len(low) == 4 and low.isdecimal() and low[:2] in ("17", "18", "19", "20"):
            return scene.published is None or int(low) < scene.published.year
    return False
