from typing import Any

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from uuid_utils.compat import uuid7

from apps.audit.tracking import tracked
from apps.entities.enums import NameKind
from apps.entities.models.entity import NAME_LIMIT, Entity
from apps.entities.models.merged_away import follows_merges
from apps.entities.models.searching import spellings_are_searched_again
from apps.entities.names import fold, script_of


@tracked()
class Name(models.Model):
    """One spelling of an entity."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    entity = models.ForeignKey(Entity, on_delete=models.CASCADE, related_name="names")
    text = models.CharField("spelling", max_length=NAME_LIMIT)
    key = models.CharField(max_length=NAME_LIMIT * 4, editable=False)
    script = models.CharField(
        max_length=4, editable=False, help_text="ISO 15924, read from the spelling."
    )
    language = models.CharField(max_length=16, blank=True, help_text="BCP 47; empty: any.")
    kind = models.CharField(max_length=16, choices=NameKind.choices, default=NameKind.ALIAS)
    scheme = models.CharField(
        max_length=24, blank=True, help_text="What generated it; empty: a person gave it."
    )
    seen = models.BooleanField(
        default=True, help_text="Generated spellings are unseen until a text holds them."
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("key", "text")
        indexes = [
            models.Index(OpClass("key", "text_pattern_ops"), name="name_by_key"),
            GinIndex(OpClass("key", "gin_trgm_ops"), name="name_by_likeness"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["entity", "text"], name="name_once_an_entity"),
            models.CheckConstraint(condition=~models.Q(text=""), name="name_is_not_empty"),
            models.CheckConstraint(
                condition=models.Q(kind__in=NameKind.values), name="name_kind_known"
            ),
        ]
        triggers = [
            *follows_merges("entities_name", "entity_id"),
            *spellings_are_searched_again(),
        ]

    def __str__(self) -> str:
        return self.text

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.key = fold(self.text)
        self.script = script_of(self.text)
        super().save(*args, **kwargs)
