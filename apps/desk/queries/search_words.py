"""Looking for words in articles, claims and notes: bounded at every size, each through an index.

Words are read as people write searches (quotes, OR, minus), and the last one also as the
beginning of a word, since it is still being typed.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final
from uuid import UUID

from django.db import connection

from apps.desk.queries.search_marks import keys_of

# Found by more articles than this, words are common: then the newest are looked through instead.
COMMON: Final = 1000
_WORD = re.compile(r"\w+")
_EXACT = re.compile(r"\"|\bOR\b|(?:^|\s)-\w")

# `%(words)s` is a ready tsquery, not a subquery: the planner must see it to know common from rare.
ARTICLES = """
    WITH few AS MATERIALIZED (
        SELECT document.article_id
          FROM articles_searchdocument AS document
         WHERE document.vector @@ %(words)s::tsquery
         LIMIT %(common)s + 1
    ), number AS MATERIALIZED (SELECT count(*) AS found FROM few), meant AS (
        SELECT DISTINCT newest.article_id
          FROM unnest(%(meant)s::uuid[]) AS one(id) CROSS JOIN LATERAL (
              SELECT mention.article_id FROM entities_mention AS mention
               WHERE mention.entity_id = one.id AND mention.state = 'confirmed'
               ORDER BY mention.article_id DESC LIMIT 60) AS newest
    ), best AS (
        (SELECT article.id, article.sort_at FROM articles_article AS article
           JOIN few ON few.article_id = article.id
          WHERE (SELECT found FROM number) <= %(common)s
          ORDER BY article.sort_at DESC, article.id DESC LIMIT %(limit)s)
         UNION
        (SELECT article.id, article.sort_at FROM articles_article AS article
          WHERE (SELECT found FROM number) > %(common)s
            AND (SELECT document.vector @@ %(words)s::tsquery
                   FROM articles_searchdocument AS document
                  WHERE document.article_id = article.id)
          ORDER BY article.sort_at DESC, article.id DESC LIMIT %(limit)s)
         UNION
        (SELECT article.id, article.sort_at FROM articles_article AS article
           JOIN meant ON meant.article_id = article.id
          ORDER BY article.sort_at DESC, article.id DESC LIMIT %(limit)s)
    )
    SELECT article.docket, article.title, article.language, article.published_at,
           article.published_precision
      FROM best JOIN articles_article AS article USING (id)
     ORDER BY best.sort_at DESC, best.id DESC LIMIT %(limit)s
"""

CLAIMS = """
    WITH few AS MATERIALIZED (
        SELECT held.claim_id
          FROM claims_claimwords AS held
         WHERE held.vector @@ %(words)s::tsquery
         LIMIT %(common)s + 1
    ), number AS MATERIALIZED (SELECT count(*) AS found FROM few), best AS (
        (SELECT claim.id, claim.docket, 0 AS step FROM claims_claim AS claim
           JOIN few ON few.claim_id = claim.id
          WHERE (SELECT found FROM number) <= %(common)s AND claim.state = 'confirmed'
          ORDER BY claim.docket DESC LIMIT %(limit)s)
         UNION ALL
        (SELECT claim.id, claim.docket, 0 FROM claims_claim AS claim
          WHERE (SELECT found FROM number) > %(common)s AND claim.state = 'confirmed'
            AND (SELECT held.vector @@ %(words)s::tsquery
                   FROM claims_claimwords AS held
                  WHERE held.claim_id = claim.id)
          ORDER BY claim.docket DESC LIMIT %(limit)s)
         UNION ALL
        (SELECT made.id, made.docket, 1
           FROM unnest(%(meant)s::uuid[]) AS one(id) CROSS JOIN LATERAL (
               SELECT claim.id, claim.docket FROM claims_claim AS claim
                WHERE claim.claimant_id = one.id AND claim.state = 'confirmed'
                ORDER BY claim.docket DESC LIMIT %(limit)s) AS made)
         UNION ALL
        (SELECT claim.id, claim.docket, 1
           FROM unnest(%(meant)s::uuid[]) AS one(id) CROSS JOIN LATERAL (
               SELECT about.claim_id FROM claims_claimentity AS about
                 JOIN claims_claim AS counts ON counts.id = about.claim_id
                WHERE about.entity_id = one.id AND counts.state = 'confirmed'
                ORDER BY counts.docket DESC LIMIT %(limit)s) AS concerning
           JOIN claims_claim AS claim ON claim.id = concerning.claim_id)
    ), once AS (SELECT id, min(step) AS step FROM best GROUP BY id)
    SELECT claim.docket, claim.statement, claim.status, claim.state,
           CASE WHEN claim.caveat <> '' OR claim.caveats + claim.caveats_proposed = 0
                THEN claim.caveat ELSE (
               SELECT limit_of.statement
                      || CASE limit_of.state WHEN 'suggested' THEN ' (suggested)' ELSE '' END
                 FROM claims_claimlink AS link
                 JOIN claims_claim AS limit_of ON limit_of.id = link.claim_id
                WHERE link.other_id = claim.id AND link.kind = 'limits'
                  AND limit_of.state <> 'rejected'
                ORDER BY limit_of.state, limit_of.docket LIMIT 1) END
      FROM once JOIN claims_claim AS claim USING (id)
     ORDER BY once.step, claim.docket DESC LIMIT %(limit)s
"""

NOTES = """
    SELECT note.docket, note.body FROM notes_note AS note
     WHERE to_tsvector('fogline', coalesce(note.body, '') || ' ' || coalesce(note.quote, ''))
           @@ %(words)s::tsquery
     ORDER BY note.docket DESC LIMIT %(limit)s
"""


@dataclass(frozen=True)
class Words:
    """What was typed, and the entities that it spells: what they make or concern counts too."""

    asked: str
    meant: list[UUID]
    limit: int

    @cached_property
    def tsquery(self) -> str:
        """What was typed in the words of the index; "" where all of it is too common."""
        # Who writes quotes, OR or a minus says exactly what is wanted: nothing is added to it.
        begun = [] if _EXACT.search(self.asked) else _WORD.findall(self.asked)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT (websearch_to_tsquery('fogline', %s) || to_tsquery('fogline', %s))::text",
                [self.asked, f"{' & '.join(begun)}:*" if begun else ""],
            )
            return str(cursor.fetchone()[0])

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        parameters: dict[str, Any] = {
            "words": self.tsquery,
            "meant": self.meant,
            "limit": self.limit,
            "common": COMMON,
        }
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return list(cursor.fetchall())

    @property
    def keys(self) -> tuple[str, ...]:
        return keys_of(self.asked)
