"""What reading a text for figures gives."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from apps.figures.intervals import Interval, Number
from apps.figures.qualifying import Qualifier


class FigureKind(StrEnum):
    """What sort of amount a figure is."""

    COUNT = "count"
    SHARE = "share"
    PERCENT = "percent"
    MONEY = "money"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of the text: code points `start` up to `end`, and what stands there."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Population:
    """Who or what is counted, in the words of the text.

    `stated`: whether the words stand with the number; else they were taken from elsewhere in the
    text, where `words` point.
    """

    words: Words
    stated: bool = True


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a text.

    `words`: the number with its unit, without its qualifier. `value`: the number that the words
    give, None for "dozens". `second`: the upper end of a range. `interval`: what number and
    qualifier say together; of a share, the share itself (0 to 1). `best`: the source's own number,
    None where it gives only bounds. `measure_words`: what says so in the text, if words do.
    `further`: said to come on top of another figure. `part_of`: place, in the reading, of the
    figure that this one is part of. `rule`, `measure_rule`: names in RULES. `score`: 0 to 1.
    """

    words: Words
    kind: FigureKind
    value: Number | None
    second: Number | None
    qualifier: Qualifier
    qualifier_words: Words | None
    interval: Interval
    best: Number | None
    round: bool
    measure: str | None
    measure_words: Words | None
    population: Population | None
    further: bool
    part_of: int | None
    rule: str
    measure_rule: str | None
    score: float
    explanation: str


@dataclass(frozen=True, slots=True)
class Unread:
    """A number that no figure was made of, and why, in a sentence.

    `understood`: True where it plainly counts nothing (a date, an age); False where it may count
    something and was not understood.
    """

    words: Words
    reason: str
    understood: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """The figures of a text in order, and the numbers that are none."""

    figures: tuple[Figure, ...]
    unread: tuple[Unread, ...]
