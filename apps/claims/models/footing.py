"""Credibility 1 needs two independent origins: refused without them, asked for again once lost.

The origins of a claim are the utterances of the claim and of all that people tied to it as the
same statement, where both are accepted. Withdrawn ones add nothing, nor do those of which nobody
can say whose words they are. Two count once that have one speaker, rest on one document, or of
which one names the speaker of the other in its chain.
"""

import pgtrigger
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from apps.claims.enums import RegradeWhy

ENOUGH_ORIGINS = 2


class RegradeNeeded(models.Model):
    """A claim that was confirmed by independent origins and no longer is: it wants a new grade.

    Written by triggers alone, whichever way the footing is lost or found again. Done with once
    the grade is another, or two origins stand behind it again.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(
        "claims.Claim", on_delete=models.CASCADE, related_name="regrades_needed"
    )
    why = models.CharField(max_length=10, choices=RegradeWhy.choices)
    # Of what may be gone by now: an utterance, and what somebody did, as history has them.
    lost = models.UUIDField(null=True, help_text="The utterance that no longer counts for it.")
    action = models.UUIDField(null=True, help_text="What was done when it was lost.")
    since = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "regrades needed"
        ordering = ("since", "id")
        indexes = [
            models.Index("since", "id", condition=Q(done_at__isnull=True), name="regrade_open")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claim"], condition=Q(done_at__isnull=True), name="regrade_open_once"
            ),
            models.CheckConstraint(
                condition=Q(why__in=RegradeWhy.values), name="regrade_why_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_why_display()} ({self.since:%-d %B %Y})"


# Deferred: one action may tie the claims and grade them, and undoing restores in its own order.
CONFIRMED_BY_TWO = pgtrigger.Trigger(
    name="credibility_1_needs_two_origins",
    level=pgtrigger.Row,
    when=pgtrigger.After,
    timing=pgtrigger.Deferred,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("credibility", "settles"),
    condition=pgtrigger.Q(new__credibility=1),
    declare=[("origins", "bigint")],
    func="""
        IF TG_OP = 'UPDATE' THEN
            IF OLD.credibility = 1 AND (OLD.settles OR NOT NEW.settles) THEN
                RETURN NULL;
            END IF;
        END IF;
        IF NOT EXISTS (
            SELECT FROM claims_assessment WHERE id = NEW.id AND credibility = 1
        ) THEN
            RETURN NULL;
        END IF;
        PERFORM pg_advisory_xact_lock(hashtext('claims footing'));
        IF current_setting('fogline.undoing', TRUE) = 'on' AND EXISTS (
            SELECT FROM claims_regradeneeded
             WHERE claim_id = NEW.claim_id AND done_at IS NULL
               AND action IS DISTINCT FROM
                   NULLIF(current_setting('pghistory.context_id', TRUE), '')::uuid
        ) THEN
            -- A new grade is taken back: the old one stands again, and is asked about again.
            RETURN NULL;
        END IF;
        origins := claims_independent_origins(NEW.claim_id);
        IF origins < 2 THEN
            RAISE EXCEPTION 'credibility 1 needs two independent origins, and this claim has %',
                origins
                USING ERRCODE = 'check_violation',
                      CONSTRAINT = 'credibility_1_needs_two_origins';
        END IF;
        RETURN NULL;
    """,
)
FOOTING_OF_ASSESSMENT = pgtrigger.Trigger(
    name="footing_follows_assessment",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("credibility", "claim_id") | pgtrigger.Delete,
    declare=[("answered", "timestamptz")],
    func="""
        IF TG_OP <> 'DELETE' THEN
            IF NEW.credibility = 1 THEN
                PERFORM pg_advisory_xact_lock(hashtext('claims footing'));
                IF current_setting('fogline.undoing', TRUE) = 'on' THEN
                    SELECT max(pgh_created_at) INTO answered FROM claims_assessmentevent
                     WHERE pgh_obj_id = NEW.id AND pgh_context_id IS DISTINCT FROM
                           NULLIF(current_setting('pghistory.context_id', TRUE), '')::uuid;
                    UPDATE claims_regradeneeded SET done_at = NULL
                     WHERE claim_id = NEW.claim_id AND done_at = answered
                       AND NOT EXISTS (
                            SELECT FROM claims_regradeneeded AS asked
                             WHERE asked.claim_id = NEW.claim_id AND asked.done_at IS NULL
                           );
                END IF;
            END IF;
        END IF;
        IF TG_OP <> 'INSERT' THEN
            PERFORM claims_check_footing(OLD.claim_id, 'joined', NULL);
        END IF;
        IF TG_OP <> 'DELETE' THEN
            PERFORM claims_check_footing(NEW.claim_id, 'joined', NULL);
        END IF;
        RETURN NULL;
    """,
)
FOOTING_OF_CLAIM = pgtrigger.Trigger(
    name="footing_follows_claim",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf("utterance_id", "state"),
    func="""
        IF NEW.state <> OLD.state THEN
            -- What it was tied to is no longer reached from it: one step, from both ends.
            PERFORM claims_check_footing(link.there, 'untied', NEW.utterance_id)
               FROM (SELECT other_id AS there FROM claims_claimlink
                      WHERE claim_id = NEW.id AND kind = 'same'
                      UNION
                     SELECT claim_id FROM claims_claimlink
                      WHERE other_id = NEW.id AND kind = 'same') AS link;
            PERFORM claims_check_footing(NEW.id, 'untied', NULL);
        ELSIF NEW.utterance_id IS DISTINCT FROM OLD.utterance_id THEN
            PERFORM claims_check_footing(NEW.id, 'origins', OLD.utterance_id);
        END IF;
        RETURN NULL;
    """,
)
FOOTING_OF_LINK = pgtrigger.Trigger(
    name="footing_follows_link",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
    func="""
        IF TG_OP <> 'INSERT' THEN
            IF OLD.kind = 'same' THEN
                PERFORM claims_check_footing(
                    OLD.claim_id, 'untied',
                    (SELECT utterance_id FROM claims_claim WHERE id = OLD.other_id)
                );
                PERFORM claims_check_footing(
                    OLD.other_id, 'untied',
                    (SELECT utterance_id FROM claims_claim WHERE id = OLD.claim_id)
                );
            END IF;
        END IF;
        IF TG_OP <> 'DELETE' THEN
            IF NEW.kind = 'same' THEN
                PERFORM claims_check_footing(NEW.claim_id, 'untied', NULL);
            END IF;
        END IF;
        RETURN NULL;
    """,
)
FOOTING_OF_UTTERANCE = pgtrigger.Trigger(
    name="footing_follows_utterance",
    when=pgtrigger.After,
    operation=pgtrigger.UpdateOf(
        "withdrawn_at", "speaker_id", "speaker_words", "occasion", "medium"
    ),
    func="""
        PERFORM claims_check_footing(
                    claim.id,
                    CASE WHEN NEW.withdrawn_at IS NULL THEN 'speaker' ELSE 'withdrawn' END,
                    NEW.id
                )
           FROM claims_claim AS claim
          WHERE claim.utterance_id = NEW.id;
        RETURN NULL;
    """,
)
FOOTING_OF_RELAY = pgtrigger.Trigger(
    name="footing_follows_relay",
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.UpdateOf("entity_id", "claim_id") | pgtrigger.Delete,
    func="""
        IF TG_OP <> 'INSERT' THEN
            PERFORM claims_check_footing(
                OLD.claim_id, 'chain',
                (SELECT utterance_id FROM claims_claim WHERE id = OLD.claim_id)
            );
        END IF;
        IF TG_OP <> 'DELETE' THEN
            PERFORM claims_check_footing(
                NEW.claim_id, 'chain',
                (SELECT utterance_id FROM claims_claim WHERE id = NEW.claim_id)
            );
        END IF;
        RETURN NULL;
    """,
)
