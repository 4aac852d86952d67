from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from apps.articles.models import Article
from apps.entities.models.waiting import WaitingText


class CopySearch(WaitingText):
    """Whether an article's newest text is a near-copy of another's, and how the search for that
    went.

    Every article has one: triggers on the articles make it, and let it wait again when a new
    version comes. Of texts that are near-copies of one another the first that was found stands
    for all.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="copy_search"
    )
    bands = ArrayField(
        models.BigIntegerField(),
        default=list,
        db_default=[],
        editable=False,
        help_text="What near-copies are looked up by.",
    )
    copy_of = models.ForeignKey(
        Article,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="near_copies",
        help_text="The article that stands for its near-copies. Empty: it stands for itself.",
    )

    class Meta:
        verbose_name_plural = "copy searches"
        indexes = [
            models.Index("due_at", condition=Q(waiting=True), name="copy_search_waiting"),
            models.Index("searched_at", name="copy_search_done"),
            models.Index("article", condition=~Q(failure=""), name="copy_search_failed"),
            # Only texts that stand for others, or for themselves, are looked up.
            GinIndex(
                fields=["bands"],
                condition=Q(copy_of__isnull=True),
                fastupdate=False,
                name="copy_search_bands",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(copy_of__isnull=True) | ~Q(copy_of=models.F("article")),
                name="copy_of_another",
            )
        ]

    def __str__(self) -> str:
        return f"Copies of {self.article_id}"


FOLLOW_THE_TEXTS = """
    CREATE FUNCTION comparison_article_waits_for_copies() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        INSERT INTO comparison_copysearch (article_id, waiting, due_at, method, failures, failure)
        SELECT id, true, clock_timestamp(), '', 0, '' FROM new_rows
            ON CONFLICT (article_id) DO NOTHING;
        RETURN NULL;
    END
    $$;
    -- Those that it stood for may be copies of the new text no more.
    CREATE FUNCTION comparison_new_text_waits_for_copies() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        UPDATE comparison_copysearch AS search
           SET waiting = true, due_at = clock_timestamp(), failures = 0, failure = ''
          FROM new_rows JOIN old_rows USING (id)
         WHERE new_rows.id IN (search.article_id, search.copy_of_id)
           AND new_rows.current_version_id <> old_rows.current_version_id;
        RETURN NULL;
    END
    $$;
    CREATE TRIGGER article_waits_for_copies AFTER INSERT ON articles_article
        REFERENCING NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION comparison_article_waits_for_copies();
    CREATE TRIGGER new_text_waits_for_copies AFTER UPDATE ON articles_article
        REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
        FOR EACH STATEMENT EXECUTE FUNCTION comparison_new_text_waits_for_copies();
    INSERT INTO comparison_copysearch (article_id, waiting, due_at, method, failures, failure)
    SELECT id, true, clock_timestamp(), '', 0, '' FROM articles_article;
"""
FOLLOW_TEXTS_NO_MORE = """
    DROP TRIGGER new_text_waits_for_copies ON articles_article;
    DROP TRIGGER article_waits_for_copies ON articles_article;
    DROP FUNCTION comparison_new_text_waits_for_copies();
    DROP FUNCTION comparison_article_waits_for_copies();
"""
