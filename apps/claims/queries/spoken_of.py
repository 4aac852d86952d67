"""Whom claims speak of, and where in the texts they are named."""

from collections.abc import Collection
from uuid import UUID

from django.db import connection

_SPOKEN_OF = """
    SELECT claim.id AS claim_id, entity.id AS entity_id
      FROM claims_claim AS claim, LATERAL (VALUES (claimant_id), (population_id), (place_id),
           (subject_id), (coming_from_id), (going_to_id)) AS entity(id)
     WHERE claim.id = ANY(%(claims)s) AND entity.id IS NOT NULL
     UNION
    SELECT claim_id, entity_id FROM claims_claimentity WHERE claim_id = ANY(%(claims)s)
     UNION
    SELECT claim_id, entity_id FROM claims_relay
     WHERE claim_id = ANY(%(claims)s) AND entity_id IS NOT NULL
"""
# Words on an older version are found there; on the newest, where each mention stands now.
_NAMED = f"""
    WITH spoken AS MATERIALIZED ({_SPOKEN_OF}), words AS (
        SELECT claim_id, article_id, version_id, start, "end", placed_start, placed_end
          FROM claims_evidence WHERE claim_id = ANY(%(claims)s)
         UNION ALL
        SELECT known.claim_id, version.article_id, known.version_id, known.start, known."end",
               CASE WHEN article.current_version_id = version.id THEN known.start END,
               CASE WHEN article.current_version_id = version.id THEN known."end" END
          FROM claims_fieldwords AS known
          JOIN articles_version AS version ON version.id = known.version_id
          JOIN articles_article AS article ON article.id = version.article_id
         WHERE known.claim_id = ANY(%(claims)s)
    )
    SELECT DISTINCT mention.id
      FROM words
      JOIN spoken USING (claim_id)
      JOIN entities_mention AS mention
        ON mention.article_id = words.article_id AND mention.entity_id = spoken.entity_id
     WHERE mention.state = 'suggested' AND NOT mention.undecided
       AND (mention.placed_start < words.placed_end AND mention.placed_end > words.placed_start
            OR mention.version_id = words.version_id
               AND mention.start < words."end" AND mention."end" > words.start)
"""  # noqa: S608  (both parts are ours)


def entities_of(claims: Collection[UUID]) -> set[UUID]:
    """Everybody and everything that these claims speak of: who says so, who and where it is."""
    with connection.cursor() as cursor:
        cursor.execute(_SPOKEN_OF, {"claims": list(claims)})
        return {entity for _claim, entity in cursor.fetchall()}


def open_mentions_of(claims: Collection[UUID]) -> list[UUID]:
    """Suggested mentions of those people, bodies and places within the words of the claims."""
    with connection.cursor() as cursor:
        cursor.execute(_NAMED, {"claims": list(claims)})
        return [row[0] for row in cursor.fetchall()]
