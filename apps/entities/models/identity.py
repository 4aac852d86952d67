from django.conf import settings
from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from apps.audit.tracking import tracked
from apps.entities.models.entity import Entity


@tracked()
class Merge(models.Model):
    """A person's decision that two entities are one. `kept` goes on; `absorbed` leads to it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    kept = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="merges")
    absorbed = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="merged_by")
    choices = models.JSONField(
        default=dict, help_text="Facts for which the absorbed entity's value was chosen or not."
    )
    reason = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_reason = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            models.CheckConstraint(condition=~Q(kept=F("absorbed")), name="merge_of_two"),
            models.UniqueConstraint(
                fields=["absorbed"],
                condition=Q(undone_at__isnull=True),
                name="merge_once_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.absorbed} into {self.kept}"


class MergedRow(models.Model):
    """One value that a merge changed, or one row that it took away, so that it can be undone.

    `field` empty: the row stood twice and was taken away; `before` holds all of it, and `after`
    the twin that stands for it, with the value by which to tell that it still does.
    """

    merge = models.ForeignKey(Merge, on_delete=models.CASCADE, related_name="rows", db_index=False)
    step = models.PositiveIntegerField(help_text="Undone from the lowest step upward.")
    model = models.CharField(max_length=60, help_text="As Django names it: entities.mention.")
    row = models.CharField(max_length=40, help_text="Primary key of the row.")
    field = models.CharField(max_length=40, blank=True)
    before = models.JSONField()
    after = models.JSONField(null=True)

    class Meta:
        ordering = ("pk",)
        indexes = [
            models.Index("merge", "model", "row", name="merged_row_of_merge"),
            models.Index("model", "row", name="merged_row_by_row"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row} {self.field}"


@tracked()
class Difference(models.Model):
    """A person's decision that two entities are not the same, so that nobody is asked again."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    first = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-created_at", "-id")
        constraints = [
            models.CheckConstraint(condition=Q(first__lt=F("second")), name="difference_in_order"),
            models.UniqueConstraint(fields=["first", "second"], name="difference_once"),
        ]

    def __str__(self) -> str:
        return f"{self.first} is not {self.second}"


class LikelyDuplicate(models.Model):
    """Two entities that may be one, with what speaks for and against. Only a proposal."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    first = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="+")
    score = models.FloatField()
    method = models.CharField(max_length=60)
    features = models.JSONField(help_text="What was compared: sentence, for or against, weight.")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("-score", "id")
        indexes = [models.Index(fields=["-score", "id"], name="likely_duplicate_by_score")]
        constraints = [
            models.CheckConstraint(
                condition=Q(first__lt=F("second")), name="likely_duplicate_in_order"
            ),
            models.UniqueConstraint(fields=["first", "second"], name="likely_duplicate_once"),
        ]

    def __str__(self) -> str:
        return f"{self.first} may be {self.second}"
