from django.conf import settings
from django.db import models
from uuid_utils.compat import uuid7

from apps.articles.models import Publisher
from apps.audit.tracking import tracked
from apps.entities.enums import Verdict
from apps.entities.models.entity import NAME_LIMIT, Entity
from apps.entities.models.merged_away import follows_merges
from apps.entities.models.waiting import RuleOff


@tracked()
class NameDecision(models.Model):
    """What a person decided about a name for every text, or for every text of one publisher.

    `entity` empty: the letters name nobody at all. Suggestions follow it: what was rejected is
    not proposed again, what was accepted is proposed before anything else.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name_key = models.CharField(max_length=NAME_LIMIT * 4)
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.CASCADE, related_name="decisions"
    )
    publisher = models.ForeignKey(
        Publisher,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="name_decisions",
        help_text="Empty: in every text.",
    )
    verdict = models.CharField(max_length=6, choices=Verdict.choices)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("name_key", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["name_key", "entity", "publisher"],
                nulls_distinct=False,
                name="name_decision_once",
            ),
            models.CheckConstraint(
                condition=models.Q(verdict__in=Verdict.values), name="name_decision_known"
            ),
            models.CheckConstraint(
                condition=models.Q(entity__isnull=False) | models.Q(verdict=Verdict.REJECT),
                name="name_decision_accepts_somebody",
            ),
        ]
        triggers = follows_merges("entities_namedecision", "entity_id")

    def __str__(self) -> str:
        return f"{self.name_key}: {self.get_verdict_display()}"


@tracked()
class SwitchedOffRule(RuleOff):
    """A rule of the search for names that a curator switched off."""
