from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from apps.audit.tracking import tracked

REASON_LIMIT = 300


@tracked()
class MethodInUse(models.Model):
    """Which version of a method of comparison findings are made by, since somebody chose it.

    A method without a row is used in the version that the product comes with.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kind = models.CharField(max_length=20, unique=True, help_text="What it finds: origins.")
    method = models.CharField(max_length=60, help_text="With its version: comparison.origins/2.")
    reason = models.CharField(max_length=REASON_LIMIT)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name_plural = "methods in use"
        ordering = ("kind",)
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="") & ~Q(method="") & ~Q(reason=""),
                name="method_chosen_for_a_reason",
            )
        ]

    def __str__(self) -> str:
        return self.method
