import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Func
from django.db.models.functions import Length
from uuid_utils.compat import uuid7

from apps.articles.enums import CaptureMethod
from apps.articles.models.article import Article


class HexSha256(Func):
    """The SHA-256 of a text's UTF-8 bytes, in hexadecimal."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = models.CharField(max_length=64)


class Version(models.Model):
    """One captured text of an article. It never changes: the database refuses it."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    length = models.PositiveIntegerField(help_text="In Unicode code points.")
    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ("article", "number")
        indexes = [
            models.Index(
                "created_at", condition=models.Q(number__gt=1), name="version_of_a_revision"
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="version_numbered_once"),
            models.CheckConstraint(
                condition=models.Q(length=Length("text"), length__gt=0),
                name="version_length_is_that_of_its_text",
            ),
            models.CheckConstraint(
                condition=models.Q(sha256=HexSha256(F("text"))),
                name="version_hash_is_that_of_its_text",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="version_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"Version {self.number} of {self.article_id}"


class Capture(models.Model):
    """When, how and by whom a version was obtained. A record: it never changes either."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="captures")
    captured_at = models.DateTimeField()
    method = models.CharField(max_length=8, choices=CaptureMethod.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.PROTECT,
        related_name="captures",
        help_text="Empty: the product itself.",
    )
    source = models.CharField(
        max_length=500, blank=True, help_text="The file and the line, or the address."
    )
    url_as_given = models.TextField(blank=True)
    remarks = models.TextField(
        blank=True, help_text="What was inferred or converted on the way in, and why."
    )

    class Meta:
        ordering = ("captured_at",)
        triggers = [
            pgtrigger.Protect(
                name="capture_is_immutable", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_method_display()}, {self.captured_at:%d %b %Y %H:%M}"
