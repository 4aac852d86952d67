"""Docket numbers: the short public names of things (A-1, C-105), counted by sequences.

The primary keys are UUIDs, so that two writers never hand out the same one; dockets are what
people say aloud.
"""

from functools import cache

from django.db import migrations, models
from django.db.models import Func
from django.urls import reverse
from django.utils.deconstruct import deconstructible


@deconstructible(path="apps.articles.models.dockets.NextDocket")
class NextDocket(Func):
    """`nextval` of the sequence that counts one kind of docket."""

    function = "nextval"
    output_field = models.BigIntegerField()

    def __init__(self, sequence: str) -> None:
        super().__init__(models.Value(sequence))


def docket_field(sequence: str) -> "models.BigIntegerField[int, int]":
    return models.BigIntegerField(
        unique=True, editable=False, db_default=NextDocket(f"docket_{sequence}")
    )


def docket_address(page: str, docket: int) -> str:
    """The address of the page of that name for one docket; lists write dozens of them."""
    before, after = _around_docket(page)
    return f"{before}{docket}{after}"


@cache
def _around_docket(page: str) -> tuple[str, str]:
    before, _nought, after = reverse(page, args=[0]).rpartition("0")
    return before, after


def create_docket_sequence(sequence: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"CREATE SEQUENCE docket_{sequence} AS bigint START 1",
        f"DROP SEQUENCE docket_{sequence}",
    )
