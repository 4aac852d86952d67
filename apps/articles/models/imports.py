from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from uuid_utils.compat import uuid7

from apps.articles.enums import ImportOrigin, ImportState
from apps.articles.intake.records import RejectionCode
from apps.articles.models.dockets import docket_field

PART_SIZE = 1024 * 1024


class ImportRun(models.Model):
    """One bringing-in of articles: what was given, how far it has come, what became of it.

    `next_file` and `items_done` are the checkpoint: how many files, and how many items of the
    next one, are settled. It moves in the same transaction as what it speaks of. `lease` names
    the process that works on the run; whoever takes it over sets a new one, and the old process
    finds at its next batch that the run is no longer its own.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    docket = docket_field("import")
    name = models.CharField(max_length=300, help_text="The file, or how many there are.")
    origin = models.CharField(max_length=8, choices=ImportOrigin.choices)
    state = models.CharField(
        max_length=8, choices=ImportState.choices, default=ImportState.WAITING
    )
    rehearsal = models.BooleanField(default=False, help_text="Counts, and stores nothing.")
    publisher = models.CharField(max_length=300, blank=True, help_text="Where none is stated.")
    language = models.CharField(max_length=16, blank=True, help_text="Where none is stated.")
    stored = models.PositiveIntegerField(default=0)
    new_versions = models.PositiveIntegerField(default=0)
    held = models.PositiveIntegerField(default=0)
    rejected = models.PositiveIntegerField(default=0)
    next_file = models.PositiveIntegerField(default=0)
    items_done = models.PositiveIntegerField(default=0)
    bytes_done = models.PositiveBigIntegerField(default=0)
    bytes_total = models.PositiveBigIntegerField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="imports"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True, help_text="When it last showed signs of life.")
    lease = models.UUIDField(null=True)
    stop_wanted = models.BooleanField(default=False)
    failure = models.TextField(blank=True)

    class Meta:
        ordering = ("-docket",)
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                "beat_at",
                name="import_unfinished",
                condition=Q(state__in=[ImportState.WAITING, ImportState.RUNNING]),
            ),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(state__in=ImportState.values), name="import_state_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    state__in=[ImportState.WAITING, ImportState.RUNNING], finished_at__isnull=True
                )
                | Q(
                    state__in=[ImportState.DONE, ImportState.STOPPED, ImportState.FAILED],
                    finished_at__isnull=False,
                ),
                name="import_finished_when_it_ended",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.docket_label} {self.name}"

    def get_absolute_url(self) -> str:
        return reverse("desk:import", args=[self.docket])

    @property
    def docket_label(self) -> str:
        return f"I-{self.docket}"

    @property
    def is_open(self) -> bool:
        return self.state in (ImportState.WAITING, ImportState.RUNNING)

    @property
    def settled(self) -> int:
        """How many articles have been dealt with, one way or another."""
        return self.stored + self.new_versions + self.held + self.rejected


class ImportFile(models.Model):
    """A file as it was sent, kept in the database: workers need not share a disk with the web."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=300)
    size = models.PositiveBigIntegerField()

    class Meta:
        ordering = ("run", "position")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["run", "position"], name="import_file_placed_once"),
        ]

    def __str__(self) -> str:
        return self.name


class ImportPart(models.Model):
    """A piece of a file, PART_SIZE bytes long but for the last."""

    id = models.BigAutoField(primary_key=True)
    file = models.ForeignKey(ImportFile, on_delete=models.CASCADE, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["file", "number"], name="import_part_numbered_once"),
        ]

    def __str__(self) -> str:
        return f"Part {self.number}"


class RejectedLine(models.Model):
    """A line, row or file that was not taken, with its bytes where the limits let them be kept."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rejected_lines")
    source = models.CharField(max_length=300)
    line = models.PositiveBigIntegerField()
    last_line = models.PositiveBigIntegerField()
    record = models.PositiveBigIntegerField()
    code = models.CharField(max_length=24)
    sentence = models.TextField()
    excerpt = models.TextField(blank=True)
    raw = models.BinaryField(null=True)
    header = models.BinaryField(null=True)
    whole_file = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        indexes: ClassVar[list[models.Index]] = [
            models.Index("run", "id", name="rejected_line_by_run"),
        ]

    def __str__(self) -> str:
        return f"{self.source}, line {self.line}: {self.sentence}"

    @property
    def problem(self) -> str:
        return RejectionCode(self.code).label


class RehearsedKey(models.Model):
    """A text's hash or an address that a rehearsal has met: it would be held from then on."""

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="rehearsed_keys")
    key = models.TextField()

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["run", "key"], name="rehearsed_key_once"),
        ]

    def __str__(self) -> str:
        return self.key
