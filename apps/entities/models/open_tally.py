import pgtrigger
from django.db import models

from apps.entities.enums import EntityKind
from apps.entities.models.counting import counted_by_statement
from apps.entities.models.entity import NAME_LIMIT, Entity

_ADD = """
    INSERT INTO entities_opentally AS tally (name_key, entity_id, kind, mentions)
    SELECT row.name_key, row.entity_id, entity.kind, sum(row.change)
      FROM ({rows}) AS row
      JOIN entities_entity AS entity ON entity.id = row.entity_id
     GROUP BY row.name_key, row.entity_id, entity.kind
    HAVING sum(row.change) <> 0
     -- Always in the same order: two writers never wait for each other in a circle.
     ORDER BY row.entity_id, row.name_key
        ON CONFLICT (entity_id, name_key)
        DO UPDATE SET mentions = tally.mentions + EXCLUDED.mentions;
"""
_FORGET_NOUGHT = """
    DELETE FROM entities_opentally
     WHERE mentions = 0 AND entity_id IN (SELECT entity_id FROM old_rows);
"""
_OPENED = "SELECT name_key, entity_id, 1 AS change FROM new_rows WHERE state = 'suggested'"
_CLOSED = "SELECT name_key, entity_id, -1 AS change FROM old_rows WHERE state = 'suggested'"


class OpenTally(models.Model):
    """How many suggestions wait for a decision, by the name they were found by and the entity.

    Kept by triggers, so that the review queue opens at once at any size. Names that wait for
    nothing have no row.
    """

    name_key = models.CharField(max_length=NAME_LIMIT * 4)
    entity = models.ForeignKey(
        Entity, on_delete=models.DO_NOTHING, db_constraint=False, related_name="open_tallies"
    )
    kind = models.CharField(max_length=12, choices=EntityKind.choices)
    # Not a positive field: losses pass through an upsert as numbers below nought.
    mentions = models.IntegerField()

    class Meta:
        verbose_name_plural = "open tallies"
        constraints = [
            models.UniqueConstraint(fields=["entity", "name_key"], name="open_tally_once")
        ]
        indexes = [
            models.Index("mentions", "id", name="open_tally_by_mentions"),
            models.Index("kind", "mentions", "id", name="open_tally_of_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.name_key}: {self.mentions}"


def suggestions_are_counted() -> list[pgtrigger.Trigger]:
    """Triggers for Mention."""
    return counted_by_statement(
        "suggestion", add=_ADD, gained=_OPENED, lost=_CLOSED, forget_nought=_FORGET_NOUGHT
    )
