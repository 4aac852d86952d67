from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models

from apps.claims.models.claim import Claim


class ClaimWords(models.Model):
    """The words of a claim: its statement and caveat, and the quotes of its evidence.

    Written by triggers on Claim and Evidence alone. It has no foreign key in the database, so that
    it never stands in the way of taking a claim back; a trigger removes it with its claim.
    """

    claim = models.OneToOneField(
        Claim,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="words",
    )
    vector = SearchVectorField()

    class Meta:
        verbose_name_plural = "claim words"
        indexes = [GinIndex("vector", name="claim_words", fastupdate=True)]

    def __str__(self) -> str:
        return f"Words of {self.claim_id}"
