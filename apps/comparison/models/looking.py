"""What claims are looked up by when one may share its origin, and which of them wait for that."""

from django.db import models

from apps.claims.models import Claim


class OriginKey(models.Model):
    """Something that could tie a claim to an utterance: who said a figure, who spoke on a day.

    Two claims with none of these in common are never compared. Kept for confirmed claims, by the
    job that looks for origins. Those with a key in common stand in order of their days, so that of
    a key that 50,000 have in common only the nearest are read.
    """

    key = models.BigIntegerField(help_text="A hash of what it is.")
    day = models.DateField(help_text="When it was said, or came out.")
    # Goes with its claim by a trigger.
    claim = models.ForeignKey(
        Claim, on_delete=models.DO_NOTHING, related_name="origin_keys", db_index=False
    )

    class Meta:
        indexes = [models.Index("claim", name="origin_key_of_claim")]
        constraints = [
            models.UniqueConstraint(fields=["key", "day", "claim"], name="origin_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.key} of {self.claim_id}"


class OriginWait(models.Model):
    """A claim whose origin is to be looked for, since it is new or something of it has changed.

    Left by triggers whenever a claim, its words, its utterance, its relays, its article, or a role
    of its speaker changes, whatever the way. One may wait several times over: nobody who writes
    waits for another who does.
    """

    claim = models.ForeignKey(
        Claim, on_delete=models.DO_NOTHING, related_name="+", db_constraint=False, db_index=False
    )
    due_at = models.DateTimeField(auto_now_add=True)
    failures = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name_plural = "claims that wait for their origins"
        indexes = [models.Index("due_at", "id", name="origin_wait_due")]

    def __str__(self) -> str:
        return f"{self.claim_id} waits"


_WAIT = "INSERT INTO comparison_originwait (claim_id, due_at, failures)"
_NOW = "clock_timestamp(), 0"
