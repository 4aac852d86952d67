"""What the product's triggers write, for many rows at once.

Row by row, the triggers take longer than everything else about filling an archive. Tests compare
both ways.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Final

from django.db import connection

# Tables whose rows have a history, in the order of loading.
_TRACKED: Final = (
    "articles_article",
    "articles_articletag",
    "entities_mention",
    "claims_claim",
    "claims_claimentity",
    "claims_evidence",
    "notes_note",
    "articles_spantag",
)
_WORDS_OF_ARTICLES: Final = """
    INSERT INTO articles_searchdocument (article_id, vector)
    SELECT article.id,
           setweight(to_tsvector('fogline', article.title), 'A')
           || setweight(to_tsvector('fogline', version.text), 'B')
      FROM articles_article AS article
      JOIN articles_version AS version ON version.id = article.current_version_id
"""
_WORDS_OF_CLAIMS: Final = """
    INSERT INTO claims_claimwords (claim_id, vector)
    SELECT claim.id,
           setweight(to_tsvector('fogline', claim.statement), 'A')
           || setweight(to_tsvector('fogline', claim.caveat), 'C')
           || setweight(to_tsvector('fogline', evidence.quote), 'B')
      FROM claims_claim AS claim
      JOIN claims_evidence AS evidence ON evidence.claim_id = claim.id
"""
_TALLIES: Final = """
    INSERT INTO entities_entitytally (entity_id, kind, mentions)
    SELECT entity.id, entity.kind, count(*)
      FROM entities_mention AS mention
      JOIN entities_entity AS entity ON entity.id = mention.entity_id
     WHERE mention.state = 'confirmed'
     GROUP BY entity.id
"""
_OPEN: Final = """
    INSERT INTO entities_opentally (name_key, entity_id, kind, mentions)
    SELECT mention.name_key, entity.id, entity.kind, count(*)
      FROM entities_mention AS mention
      JOIN entities_entity AS entity ON entity.id = mention.entity_id
     WHERE mention.state = 'suggested'
     GROUP BY mention.name_key, entity.id
"""
_NAMES_WAIT: Final = """
    INSERT INTO entities_namesearch (article_id, waiting, due_at, method, failures, failure)
    SELECT id, true, now(), '', 0, '' FROM articles_article
"""
_COLUMNS: Final = """
    SELECT string_agg(format('%%I', column_name), ', ')
      FROM information_schema.columns
     WHERE table_name = %s AND is_generated = 'NEVER'
"""
_INDEXES: Final = """
    SELECT index.indexrelid::regclass::text, pg_get_indexdef(index.indexrelid)
      FROM pg_index AS index
     WHERE index.indrelid = ANY(%s::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = index.indexrelid)
     ORDER BY 1
"""
WRITTEN: Final = (
    "articles_searchdocument",
    "claims_claimwords",
    "entities_entitytally",
    "entities_opentally",
    "entities_namesearch",
    *(f"{table}event" for table in _TRACKED),
)


def derive(reason: str) -> None:
    """Write histories, words and tallies of every article and mark of the database."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            for statement in (_WORDS_OF_ARTICLES, _WORDS_OF_CLAIMS, _TALLIES, _OPEN, _NAMES_WAIT):
                cursor.execute(statement)
            for table in _TRACKED:
                cursor.execute(_COLUMNS, [table])
                columns = cursor.fetchone()[0]
                cursor.execute(
                    f"INSERT INTO {table}event ({columns}, pgh_obj_id, pgh_created_at, pgh_label,"
                    " pgh_context, pgh_context_id) "
                    f"SELECT {columns}, id, now(), 'insert',"
                    " jsonb_build_object('user', NULL, 'who', 'Fogline', 'reason', %s::text),"
                    f" '01900000-0000-7000-8000-000000000000' FROM {table}",
                    [reason],
                )
        finally:
            cursor.execute("RESET session_replication_role")


@contextmanager
def without_indexes(tables: Iterable[str]) -> Iterator[None]:
    """Make the tables' indexes anew at the end instead of row by row; constraints keep theirs."""
    with connection.cursor() as cursor:
        cursor.execute(_INDEXES, [list(tables)])
        indexes = cursor.fetchall()
        for name, _definition in indexes:
            cursor.execute(f"DROP INDEX {name}")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        for _name, definition in indexes:
            cursor.execute(definition)
        cursor.execute("RESET maintenance_work_mem")
