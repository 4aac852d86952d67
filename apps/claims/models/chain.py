from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from apps.articles.models import Article
from apps.audit.tracking import tracked
from apps.claims.enums import RelayHow
from apps.claims.models.claim import Claim
from apps.claims.models.footing import FOOTING_OF_RELAY
from apps.claims.models.scoped import WORDS_LIMIT
from apps.entities.models import Entity
from apps.entities.models.merged_away import follows_merges


@tracked()
class Relay(models.Model):
    """One step of an attribution chain: who passed the utterance on, and how.

    With `article` it is a step on the way to that article alone; without, on every way. Steps
    come in the order of `position`; two with the same stand in the order they were made.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="relays")
    article = models.ForeignKey(
        Article, null=True, blank=True, on_delete=models.PROTECT, related_name="relays"
    )
    position = models.PositiveSmallIntegerField()
    how = models.CharField(max_length=10, choices=RelayHow.choices, default=RelayHow.REPORTED)
    entity = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="relays"
    )
    words = models.CharField(max_length=WORDS_LIMIT, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("position", "id")
        indexes = [models.Index("claim", "position", name="relay_of_claim")]
        constraints = [
            models.CheckConstraint(
                condition=Q(entity__isnull=False) | ~Q(words=""), name="relay_is_somebody"
            ),
            models.CheckConstraint(condition=Q(how__in=RelayHow.values), name="relay_how_known"),
        ]
        triggers = [*follows_merges("claims_relay", "entity_id"), FOOTING_OF_RELAY]

    def __str__(self) -> str:
        return f"{self.get_how_display()} {self.who}"

    @property
    def who(self) -> str:
        return self.entity.name if self.entity else self.words
