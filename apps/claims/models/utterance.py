from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from apps.articles.enums import DatePrecision
from apps.audit.tracking import tracked
from apps.claims.enums import Medium
from apps.claims.models.footing import FOOTING_OF_UTTERANCE
from apps.claims.models.scoped import WORDS_LIMIT
from apps.entities.models import Entity
from apps.entities.models.merged_away import follows_merges
from apps.ui.dates import written


@tracked()
class Utterance(models.Model):
    """The speech event or document behind claims: who spoke, when, on what occasion.

    Claims that go back to one utterance are of one origin, however many articles report it.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    speaker = models.ForeignKey(
        Entity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="utterances",
        help_text="Who spoke or wrote.",
    )
    speaker_words = models.CharField(
        max_length=WORDS_LIMIT, blank=True, help_text="The speaker in words: a US official."
    )
    occasion = models.CharField(max_length=WORDS_LIMIT, blank=True)
    medium = models.CharField(max_length=10, choices=Medium.choices, blank=True)
    said_on = models.DateField(null=True, blank=True)
    said_precision = models.CharField(
        max_length=6, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    rests_on = models.CharField(
        max_length=WORDS_LIMIT,
        blank=True,
        help_text="What the speaker drew on: newly declassified intelligence.",
    )
    withdrawn_at = models.DateTimeField(
        null=True,
        editable=False,
        help_text="Since when the desk no longer counts it as an origin.",
    )
    withdrawn_reason = models.CharField(
        max_length=WORDS_LIMIT, blank=True, db_default="", editable=False
    )
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
        ordering = ("-said_on", "-id")
        indexes = [models.Index("speaker", "said_on", name="utterance_of_speaker")]
        constraints = [
            models.CheckConstraint(
                condition=Q(speaker__isnull=False)
                | ~Q(speaker_words="")
                | ~Q(occasion="")
                | Q(said_on__isnull=False)
                | ~Q(rests_on=""),
                name="utterance_says_something",
            ),
            models.CheckConstraint(
                condition=Q(medium__in=["", *Medium.values]), name="utterance_medium_known"
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=False) | Q(withdrawn_reason=""),
                name="utterance_reason_of_withdrawn",
            ),
        ]
        triggers = [*follows_merges("claims_utterance", "speaker_id"), FOOTING_OF_UTTERANCE]

    def __str__(self) -> str:
        parts = [
            self.who,
            self.occasion or (self.get_medium_display() if self.medium else ""),
            written(self.said_on, self.said_precision) if self.said_on else "",
        ]
        return ", ".join(part for part in parts if part) or self.rests_on

    @property
    def who(self) -> str:
        return self.speaker.name if self.speaker else self.speaker_words
