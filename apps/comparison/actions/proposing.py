"""Looking for origins among claims: what is found is only proposed."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from hashlib import blake2b
from uuid import UUID

from django.db import transaction

from apps.articles.enums import SuggestionState
from apps.claims.models import Claim
from apps.comparison.actions.origins import ProposedPair, propose_origins
from apps.comparison.methods.comparing import Kind, holding, propose, reports_of
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.methods.origins import keyed
from apps.comparison.models import OriginDecision, OriginKey, Question
from apps.comparison.queries.candidates import (
    likely_of_one_origin,
    proposed_with,
    told_apart_from,
)
from apps.comparison.queries.compared_claims import facts_of_claims
from apps.comparison.queries.facts import facts_of
from apps.comparison.queries.methods import method_in_use


def propose_origins_of(*, question: Question) -> int:
    """Propose which claims of a question may be of one origin. Returns how many pairs are new."""
    return propose_origins(pairs=_pairs(facts_of(question)))


def propose_origins_for(*, claims: Collection[UUID]) -> int:
    """The same for claims that are new or have changed, against all that is on file.

    Keeps what they are looked up by. What was proposed about them, and does not hold any more, is
    taken back; claims that are not confirmed take no part. Returns how many pairs are new.
    """
    with transaction.atomic():
        confirmed = Claim.objects.filter(pk__in=list(claims), state=SuggestionState.CONFIRMED)
        ours = set(confirmed.values_list("pk", flat=True))
        keep_keys(claims=claims, facts=facts_of_claims(ours))
        proposed = proposed_with(claims)
        around = ours | likely_of_one_origin(ours)
        around |= {pk for row in proposed for pk in (row.claim_id, row.other_id)}
        facts = facts_of_claims(around | told_apart_from(around))
        _take_back(proposed, facts, set(claims) - ours)
        held = tuple(one for one in facts.claims if one.state == SuggestionState.CONFIRMED)
        facts = replace(facts, claims=held)
        return propose_origins(pairs=_pairs(facts))


def keep_keys(*, claims: Collection[UUID], facts: QuestionFacts) -> None:
    """Keep what claims are looked up by; of those that the facts do not hold, nothing is kept."""
    wanted = {
        (_hashed(key), each.day, UUID(claim.id))
        for claim in facts.claims
        for each in keyed(reports_of(claim, facts))
        for key in each.keys
    }
    kept = {
        (row.key, row.day, row.claim_id): row.pk
        for row in OriginKey.objects.filter(claim__in=list(claims))
    }
    gone = [kept[each] for each in kept.keys() - wanted]
    if gone:
        OriginKey.objects.filter(pk__in=gone).delete()
    OriginKey.objects.bulk_create(
        (
            OriginKey(key=key, day=day, claim_id=claim)
            for key, day, claim in sorted(wanted - kept.keys())
        ),
        batch_size=5000,
        ignore_conflicts=True,
    )


def _hashed(key: str) -> int:
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)


def _take_back(rows: Iterable[OriginDecision], facts: QuestionFacts, gone: set[UUID]) -> None:
    label = {UUID(claim.id): claim.key for claim in facts.claims}
    pairs = {
        row.pk: (label[row.claim_id], label[row.other_id])
        for row in rows
        if label.keys() - gone >= {row.claim_id, row.other_id}
    }
    hold = holding(facts, set(pairs.values()), method_in_use(Kind.ORIGINS))
    stale = [row.pk for row in rows if pairs.get(row.pk) not in hold]
    if stale:
        OriginDecision.objects.filter(pk__in=stale, state=SuggestionState.SUGGESTED).delete()


def _pairs(facts: QuestionFacts) -> list[ProposedPair]:
    ids = {claim.key: UUID(claim.id) for claim in facts.claims}
    method = method_in_use(Kind.ORIGINS)
    return [
        ProposedPair(
            claim=ids[one],
            other=ids[other],
            score=link.score,
            reasons=tuple(
                {"rule": each.rule, "points": each.points, "sentence": each.sentence}
                for each in link.reasons
            ),
            method=method,
        )
        for one, other, link in propose(facts, method)
    ]
