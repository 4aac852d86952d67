"""Storing what was found in texts as suggestions, beside what people have decided already."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import F

from apps.articles.actions.anchoring import anchor_fields
from apps.articles.enums import SuggestionState
from apps.articles.models import Version
from apps.audit.recording import recorded
from apps.entities.actions.proposing import (
    drop_idle_proposals,
    known_entities,
    proposed_entities,
)
from apps.entities.actions.taking_roles import store_roles
from apps.entities.actions.turns import still_newest
from apps.entities.matching.finding import Candidate, Finding, Found
from apps.entities.models import Entity, Mention, Role
from apps.entities.queries.choosing import (
    Choice,
    Decisions,
    Standing,
    choose,
    place_of,
    standing_of,
)

_DETAILS = ("method", "rule", "explanation", "score", "name_key", "considered", "undecided")


@dataclass(frozen=True, slots=True)
class Searched:
    """A text, and what was found in it. The version comes with its article."""

    version: Version
    found: Found


@dataclass(slots=True)
class Outcome:
    """What storing changed. Nothing at all, where the same was stored before."""

    made: int = 0
    changed: int = 0
    withdrawn: int = 0
    roles: int = 0
    # The versions whose suggestions are stored now; not those that have a newer one by now.
    stored: set[UUID] = field(default_factory=set, compare=False)


@dataclass(slots=True)
class _Plan:
    made: list[Mention] = field(default_factory=list)
    changed: list[Mention] = field(default_factory=list)
    withdrawn: list[Mention] = field(default_factory=list)
    # Of each text, in the order of its findings: the mention behind each, where there is one.
    behind: list[list[Mention | None]] = field(default_factory=list)


def suggest_names(
    *, searched: Sequence[Searched], reason: str = "Looked for names in texts"
) -> Outcome:
    """Store what was found as suggestions, in one action of the product's.

    What people confirmed or rejected stays as it is. Suggestions of an earlier search that were
    found again keep their row and docket; those that were not are taken back. Storing the same
    twice changes nothing.
    """
    outcome = Outcome()
    if not searched:
        return outcome
    with recorded(by=None, reason=reason):
        newest = still_newest([one.version for one in searched])
        searched = [one for one in searched if one.version.pk in newest]
        articles = [one.version.article_id for one in searched]
        standing = standing_of(articles)
        decisions = Decisions({key for one in searched for key in _keys(one.found)})
        entities = known_entities(_candidates(searched))
        chosen = [
            _chosen(one, standing[one.version.article_id], decisions, entities) for one in searched
        ]
        wanted = [choice.best for its in chosen for choice in its if choice is not None]
        entities |= proposed_entities([one for one in wanted if one.ref not in entities])
        plan = _Plan()
        for one, its in zip(searched, chosen, strict=True):
            _plan(plan, one, its, standing[one.version.article_id], entities)
        _store(plan, outcome)
        outcome.roles, left = store_roles(
            searched=[(one.version.article, one.found.roles) for one in searched],
            behind=plan.behind,
            entities=entities,
        )
        drop_idle_proposals({one.entity_id for one in plan.withdrawn} | left)
    outcome.stored = newest
    return outcome


def _keys(found: Found) -> Iterable[str]:
    return (finding.name_key for finding in found.findings)


def _candidates(searched: Iterable[Searched]) -> list[Candidate]:
    """Everybody who may be meant: the best, and those who may take their place."""
    return [
        candidate
        for one in searched
        for finding in one.found.findings
        for candidate in (finding.best, *finding.others)
    ]


def _chosen(
    searched: Searched,
    standing: Standing,
    decisions: Decisions,
    entities: dict[str, Entity],
) -> list[Choice | None]:
    publisher = searched.version.article.publisher_id
    return [
        choose(finding, standing, decisions, entities, publisher)
        for finding in searched.found.findings
    ]


def _plan(
    plan: _Plan,
    searched: Searched,
    choices: Sequence[Choice | None],
    standing: Standing,
    entities: dict[str, Entity],
) -> None:
    kept: set[UUID] = set()
    behind: list[Mention | None] = []
    for finding, choice in zip(searched.found.findings, choices, strict=True):
        if choice is None:
            behind.append(_confirmed_there(standing, finding))
            continue
        entity = entities.get(choice.best.ref)
        if entity is None:
            behind.append(None)
            continue
        there = standing.open.get((finding.start, finding.end), [])
        mention = next((one for one in there if one.entity_id == entity.pk), None)
        if mention is None:
            mention = Mention(
                entity=entity,
                state=SuggestionState.SUGGESTED,
                **anchor_fields(searched.version, finding.start, finding.end),
                **choice.details,
            )
            plan.made.append(mention)
        else:
            kept.add(mention.pk)
            details = choice.details
            if any(getattr(mention, name) != details[name] for name in _DETAILS):
                for name in _DETAILS:
                    setattr(mention, name, details[name])
                plan.changed.append(mention)
        behind.append(mention)
    plan.behind.append(behind)
    plan.withdrawn += [
        one for several in standing.open.values() for one in several if one.pk not in kept
    ]


def _confirmed_there(standing: Standing, finding: Finding) -> Mention | None:
    """The mention that a person confirmed on just these words, for the roles beside it."""
    place = (finding.start, finding.end)
    return next((one for one in standing.confirmed if place_of(one) == place), None)


def _store(plan: _Plan, outcome: Outcome) -> None:
    gone = [one.pk for one in plan.withdrawn]
    if gone:
        Role.objects.filter(mention__in=gone, state=SuggestionState.SUGGESTED).delete()
        # Only what still is a suggestion: somebody may have decided while we were searching.
        still = Mention.objects.filter(pk__in=gone, state=SuggestionState.SUGGESTED)
        outcome.withdrawn = still._raw_delete("default")
    for mention in plan.changed:
        outcome.changed += Mention.objects.filter(
            pk=mention.pk, state=SuggestionState.SUGGESTED, revision=mention.revision
        ).update(revision=F("revision") + 1, **{name: getattr(mention, name) for name in _DETAILS})
    # Somebody may have marked the same words just now: theirs stands.
    Mention.objects.bulk_create(plan.made, ignore_conflicts=True, batch_size=500)
    outcome.made = len(plan.made)
