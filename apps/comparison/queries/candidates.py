"""Which claims on file a claim may share its origin with: few of however many there are."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db import connection

from apps.articles.enums import SuggestionState
from apps.comparison.models import OriginDecision

NEAREST: Final = 6
"""Of those with a key in common, so many before and so many after in order of their days."""
MOST_APART: Final = 1000

# Through the index of keys: for each key a few rows on either side, however many have it.
CANDIDATES: Final = """
    SELECT DISTINCT near.claim_id
      FROM comparison_originkey AS own
     CROSS JOIN LATERAL (
            (SELECT other.claim_id FROM comparison_originkey AS other
              WHERE other.key = own.key
                AND (other.day, other.claim_id) < (own.day, own.claim_id)
              ORDER BY other.day DESC, other.claim_id DESC LIMIT %(nearest)s)
             UNION ALL
            (SELECT other.claim_id FROM comparison_originkey AS other
              WHERE other.key = own.key
                AND (other.day, other.claim_id) > (own.day, own.claim_id)
              ORDER BY other.day, other.claim_id LIMIT %(nearest)s)
           ) AS near
     WHERE own.claim_id = ANY(%(claims)s::uuid[])
"""

_APART: Final = """
    WITH ours AS (
        SELECT unnest(%(claims)s::uuid[]) AS id
         UNION
        SELECT sibling.id
          FROM claims_claim AS claim
          JOIN claims_claim AS sibling ON sibling.utterance_id = claim.utterance_id
         WHERE claim.id = ANY(%(claims)s::uuid[])
    )
    SELECT apart.claim_id, apart.other_id
      FROM ours
     CROSS JOIN LATERAL (
            SELECT claim_id, other_id FROM comparison_origindecision
             WHERE claim_id = ours.id AND verdict = 'different' AND state = 'confirmed'
             UNION
            SELECT claim_id, other_id FROM comparison_origindecision
             WHERE other_id = ours.id AND verdict = 'different' AND state = 'confirmed'
           ) AS apart
     LIMIT %(most)s
"""


def likely_of_one_origin(claims: Collection[UUID]) -> set[UUID]:
    """Claims with a key in common with one of these, by the keys that are kept.

    One query, in proportion to the keys of these claims: at most 12 claims for each.
    """
    with connection.cursor() as cursor:
        cursor.execute(CANDIDATES, {"claims": list(claims), "nearest": NEAREST})
        return {row[0] for row in cursor.fetchall()} - set(claims)


def proposed_with(claims: Collection[UUID]) -> list[OriginDecision]:
    """What is proposed about these claims and waits for a decision."""
    ids = list(claims)
    open_rows = OriginDecision.objects.filter(state=SuggestionState.SUGGESTED)
    found = {row.pk: row for row in open_rows.filter(claim__in=ids)}
    found |= {row.pk: row for row in open_rows.filter(other__in=ids)}
    return [found[pk] for pk in sorted(found)]


def told_apart_from(claims: Collection[UUID]) -> set[UUID]:
    """Claims by which people keep these, or what these are of one origin with, from others."""
    with connection.cursor() as cursor:
        cursor.execute(_APART, {"claims": list(claims), "most": MOST_APART})
        return {pk for row in cursor.fetchall() for pk in row}
