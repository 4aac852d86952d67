from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.postgres.indexes import GistIndex
from django.db import models
from django.db.models import F, Func, Q, Value
from uuid_utils.compat import uuid7

from apps.articles.enums import Reliability, SuggestionState
from apps.articles.models import Tag
from apps.articles.models.dockets import docket_address, docket_field
from apps.audit.tracking import tracked
from apps.claims.enums import ClaimKind, ClaimStatus, Credibility
from apps.claims.models.footing import FOOTING_OF_CLAIM
from apps.claims.models.reading import Readable
from apps.claims.models.scoped import Scoped
from apps.claims.models.suggested import PROPOSED, Suggested, open_claims_are_counted
from apps.claims.models.triggers import (
    CLAIMANT_IS_A_PERSON_OR_BODY,
    FORGET_WORDS,
    INDEX_STATEMENT,
    PLACES_ARE_PLACES,
    RECOUNT_WHAT_IT_LIMITS,
)
from apps.claims.models.utterance import Utterance
from apps.entities.models import Entity
from apps.entities.models.merged_away import follows_merges

if TYPE_CHECKING:
    from apps.accounts.models import User

STATEMENT_LIMIT = 1000
FOLLOWING = (
    *("claimant_id", "population_id", "place_id"),
    *("subject_id", "coming_from_id", "going_to_id"),
)
HAS_FIGURE = Q(low__isnull=False) | Q(high__isnull=False)
LIMITED = ~Q(caveat="") | Q(caveats__gt=0)
HAS_PERIOD = Q(since__isnull=False) | Q(until__isnull=False)


# What people deleted is looked up by article, so that it is not proposed again.
_DELETED = models.Index(
    "found_in", condition=Q(pgh_label="delete", found_in__isnull=False), name="claim_deleted"
)

# What became of claims since a moment is read from there.
_WHEN = models.Index("pgh_created_at", name="claim_changed")


@tracked(meta={"indexes": [_DELETED, _WHEN]})
class Claim(Readable, Suggested, Scoped):
    """One checkable statement that somebody made, as reported."""

    # Written by triggers from what hangs on the claim; undoing leaves them to the triggers.
    derived_columns: ClassVar[frozenset[str]] = frozenset(
        {"status", "reliability", "credibility", "is_split", "caveats", "caveats_proposed"}
    )

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    docket = docket_field("claim")
    statement = models.CharField(max_length=STATEMENT_LIMIT)
    kind = models.CharField(max_length=16, choices=ClaimKind.choices, default=ClaimKind.FIGURE)
    headline = models.BooleanField(
        db_default=False, default=False, help_text="The headline makes it, not the text below."
    )
    claimant = models.ForeignKey(
        Entity,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims_made",
        help_text="The person or body that says so; empty: the article's own voice.",
    )
    utterance = models.ForeignKey(
        Utterance,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="claims",
        help_text="The speech event or document that it goes back to.",
    )
    status = models.CharField(
        max_length=12,
        choices=ClaimStatus.choices,
        default=ClaimStatus.UNVERIFIED,
        help_text="What the assessments agree on, or what settled them.",
    )
    reliability = models.CharField(
        max_length=1, choices=Reliability.choices, blank=True, db_default="", editable=False
    )
    credibility = models.PositiveSmallIntegerField(
        choices=Credibility.choices, null=True, blank=True, editable=False
    )
    is_split = models.BooleanField(
        db_default=False, default=False, editable=False, help_text="Assessments differ, unsettled."
    )
    caveats = models.PositiveSmallIntegerField(
        db_default=0, default=0, editable=False, help_text="How many caveat claims limit it."
    )
    caveats_proposed = models.PositiveSmallIntegerField(
        db_default=0,
        default=0,
        editable=False,
        help_text="How many more would, if they were accepted.",
    )
    caveat = models.TextField(
        blank=True, help_text="What limits it: non-verification, non-comment, refusal, denial."
    )
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
            models.Index(
                "docket", condition=Q(state=SuggestionState.CONFIRMED), name="claim_confirmed"
            ),
            # Precision is counted over what the product proposed, by rule.
            models.Index(
                *("method", "rule", "state", "corrected"),
                condition=PROPOSED,
                name="claim_proposed_by_rule",
            ),
            models.Index("docket", condition=LIMITED, name="claim_limited"),
            models.Index("measure", "docket", condition=~Q(measure=""), name="claim_by_measure"),
            models.Index("population", "docket", name="claim_by_population"),
            models.Index("place", "docket", name="claim_by_place"),
            models.Index(
                *("reliability", "credibility", "docket"),
                condition=~Q(reliability="") | Q(credibility__isnull=False),
                name="claim_by_grade",
            ),
            GistIndex(
                Func(F("low"), F("high"), Value("[]"), function="numrange"),
                condition=HAS_FIGURE,
                name="claim_by_figure",
            ),
            GistIndex(
                Func(F("since"), F("until"), Value("[]"), function="daterange"),
                condition=HAS_PERIOD,
                name="claim_by_period",
            ),
        ]
        constraints = [
            *Scoped.Meta.constraints,
            models.CheckConstraint(condition=~Q(statement=""), name="claim_says_something"),
            models.CheckConstraint(
                condition=Q(kind__in=ClaimKind.values), name="claim_kind_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=ClaimStatus.values), name="claim_status_known"
            ),
            models.CheckConstraint(
                condition=Q(reliability__in=["", *Reliability.values])
                & (Q(credibility__isnull=True) | Q(credibility__in=Credibility.values)),
                name="claim_grade_known",
            ),
            models.CheckConstraint(
                condition=Q(state__in=SuggestionState.values), name="claim_state_known"
            ),
            models.UniqueConstraint(
                fields=["found_in", "suggestion_key"], name="claim_suggested_once_an_article"
            ),
            models.CheckConstraint(
                condition=Q(suggestion_key__isnull=True) | Q(found_in__isnull=False) & PROPOSED,
                name="claim_key_only_of_suggestions",
            ),
            models.CheckConstraint(
                condition=Q(score__isnull=True) | Q(score__gte=0, score__lte=1),
                name="claim_score_in_range",
            ),
        ]
        triggers = [
            *follows_merges("claims_claim", *FOLLOWING),
            *open_claims_are_counted(),
            PLACES_ARE_PLACES,
            RECOUNT_WHAT_IT_LIMITS,
            CLAIMANT_IS_A_PERSON_OR_BODY,
            INDEX_STATEMENT,
            FORGET_WORDS,
            FOOTING_OF_CLAIM,
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
