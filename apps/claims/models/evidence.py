from django.db import models
from django.db.models import Q

from apps.articles.models.anchored import Anchored
from apps.articles.models.triggers import quote_stands_in_text
from apps.audit.tracking import tracked
from apps.claims.enums import Fidelity
from apps.claims.models.claim import Claim
from apps.claims.models.triggers import INDEX_QUOTE


@tracked()
class Evidence(Anchored):
    """A span of a version that carries a claim."""

    mark_kind = "claim"
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
    fidelity = models.CharField(
        max_length=10, choices=Fidelity.choices, default=Fidelity.PARAPHRASE
    )

    class Meta(Anchored.Meta):
        verbose_name_plural = "evidence"
        indexes = [*Anchored.Meta.indexes, models.Index("claim", name="evidence_by_claim")]
        constraints = [
            *Anchored.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "start", "end", "claim"], name="evidence_once_a_span"
            ),
            models.CheckConstraint(
                condition=Q(fidelity__in=Fidelity.values), name="evidence_fidelity_known"
            ),
        ]
        triggers = [quote_stands_in_text("evidence_quote_stands_in_text"), INDEX_QUOTE]

    def __str__(self) -> str:
        return f"“{self.quote}”"

    def get_absolute_url(self) -> str:
        return self.claim.get_absolute_url()
