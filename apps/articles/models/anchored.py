from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from apps.anchoring.selectors import CONTEXT_LIMIT
from apps.articles.enums import AnchorState
from apps.articles.models.article import Article
from apps.articles.models.version import Version

if TYPE_CHECKING:
    from apps.accounts.models import User


class Anchored(models.Model):
    """Anything that is attached to a span of a version's text.

    `start`, `end`, `quote`, `prefix` and `suffix` are where it was attached, on `version`; they
    change only when a person moves its edges. `placed_start` and `placed_end` are where it stands
    on the newest version, as `anchor_state` says. All offsets are code points of the stored text.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="%(class)ss")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="%(class)ss")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    quote = models.TextField()
    prefix = models.CharField(max_length=CONTEXT_LIMIT, blank=True)
    suffix = models.CharField(max_length=CONTEXT_LIMIT, blank=True)
    anchor_state = models.CharField(
        max_length=9, choices=AnchorState.choices, default=AnchorState.EXACT, editable=False
    )
    placed_start = models.PositiveIntegerField(null=True, editable=False)
    placed_end = models.PositiveIntegerField(null=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="%(class)ss",
        help_text="Empty: the product itself.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    # What the layers, marks and cards call this kind of annotation; each kind sets its own.
    mark_kind: ClassVar[str]

    class Meta:
        abstract = True
        indexes: ClassVar[list[models.Index]] = [
            models.Index("article", "placed_start", name="%(class)s_in_article"),
            models.Index("version", name="%(class)s_on_version"),
        ]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                condition=Q(start__lt=F("end")), name="%(class)s_start_before_end"
            ),
            models.CheckConstraint(
                condition=(
                    Q(anchor_state__in=[AnchorState.EXACT, AnchorState.MOVED])
                    & Q(placed_start__lt=F("placed_end"))
                )
                | Q(
                    anchor_state__in=[AnchorState.AMBIGUOUS, AnchorState.ORPHAN],
                    placed_start__isnull=True,
                    placed_end__isnull=True,
                ),
                name="%(class)s_placed_where_it_stands",
            ),
        ]

    def made_by(self, user: "User") -> bool:
        return self.created_by_id == user.pk
