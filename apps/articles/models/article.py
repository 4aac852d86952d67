import datetime

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models.functions import Coalesce
from uuid_utils.compat import uuid7

from apps.articles.enums import Basis, DatePrecision, ReviewState
from apps.articles.models.dockets import docket_address, docket_field
from apps.articles.models.publisher import Publisher
from apps.articles.models.triggers import INDEX_TEXT
from apps.audit.tracking import tracked

LONG_AGO = datetime.datetime(1, 1, 1, tzinfo=datetime.UTC)
TITLE_LIMIT = 1000


@tracked()
class Article(models.Model):
    """The work: one publisher's piece under one canonical URL. Its texts are its versions."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    docket = docket_field("article")
    title = models.CharField(max_length=TITLE_LIMIT)
    title_basis = models.CharField(
        max_length=8, choices=Basis.choices, default=Basis.STATED, editable=False
    )
    url = models.TextField(
        null=True, blank=True, unique=True, help_text="The canonical address, its identity."
    )
    publisher = models.ForeignKey(
        Publisher, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    publisher_basis = models.CharField(
        max_length=8, choices=Basis.choices, default=Basis.STATED, editable=False
    )
    published_at = models.DateTimeField(null=True, blank=True)
    published_precision = models.CharField(
        max_length=8, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    published_basis = models.CharField(
        max_length=8, choices=Basis.choices, default=Basis.STATED, editable=False
    )
    language = models.CharField(
        max_length=16, blank=True, help_text="A BCP 47 code such as en, uk or ru."
    )
    language_basis = models.CharField(
        max_length=8, choices=Basis.choices, default=Basis.STATED, editable=False
    )
    review_state = models.CharField(
        max_length=12, choices=ReviewState.choices, default=ReviewState.NEW
    )
    current_version = models.ForeignKey(
        "Version", on_delete=models.PROTECT, related_name="current_for", editable=False
    )
    revision = models.PositiveIntegerField(default=1, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    # Lists are paged by key, and a key needs a value: undated articles come last.
    sort_at = models.GeneratedField(
        expression=Coalesce("published_at", models.Value(LONG_AGO)),
        output_field=models.DateTimeField(),
        db_persist=True,
    )

    class Meta:
        ordering = ("-sort_at", "-id")
        indexes = [
            models.Index("sort_at", "id", name="article_by_publication"),
            models.Index("publisher", "sort_at", "id", name="article_by_publisher"),
            models.Index("language", "sort_at", "id", name="article_by_language"),
            models.Index("review_state", "sort_at", "id", name="article_by_review"),
            models.Index("created_at", name="article_by_arrival"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(title=""), name="article_title_is_not_empty"
            ),
            models.CheckConstraint(
                condition=models.Q(review_state__in=ReviewState.values),
                name="article_review_state_known",
            ),
        ]
        triggers = [INDEX_TEXT]

    def __str__(self) -> str:
        return f"{self.docket_label} {self.title}"

    def get_absolute_url(self) -> str:
        return docket_address("desk:article", self.docket)

    @property
    def docket_label(self) -> str:
        return f"A-{self.docket}"


class SearchDocument(models.Model):
    """The words of an article's title and newest version, as the text index keeps them.

    Written by a trigger on Article; see docs/explanation/search.md for what the words become.
    """

    article = models.OneToOneField(
        Article, primary_key=True, on_delete=models.CASCADE, related_name="search_document"
    )
    vector = SearchVectorField()

    class Meta:
        indexes = [GinIndex("vector", name="search_document_words", fastupdate=True)]

    def __str__(self) -> str:
        return f"Words of {self.article_id}"
