from django.conf import settings
from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from apps.articles.enums import SuggestionState
from apps.audit.tracking import tracked
from apps.comparison.enums import PartyRole
from apps.comparison.models.triggers import NO_CIRCLE_OF_PARTS, NO_PERSON_IS_A_PART
from apps.entities.models import Entity
from apps.entities.models.merged_away import follows_merges

NAME_LIMIT = 200


@tracked()
class PartOf(models.Model):
    """All of one place or body lies within another: Wagner within the Russian forces.

    Beside what an entity lies within by itself (`Entity.parent`), of which there is one; here a
    town may lie within a region and a front.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    part = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="lies_within")
    whole = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="parts")
    state = models.CharField(
        max_length=9, choices=SuggestionState.choices, default=SuggestionState.CONFIRMED
    )
    reason = models.CharField(max_length=300, blank=True)
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
        verbose_name = "part of a whole"
        verbose_name_plural = "parts of wholes"
        ordering = ("created_at", "id")
        indexes = [models.Index("whole", "state", name="part_of_whole")]
        constraints = [
            models.UniqueConstraint(fields=["part", "whole"], name="part_of_once"),
            models.CheckConstraint(
                condition=Q(state__in=SuggestionState.values), name="part_of_state_known"
            ),
        ]
        triggers = [
            *follows_merges("comparison_partof", "part_id", "whole_id"),
            NO_CIRCLE_OF_PARTS,
            NO_PERSON_IS_A_PART,
        ]

    def __str__(self) -> str:
        return f"{self.part} within {self.whole}"


@tracked()
class Conflict(models.Model):
    """A conflict whose parties have a stake in what is claimed about it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    name = models.CharField(max_length=NAME_LIMIT, unique=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    about = models.TextField(blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.CheckConstraint(condition=~Q(name=""), name="conflict_has_a_name"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="conflict_since_before_until",
            ),
        ]

    def __str__(self) -> str:
        return self.name


@tracked()
class Party(models.Model):
    """Who has a stake in a conflict, as a person set it: who speaks for it is marked as such."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    conflict = models.ForeignKey(Conflict, on_delete=models.CASCADE, related_name="parties")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="party_to")
    role = models.CharField(
        max_length=11, choices=PartyRole.choices, default=PartyRole.BELLIGERENT
    )
    side = models.CharField(max_length=NAME_LIMIT, help_text="On whose side: Russia.")
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name_plural = "parties"
        ordering = ("conflict", "side", "role", "id")
        constraints = [
            models.UniqueConstraint(fields=["conflict", "entity"], name="party_once_a_conflict"),
            models.CheckConstraint(
                condition=Q(role__in=PartyRole.values), name="party_role_known"
            ),
            models.CheckConstraint(condition=~Q(side=""), name="party_takes_a_side"),
        ]
        triggers = follows_merges("comparison_party", "entity_id")

    def __str__(self) -> str:
        return f"{self.entity}, {self.get_role_display().lower()}"
