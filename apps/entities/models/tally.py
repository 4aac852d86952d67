import pgtrigger
from django.db import models

from apps.entities.enums import EntityKind
from apps.entities.models.counting import counted_by_statement
from apps.entities.models.entity import Entity

_ADD = """
    INSERT INTO entities_entitytally AS tally (entity_id, kind, mentions)
    SELECT row.entity_id, entity.kind, sum(row.change)
      FROM ({rows}) AS row
      JOIN entities_entity AS entity ON entity.id = row.entity_id
     GROUP BY row.entity_id, entity.kind
    HAVING sum(row.change) <> 0
     -- Always in the same order: two writers never wait for each other in a circle.
     ORDER BY row.entity_id
        ON CONFLICT (entity_id) DO UPDATE SET mentions = tally.mentions + EXCLUDED.mentions;
"""
_FORGET_NOUGHT = """
    DELETE FROM entities_entitytally
     WHERE mentions = 0 AND entity_id IN (SELECT entity_id FROM old_rows);
"""
_GAINED = "SELECT entity_id, 1 AS change FROM new_rows WHERE state = 'confirmed'"
_LOST = "SELECT entity_id, -1 AS change FROM old_rows WHERE state = 'confirmed'"


class EntityTally(models.Model):
    """How often an entity is named in texts, by mentions that a person confirmed.

    Kept by triggers, so that lists can be sorted by it at any size. Entities that are named
    nowhere have no row.
    """

    entity = models.OneToOneField(
        Entity,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="tally",
    )
    kind = models.CharField(max_length=12, choices=EntityKind.choices)
    # Not a positive field: losses pass through an upsert as numbers below nought.
    mentions = models.IntegerField()

    class Meta:
        verbose_name_plural = "entity tallies"
        indexes = [models.Index("kind", "mentions", "entity", name="entity_by_mentions")]

    def __str__(self) -> str:
        return f"{self.entity_id}: {self.mentions}"


def mentions_are_counted() -> list[pgtrigger.Trigger]:
    """Triggers for Mention."""
    return counted_by_statement(
        "mention", add=_ADD, gained=_GAINED, lost=_LOST, forget_nought=_FORGET_NOUGHT
    )
