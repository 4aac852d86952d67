from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from apps.articles.enums import Reliability
from apps.audit.tracking import tracked
from apps.claims.enums import ClaimStatus, Credibility
from apps.claims.models.claim import Claim
from apps.claims.models.footing import CONFIRMED_BY_TWO, FOOTING_OF_ASSESSMENT
from apps.claims.models.settling import SHOW_WHAT_IS_AGREED

if TYPE_CHECKING:
    from apps.accounts.models import User

REASON_LIMIT = 2000


@tracked()
class Assessment(models.Model):
    """One analyst's status and grades for a claim, with the reason.

    A claim shows what its assessments agree on, each of status, reliability and credibility apart;
    where they differ it shows none, until one of them settles it (`settles`).
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="assessments")
    analyst = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="assessments",
        help_text="Empty: it was on file before assessments were told apart.",
    )
    status = models.CharField(
        max_length=12, choices=ClaimStatus.choices, default=ClaimStatus.UNVERIFIED
    )
    reliability = models.CharField(max_length=1, choices=Reliability.choices, blank=True)
    credibility = models.PositiveSmallIntegerField(
        choices=Credibility.choices, null=True, blank=True
    )
    reason = models.CharField(max_length=REASON_LIMIT, blank=True)
    settles = models.BooleanField(default=False, help_text="It stands for the whole desk.")
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("created_at", "id")
        indexes = [models.Index("analyst", "claim", name="assessment_of_analyst")]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "analyst"],
                nulls_distinct=False,
                name="assessment_once_an_analyst",
            ),
            models.UniqueConstraint(
                fields=["claim"], condition=Q(settles=True), name="assessment_settled_once"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ClaimStatus.values), name="assessment_status_known"
            ),
            models.CheckConstraint(
                condition=Q(reliability__in=["", *Reliability.values])
                & (Q(credibility__isnull=True) | Q(credibility__in=Credibility.values)),
                name="assessment_grade_known",
            ),
        ]
        triggers = [SHOW_WHAT_IS_AGREED, CONFIRMED_BY_TWO, FOOTING_OF_ASSESSMENT]

    def __str__(self) -> str:
        grade = f"{self.reliability or '–'}{self.credibility or '–'}"
        return f"{self.get_status_display()}, {grade}"

    def made_by(self, user: "User") -> bool:
        return self.analyst_id == user.pk
