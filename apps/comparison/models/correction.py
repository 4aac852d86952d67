from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from apps.articles.enums import DatePrecision
from apps.articles.models import Article, Version
from apps.articles.models.dockets import docket_address, docket_field
from apps.audit.tracking import tracked
from apps.claims.enums import Measure
from apps.claims.models import Utterance
from apps.claims.models.scoped import WORDS_LIMIT
from apps.comparison.enums import CorrectionEffect
from apps.comparison.models.triggers import CORRECTION_FROM_ITS_ARTICLE
from apps.entities.models import Entity
from apps.entities.models.merged_away import follows_merges

if TYPE_CHECKING:
    from apps.accounts.models import User

CORRECTION_LIMIT = 2000


@tracked()
class Correction(models.Model):
    """A later statement by an origin, or by a publisher, that changes an earlier one.

    It marks all that rests on the utterance, or on that publisher's article, and rewrites none of
    it. `measure`, place, population, period and figure: what it covers from now on, as far as the
    correction says; empty: it says nothing of that.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    docket = docket_field("correction")
    utterance = models.ForeignKey(
        Utterance, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    article = models.ForeignKey(
        Article,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrections",
        help_text="The report that its publisher corrected.",
    )
    effect = models.CharField(max_length=17, choices=CorrectionEffect.choices)
    words = models.TextField(
        max_length=CORRECTION_LIMIT, help_text="What the correction says, in its words."
    )
    said_on = models.DateField(null=True, blank=True)
    said_precision = models.CharField(
        max_length=6, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    source_article = models.ForeignKey(
        Article,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrections_told",
        help_text="Where the correction stands.",
    )
    source_version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections_told"
    )
    source_url = models.TextField(blank=True)
    measure = models.CharField(max_length=10, choices=Measure.choices, blank=True)
    place = models.ForeignKey(
        Entity, null=True, blank=True, on_delete=models.PROTECT, related_name="corrections_placed"
    )
    place_words = models.CharField(max_length=WORDS_LIMIT, blank=True)
    population = models.ForeignKey(
        Entity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="corrections_counting",
    )
    population_words = models.CharField(max_length=WORDS_LIMIT, blank=True)
    since = models.DateField(null=True, blank=True)
    since_precision = models.CharField(
        max_length=6, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    until = models.DateField(null=True, blank=True)
    until_precision = models.CharField(
        max_length=6, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    figure_words = models.CharField(max_length=WORDS_LIMIT, blank=True)
    low = models.DecimalField(max_digits=21, decimal_places=3, null=True, blank=True)
    high = models.DecimalField(max_digits=21, decimal_places=3, null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("said_on", "created_at", "id")
        indexes = [models.Index("effect", "docket", name="correction_by_effect")]
        constraints = [
            models.CheckConstraint(
                condition=Q(utterance__isnull=False, article__isnull=True)
                | Q(utterance__isnull=True, article__isnull=False),
                name="correction_of_one_thing",
            ),
            models.CheckConstraint(condition=~Q(words=""), name="correction_says_something"),
            models.CheckConstraint(
                condition=Q(effect__in=CorrectionEffect.values)
                & Q(measure__in=["", *Measure.values]),
                name="correction_effect_known",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="correction_since_before_until",
            ),
            models.CheckConstraint(
                condition=(Q(low__isnull=True) | Q(low__gte=0))
                & (Q(high__isnull=True) | Q(high__gte=0))
                & (Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high"))),
                name="correction_low_high_in_order",
            ),
        ]
        triggers = [
            *follows_merges("comparison_correction", "place_id", "population_id"),
            CORRECTION_FROM_ITS_ARTICLE,
        ]

    def __str__(self) -> str:
        return f"{self.docket_label} {self.words[:80]}"

    def get_absolute_url(self) -> str:
        return docket_address("desk:correction", self.docket)

    @property
    def docket_label(self) -> str:
        return f"K-{self.docket}"

    def made_by(self, user: "User") -> bool:
        return self.created_by_id == user.pk
