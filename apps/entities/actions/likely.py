"""Proposing that two entities on file may be one. Only proposing: a person merges."""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from procrastinate.contrib.django import app

from apps.entities.enums import EntityKind
from apps.entities.matching.comparing.compare import Gazetteer
from apps.entities.matching.comparing.duplicates import (
    METHOD,
    Facts,
    Likelihood,
    apart,
    best_names,
    likely_one,
)
from apps.entities.models import Entity, LikelyDuplicate
from apps.entities.queries.candidates import Pair, all_candidates, candidates_of
from apps.entities.queries.facts import facts_of, gazetteer_of, names_of, side_by_side

PROPOSE_DUPLICATES = "entities.propose_duplicates"
QUEUE = "suggestions"
# Behind what somebody waits for.
PRIORITY = -2
_BATCH = 2000
_MOST_AT_ONCE = 200
# Pairs whose names and numbers say less than this are not looked at any further.
_WORTH_A_LOOK = 0.25
_ONE_SPOT_KM = 3.0
Tell = Callable[[int, int], None]
logger = logging.getLogger(__name__)


def wake_proposing(entities: Iterable[UUID]) -> None:
    """Have the worker look for doubles of these entities, once this transaction is through."""
    ids = sorted(map(str, entities))[:_MOST_AT_ONCE]
    if ids:
        transaction.on_commit(lambda: _queue(ids), robust=True)


def _queue(ids: list[str]) -> None:
    job = app.configure_task(PROPOSE_DUPLICATES, queue=QUEUE, priority=PRIORITY)
    job.defer(entities=[*ids])


def propose_duplicates(entities: Collection[UUID]) -> int:
    """Find the doubles of these entities anew. Returns how many pairs are proposed."""
    pairs = candidates_of(entities)
    return _store(pairs, Q(first__in=list(entities)) | Q(second__in=list(entities)), None)


def propose_all_duplicates(tell: Tell | None = None) -> int:
    """Find all doubles on file anew. Returns how many pairs are proposed.

    `tell` is called now and then with how many pairs were compared, of how many.
    """
    return _store(all_candidates(), Q(), tell)


def _store(pairs: list[Pair], concerned: Q, tell: Tell | None) -> int:
    kept: list[LikelyDuplicate] = []
    for start in range(0, len(pairs), _BATCH):
        kept += _likely(pairs[start : start + _BATCH])
        if tell is not None:
            tell(min(start + _BATCH, len(pairs)), len(pairs))
    with transaction.atomic():
        proposed = {(one.first_id, one.second_id) for one in kept}
        old = LikelyDuplicate.objects.filter(concerned).values_list("pk", "first", "second")
        gone = [pk for pk, first, second in old if (first, second) not in proposed]
        LikelyDuplicate.objects.filter(pk__in=gone).delete()
        # One of a pair may have been taken off file while they were compared.
        there = set(Entity.objects.filter(pk__in={*_flat(proposed)}).values_list("pk", flat=True))
        LikelyDuplicate.objects.bulk_create(
            [one for one in kept if {one.first_id, one.second_id} <= there],
            batch_size=1000,
            update_conflicts=True,
            unique_fields=["first", "second"],
            update_fields=["score", "method", "features"],
        )
    return len(kept)


def _flat(pairs: Iterable[Pair]) -> Iterator[UUID]:
    for pair in pairs:
        yield from pair


def _likely(pairs: list[Pair]) -> list[LikelyDuplicate]:
    """The pairs of a batch that may be one: by their names first, then by all that is known."""
    worth, gazetteer = _worth_a_look(pairs)
    facts = facts_of({*_flat(worth)})
    together = side_by_side(worth)
    kept = []
    for first, second in worth:
        if first in facts and second in facts:
            found = likely_one(
                facts[first],
                facts[second],
                side_by_side=together.get((first, second), 0),
                gazetteer=gazetteer,
            )
            if found.proposed:
                kept.append(_row(first, second, found))
    return kept


def _worth_a_look(pairs: list[Pair]) -> tuple[list[Pair], Gazetteer]:
    ids = {*_flat(pairs)}
    names = names_of(ids)
    brief = {
        entity.pk: Facts(
            kind=entity.kind,
            names=names.get(entity.pk, (entity.name,)),
            identifiers={"all": " ".join(_numbers(entity))},
            latitude=entity.latitude,
            longitude=entity.longitude,
        )
        for entity in Entity.objects.filter(pk__in=ids)
    }
    places = [one for one in brief.values() if one.kind == EntityKind.PLACE]
    gazetteer = gazetteer_of({name for place in places for name in place.names})
    worth = []
    for pair in pairs:
        first, second = brief[pair[0]], brief[pair[1]]
        numbers = set(first.identifiers["all"].split()) & set(second.identifiers["all"].split())
        alike = numbers or best_names(first, second, gazetteer)[0].score >= _WORTH_A_LOOK
        # Two names in one spot are worth a look whatever they sound like.
        gap = None if alike else apart(first, second)
        if alike or (gap is not None and gap <= _ONE_SPOT_KM):
            worth.append(pair)
    return worth, gazetteer


def _numbers(entity: Entity) -> Iterator[str]:
    for scheme in ("wikidata", "geonames", "opensanctions", "iso"):
        if value := getattr(entity, scheme):
            yield f"{scheme}:{value}"


def _row(first: UUID, second: UUID, found: Likelihood) -> LikelyDuplicate:
    return LikelyDuplicate(
        first_id=first,
        second_id=second,
        score=found.score,
        method=METHOD,
        features=[
            {
                "name": feature.name,
                "sentence": feature.sentence,
                "speaks": "for" if feature.weight > 0 else "against",
                "weight": feature.weight,
            }
            for feature in found.features
        ],
    )
