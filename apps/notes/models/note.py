from django.conf import settings
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from apps.articles.models.anchored import Anchored
from apps.articles.models.dockets import docket_address, docket_field
from apps.articles.models.triggers import quote_stands_in_text
from apps.audit.tracking import tracked
from apps.claims.models import Claim

BODY_LIMIT = 20_000


@tracked()
class Note(Anchored):
    """What somebody at the desk wants remembered about words of a text."""

    mark_kind = "note"
    docket = docket_field("note")
    body = models.TextField(max_length=BODY_LIMIT)
    claim = models.ForeignKey(
        Claim,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="notes",
        help_text="The claim it is about, if it is about one.",
    )

    class Meta(Anchored.Meta):
        indexes = [
            *Anchored.Meta.indexes,
            models.Index("claim", name="note_by_claim"),
            models.Index("created_by", "docket", name="note_by_author"),
            GinIndex(
                SearchVector("body", "quote", config="fogline"), name="note_words", fastupdate=True
            ),
        ]
        constraints = [
            *Anchored.Meta.constraints,
            models.CheckConstraint(condition=~Q(body=""), name="note_says_something"),
        ]
        triggers = [quote_stands_in_text("note_quote_stands_in_text")]

    def __str__(self) -> str:
        return f"{self.docket_label} {self.body[:80]}"

    @property
    def docket_label(self) -> str:
        return f"N-{self.docket}"

    def get_absolute_url(self) -> str:
        return docket_address("desk:note", self.docket)


@tracked()
class Comment(models.Model):
    """An answer under a note."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="comments")
    body = models.TextField(max_length=BODY_LIMIT)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="comments"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(condition=~Q(body=""), name="comment_says_something")
        ]

    def __str__(self) -> str:
        return self.body[:80]


@tracked()
class Call(models.Model):
    """Somebody was called by name (@name) in a note or a comment, and has seen it or not."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    note = models.ForeignKey(Note, on_delete=models.CASCADE, related_name="calls")
    comment = models.ForeignKey(Comment, null=True, on_delete=models.CASCADE, related_name="calls")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="calls"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                "user", "created_at", condition=Q(seen_at__isnull=True), name="call_unseen"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["note", "comment", "user"],
                nulls_distinct=False,
                name="called_once_a_text",
            )
        ]

    def __str__(self) -> str:
        return f"@{self.user_id} in {self.note_id}"
