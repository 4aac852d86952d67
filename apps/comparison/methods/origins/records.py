"""What goes into finding origins, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from apps.figures import Number


@dataclass(frozen=True, slots=True)
class Said:
    """A number that was said, and what it counts.

    The number is the one in the words, whatever stands before it: of "more than 20,000", 20,000.
    """

    measure: str
    number: Number


@dataclass(frozen=True, slots=True)
class Report:
    """One utterance as one article reports it.

    `key`: unique among all reports. `speaker`, `speaks_for`: keys of who spoke, and of the bodies
    for which that person or body is known to speak. `speaker_words`: a speaker that is no entry on
    file ("a US official"). `said_on`: with its precision "minute", "day", "week", "month" or
    "year"; None where the text gives no day. `document`: the key of the document that it rests on.
    `quotes`: the words in quotation marks. `told`: what is said, in the words of the article.
    `passages`: the words that carry it there, quoted or not. `relayed_by`: publishers that the
    text names as where it has this from. `interest`: passed on as given ("belligerent", "ally").
    """

    key: str
    article: str
    publisher: str = ""
    published: date | None = None
    speaker: str | None = None
    speaker_words: str = ""
    speaks_for: frozenset[str] = frozenset()
    said_on: date | None = None
    said_precision: str = "day"
    occasion: str = ""
    medium: str = ""
    document: str | None = None
    figures: tuple[Said, ...] = ()
    quotes: tuple[str, ...] = ()
    passages: tuple[str, ...] = ()
    told: str = ""
    relayed_by: frozenset[str] = frozenset()
    interest: str = ""


class Ruling(StrEnum):
    """What a person decided. CONFIRMED and JOINED: all are one origin. SPLIT: none of the first is
    of one origin with any of the others."""

    CONFIRMED = "confirmed"
    JOINED = "joined"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's decision about reports, by their keys. `name`: how to speak of it ("Split by Ana
    on 3 May"). Keys of reports that are not at hand still count."""

    ruling: Ruling
    first: frozenset[str]
    others: frozenset[str] = frozenset()
    name: str = ""

    def __str__(self) -> str:
        return self.name or f"{self.ruling}: {', '.join(sorted(self.first | self.others))}"


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that fired for two reports, its points, and a sentence with what it saw."""

    rule: str
    points: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Link:
    """The case for two reports being of one origin, or what keeps them apart.

    `score`: 0 to 1. `against`: the rules that rule it out, whatever the score.
    """

    first: str
    second: str
    score: float
    reasons: tuple[Reason, ...]
    against: tuple[Reason, ...] = ()

    @property
    def explanation(self) -> str:
        return " ".join(each.sentence for each in (*self.against, *self.reasons))


@dataclass(frozen=True, slots=True)
class Origin:
    """Reports that go back to one utterance or document.

    `key`: the first of its reports. `routes`: its articles; near-copies of one text are one route.
    `voices`: the speakers and the bodies that they speak for. `links`: what joined the reports,
    one fewer than there are. `score`: that of the weakest link, 1.0 where there is none.
    `unresolved`: why nobody can say whose words these are, in a sentence; then it counts as no
    origin. `decided`: people hold all of it together.
    """

    key: str
    reports: tuple[str, ...]
    articles: tuple[str, ...]
    routes: tuple[tuple[str, ...], ...]
    speakers: tuple[str, ...]
    voices: tuple[str, ...]
    documents: tuple[str, ...]
    interests: tuple[str, ...]
    links: tuple[Link, ...]
    score: float
    unresolved: str
    decided: bool


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of a set of reports, in the order of their keys.

    `unresolved`: groups of reports whose origin nobody can name; they add nothing. `apart`: pairs
    with points enough that something kept apart. `compared`: how many pairs were looked at.
    """

    origins: tuple[Origin, ...]
    unresolved: tuple[Origin, ...]
    apart: tuple[Link, ...]
    compared: int

    def summary(self) -> str:
        """For people: "7 articles, 1 origin", with what is unresolved apart.

        What one article has from the same unnamed source, or tells itself, is unresolved once.
        """
        articles = {each for group in (*self.origins, *self.unresolved) for each in group.articles}
        told = [_counted(len(articles), "article"), _counted(len(self.origins), "origin")]
        unresolved = {(group.articles, group.unresolved) for group in self.unresolved}
        if unresolved:
            told.append(f"{len(unresolved):,} unresolved")
        return ", ".join(told)


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
