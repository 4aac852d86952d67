from django.conf import settings
from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from apps.articles.enums import SuggestionState
from apps.audit.tracking import tracked
from apps.claims.models import Claim
from apps.comparison.enums import OriginVerdict


@tracked()
class OriginDecision(models.Model):
    """Whether two claims go back to one origin: proposed by the product, decided by a person.

    What the decision does stands elsewhere: claims of one origin point at one Utterance. This
    remembers who decided so and why, and that what was decided is not proposed again.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(
        max_length=9, choices=OriginVerdict.choices, default=OriginVerdict.SAME
    )
    state = models.CharField(
        max_length=9, choices=SuggestionState.choices, default=SuggestionState.SUGGESTED
    )
    reasons = models.JSONField(
        default=list, blank=True, help_text="What spoke for it: rule, points, sentence."
    )
    score = models.FloatField(null=True, blank=True, help_text="0 to 1, of the method.")
    method = models.CharField(max_length=60, blank=True)
    note = models.CharField(max_length=300, blank=True, help_text="Why, in a person's words.")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Who decided. Empty: it is only proposed.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("-score", "id")
        indexes = [
            models.Index("other", "state", name="origin_decision_by_other"),
            models.Index(
                F("score").desc(),
                "id",
                condition=Q(state=SuggestionState.SUGGESTED),
                name="origin_decision_open",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(claim__lt=F("other")), name="origin_pair_in_order"),
            models.UniqueConstraint(fields=["claim", "other"], name="origin_decided_once"),
            models.CheckConstraint(
                condition=Q(verdict__in=OriginVerdict.values)
                & Q(state__in=SuggestionState.values),
                name="origin_decision_known",
            ),
            models.CheckConstraint(
                condition=Q(state=SuggestionState.SUGGESTED, created_by__isnull=True)
                & ~Q(method="")
                | ~Q(state=SuggestionState.SUGGESTED) & Q(created_by__isnull=False),
                name="origin_decided_by_people",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="origin_score_in_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}, {self.get_state_display().lower()}"
