from django.conf import settings
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from uuid_utils.compat import uuid7

from apps.articles.enums import TagColour
from apps.articles.models.anchored import Anchored
from apps.articles.models.article import Article
from apps.articles.models.dockets import docket_address, docket_field
from apps.articles.models.triggers import no_cycle, quote_stands_in_text
from apps.audit.tracking import tracked

TAG_LIMIT = 80


@tracked()
class Tag(models.Model):
    """A word of the desk's own for what something is about; tags form a tree."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    docket = docket_field("tag")
    name = models.CharField(max_length=TAG_LIMIT)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    colour = models.CharField(max_length=8, choices=TagColour.choices, default=TagColour.GREY)
    meaning = models.TextField(blank=True, help_text="When to use it, for everybody.")
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("name",)
        constraints = [
            models.UniqueConstraint(Lower("name"), name="tag_one_row_a_name"),
            models.CheckConstraint(condition=~models.Q(name=""), name="tag_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(colour__in=TagColour.values), name="tag_colour_known"
            ),
        ]
        triggers = [no_cycle("tag_lies_not_within_itself", "articles_tag")]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return docket_address("desk:tag", self.docket)

    @property
    def docket_label(self) -> str:
        return f"T-{self.docket}"


@tracked()
class ArticleTag(models.Model):
    """A tag on a whole article."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="article_tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="article_tags")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        indexes = [models.Index("tag", "article", name="article_tag_by_tag")]
        constraints = [
            models.UniqueConstraint(fields=["article", "tag"], name="article_tagged_once")
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.article_id}"


@tracked()
class SpanTag(Anchored):
    """A tag on words of a text."""

    mark_kind = "tag"
    docket = docket_field("spantag")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="span_tags")

    class Meta(Anchored.Meta):
        indexes = [*Anchored.Meta.indexes, models.Index("tag", "id", name="spantag_by_tag")]
        constraints = [
            *Anchored.Meta.constraints,
            models.UniqueConstraint(
                fields=["version", "start", "end", "tag"], name="spantag_once_a_span"
            ),
        ]
        triggers = [quote_stands_in_text("spantag_quote_stands_in_text")]

    def __str__(self) -> str:
        return f"{self.docket_label} “{self.quote}”"

    def get_absolute_url(self) -> str:
        return reverse("desk:annotation", args=[self.docket_label])

    @property
    def docket_label(self) -> str:
        return f"S-{self.docket}"
