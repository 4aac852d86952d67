"""Claims that are no numbers, against one another: who holds a place, whether something happens.

Two contradict one another only at one time: who held a town in May may have lost it in June.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Final

from apps.comparison.methods.comparing.extents import Held, held_of
from apps.comparison.methods.comparing.records import Finding, Kind
from apps.comparison.methods.drift import Reported
from apps.comparison.methods.drift.units import units_of
from apps.comparison.methods.facts import ClaimFact, QuestionFacts, still_stands
from apps.comparison.methods.facts.interests import days_of
from apps.comparison.methods.scopes import Field, Known, Relation, Scope, relate

METHOD = "comparison.positions/1"

METHODS = {METHOD: "Names claims without a figure that cannot both hold at one time"}

RULES = {
    "two-holders": "Two are said to hold more of one place at one time than there is of it.",
    "parts": "Two are said to hold parts of one place: both may be true.",
    "denied": "What one says the other denies.",
}

MOST = 120
"""So many claims are compared with one another; the rest is told."""
NEAR = timedelta(days=1)
"""What was said within this of one another speaks of one time, where no period is stated."""

_FIELDS: Final = (Field.POPULATION, Field.PLACE)


@dataclass(frozen=True, slots=True)
class _Moment:
    """The days of which a claim speaks. `how`: "about", "said" or "published"."""

    first: date
    last: date
    how: str

    def meets(self, other: _Moment) -> bool:
        slack = timedelta(0) if self.how == other.how == "about" else NEAR
        return self.first <= other.last + slack and other.first <= self.last + slack

    def written(self) -> str:
        if self.first == self.last:
            return f"{self.how} {self.first:%-d %B %Y}"
        return f"{self.how} {self.first:%-d %B %Y} to {self.last:%-d %B %Y}"


@dataclass(frozen=True, slots=True)
class _Position:
    claim: ClaimFact
    scope: Scope
    moment: _Moment | None
    held: Held | None
    denies: bool


def findings(facts: QuestionFacts) -> tuple[tuple[Finding, ...], tuple[str, ...]]:
    """What cannot hold together, those of several origins first; and what was left out."""
    claims = [
        claim
        for claim in facts.claims
        if claim.kind not in ("figure", "caveat") and still_stands(claim)
    ]
    left_out: tuple[str, ...] = ()
    if len(claims) > MOST:
        left_out = (
            f"Of {len(claims):,} claims without a figure the first {MOST} were compared with one"
            " another.",
        )
    positions = [_position(claim, facts) for claim in claims[:MOST]]
    found = [
        finding
        for one, other in combinations(positions, 2)
        if one.claim.kind == other.claim.kind
        for finding in _between(one, other, facts)
    ]
    found.sort(key=lambda each: _ORDER.index(each.verdict))
    return tuple(found), left_out


_ORDER: Final = ("contradict", "undecidable", "one origin", "can both be true")


def _position(claim: ClaimFact, facts: QuestionFacts) -> _Position:
    return _Position(
        claim,
        Scope(population=claim.subject, place=claim.scope.place),
        _moment(claim, facts),
        held_of(claim.extent) if claim.kind == "control" else None,
        any(unit.negates for unit in units_of(Reported(claim.key, claim.statement)).units),
    )


def _moment(claim: ClaimFact, facts: QuestionFacts) -> _Moment | None:
    """The period it states, or else when it was said, or else when it was first published."""
    spoken = facts.utterances.get(claim.utterance or "")
    said = spoken.said_on if spoken else None
    period = claim.scope.period
    if period is not None:
        first, last = period.since or period.until, period.until or said or period.since
        if first is not None and last is not None:
            return _Moment(min(first, last), max(first, last), "about")
    if spoken is not None and said is not None:
        return _Moment(*days_of(said, spoken.said_precision), "said")
    published = [facts.articles[key] for key in claim.articles]
    dated = [
        (one.published, one.published_precision) for one in published if one.published is not None
    ]
    return _Moment(*days_of(*min(dated)), "published") if dated else None


def _between(one: _Position, other: _Position, facts: QuestionFacts) -> Iterator[Finding]:
    known = facts.known
    if one.moment is not None and other.moment is not None and not one.moment.meets(other.moment):
        return
    compared = relate(one.scope, other.scope, known, fields=_FIELDS)
    place = compared.of(Field.PLACE).relation
    who = compared.of(Field.POPULATION).relation
    if one.held is not None and other.held is not None and who is Relation.DIFFERENT:
        if place in (Relation.SAME, Relation.NARROWER, Relation.WIDER):
            yield from _held(one, other, place, facts)
    elif one.denies is not other.denies and _of_one_thing(one, other, known, place, who):
        yield _told("denied", "contradict", one, other, facts, _denied(one, other), ())


def _of_one_thing(
    one: _Position, other: _Position, known: Known, place: Relation, who: Relation
) -> bool:
    """Whether both speak of the same, where each says of whom or where."""
    silent = one.scope.place is None and other.scope.place is None
    return who is Relation.SAME and (place is Relation.SAME or silent)


def _held(
    one: _Position, other: _Position, place: Relation, facts: QuestionFacts
) -> Iterator[Finding]:
    first, second = one.held, other.held
    if first is None or second is None:
        return
    # Of a town within the region that the other holds, only all of the region says anything.
    if (place is Relation.WIDER and first.least < 1) or (
        place is Relation.NARROWER and second.least < 1
    ):
        return
    assumes = tuple(
        f"It is taken that {each.claim.key}, which names no part, speaks of all of it."
        for each in (one, other)
        if each.held is not None and not each.held.is_stated
    )
    if not first.clashes(second):
        if first.is_stated and second.is_stated and place is Relation.SAME:
            yield _told("parts", "can both be true", one, other, facts, "", ())
        return
    working = (f"{one.claim.key}: {first.written}.", f"{other.claim.key}: {second.written}.")
    yield _told(
        "two-holders",
        "contradict",
        one,
        other,
        facts,
        "together that is more than there is of it",
        (*working, *assumes),
    )


def _denied(one: _Position, other: _Position) -> str:
    denying = one if one.denies else other
    return f"{denying.claim.key} denies it"


def _told(
    rule: str,
    verdict: str,
    one: _Position,
    other: _Position,
    facts: QuestionFacts,
    why: str,
    working: Iterable[str],
) -> Finding:
    moments = [each.moment for each in (one, other)]
    when = tuple(
        f"{each.claim.key} speaks of {each.moment.written()}."
        if each.moment and each.moment.how == "about"
        else f"{each.claim.key} was {each.moment.written()}."
        if each.moment
        else f"It is not known when {each.claim.key} holds."
        for each in (one, other)
    )
    tail = f": {why}" if why else ""
    sides = f"{one.claim.key} / {other.claim.key}. {_side(one)} / {_side(other)}{tail}."
    if verdict == "contradict":
        if None in moments:
            verdict = "undecidable"
            working = (*working, "To decide it, one must know whether both speak of one time.")
        elif shared := _in_common(one.claim, other.claim, facts):
            verdict = "one origin"
            sides += f" Both {shared}: this sets no source against another."
    return Finding(
        Kind.POSITIONS,
        METHOD,
        rule,
        verdict,
        sides,
        (one.claim.key, other.claim.key),
        (*working, *when, RULES[rule]),
    )


def _side(position: _Position) -> str:
    subject, place = position.scope.population, position.scope.place
    parts = [each.words for each in (subject, place) if each is not None]
    if position.claim.extent:
        parts.append(position.claim.extent)
    return ", ".join(parts) or position.claim.statement


def _in_common(one: ClaimFact, other: ClaimFact, facts: QuestionFacts) -> str:
    """What makes two claims of one origin, as the end of a sentence; empty where nothing does."""
    if one.utterance is not None and one.utterance == other.utterance:
        return "go back to one utterance"
    spoken = [facts.utterances.get(each.utterance or "") for each in (one, other)]
    speakers = [
        (said.speaker if said else None) or claim.claimant
        for said, claim in zip(spoken, (one, other), strict=True)
    ]
    if speakers[0] is not None and speakers[0] == speakers[1]:
        return "are of one speaker"
    return ""
