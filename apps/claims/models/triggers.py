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

PLACES_ARE_PLACES = pgtrigger.Trigger(
    name="claim_stands_at_places",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("place_id", "coming_from_id", "going_to_id"),
    condition=pgtrigger.Q(new__place__isnull=False)
    | pgtrigger.Q(new__coming_from__isnull=False)
    | pgtrigger.Q(new__going_to__isnull=False),
    func="""
        IF EXISTS (
            SELECT 1 FROM entities_entity
             WHERE id IN (NEW.place_id, NEW.coming_from_id, NEW.going_to_id) AND kind <> 'place'
        ) THEN
            RAISE EXCEPTION 'what a claim is placed at is a place'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'claim_stands_at_places';
        END IF;
        RETURN NEW;
    """,
)

# A caveat that was rejected limits nothing; one that is only suggested is counted apart.
CREATE_COUNT_CAVEATS = """
    CREATE OR REPLACE FUNCTION claims_count_caveats(which uuid) RETURNS void LANGUAGE sql AS $$
        UPDATE claims_claim AS claim
           SET caveats = counted.accepted, caveats_proposed = counted.proposed
          FROM (SELECT count(*) FILTER (WHERE caveat.state = 'confirmed') AS accepted,
                       count(*) FILTER (WHERE caveat.state = 'suggested') AS proposed
                  FROM claims_claimlink AS link
                  JOIN claims_claim AS caveat ON caveat.id = link.claim_id
                 WHERE link.other_id = which AND link.kind = 'limits') AS counted
         WHERE claim.id = which
           AND (claim.caveats, claim.caveats_proposed)
               IS DISTINCT FROM (counted.accepted, counted.proposed)
    $$
"""

COUNT_CAVEATS = pgtrigger.Trigger(
    name="claim_counts_its_caveats",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func="""
        IF TG_OP <> 'INSERT' THEN
            PERFORM claims_count_caveats(OLD.other_id);
        END IF;
        IF TG_OP <> 'DELETE' THEN
            PERFORM claims_count_caveats(NEW.other_id);
        END IF;
        RETURN NULL;
    """,
)
RECOUNT_WHAT_IT_LIMITS = pgtrigger.Trigger(
    name="claim_recounts_what_it_limits",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("state"),
    condition=pgtrigger.Q(new__kind="caveat"),
    func="""
        PERFORM claims_count_caveats(link.other_id)
           FROM claims_claimlink AS link
          WHERE link.claim_id = NEW.id AND link.kind = 'limits';
        RETURN NULL;
    """,
)
ONLY_CAVEATS_LIMIT = pgtrigger.Trigger(
    name="only_caveats_limit",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("kind", "claim_id"),
    condition=pgtrigger.Q(new__kind="limits"),
    func="""
        IF NOT EXISTS (
            SELECT 1 FROM claims_claim WHERE id = NEW.claim_id AND kind = 'caveat' FOR KEY SHARE
        ) THEN
            RAISE EXCEPTION 'only a caveat limits another claim'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'only_caveats_limit';
        END IF;
        RETURN NEW;
    """,
)
FIELD_WORDS_STAND_IN_TEXT = pgtrigger.Trigger(
    name="field_words_stand_in_text",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("version_id", "start", "end", "quote"),
    condition=pgtrigger.Q(new__version__isnull=False),
    declare=[("stands", "boolean")],
    func="""
        SELECT NEW."end" <= version.length
               AND substr(version.text, NEW.start + 1, NEW."end" - NEW.start) = NEW.quote
          INTO stands
          FROM articles_version AS version
         WHERE version.id = NEW.version_id;
        IF stands IS NOT TRUE THEN
            RAISE EXCEPTION 'the words of a field are not what stands there'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'field_words_stand_in_text';
        END IF;
        RETURN NEW;
    """,
)
