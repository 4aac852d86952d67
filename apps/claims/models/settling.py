"""What a claim shows of its assessments: a trigger keeps it true, whichever way they are written.

The rule: an assessment that settles counts alone. Else each of status, source reliability and
information credibility is shown where all who gave one agree on it; where they differ the status
is unverified, the grade is none, and the claim is marked as split. Nothing is ever averaged.
"""

import pgtrigger

# Aggregates leave out what is empty: who gives no grade does not stand against those who do.
CREATE_SETTLE = """
    CREATE FUNCTION claims_settle(which uuid) RETURNS void LANGUAGE sql AS $$
        UPDATE claims_claim AS claim
           SET status = shown.status,
               reliability = shown.reliability,
               credibility = shown.credibility,
               is_split = shown.is_split
          FROM (
            SELECT CASE WHEN count(DISTINCT one.status) = 1 THEN min(one.status)
                        ELSE 'unverified' END AS status,
                   CASE WHEN count(DISTINCT nullif(one.reliability, '')) = 1
                        THEN max(one.reliability) ELSE '' END AS reliability,
                   CASE WHEN count(DISTINCT one.credibility) = 1
                        THEN max(one.credibility) END AS credibility,
                   count(DISTINCT one.status) > 1
                   OR count(DISTINCT nullif(one.reliability, '')) > 1
                   OR count(DISTINCT one.credibility) > 1 AS is_split
              FROM claims_assessment AS one
             WHERE one.claim_id = which
               AND (one.settles OR NOT EXISTS (
                       SELECT FROM claims_assessment AS other
                        WHERE other.claim_id = which AND other.settles))
          ) AS shown
         WHERE claim.id = which
           AND (claim.status, claim.reliability, claim.credibility, claim.is_split)
               IS DISTINCT FROM
               (shown.status, shown.reliability, shown.credibility, shown.is_split)
    $$
"""
DROP_SETTLE = "DROP FUNCTION claims_settle(uuid)"

SHOW_WHAT_IS_AGREED = pgtrigger.Trigger(
    name="claim_shows_what_is_agreed",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func="""
        IF TG_OP <> 'INSERT' THEN
            PERFORM claims_settle(OLD.claim_id);
        END IF;
        IF TG_OP <> 'DELETE' THEN
            PERFORM claims_settle(NEW.claim_id);
        END IF;
        RETURN NULL;
    """,
)
