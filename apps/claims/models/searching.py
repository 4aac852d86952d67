"""Which texts wait to be read for claims, and which rules of that are off.

Claims are put together from names, so an article waits for its claims once its names have been
looked for, or could not be; and again when a person says that a name means somebody else.
"""

from django.db import models
from django.db.models import Q

from apps.articles.models import Article
from apps.audit.tracking import tracked
from apps.entities.models.waiting import RuleOff, WaitingText


class ClaimReading(WaitingText):
    """Whether an article's newest text has been read for claims, and how that went.

    Every article has one: triggers on the search for names make it and let it wait.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="claim_reading"
    )
    read_from = models.CharField(
        max_length=64,
        blank=True,
        editable=False,
        help_text="A hash of all that was read: text, title, date, names, rules.",
    )

    class Meta:
        indexes = [
            models.Index("due_at", condition=Q(waiting=True), name="claim_reading_waiting"),
            models.Index("searched_at", name="claim_reading_done"),
            models.Index("article", condition=~Q(failure=""), name="claim_reading_failed"),
        ]

    def __str__(self) -> str:
        return f"Claims in {self.article_id}"


@tracked()
class SwitchedOffRule(RuleOff):
    """A rule of the reading of claims that a curator switched off."""


FOLLOW_THE_NAMES = """
    CREATE FUNCTION claims_follow_name_search() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO claims_claimreading
               (article_id, waiting, due_at, method, failures, failure, read_from)
        SELECT article_id, NOT waiting, clock_timestamp(), '', 0, '', '' FROM new_rows
            ON CONFLICT (article_id) DO NOTHING;
        RETURN NULL;
    END
    $$;
    CREATE FUNCTION claims_wait_after_names() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE claims_claimreading AS reading
           SET waiting = true, due_at = clock_timestamp(), failures = 0, failure = ''
          FROM new_rows JOIN old_rows USING (article_id)
         WHERE reading.article_id = new_rows.article_id
           AND old_rows.waiting AND NOT new_rows.waiting;
        RETURN NULL;
    END
    $$;
    CREATE FUNCTION claims_wait_after_corrections() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE claims_claimreading AS reading
           SET waiting = true, due_at = clock_timestamp(), failures = 0, failure = ''
         WHERE reading.article_id IN (
               SELECT new_rows.article_id
                 FROM new_rows JOIN old_rows USING (id)
                WHERE new_rows.corrected AND NOT old_rows.corrected
                   OR new_rows.state = 'rejected' AND old_rows.state <> 'rejected');
        RETURN NULL;
    END
    $$;
    CREATE TRIGGER claims_follow_name_search AFTER INSERT ON entities_namesearch
        REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION claims_follow_name_search();
    CREATE TRIGGER claims_wait_after_names AFTER UPDATE ON entities_namesearch
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION claims_wait_after_names();
    CREATE TRIGGER claims_wait_after_corrections AFTER UPDATE ON entities_mention
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION claims_wait_after_corrections();
    INSERT INTO claims_claimreading
           (article_id, waiting, due_at, method, failures, failure, read_from)
    SELECT article_id, NOT waiting, clock_timestamp(), '', 0, '', '' FROM entities_namesearch;
"""
FOLLOW_THEM_NO_MORE = """
    DROP TRIGGER claims_wait_after_corrections ON entities_mention;
    DROP TRIGGER claims_wait_after_names ON entities_namesearch;
    DROP TRIGGER claims_follow_name_search ON entities_namesearch;
    DROP FUNCTION claims_wait_after_corrections();
    DROP FUNCTION claims_wait_after_names();
    DROP FUNCTION claims_follow_name_search();
"""
