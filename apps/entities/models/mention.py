import pgtrigger
from django.db import models
from django.db.models import Q
from django.urls import reverse

from apps.articles.enums import SuggestionState
from apps.articles.models.anchored import Anchored
from apps.articles.models.dockets import docket_field
from apps.articles.models.triggers import quote_stands_in_text
from apps.audit.tracking import tracked
from apps.entities.models.entity import NAME_LIMIT, Entity
from apps.entities.models.merged_away import follows_merges, waits_for_merges
from apps.entities.models.open_tally import suggestions_are_counted
from apps.entities.models.tally import mentions_are_counted


# Suggestions are written, and merges move them, by the ten thousand.
@tracked(level=pgtrigger.Statement)
class Mention(Anchored):
    """A name standing in a text, and who or what it refers to."""

    mark_kind = "mention"
    docket = docket_field("mention")
    # Found through the index by entity and article; one more by entity would only cost.
    entity = models.ForeignKey(
        Entity, on_delete=models.PROTECT, related_name="mentions", db_index=False
    )
    state = models.CharField(
        max_length=9, choices=SuggestionState.choices, default=SuggestionState.CONFIRMED
    )
    method = models.CharField(
        max_length=60, blank=True, help_text="Name and version of what proposed it."
    )
    rule = models.CharField(max_length=40, blank=True, help_text="Which of its rules fired.")
    explanation = models.TextField(blank=True, help_text="Why it was proposed.")
    score = models.FloatField(null=True, help_text="0 to 1: how sure the method was.")
    name_key = models.CharField(
        max_length=NAME_LIMIT * 4,
        blank=True,
        help_text="The key of the name it was found by, whatever form the words have.",
    )
    considered = models.JSONField(
        default=list, blank=True, help_text="What else was considered, best first."
    )
    undecided = models.BooleanField(
        default=False, help_text="Another was equally likely: a person chooses."
    )
    corrected = models.BooleanField(
        default=False,
        editable=False,
        help_text="A person said that the words name another than was proposed.",
    )

    class Meta(Anchored.Meta):
        indexes = [
            *Anchored.Meta.indexes,
            # With the state in it, lists and facets of who is named are read from the index alone.
            models.Index("entity", "article", include=["state"], name="mention_by_entity"),
            models.Index(
                "article", condition=Q(state=SuggestionState.SUGGESTED), name="mention_open"
            ),
            models.Index(
                "name_key",
                "entity",
                "article",
                condition=Q(state=SuggestionState.SUGGESTED),
                name="mention_open_by_name",
            ),
            models.Index(
                "name_key",
                "entity",
                condition=Q(state=SuggestionState.SUGGESTED, undecided=True),
                name="mention_undecided",
            ),
            # Precision is counted over what the product proposed: by rule, and by name.
            models.Index(
                "method",
                "rule",
                "state",
                "corrected",
                condition=~Q(method=""),
                name="mention_proposed_by_rule",
            ),
            models.Index(
                "name_key",
                "state",
                "corrected",
                condition=~Q(method="") & ~Q(state=SuggestionState.SUGGESTED),
                name="mention_decided_by_name",
            ),
        ]
        constraints = [
            *Anchored.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "start", "end", "entity"], name="mention_once_a_span"
            ),
            models.CheckConstraint(
                condition=Q(state__in=SuggestionState.values), name="mention_state_known"
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="mention_score_in_range",
            ),
        ]
        triggers = [
            *waits_for_merges("entity_id"),
            *follows_merges("entities_mention", "entity_id"),
            quote_stands_in_text("mention_quote_stands_in_text"),
            *mentions_are_counted(),
            *suggestions_are_counted(),
        ]

    def __str__(self) -> str:
        return f"{self.docket_label} “{self.quote}”"

    @property
    def docket_label(self) -> str:
        return f"M-{self.docket}"

    def get_absolute_url(self) -> str:
        return reverse("desk:annotation", args=[self.docket_label])
