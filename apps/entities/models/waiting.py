"""Texts that wait to be read by a method, and rules of methods that were switched off."""

from django.conf import settings
from django.db import models

from apps.articles.models import Version


class WaitingText(models.Model):
    """Whether the newest text of an article waits for a method, and how the last time went.

    Those who inherit add `article`, their primary key, and an index on `due_at` of what waits.
    """

    waiting = models.BooleanField(default=True)
    due_at = models.DateTimeField(
        auto_now_add=True, help_text="Since when it waits; after a failure: until when."
    )
    version = models.ForeignKey(
        Version,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="The text that was searched last.",
    )
    method = models.CharField(max_length=60, blank=True)
    searched_at = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    failure = models.TextField(blank=True, help_text="Why the last try failed, if it did.")

    class Meta:
        abstract = True


class RuleOff(models.Model):
    """A rule of a suggesting method that a curator switched off."""

    rule = models.CharField(primary_key=True, max_length=40)
    reason = models.CharField(max_length=300, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        abstract = True
        ordering = ("rule",)

    def __str__(self) -> str:
        return self.rule
