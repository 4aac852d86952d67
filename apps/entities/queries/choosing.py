"""Whom words may be suggested to name, after what people have said about them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from apps.anchoring import Span
from apps.articles.enums import SuggestionState
from apps.entities.enums import Verdict
from apps.entities.matching.finding import METHOD, Candidate, Finding
from apps.entities.models import Entity, Mention, NameDecision

# Suggestions of this method, whichever version of it made them, are its own to take back.
_FAMILY = METHOD.partition("/")[0]
ACCEPTED = "Somebody at the desk decided that this name means it."


@dataclass(frozen=True, slots=True)
class Choice:
    """Whom the words shall be said to name."""

    finding: Finding
    best: Candidate
    others: tuple[Candidate, ...]
    accepted: bool

    @property
    def details(self) -> dict[str, Any]:
        undecided = self.finding.undecided and bool(self.others) and not self.accepted
        reasons = [self.finding.explanation]
        if self.best is not self.finding.best:
            reasons = [*self.best.reasons]
        if self.accepted and ACCEPTED not in reasons:
            reasons.append(ACCEPTED)
        score = max(self.best.score, 0.99) if self.accepted else self.best.score
        return {
            "method": METHOD,
            "rule": self.finding.rule,
            "explanation": " ".join(reasons),
            "score": round(min(max(score, 0.0), 1.0), 4),
            "name_key": self.finding.name_key,
            "considered": [_written(one) for one in self.others],
            "undecided": undecided,
        }


def _written(candidate: Candidate) -> dict[str, Any]:
    return {
        "ref": candidate.ref,
        "kind": candidate.kind,
        "name": candidate.name,
        "score": round(candidate.score, 4),
        "reasons": list(candidate.reasons),
    }


@dataclass(slots=True)
class Standing:
    """What stands in one article already, by where it stands on the newest text."""

    confirmed: list[Mention] = field(default_factory=list)
    rejected: list[Mention] = field(default_factory=list)
    open: dict[tuple[int, int], list[Mention]] = field(default_factory=dict)
    # Suggestions that came by another way: they are left alone, and not doubled.
    foreign: list[Mention] = field(default_factory=list)


def standing_of(articles: Collection[UUID]) -> dict[UUID, Standing]:
    by_article = {article: Standing() for article in articles}
    rows = Mention.objects.filter(article_id__in=articles, placed_start__isnull=False)
    for mention in rows.defer("prefix", "suffix"):
        its = by_article[mention.article_id]
        if mention.state == SuggestionState.CONFIRMED:
            its.confirmed.append(mention)
        elif mention.state == SuggestionState.REJECTED:
            its.rejected.append(mention)
        elif mention.method.partition("/")[0] == _FAMILY:
            its.open.setdefault(place_of(mention), []).append(mention)
        else:
            its.foreign.append(mention)
    return by_article


def place_of(mention: Mention) -> tuple[int, int]:
    assert mention.placed_start is not None
    assert mention.placed_end is not None
    return mention.placed_start, mention.placed_end


def _overlapping(mentions: Iterable[Mention], finding: Finding) -> list[Mention]:
    span = Span(finding.start, finding.end)
    return [one for one in mentions if Span(*place_of(one)).overlaps(span)]


class Decisions:
    """What people decided about names for all texts, or for those of one publisher."""

    def __init__(self, keys: Collection[str]) -> None:
        self._by_key: dict[str, list[NameDecision]] = {}
        for decision in NameDecision.objects.filter(name_key__in=keys):
            self._by_key.setdefault(decision.name_key, []).append(decision)

    def verdict(self, key: str, entity: UUID | None, publisher: UUID | None) -> Verdict | None:
        """About the name and this entity (None: anybody). The publisher's own word comes first."""
        said = [
            decision
            for decision in self._by_key.get(key, ())
            if decision.entity_id == entity and decision.publisher_id in (None, publisher)
        ]
        said.sort(key=lambda decision: decision.publisher_id is None)
        return Verdict(said[0].verdict) if said else None


def choose(
    finding: Finding,
    standing: Standing,
    decisions: Decisions,
    entities: dict[str, Entity],
    publisher: UUID | None,
) -> Choice | None:
    """Who is left to be suggested, after what people have said; None for nobody."""
    if _overlapping(standing.confirmed, finding):
        return None
    key = finding.name_key
    if decisions.verdict(key, None, publisher) == Verdict.REJECT:
        return None
    rejected = {one.entity_id for one in _overlapping(standing.rejected, finding)}
    foreign = {one.entity_id for one in _overlapping(standing.foreign, finding)}
    # Where the first is out, only its equal may take its place: the rest were found less likely.
    likely = (finding.best, *finding.others[: 1 if finding.undecided else 0])
    left: list[Candidate] = []
    accepted: Candidate | None = None
    for candidate in (finding.best, *finding.others):
        entity = entities.get(candidate.ref)
        pk = entity.pk if entity else None
        verdict = decisions.verdict(key, pk, publisher) if pk else None
        if pk in rejected or verdict == Verdict.REJECT:
            continue
        if verdict == Verdict.ACCEPT and accepted is None:
            accepted = candidate
        left.append(candidate)
    best = accepted or next((one for one in likely if one in left), None)
    if best is None:
        return None
    known = entities.get(best.ref)
    if known is not None and known.pk in foreign:
        return None
    others = tuple(one for one in left if one is not best)
    return Choice(finding, best, others, accepted is not None)
