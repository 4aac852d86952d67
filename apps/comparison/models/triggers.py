"""Triggers that keep what Python alone could not promise."""

import pgtrigger

# What the product only proposed goes with its claim, however the claim goes, and never stands in
# the way of taking one back. What a person decided does.
CREATE_PROPOSALS_GO = """
    CREATE FUNCTION comparison_proposals_go_with_claim() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        DELETE FROM comparison_origindecision
         WHERE OLD.id IN (claim_id, other_id) AND state = 'suggested';
        DELETE FROM comparison_questionclaim
         WHERE claim_id = OLD.id AND state = 'proposed';
        RETURN OLD;
    END
    $$;
    CREATE TRIGGER comparison_proposals_go_with_claim BEFORE DELETE ON claims_claim
        FOR EACH ROW EXECUTE FUNCTION comparison_proposals_go_with_claim()
"""
DROP_PROPOSALS_GO = """
    DROP TRIGGER comparison_proposals_go_with_claim ON claims_claim;
    DROP FUNCTION comparison_proposals_go_with_claim()
"""

# A merge of two entities may close a circle, or let one lie within itself: it is not held up by
# that, and what closes a circle is left out where scopes are compared.
NO_CIRCLE_OF_PARTS = pgtrigger.Trigger(
    name="part_lies_not_within_itself",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("state"),
    condition=pgtrigger.Q(new__state="confirmed"),
    declare=[("part", "text"), ("whole", "text")],
    func="""
        SELECT name INTO part FROM entities_entity WHERE id = NEW.part_id;
        SELECT name INTO whole FROM entities_entity WHERE id = NEW.whole_id;
        -- Two at once could close a circle that neither sees: one after the other.
        PERFORM pg_advisory_xact_lock(hashtext('comparison_partof tree'));
        IF EXISTS (
            WITH RECURSIVE above(id) AS (
                SELECT NEW.whole_id
                 UNION
                SELECT up.whole
                  FROM above
                 CROSS JOIN LATERAL (
                        SELECT held.whole_id AS whole FROM comparison_partof AS held
                         WHERE held.part_id = above.id AND held.state = 'confirmed'
                           AND held.id <> NEW.id
                         UNION ALL
                        SELECT entity.parent_id FROM entities_entity AS entity
                         WHERE entity.id = above.id AND entity.parent_id IS NOT NULL
                       ) AS up
            )
            SELECT FROM above WHERE id = NEW.part_id
        ) THEN
            RAISE EXCEPTION '% cannot be part of %, which lies within it already', part, whole
                USING ERRCODE = 'check_violation', CONSTRAINT = 'part_lies_not_within_itself';
        END IF;
        RETURN NEW;
    """,
)
NO_PERSON_IS_A_PART = pgtrigger.Trigger(
    name="people_are_no_parts",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert,
    func="""
        IF EXISTS (
            SELECT FROM entities_entity
             WHERE id IN (NEW.part_id, NEW.whole_id) AND kind = 'person'
        ) THEN
            RAISE EXCEPTION 'a person is no part of anything, and has none'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'people_are_no_parts';
        END IF;
        RETURN NEW;
    """,
)
CORRECTION_FROM_ITS_ARTICLE = pgtrigger.Trigger(
    name="correction_cites_a_version_of_its_article",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("source_version_id", "source_article_id"),
    condition=pgtrigger.Q(new__source_version__isnull=False),
    func="""
        IF NOT EXISTS (
            SELECT FROM articles_version
             WHERE id = NEW.source_version_id AND article_id = NEW.source_article_id
        ) THEN
            RAISE EXCEPTION 'the version is none of the article that is cited'
                USING ERRCODE = 'check_violation',
                      CONSTRAINT = 'correction_cites_a_version_of_its_article';
        END IF;
        RETURN NEW;
    """,
)
TERM_STAYS_WHAT_IT_IS = pgtrigger.ReadOnly(name="term_stays_what_it_is", fields=["field", "key"])
# Terms are few: all that lies within each is looked through at every change.
TIES_HOLD_TOGETHER = pgtrigger.Trigger(
    name="ties_hold_together",
    when=pgtrigger.Before,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("one_id", "other_id", "kind"),
    declare=[("first", "text"), ("second", "text"), ("shared", "text")],
    func="""
        PERFORM pg_advisory_xact_lock(hashtext('comparison_termtie'));
        SELECT name INTO first FROM comparison_term WHERE id = NEW.one_id;
        SELECT name INTO second FROM comparison_term WHERE id = NEW.other_id;
        IF (SELECT count(DISTINCT field) FROM comparison_term
             WHERE id IN (NEW.one_id, NEW.other_id)) > 1 THEN
            RAISE EXCEPTION '% and % cannot be tied: one says what is counted, the other whom',
                first, second
                USING ERRCODE = 'check_violation', CONSTRAINT = 'ties_hold_together';
        END IF;
        IF NEW.kind = 'within' AND EXISTS (
            WITH RECURSIVE above(id) AS (
                SELECT NEW.other_id
                 UNION
                SELECT tie.other_id
                  FROM above JOIN comparison_termtie AS tie ON tie.one_id = above.id
                 WHERE tie.kind = 'within' AND tie.id <> NEW.id
            )
            SELECT FROM above WHERE id = NEW.one_id
        ) THEN
            RAISE EXCEPTION '% cannot lie within %, which lies within it already', first, second
                USING ERRCODE = 'check_violation', CONSTRAINT = 'ties_hold_together';
        END IF;
        WITH RECURSIVE tie AS (
            SELECT one_id, other_id, kind FROM comparison_termtie WHERE id <> NEW.id
             UNION ALL
            SELECT NEW.one_id, NEW.other_id, NEW.kind
        ), above(term, wider) AS (
            SELECT id, id FROM comparison_term
             UNION
            SELECT above.term, tie.other_id
              FROM above JOIN tie ON tie.one_id = above.wider AND tie.kind = 'within'
        )
        SELECT one.name, other.name, term.name INTO first, second, shared
          FROM tie
          JOIN above ON above.wider = tie.one_id
          JOIN above AS too ON too.term = above.term AND too.wider = tie.other_id
          JOIN comparison_term AS one ON one.id = tie.one_id
          JOIN comparison_term AS other ON other.id = tie.other_id
          JOIN comparison_term AS term ON term.id = above.term
         WHERE tie.kind = 'apart'
         ORDER BY term.name
         LIMIT 1;
        IF FOUND THEN
            RAISE EXCEPTION '% and % share nothing, and % would lie within both',
                first, second, shared
                USING ERRCODE = 'check_violation', CONSTRAINT = 'ties_hold_together';
        END IF;
        RETURN NEW;
    """,
)
