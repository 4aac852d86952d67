"""Putting reports together that go back to one utterance or document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from apps.comparison.methods.origins.candidates import candidates
from apps.comparison.methods.origins.comparing import compare, is_enough
from apps.comparison.methods.origins.deciding import Bounds
from apps.comparison.methods.origins.reading import Days, Read, read_reports
from apps.comparison.methods.origins.records import (
    Decision,
    Link,
    Origin,
    Origins,
    Reason,
    Report,
)
from apps.comparison.methods.origins.rules import ENOUGH, METHOD, RULES


def find_origins(
    reports: Iterable[Report],
    decisions: Iterable[Decision] = (),
    routes: Mapping[str, str] | None = None,
    *,
    method: str = METHOD,
) -> Origins:
    """The origins behind reports, each proposed with its reasons.

    `decisions` always hold; raises DecisionConflict if they cannot, and ValueError if two reports
    have one key. `routes`: for articles that are near-copies of one text, the article that stands
    for all of them. `method`: a version of VERSIONS. The order of reports and decisions plays no
    part. Takes time in proportion to the number of reports.
    """
    ordered = tuple(sorted(reports, key=lambda report: report.key))
    if len({report.key for report in ordered}) != len(ordered):
        raise ValueError("Two reports have one key.")
    bounds = Bounds(decisions)
    routes = routes or {}
    read = read_reports(ordered)
    groups = _Groups(read, bounds)
    pairs = candidates(read)
    links: list[tuple[int, int, Link]] = []
    for one, other in pairs:
        first, second = read[one], read[other]
        copied = _route(first.report, routes) == _route(second.report, routes)
        link = compare(first, second, copied=copied, method=method)
        if link.score * 100 >= ENOUGH:
            links.append((one, other, link))
    apart = [link for _, _, link in links if link.against]
    open_links = [each for each in links if is_enough(each[2])]
    open_links.sort(key=lambda each: (-each[2].score, each[2].first, each[2].second))
    for one, other, link in open_links:
        refused = groups.join(one, other, link)
        if refused:
            reason = Reason(refused, 0, RULES[refused].sentence)
            apart.append(Link(link.first, link.second, link.score, link.reasons, (reason,)))
    found = [_origin(group, read, routes) for group in groups.all()]
    return Origins(
        origins=tuple(each for each in found if not each.unresolved),
        unresolved=tuple(each for each in found if each.unresolved),
        apart=tuple(
            sorted(
                (each for each in apart if not groups.are_one(each.first, each.second)),
                key=lambda link: (link.first, link.second),
            )
        ),
        compared=len(pairs),
    )


def _route(report: Report, routes: Mapping[str, str]) -> str:
    return routes.get(report.article, report.article)


@dataclass(slots=True)
class _Group:
    """Reports put together so far, and what they leave open for more to join."""

    members: list[int]
    speakers: dict[str, frozenset[str]]
    documents: frozenset[str]
    days: Days
    sides: frozenset[tuple[int, int]]
    links: list[Link] = field(default_factory=list)
    decided: bool = False

    def refuses(self, other: _Group) -> str:
        """The rule by which two groups cannot be one; "" if they can."""
        if any((number, 1 - side) in other.sides for number, side in self.sides):
            return "decided-apart"
        if self.documents and other.documents:
            return "" if self.documents & other.documents else "other-document"
        for speaker, voices in self.speakers.items():
            for another, heard in other.speakers.items():
                if speaker not in heard and another not in voices:
                    return "other-speaker"
        return "" if self.days.meet(other.days) else "other-day"

    def take(self, other: _Group) -> None:
        self.members += other.members
        for speaker, voices in other.speakers.items():
            self.speakers[speaker] = self.speakers.get(speaker, frozenset()) | voices
        self.documents |= other.documents
        self.days = self.days.both(other.days)
        self.sides |= other.sides
        self.links += other.links


class _Groups:
    """All reports as groups: first what people hold together, then by the strongest link."""

    def __init__(self, reports: tuple[Read, ...], bounds: Bounds) -> None:
        self._place = {read.report.key: at for at, read in enumerate(reports)}
        self._groups = {at: _alone(at, read, bounds) for at, read in enumerate(reports)}
        self._of = list(range(len(reports)))
        self._hold_together(bounds)

    def join(self, one: int, other: int, link: Link) -> str:
        """Puts two groups together; gives the rule that forbids it, "" where nothing does."""
        first, second = self._of[one], self._of[other]
        if first == second:
            return ""
        refused = self._groups[first].refuses(self._groups[second])
        if not refused:
            kept = self._merge(first, second)
            kept.links.append(link)
            kept.decided = False
        return refused

    def all(self) -> list[_Group]:
        """The groups, in the order of their first reports."""
        return sorted(self._groups.values(), key=lambda group: min(group.members))

    def are_one(self, key: str, other: str) -> bool:
        return self._of[self._place[key]] == self._of[self._place[other]]

    def _hold_together(self, bounds: Bounds) -> None:
        """Reports that are not at hand still hold together those that are."""
        stands_for: dict[str, str] = {}

        def leader(key: str) -> str:
            while stands_for.setdefault(key, key) != key:
                stands_for[key] = stands_for[stands_for[key]]
                key = stands_for[key]
            return key

        for keys in bounds.groups():
            for key in keys[1:]:
                one, other = sorted((leader(keys[0]), leader(key)))
                stands_for[other] = one
        held: dict[str, list[str]] = defaultdict(list)
        absent_sides: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for key in sorted(stands_for):
            absent_sides[leader(key)] |= bounds.sides_of(key)
            if key in self._place:
                held[leader(key)].append(key)
        for first, keys in held.items():
            kept = self._groups[self._of[self._place[keys[0]]]]
            for key in keys[1:]:
                kept = self._merge(self._of[self._place[keys[0]]], self._of[self._place[key]])
                kept.links.append(_decided(keys[0], key))
            kept.sides |= absent_sides[first]
            kept.decided = True

    def _merge(self, first: int, second: int) -> _Group:
        if len(self._groups[first].members) < len(self._groups[second].members):
            first, second = second, first
        taken = self._groups.pop(second)
        for member in taken.members:
            self._of[member] = first
        kept = self._groups[first]
        kept.take(taken)
        return kept


def _alone(place: int, read: Read, bounds: Bounds) -> _Group:
    report = read.report
    return _Group(
        members=[place],
        speakers={report.speaker: read.voices} if report.speaker else {},
        documents=frozenset({report.document}) if report.document else frozenset(),
        days=read.days,
        sides=bounds.sides_of(report.key),
    )


def _decided(first: str, second: str) -> Link:
    rule = RULES["decided-together"]
    return Link(first, second, 1.0, (Reason(rule.name, rule.points, rule.sentence),))


def _origin(group: _Group, reports: tuple[Read, ...], routes: Mapping[str, str]) -> Origin:
    members = [reports[place].report for place in sorted(group.members)]
    by_route: dict[str, set[str]] = defaultdict(set)
    for member in members:
        by_route[_route(member, routes)].add(member.article)
    return Origin(
        key=members[0].key,
        reports=tuple(member.key for member in members),
        articles=tuple(sorted({member.article for member in members})),
        routes=tuple(sorted(tuple(sorted(articles)) for articles in by_route.values())),
        speakers=tuple(sorted(group.speakers)),
        voices=tuple(sorted(frozenset().union(*group.speakers.values()))),
        documents=tuple(sorted(group.documents)),
        interests=tuple(sorted({member.interest for member in members if member.interest})),
        links=tuple(sorted(group.links, key=lambda link: (link.first, link.second))),
        score=min((link.score for link in group.links), default=1.0),
        unresolved=_unresolved(group, members),
        decided=group.decided,
    )


def _unresolved(group: _Group, members: list[Report]) -> str:
    if group.speakers or group.documents:
        return ""
    words = sorted({member.speaker_words for member in members if member.speaker_words})
    if words:
        return f"Nobody is named: {', '.join(words)}."
    return "Told in the article’s own voice: where it comes from is not said."
