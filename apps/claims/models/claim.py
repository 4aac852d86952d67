from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from apps.articles.enums import SuggestionState
from apps.articles.models import Tag
from apps.articles.models.dockets import docket_address, docket_field
from apps.audit.tracking import tracked
from apps.claims.enums import ClaimKind, ClaimStatus
from apps.claims.models.triggers import (
    CLAIMANT_IS_A_PERSON_OR_BODY,
    FORGET_WORDS,
    INDEX_STATEMENT,
)
from apps.entities.models import Entity
from apps.entities.models.merged_away import follows_merges

if TYPE_CHECKING:
    from apps.accounts.models import User

STATEMENT_LIMIT = 1000


@tracked()
class Claim(models.Model):
    """One checkable statement that somebody made, as reported."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    docket = docket_field("claim")
    statement = models.CharField(max_length=STATEMENT_LIMIT)
    kind = models.CharField(max_length=16, choices=ClaimKind.choices, default=ClaimKind.FIGURE)
    claimant = models.ForeignKey(
        Entity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims_made",
        help_text="The person or body that says so; empty: the article's own voice.",
    )
    status = models.CharField(
        max_length=12, choices=ClaimStatus.choices, default=ClaimStatus.UNVERIFIED
    )
    caveat = models.TextField(
        blank=True, help_text="What limits it: non-verification, non-comment, refusal, denial."
    )
    state = models.CharField(
        max_length=9, choices=SuggestionState.choices, default=SuggestionState.CONFIRMED
    )
    method = models.CharField(
        max_length=60, blank=True, help_text="Name and version of what proposed it."
    )
    explanation = models.TextField(blank=True, help_text="Why it was proposed.")
    entities = models.ManyToManyField(
        Entity, through="ClaimEntity", related_name="claims_about", blank=True
    )
    tags = models.ManyToManyField(Tag, through="ClaimTag", related_name="claims", blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="claims",
        help_text="Empty: the product itself.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("-docket",)
        indexes = [
            models.Index("claimant", "docket", name="claim_by_claimant"),
            models.Index("kind", "docket", name="claim_by_kind"),
            models.Index("status", "docket", name="claim_by_status"),
            models.Index("created_by", "docket", name="claim_by_maker"),
            models.Index(
                "docket", condition=Q(state=SuggestionState.SUGGESTED), name="claim_suggested"
            ),
            models.Index("docket", condition=~Q(caveat=""), name="claim_with_caveat"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(statement=""), name="claim_says_something"),
            models.CheckConstraint(
                condition=Q(kind__in=ClaimKind.values), name="claim_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ClaimStatus.values), name="claim_status_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=SuggestionState.values), name="claim_state_known"
            ),
        ]
        triggers = [
            *follows_merges("claims_claim", "claimant_id"),
            CLAIMANT_IS_A_PERSON_OR_BODY,
            INDEX_STATEMENT,
            FORGET_WORDS,
        ]

    def __str__(self) -> str:
        return f"{self.docket_label} {self.statement}"

    def get_absolute_url(self) -> str:
        return docket_address("desk:claim", self.docket)

    @property
    def docket_label(self) -> str:
        return f"C-{self.docket}"

    def made_by(self, user: "User") -> bool:
        return self.created_by_id == user.pk


@tracked()
class ClaimEntity(models.Model):
    """A person, place or organisation that a claim concerns."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="claim_entities")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="claim_entities")

    class Meta:
        indexes = [models.Index("entity", "claim", name="claim_entity_by_entity")]
        constraints = [
            models.UniqueConstraint(fields=["claim", "entity"], name="claim_concerns_once")
        ]
        triggers = follows_merges("claims_claimentity", "entity_id")

    def __str__(self) -> str:
        return f"{self.claim_id} concerns {self.entity_id}"


@tracked()
class ClaimTag(models.Model):
    """A tag on a claim."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="claim_tags")
    tag = models.ForeignKey(Tag, on_delete=models.PROTECT, related_name="claim_tags")

    class Meta:
        indexes = [models.Index("tag", "claim", name="claim_tag_by_tag")]
        constraints = [models.UniqueConstraint(fields=["claim", "tag"], name="claim_tagged_once")]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.claim_id}"
