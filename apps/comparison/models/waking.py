"""Triggers that let claims wait for their origins to be looked for when something of them changes.

They stand on tables of the apps below, which know nothing of it; each only adds rows of its own.
"""

from typing import Final

# What of each row its claims' keys, and the case for one origin, are made of.
_OF_CLAIMS: Final = (
    *("state", "claimant_id", "claimant_words", "utterance_id", "measure", "measure_word"),
    *("qualifier", "low", "best", "high"),
)
_OF_UTTERANCES: Final = (
    *("speaker_id", "speaker_words", "occasion", "medium", "said_on", "said_precision"),
)
_OF_EVIDENCE: Final = ("claim_id", "article_id", "quote", "fidelity")
_OF_RELAYS: Final = ("claim_id", "article_id", "how", "entity_id", "words")
_OF_ROLES: Final = ("person_id", "body_id", "state")
_OF_ARTICLES: Final = ("published_at", "published_precision", "publisher_id")
_BOTH: Final = "new_rows JOIN old_rows USING (id)"
_REFERENCING: Final = {
    "INSERT": "NEW TABLE AS new_rows",
    "UPDATE": "OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "OLD TABLE AS old_rows",
}


def _differ(columns: tuple[str, ...]) -> str:
    new = ", ".join(f"new_rows.{name}" for name in columns)
    old = ", ".join(f"old_rows.{name}" for name in columns)
    return f"({new}) IS DISTINCT FROM ({old})"


def _of_rows(rows: str) -> str:
    """The claims of people who speak for another body than before by roles in `rows`."""
    return f"""
        SELECT claim.id
          FROM ({rows}) AS role
          LEFT JOIN claims_utterance AS said ON said.speaker_id = role.person_id
          JOIN claims_claim AS claim
            ON claim.utterance_id = said.id OR claim.claimant_id = role.person_id
         WHERE role.body_id IS NOT NULL AND role.state = 'confirmed'
           AND NOT EXISTS (
               SELECT FROM entities_role AS another
                WHERE another.person_id = role.person_id AND another.body_id = role.body_id
                  AND another.state = 'confirmed' AND another.id <> role.id)
    """


_CAME, _WENT = "SELECT * FROM new_rows", "SELECT * FROM old_rows"
# Of each table, by what happens to its rows, the claims that this bears on.
_WANTED: Final[tuple[tuple[str, str, str], ...]] = (
    ("claims_claim", "INSERT", "SELECT id FROM new_rows"),
    (
        "claims_utterance",
        "UPDATE",
        "SELECT claim.id"
        f" FROM {_BOTH} JOIN claims_claim AS claim ON claim.utterance_id = new_rows.id"
        f" WHERE {_differ(_OF_UTTERANCES)}",
    ),
    *(
        (table, operation, wanted)
        for table, columns in (("claims_evidence", _OF_EVIDENCE), ("claims_relay", _OF_RELAYS))
        for operation, wanted in (
            ("INSERT", "SELECT claim_id FROM new_rows"),
            (
                "UPDATE",
                "SELECT unnest(ARRAY[old_rows.claim_id, new_rows.claim_id])"
                f" FROM {_BOTH} WHERE {_differ(columns)}",
            ),
            ("DELETE", "SELECT claim_id FROM old_rows"),
        )
    ),
    ("entities_role", "INSERT", _of_rows(_CAME)),
    (
        "entities_role",
        "UPDATE",
        _of_rows(
            f"SELECT new_rows.* FROM {_BOTH} WHERE {_differ(_OF_ROLES)} UNION ALL"
            f" SELECT old_rows.* FROM {_BOTH} WHERE {_differ(_OF_ROLES)}"
        ),
    ),
    ("entities_role", "DELETE", _of_rows(_WENT)),
    (
        "articles_article",
        "UPDATE",
        f"SELECT place.claim_id FROM {_BOTH}"
        " JOIN claims_evidence AS place ON place.article_id = new_rows.id"
        f" WHERE {_differ(_OF_ARTICLES)}",
    ),
    (
        "comparison_copysearch",
        "UPDATE",
        "SELECT place.claim_id FROM new_rows JOIN old_rows USING (article_id)"
        " JOIN claims_evidence AS place ON place.article_id = new_rows.article_id"
        " WHERE new_rows.copy_of_id IS DISTINCT FROM old_rows.copy_of_id",
    ),
    (
        # What was decided, and is taken back, may be proposed again.
        "comparison_origindecision",
        "DELETE",
        "SELECT unnest(ARRAY[claim_id, other_id]) FROM old_rows WHERE state <> 'suggested'",
    ),
)


def _trigger(table: str, operation: str, body: str) -> str:
    name = f"origins_after_{table}_{operation.lower()}"
    return f"""
        CREATE FUNCTION comparison_{name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
            {body};
            RETURN NULL;
        END
        $$;
        CREATE TRIGGER {name} AFTER {operation} ON {table} REFERENCING {_REFERENCING[operation]}
            FOR EACH STATEMENT EXECUTE FUNCTION comparison_{name}();
    """


def _waiting(claims: str) -> str:
    return f"""
        INSERT INTO comparison_originwait (claim_id, due_at, failures)
        SELECT id, clock_timestamp(), 0 FROM claims_claim AS waits
         WHERE state = 'confirmed' AND id IN ({claims})
    """


# A claim that is no longer confirmed waits as well: for its keys to be taken away.
_CLAIM_CHANGED: Final = f"""
    INSERT INTO comparison_originwait (claim_id, due_at, failures)
    SELECT id, clock_timestamp(), 0
      FROM {_BOTH}
     WHERE 'confirmed' IN (new_rows.state, old_rows.state) AND {_differ(_OF_CLAIMS)}
"""
_CLAIM_GONE: Final = """
    DELETE FROM comparison_originkey WHERE claim_id IN (SELECT id FROM old_rows)
"""
_TRIGGERS: Final = (
    ("claims_claim", "UPDATE", _CLAIM_CHANGED),
    ("claims_claim", "DELETE", _CLAIM_GONE),
    *((table, operation, _waiting(wanted)) for table, operation, wanted in _WANTED),
)
WAKE_THE_CLAIMS: Final = (
    "".join(_trigger(*each) for each in _TRIGGERS)
    + """
    INSERT INTO comparison_originwait (claim_id, due_at, failures)
    SELECT id, clock_timestamp(), 0 FROM claims_claim WHERE state = 'confirmed';
"""
)
WAKE_THEM_NO_MORE: Final = "".join(
    f"DROP TRIGGER origins_after_{table}_{operation.lower()} ON {table};"
    f" DROP FUNCTION comparison_origins_after_{table}_{operation.lower()}();"
    for table, operation, _body in _TRIGGERS
)
