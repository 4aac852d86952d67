"""Looking for words in articles, claims and notes: bounded at every size, each through an index.

Words are read as people write searches (quotes, OR, minus), and the last one also as the
beginning of a word, since it is still being typed.
"""

import re
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db import connection

from apps.desk.queries.search_marks import keys_of

# Found by more articles than this, words are common: then the newest are looked through instead.
COMMON: Final = 1000
_WORD = re.compile(r"\w+")
_EXACT = re.compile(r"\"|\bOR\b|(?:^|\s)-\w")

ARTICLES = """
    WITH asked AS MATERIALIZED (
        SELECT websearch_to_tsquery('fogline', %(asked)s)
               || to_tsquery('fogline', %(begun)s) AS words
    ), few AS MATERIALIZED (
        SELECT document.article_id
          FROM articles_searchdocument AS document
         WHERE document.vector @@ (SELECT words FROM asked)
         LIMIT %(common)s + 1
    ), number AS MATERIALIZED (SELECT count(*) AS found FROM few), meant AS (
        SELECT DISTINCT mention.article_id
          FROM (SELECT article_id FROM entities_mention
                 WHERE entity_id = ANY(%(meant)s) AND state = 'confirmed'
                 ORDER BY article_id DESC LIMIT 200) AS mention
    ), best AS (
        (SELECT article.id, article.sort_at FROM articles_article AS article
           JOIN few ON few.article_id = article.id
          WHERE (SELECT found FROM number) <= %(common)s
          ORDER BY article.sort_at DESC, article.id DESC LIMIT %(limit)s)
         UNION
        (SELECT article.id, article.sort_at FROM articles_article AS article
          WHERE (SELECT found FROM number) > %(common)s
            AND (SELECT document.vector @@ (SELECT words FROM asked)
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
    WITH asked AS MATERIALIZED (
        SELECT websearch_to_tsquery('fogline', %(asked)s)
               || to_tsquery('fogline', %(begun)s) AS words
    ), best AS (
        (SELECT claim.id, claim.docket, 0 AS step FROM claims_claim AS claim
           JOIN claims_claimwords AS held ON held.claim_id = claim.id
          WHERE held.vector @@ (SELECT words FROM asked) AND claim.state <> 'rejected'
          ORDER BY claim.docket DESC LIMIT %(limit)s)
         UNION ALL
        (SELECT claim.id, claim.docket, 1 FROM claims_claim AS claim
          WHERE claim.claimant_id = ANY(%(meant)s) AND claim.state <> 'rejected'
          ORDER BY claim.docket DESC LIMIT %(limit)s)
         UNION ALL
        (SELECT claim.id, claim.docket, 1 FROM claims_claimentity AS about
           JOIN claims_claim AS claim ON claim.id = about.claim_id
          WHERE about.entity_id = ANY(%(meant)s) AND claim.state <> 'rejected'
          ORDER BY claim.docket DESC LIMIT %(limit)s)
    ), once AS (SELECT id, min(step) AS step FROM best GROUP BY id)
    SELECT claim.docket, claim.statement, claim.status, claim.state
      FROM once JOIN claims_claim AS claim USING (id)
     ORDER BY once.step, claim.docket DESC LIMIT %(limit)s
"""

NOTES = """
    WITH asked AS MATERIALIZED (
        SELECT websearch_to_tsquery('fogline', %(asked)s)
               || to_tsquery('fogline', %(begun)s) AS words
    )
    SELECT note.docket, note.body FROM notes_note AS note
     WHERE to_tsvector('fogline', coalesce(note.body, '') || ' ' || coalesce(note.quote, ''))
           @@ (SELECT words FROM asked)
     ORDER BY note.docket DESC LIMIT %(limit)s
"""


@dataclass(frozen=True)
class Words:
    """What was typed, and the entities that it spells: what they make or concern counts too."""

    asked: str
    meant: list[UUID]
    limit: int

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        # Who writes quotes, OR or a minus says exactly what is wanted: nothing is added to it.
        begun = [] if _EXACT.search(self.asked) else _WORD.findall(self.asked)
        parameters = {
            "asked": self.asked,
            "begun": f"{' & '.join(begun)}:*" if begun else "",
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
