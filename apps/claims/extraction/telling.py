"""When and how something was said, by the words that stand around what is attributed.

"Kirby told reporters on Monday that 300 were killed on Friday": said on Monday, at a briefing. The
time inside of what was said is that of what happened, and is left out.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from apps.anchoring.spans import Span
from apps.claims.extraction.attributions import Attribution, find_attributions
from apps.figures.periods import Period, Precision, read_periods
from apps.figures.tokens import sentences

METHOD: Final = "claims.telling/1"

METHODS: Final = {METHOD: "Says when and how something was said, by the words around it"}

_MEDIA: Final = (
    ("interview", r"\binterview(?:ed)?\b|\bінтерв|\bинтервью"),
    (
        "post",
        r"\b(?:posted|tweeted|telegram|facebook|twitter|social media|her channel|his channel)\b"
        r"|\b(?:телеграм|фейсбук|твіттер|твиттер|соцмереж|соцсет|допис)",
    ),
    (
        "briefing",
        r"\btold (?:reporters|journalists|the press|a (?:news|press) conference)\b|\bbriefing\b"
        r"|\b(?:press|news) conference\b|\bбриф[іи]нг|\bпрес-?конференц|\bпресс-конференц"
        r"|\bжурналіст|\bжурналист",
    ),
    ("statement", r"\bin a (?:written )?statement\b|\bу заяві\b|\bв заявлении\b"),
    (
        "speech",
        r"\btold (?:parliament|lawmakers|deputies|the nation)\b|\bin (?:a|his|her) speech\b",
    ),
)
_PATTERNS: Final = tuple((medium, re.compile(words, re.IGNORECASE)) for medium, words in _MEDIA)


@dataclass(frozen=True, slots=True)
class Telling:
    """`content`: what was said, in one span or more. `speaker`: the words that name who said it,
    in full where the text does so elsewhere.

    `said_on`: the day, None where no words or several give one. `medium`: "briefing", "interview",
    "post", "statement", "speech" or "".
    """

    content: tuple[Span, ...]
    speaker: Span | None
    said_on: datetime.date | None
    medium: str


def tellings(text: str, published: datetime.date | None) -> tuple[Telling, ...]:
    """All that a text attributes, with when and how it was said, in the order of the text.

    `published`: the day that "on Monday" counts from.
    """
    found = find_attributions(text)
    if not found:
        return ()
    cut = [Span(each[0].start, each[-1].end) for each in sentences(text) if each]
    return tuple(_telling(text, one, cut, published) for one in found)


def telling_of(span: Span, told: Iterable[Telling]) -> Telling | None:
    """The telling whose content has most of a passage; None where none has any of it."""
    best, most = None, 0
    for one in told:
        common = sum(
            max(0, min(span.end, each.end) - max(span.start, each.start)) for each in one.content
        )
        if common > most:
            best, most = one, common
    return best


def _telling(
    text: str, found: Attribution, cut: Sequence[Span], published: datetime.date | None
) -> Telling:
    marks = [each for each in (found.cue, found.speaker) if each is not None]
    around = [
        each for each in cut if any(each.start <= mark.start < each.end for mark in marks[:1])
    ]
    speaker = found.refers_to or found.speaker
    if not around:
        return Telling(found.content, speaker, None, "")
    start, end = around[0].start, around[0].end
    outside = list(text[start:end])
    for each in found.content:
        for at in range(max(start, each.start), min(end, each.end)):
            outside[at - start] = " "
    words = "".join(outside)
    medium = next((name for name, pattern in _PATTERNS if pattern.search(words)), "")
    return Telling(found.content, speaker, _day(words, published), medium)


def _day(words: str, published: datetime.date | None) -> datetime.date | None:
    """The one day that these words give, none after the day of publication."""
    days = {day for one in read_periods(words, published) if (day := _single(one)) is not None}
    if len(days) != 1:
        return None
    (day,) = days
    return day if published is None or day <= published else None


def _single(period: Period) -> datetime.date | None:
    start, end = period.start, period.end
    if start is None or end is None or start.day != end.day:
        return None
    return start.day if start.precision is end.precision is Precision.DAY else None
