"""Triggers that keep the words of claims findable, and claimants plausible."""

import pgtrigger

# The function both triggers call; the migration that makes the table of words creates it. What
# it takes of caveat and quotes keeps a vector below the 1 MB that PostgreSQL allows.
CREATE_INDEX_WORDS = """
    CREATE FUNCTION claims_index_words(which uuid) RETURNS void LANGUAGE sql AS $$
        INSERT INTO claims_claimwords (claim_id, vector)
        SELECT claim.id,
               setweight(to_tsvector('fogline', claim.statement), 'A')
               || setweight(to_tsvector('fogline', left(claim.caveat, 50000)), 'C')
               || setweight(to_tsvector('fogline', left(coalesce((
                      SELECT string_agg(evidence.quote, ' … ')
                        FROM claims_evidence AS evidence
                       WHERE evidence.claim_id = claim.id
                  ), ''), 150000)), 'B')
          FROM claims_claim AS claim
         WHERE claim.id = which
        ON CONFLICT (claim_id) DO UPDATE SET vector = EXCLUDED.vector
    $$
"""
DROP_INDEX_WORDS = "DROP FUNCTION claims_index_words(uuid)"

INDEX_STATEMENT = pgtrigger.Trigger(
    name="claim_words_follow_statement",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("statement", "caveat"),
    func="PERFORM claims_index_words(NEW.id); RETURN NULL;",
)
FORGET_WORDS = pgtrigger.Trigger(
    name="claim_words_go_with_claim",
    when=pgtrigger.After,
    operation=pgtrigger.Delete,
    func="DELETE FROM claims_claimwords WHERE claim_id = OLD.id; RETURN NULL;",
)
INDEX_QUOTE = pgtrigger.Trigger(
    name="claim_words_follow_quotes",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("quote", "claim_id") | pgtrigger.Delete,
    func="""
        IF TG_OP <> 'INSERT' THEN
            PERFORM claims_index_words(OLD.claim_id);
        END IF;
        IF TG_OP <> 'DELETE' THEN
            PERFORM claims_index_words(NEW.claim_id);
        END IF;
        RETURN NULL;
    """,
)

CLAIMANT_IS_A_PERSON_OR_BODY = pgtrigger.Trigger(
    name="claimant_is_a_person_or_body",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("claimant_id"),
    condition=pgtrigger.Q(new__claimant__isnull=False),
    # Indented as the first migration holds it: the text is part of the trigger's identity.
    func="""
                    IF EXISTS (
                        SELECT 1 FROM entities_entity
                         WHERE id = NEW.claimant_id AND kind = 'place'
                    ) THEN
                        RAISE EXCEPTION 'a place makes no claims'
                            USING ERRCODE = 'check_violation',
                                  CONSTRAINT = 'claimant_is_a_person_or_body';
                    END IF;
                    RETURN NEW;
                """,
)
