"""Questions that are not numbers: who holds what, by origin, over time."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from apps.claims.enums import ClaimKind
from apps.comparison.methods.comparing import Compared, Kind
from apps.comparison.methods.facts import ClaimFact, QuestionFacts
from apps.comparison.queries.caveats import CaveatFact
from apps.desk.queries.questions.footnotes import Footnote, Footnotes
from apps.desk.queries.questions.paging import Window
from apps.desk.queries.questions.plot_groups import INTERESTS, named, ordered
from apps.desk.queries.questions.shown import (
    Linked,
    article_links,
    claim_link,
    days_in_words,
    docket_of,
)
from apps.ui.dates import count, written

ROWS: Final = 60
ROWS_OF_A_HOLDER: Final = 30
WAYS: Final = {"origin": "Origin", "position": "Position"}
# The axis leaves room at both ends, in percent.
_EDGE, _SPAN = 3, 94
_TICKS: Final = 5


@dataclass(frozen=True)
class Bar:
    """Days that a claim states, on the axis. An end that nobody stated fades into fog."""

    x: float
    width: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True)
class Position:
    """What one claim holds. `at`: the day it was said, or else published, on the axis; `bar`: the
    period it states."""

    claim: Linked
    words: str
    what: str
    who: str
    articles: tuple[Linked, ...]
    when: str
    how: str
    at: float | None
    bar: Bar | None
    period: str
    disputed: bool
    caveats: tuple[Footnote, ...]
    corrected: bool


@dataclass(frozen=True)
class Holder:
    """An origin with its positions, or a position with all who take it; the earliest first."""

    key: str
    name: str
    aside: str
    interest: str
    counts: bool
    positions: tuple[Position, ...]
    more: int


@dataclass(frozen=True)
class Tick:
    label: str
    at: float
    anchor: str


@dataclass(frozen=True)
class Positions:
    by: str
    holders: tuple[Holder, ...]
    window: Window
    ticks: tuple[Tick, ...]
    has_bars: bool
    has_open: bool
    has_published: bool
    has_disputed: bool
    footnotes: tuple[Footnote, ...]


@dataclass(frozen=True)
class _Axis:
    """`first` to `last`: the days that are drawn."""

    first: datetime.date
    last: datetime.date

    def at(self, day: datetime.date) -> float:
        whole = max((self.last - self.first).days, 1)
        held = min(max((day - self.first).days, 0), whole)
        return round(_EDGE + _SPAN * held / whole, 2)

    @property
    def ticks(self) -> tuple[Tick, ...]:
        whole = (self.last - self.first).days
        if not whole:
            return (Tick(written(self.first), self.at(self.first), "start"),)
        number = min(_TICKS, whole + 1)
        days = [
            self.first + datetime.timedelta(days=round(whole * place / (number - 1)))
            for place in range(number)
        ]
        return tuple(
            Tick(
                written(day),
                self.at(day),
                "start" if day == self.first else "end" if day == self.last else "middle",
            )
            for day in days
        )


def positions_of(
    facts: QuestionFacts,
    compared: Compared,
    by: str,
    *,
    caveats: Mapping[str, tuple[CaveatFact, ...]],
    start: str = "",
    whole: bool = False,
) -> Positions:
    """`start`: the key of the group that the page begins with. `whole`: all of them, at once."""
    by = by if by in WAYS else "origin"
    axis = _axis(facts)
    disputed = {
        key
        for finding in compared.of(Kind.POSITIONS)
        if finding.verdict == "contradict"
        for key in finding.claims
    }
    groups = _by_position(facts) if by == "position" else _by_origin(facts, compared)
    most = len(facts.claims) if whole else ROWS_OF_A_HOLDER
    weights = [min(len(group[-1]), most) for group in groups]
    window = Window.of(
        [group[0] for group in groups], weights, start, sum(weights) if whole else ROWS
    )
    holders, footnotes = [], Footnotes()
    for key, name, aside, interest, counts, claims in groups[window.first : window.last]:
        inside = sorted(claims, key=lambda one: _earliest(one, facts))
        rows = tuple(
            _position(
                one,
                facts,
                axis,
                footnotes.of(caveats.get(one.key, ())),
                one.key in disputed,
            )
            for one in inside[:most]
        )
        more = max(0, len(claims) - most)
        holders.append(Holder(key, name, aside, interest, counts, rows, more))
    shown = [one for holder in holders for one in holder.positions]
    return Positions(
        by=by,
        holders=tuple(holders),
        window=window,
        ticks=axis.ticks if axis else (),
        has_bars=any(one.bar for one in shown),
        has_open=any(one.bar and (one.bar.open_start or one.bar.open_end) for one in shown),
        has_published=any(one.how == "published" for one in shown),
        has_disputed=any(one.disputed for one in shown),
        footnotes=footnotes.all,
    )


def _earliest(claim: ClaimFact, facts: QuestionFacts) -> tuple[datetime.date, int]:
    return _day(claim, facts)[0] or datetime.date.max, docket_of(claim.key)


_Group = tuple[str, str, str, str, bool, list[ClaimFact]]


def _by_origin(facts: QuestionFacts, compared: Compared) -> list[_Group]:
    by_key = {claim.key: claim for claim in facts.claims}
    groups: list[_Group] = []
    for root in ordered(compared.traced.roots):
        claims = [by_key[key] for key in root.claims]
        aside = ", ".join(
            each for each in (count(len(root.articles), "article"), root.why_not) if each
        )
        interest = INTERESTS.get(root.interest, "")
        groups.append((root.key, named(root, facts), aside, interest, root.counts, claims))
    lost = [by_key[key] for key in compared.traced.unresolved]
    if lost:
        aside = "adds nothing to what is corroborated"
        groups.append(("unresolved", "No known origin", aside, "", False, lost))
    return groups


def _by_position(facts: QuestionFacts) -> list[_Group]:
    """Claims of one kind about one subject and one place are one position."""
    found: dict[tuple[str, str, str], list[ClaimFact]] = {}
    for claim in facts.claims:
        subject, place = claim.subject, claim.scope.place
        key = (
            claim.kind,
            (subject.ref or subject.words) if subject else "",
            (place.ref or place.words) if place else "",
        )
        found.setdefault(key, []).append(claim)
    groups: list[_Group] = []
    for claims in sorted(found.values(), key=lambda each: -len(each)):
        origins = {claim.utterance for claim in claims if claim.utterance}
        first = claims[0]
        name = _named_position(first)
        aside = ", ".join((count(len(claims), "claim"), count(len(origins), "origin")))
        groups.append((first.key, name, aside, "", bool(origins), claims))
    return groups


def _named_position(claim: ClaimFact) -> str:
    parts = [str(ClaimKind(claim.kind).label)]
    parts += [each.words for each in (claim.subject, claim.scope.place) if each is not None]
    return ", ".join(parts)


def _day(claim: ClaimFact, facts: QuestionFacts) -> tuple[datetime.date | None, str, str]:
    """When it was said, or else when it was first published; with precision, and which of them."""
    said = facts.utterances.get(claim.utterance or "")
    if said is not None and said.said_on is not None:
        return said.said_on, said.said_precision, "said"
    published = [
        (facts.articles[key].published, facts.articles[key].published_precision)
        for key in claim.articles
    ]
    dated = [(day, precision) for day, precision in published if day is not None]
    if not dated:
        return None, "day", ""
    day, precision = min(dated)
    return day, precision, "published"


def _axis(facts: QuestionFacts) -> _Axis | None:
    days = [day for claim in facts.claims if (day := _day(claim, facts)[0])]
    for claim in facts.claims:
        if claim.scope.period is not None:
            days += [day for day in (claim.scope.period.since, claim.scope.period.until) if day]
    return _Axis(min(days), max(days)) if days else None


def _position(
    claim: ClaimFact,
    facts: QuestionFacts,
    axis: _Axis | None,
    caveats: tuple[Footnote, ...],
    disputed: bool,
) -> Position:
    day, precision, how = _day(claim, facts)
    root = facts.utterances.get(claim.utterance or "")
    period = claim.scope.period
    bar = None
    if axis is not None and period is not None:
        start = axis.at(period.since or axis.first)
        end = axis.at(period.until or axis.last)
        bar = Bar(
            start, max(round(end - start, 2), 0.6), period.since is None, period.until is None
        )
    return Position(
        claim=claim_link(claim.key),
        words=claim.statement,
        what=claim.extent or claim.condition,
        who=(root.who if root else "") or claim.speaker or "the article’s own voice",
        articles=article_links(claim),
        when=written(day, precision) if day else "",
        how=how,
        at=axis.at(day) if axis is not None and day is not None else None,
        bar=bar,
        period=days_in_words(period) if period is not None else "",
        disputed=disputed,
        caveats=caveats,
        corrected=bool(claim.corrections),
    )
