"""What a claim carries that the product proposed, and how many of them wait in each article."""

import pgtrigger
from django.db import models
from django.db.models import Q

from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.entities.models.counting import counted_by_statement

KEY_LIMIT = 120
PROPOSED = ~Q(method="")

_ADD = """
    INSERT INTO claims_openclaims AS tally (article_id, claims)
    SELECT row.article_id, sum(row.change)
      FROM ({rows}) AS row
     GROUP BY row.article_id
    HAVING sum(row.change) <> 0
     -- Always in the same order: two writers never wait for each other in a circle.
     ORDER BY row.article_id
        ON CONFLICT (article_id) DO UPDATE SET claims = tally.claims + EXCLUDED.claims;
"""
_FORGET_NOUGHT = """
    DELETE FROM claims_openclaims
     WHERE claims = 0 AND article_id IN (SELECT found_in_id FROM old_rows);
"""
_OPENED = (
    "SELECT found_in_id AS article_id, 1 AS change FROM new_rows"
    " WHERE state = 'suggested' AND found_in_id IS NOT NULL"
)
_CLOSED = (
    "SELECT found_in_id AS article_id, -1 AS change FROM old_rows"
    " WHERE state = 'suggested' AND found_in_id IS NOT NULL"
)


class Suggested(models.Model):
    """How a claim came to be proposed, and what people made of that."""

    state = models.CharField(
        max_length=9, choices=SuggestionState.choices, default=SuggestionState.CONFIRMED
    )
    method = models.CharField(
        max_length=60, blank=True, help_text="Name and version of what proposed it."
    )
    rule = models.CharField(
        max_length=40, blank=True, db_default="", help_text="Which of its rules fired."
    )
    explanation = models.TextField(blank=True, help_text="Why it was proposed.")
    score = models.FloatField(null=True, blank=True, help_text="0 to 1: how sure the method was.")
    found_in = models.ForeignKey(
        Article,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        # Found through the constraint that tells the suggestions of one article apart.
        db_index=False,
        related_name="claims_found",
        help_text="The article that it was read from. Empty: a person took it out of a text.",
    )
    suggestion_key = models.CharField(
        max_length=KEY_LIMIT,
        # Nothing, and not "": any number of claims have none.
        null=True,
        editable=False,
        help_text="What it is known by when the article is read again.",
    )
    corrected = models.BooleanField(
        db_default=False,
        default=False,
        editable=False,
        help_text="A person changed it before it was decided about.",
    )

    class Meta:
        abstract = True


class OpenClaims(models.Model):
    """How many claims wait for a decision in an article that they were read from.

    Kept by triggers, so that the list of such articles opens at once at any size. Articles in
    which nothing waits have no row.
    """

    article = models.OneToOneField(
        Article,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="open_claims",
    )
    # Not a positive field: losses pass through an upsert as numbers below nought.
    claims = models.IntegerField()

    class Meta:
        verbose_name_plural = "open claims"
        indexes = [models.Index("claims", "article", name="open_claims_by_number")]

    def __str__(self) -> str:
        return f"{self.article_id}: {self.claims}"


def open_claims_are_counted() -> list[pgtrigger.Trigger]:
    """Triggers for Claim."""
    return counted_by_statement(
        "suggestion", add=_ADD, gained=_OPENED, lost=_CLOSED, forget_nought=_FORGET_NOUGHT
    )
