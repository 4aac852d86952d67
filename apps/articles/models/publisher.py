from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from uuid_utils.compat import uuid7

from apps.articles.enums import Reliability
from apps.audit.tracking import tracked


@tracked()
class Publisher(models.Model):
    """Who puts an article out."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=300)
    reliability = models.CharField(
        max_length=1,
        choices=Reliability.choices,
        blank=True,
        help_text="Source reliability, A to F; empty: nobody has graded it.",
    )
    about = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(Lower("name"), name="publisher_one_row_a_name"),
            models.CheckConstraint(
                condition=models.Q(reliability__in=["", *Reliability.values]),
                name="publisher_reliability_known",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("desk:publisher", args=[self.pk])
