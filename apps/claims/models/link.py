from django.conf import settings
from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from apps.audit.tracking import tracked
from apps.claims.enums import LinkKind
from apps.claims.models.claim import Claim
from apps.claims.models.footing import FOOTING_OF_LINK
from apps.claims.models.triggers import COUNT_CAVEATS, ONLY_CAVEATS_LIMIT


@tracked()
class ClaimLink(models.Model):
    """One claim tied to another: a caveat limits a claim, a claim is part of another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="links")
    other = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="linked")
    kind = models.CharField(max_length=7, choices=LinkKind.choices, default=LinkKind.LIMITS)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        indexes = [models.Index("other", "kind", name="link_to_claim")]
        constraints = [
            models.UniqueConstraint(fields=["claim", "other", "kind"], name="link_once"),
            models.CheckConstraint(condition=~Q(claim=F("other")), name="link_between_two"),
            models.CheckConstraint(condition=Q(kind__in=LinkKind.values), name="link_kind_known"),
        ]
        triggers = [ONLY_CAVEATS_LIMIT, COUNT_CAVEATS, FOOTING_OF_LINK]

    def __str__(self) -> str:
        return f"{self.claim_id} {self.kind} {self.other_id}"
