"""Which claims on file a claim may share its origin with: few of however many there are."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from django.db import connection

# By who says it, through indexes: those with the same figure, those put on file about the same
# time, and those of the speaker's latest utterances.
_LIKELY: Final = """
    SELECT DISTINCT likely.id
      FROM claims_claim AS claim
      LEFT JOIN claims_utterance AS said ON said.id = claim.utterance_id
     CROSS JOIN LATERAL (
            SELECT coalesce(said.speaker_id, claim.claimant_id) AS id
           ) AS speaker
     CROSS JOIN LATERAL (
            (SELECT other.id FROM claims_claim AS other
              WHERE other.claimant_id = speaker.id AND other.state <> 'rejected'
                AND (claim.low IS NOT NULL OR claim.high IS NOT NULL)
                AND (other.low, other.high) IS NOT DISTINCT FROM (claim.low, claim.high)
              ORDER BY other.docket DESC LIMIT 50)
             UNION ALL
            (SELECT other.id FROM claims_claim AS other
              WHERE other.claimant_id = speaker.id AND other.docket < claim.docket
                AND other.state <> 'rejected'
              ORDER BY other.docket DESC LIMIT 30)
             UNION ALL
            (SELECT other.id FROM claims_claim AS other
              WHERE other.claimant_id = speaker.id AND other.docket > claim.docket
                AND other.state <> 'rejected'
              ORDER BY other.docket LIMIT 30)
             UNION ALL
            (SELECT other.id
               FROM (SELECT spoken.id FROM claims_utterance AS spoken
                      WHERE spoken.speaker_id = speaker.id
                      ORDER BY spoken.said_on DESC NULLS LAST LIMIT 30) AS spoken
               JOIN claims_claim AS other
                 ON other.utterance_id = spoken.id AND other.state <> 'rejected'
              LIMIT 60)
           ) AS likely
     WHERE claim.id = ANY(%(claims)s) AND likely.id <> ALL(%(claims)s)
"""


def likely_of_one_origin(claims: Collection[UUID]) -> list[UUID]:
    """Claims on file that are worth comparing with these; one query, bounded for each claim."""
    with connection.cursor() as cursor:
        cursor.execute(_LIKELY, {"claims": list(claims)})
        return [row[0] for row in cursor.fetchall()]
