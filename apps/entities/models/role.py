from django.conf import settings
from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from apps.articles.enums import DatePrecision, SuggestionState
from apps.audit.tracking import tracked
from apps.entities.models.entity import NAME_LIMIT, Entity
from apps.entities.models.mention import Mention
from apps.entities.models.merged_away import follows_merges


@tracked()
class Role(models.Model):
    """What somebody was, for whom, as one text says on its date or as a person filed it.

    `seen_on` is the day for which a text shows it; `since` and `until` are dates that somebody
    stated. Where they are empty nobody said when it began or ended, and it is drawn as fog.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    person = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="roles")
    title = models.CharField(max_length=NAME_LIMIT, help_text="As written: spokesman, commander.")
    body = models.ForeignKey(
        Entity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles_in_it",
        help_text="The organisation or place in which it is held.",
    )
    mention = models.ForeignKey(
        Mention,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="roles",
        help_text="The name beside which the role stands in a text.",
    )
    seen_on = models.DateField(null=True, blank=True)
    since = models.DateField(null=True, blank=True)
    since_precision = models.CharField(
        max_length=6, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    until = models.DateField(null=True, blank=True)
    until_precision = models.CharField(
        max_length=6, choices=DatePrecision.choices, default=DatePrecision.DAY
    )
    state = models.CharField(
        max_length=9, choices=SuggestionState.choices, default=SuggestionState.CONFIRMED
    )
    method = models.CharField(max_length=60, blank=True, editable=False)
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
        ordering = ("seen_on", "since", "id")
        indexes = [models.Index("person", "state", "seen_on", name="role_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["mention", "title", "person"], name="role_once_a_mention"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="role_has_a_title"),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(since__lte=F("until")),
                name="role_since_before_until",
            ),
            models.CheckConstraint(
                condition=Q(state__in=SuggestionState.values), name="role_state_known"
            ),
        ]
        triggers = follows_merges("entities_role", "person_id", "body_id")

    def __str__(self) -> str:
        return f"{self.person}: {self.title}"
