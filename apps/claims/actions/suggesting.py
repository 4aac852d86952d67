"""Storing the claims that were read in texts as suggestions, beside what people have decided."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db import connection

from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Version
from apps.audit.recording import recorded
from apps.claims.actions.from_reading import Written, written
from apps.claims.actions.keeping import Kept, keep
from apps.claims.extraction.assembling.records import ClaimsRead, ReadClaim
from apps.claims.models import Claim
from apps.claims.queries.spoken_of import entities_of
from apps.claims.queries.standing import InArticle, Standing, plain_quotes, standing_in
from apps.entities.actions.proposing import drop_idle_proposals, entities_by_ref
from apps.entities.actions.turns import still_newest
from apps.entities.models import Entity

logger = logging.getLogger(__name__)

# Two workers never propose the claims of one article at once.
_TURN = """
    SELECT pg_advisory_xact_lock(hashtextextended(id::text, 4))
      FROM (SELECT unnest(%s::uuid[]) AS id ORDER BY 1) AS article
"""


@dataclass(slots=True)
class Outcome:
    """What storing changed. Nothing at all, where the same was stored before."""

    made: int = 0
    changed: int = 0
    withdrawn: int = 0
    # The versions whose suggestions are stored now; not those that have a newer one by now.
    stored: set[UUID] = field(default_factory=set, compare=False)


@dataclass(slots=True)
class _Plan:
    kept: list[Kept] = field(default_factory=list)
    withdrawn: list[Claim] = field(default_factory=list)


def suggest_claims(
    *,
    read: Sequence[tuple[Version, ClaimsRead]],
    reason: str = "Read texts for claims",
) -> Outcome:
    """Store what was read as suggestions, in one action of the product's.

    The versions come with their articles; only the newest of each counts. What people confirmed,
    rejected, changed or took out by hand stays as it is, and is not proposed beside it. What was
    read again keeps its row and docket; what was not is taken back. Storing twice changes nothing.
    """
    outcome = Outcome()
    if not read:
        return outcome
    with recorded(by=None, reason=reason):
        newest = still_newest([version for version, _found in read])
        read = [one for one in read if one[0].pk in newest]
        articles = [version.article_id for version, _found in read]
        with connection.cursor() as cursor:
            cursor.execute(_TURN, [articles])
        entities = _entities(found for _version, found in read)
        standing = standing_in(articles)
        plan = _Plan()
        for version, found in read:
            _plan(plan, version, found, standing[version.article_id], entities)
        outcome.made, outcome.changed = keep(plan.kept)
        outcome.withdrawn = _withdraw(plan.withdrawn)
    outcome.stored = newest
    return outcome


def _entities(read: Iterable[ClaimsRead]) -> dict[str, Entity]:
    """The entities that the claims speak of, by what the reading knows them by."""
    refs = {
        ref
        for found in read
        for claim in found.claims
        for ref in (
            *(known.ref for known in claim.known.values()),
            *(step.ref for step in claim.chain),
        )
        if ref
    }
    found_by = entities_by_ref({f"entity:{ref}" for ref in refs})
    return {ref.removeprefix("entity:"): entity for ref, entity in found_by.items()}


def _plan(
    plan: _Plan,
    version: Version,
    found: ClaimsRead,
    standing: InArticle,
    entities: dict[str, Entity],
) -> None:
    wanted = [_written(version, one, entities) for one in found.claims]
    behind = _matched(wanted, version, standing)
    claims = [_claim(one, stands, standing) for one, stands in zip(wanted, behind, strict=True)]
    for one, stands, claim in zip(wanted, behind, claims, strict=True):
        if one is None or claim is None:
            continue
        read = one.read
        plan.kept.append(
            Kept(
                claim=claim,
                written=one,
                version=version,
                is_new=stands is None,
                is_open=stands is None or stands.open,
                limits=_tied(claims, read.limits),
                part_of=_tied(claims, () if read.part_of is None else (read.part_of,)),
                share_of=_whole(claims, one),
            )
        )
    taken = {stands.claim.pk for stands in behind if stands is not None}
    plan.withdrawn += [
        one.claim for one in standing.own.values() if one.open and one.claim.pk not in taken
    ]


def _written(version: Version, read: ReadClaim, entities: dict[str, Entity]) -> Written | None:
    try:
        return written(read, version, entities)
    except InvalidAnnotation as refused:
        logger.warning("A claim read in %s is left out: %s", version, refused)
        return None


def _matched(
    wanted: Sequence[Written | None], version: Version, standing: InArticle
) -> list[Standing | None]:
    """For each claim read what stands for it already: by its key, else by what it says where.

    A suggestion stands for one at most; what came by hand, for all that say the same.
    """
    behind = [standing.own.get(one.read.key) if one else None for one in wanted]
    taken = {stands.claim.pk for stands in behind if stands is not None}
    decided = [one for one in standing.own.values() if not one.open]
    open_ones = [one for one in standing.own.values() if one.open]
    for place, one in enumerate(wanted):
        if one is None or behind[place] is not None:
            continue
        quotes = plain_quotes(version.text, one.pieces)
        for candidate in (*decided, *standing.others, *open_ones):
            if candidate.claim.pk in taken and not candidate.by_hand:
                continue
            if candidate.says(one.columns, one.pieces, quotes):
                behind[place] = candidate
                taken.add(candidate.claim.pk)
                break
    return behind


def _claim(one: Written | None, stands: Standing | None, standing: InArticle) -> Claim | None:
    """The claim behind one that was read; a new one where nothing stands for it."""
    if stands is not None:
        return stands.claim
    if one is None or one.read.key in standing.deleted:
        return None
    return Claim(state=SuggestionState.SUGGESTED)


def _tied(claims: Sequence[Claim | None], places: Sequence[int]) -> frozenset[UUID]:
    found = (claims[place] for place in places)
    return frozenset(one.pk for one in found if one is not None)


def _whole(claims: Sequence[Claim | None], one: Written) -> UUID | None:
    quantity = one.read.quantity
    if quantity is None or not quantity.is_share or quantity.share_of is None:
        return None
    if one.columns["share_low"] is None and one.columns["share_high"] is None:
        return None
    return next(iter(_tied(claims, (quantity.share_of,))), None)


def _withdraw(claims: list[Claim]) -> int:
    """Take suggestions back, and the proposals that nothing speaks of any more with them."""
    gone = [one.pk for one in claims]
    if not gone:
        return 0
    spoken_of = entities_of(gone)
    Claim.objects.filter(pk__in=gone, state=SuggestionState.SUGGESTED).delete()
    drop_idle_proposals(spoken_of)
    return len(gone)
