"""What the triggers of footing.py ask: which claims are alike, their origins, a new grade."""

CREATE_SAME_AS = """
    CREATE FUNCTION claims_same_as(which uuid) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
        WITH RECURSIVE alike(id) AS (
            SELECT which
             UNION
            SELECT link.there
              FROM alike
              JOIN claims_claim AS here ON here.id = alike.id AND here.state = 'confirmed'
             CROSS JOIN LATERAL (
                    SELECT one.other_id AS there FROM claims_claimlink AS one
                     WHERE one.claim_id = alike.id AND one.kind = 'same'
                       AND one.created_by_id IS NOT NULL
                     UNION ALL
                    SELECT one.claim_id FROM claims_claimlink AS one
                     WHERE one.other_id = alike.id AND one.kind = 'same'
                       AND one.created_by_id IS NOT NULL
                   ) AS link
              JOIN claims_claim AS other ON other.id = link.there AND other.state = 'confirmed'
        )
        SELECT id FROM alike
    $$
"""
DROP_SAME_AS = "DROP FUNCTION claims_same_as(uuid)"

# Two that come by the same agency are still two; only who speaks ties them, or what they rest on.
CREATE_COUNT_ORIGINS = """
    CREATE FUNCTION claims_independent_origins(which uuid) RETURNS bigint LANGUAGE sql STABLE AS $$
        WITH RECURSIVE carrying AS MATERIALIZED (
            SELECT claim.id, claim.utterance_id
              FROM claims_same_as(which) AS alike(id)
              JOIN claims_claim AS claim ON claim.id = alike.id
        ), origin AS MATERIALIZED (
            SELECT said.id, said.speaker_id,
                   CASE WHEN said.medium = 'document' THEN
                        lower(coalesce(nullif(said.occasion, ''), nullif(said.speaker_words, '')))
                   END AS document
              FROM claims_utterance AS said
             WHERE said.id IN (SELECT utterance_id FROM carrying) AND said.withdrawn_at IS NULL
        ), resolved AS MATERIALIZED (
            SELECT * FROM origin WHERE speaker_id IS NOT NULL OR document IS NOT NULL
        ), tie(one, other) AS MATERIALIZED (
            SELECT one.id, other.id FROM resolved AS one JOIN resolved AS other
                ON one.speaker_id = other.speaker_id OR one.document = other.document
             UNION
            SELECT carrying.utterance_id, spoken.id
              FROM carrying
              JOIN claims_relay AS relay ON relay.claim_id = carrying.id
              JOIN resolved AS spoken ON spoken.speaker_id = relay.entity_id
              JOIN resolved AS relayed ON relayed.id = carrying.utterance_id
        ), reached(one, other) AS (
            SELECT id, id FROM resolved
             UNION
            SELECT reached.one, CASE WHEN tie.one = reached.other THEN tie.other ELSE tie.one END
              FROM reached JOIN tie ON reached.other IN (tie.one, tie.other)
        )
        SELECT count(DISTINCT first)
          FROM (SELECT min(other::text) AS first FROM reached GROUP BY one) AS groups
    $$
"""
DROP_COUNT_ORIGINS = "DROP FUNCTION claims_independent_origins(uuid)"

CREATE_CHECK_FOOTING = """
    CREATE FUNCTION claims_check_footing(which uuid, reason text) RETURNS void
    LANGUAGE plpgsql AS $$
    DECLARE
        alike uuid;
    BEGIN
        FOR alike IN SELECT * FROM claims_same_as(which) LOOP
            IF EXISTS (SELECT FROM claims_assessment
                        WHERE claim_id = alike AND credibility = 1)
               AND claims_independent_origins(alike) < 2 THEN
                INSERT INTO claims_regradeneeded (id, claim_id, why, since)
                VALUES (gen_random_uuid(), alike, reason, now())
                ON CONFLICT (claim_id) WHERE done_at IS NULL DO NOTHING;
            ELSE
                UPDATE claims_regradeneeded SET done_at = now()
                 WHERE claim_id = alike AND done_at IS NULL;
            END IF;
        END LOOP;
    END
    $$
"""
DROP_CHECK_FOOTING = "DROP FUNCTION claims_check_footing(uuid, text)"

# Whoever confirms waits for those who change what a claim rests on, and they for whoever confirms:
# neither could see the other, and a grade would stand on nothing that anybody is asked about.
CREATE_FOOTING_OF = """
    CREATE FUNCTION claims_check_footing(which uuid, reason text, gone uuid) RETURNS void
    LANGUAGE plpgsql AS $$
    DECLARE
        alike uuid;
    BEGIN
        PERFORM pg_advisory_xact_lock_shared(hashtext('claims footing'));
        FOR alike IN SELECT * FROM claims_same_as(which) LOOP
            IF EXISTS (SELECT FROM claims_assessment
                        WHERE claim_id = alike AND credibility = 1)
               AND claims_independent_origins(alike) < 2 THEN
                INSERT INTO claims_regradeneeded (id, claim_id, why, lost, action, since)
                VALUES (
                    gen_random_uuid(), alike, reason, gone,
                    NULLIF(current_setting('pghistory.context_id', TRUE), '')::uuid, now()
                )
                ON CONFLICT (claim_id) WHERE done_at IS NULL DO NOTHING;
            ELSE
                UPDATE claims_regradeneeded SET done_at = now()
                 WHERE claim_id = alike AND done_at IS NULL;
            END IF;
        END LOOP;
    END
    $$
"""
DROP_FOOTING_OF = "DROP FUNCTION claims_check_footing(uuid, text, uuid)"
