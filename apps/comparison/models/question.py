from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from uuid_utils.compat import uuid7

from apps.articles.models.dockets import docket_address, docket_field
from apps.audit.tracking import tracked
from apps.claims.models import Claim
from apps.comparison.enums import MemberState, QuestionKind

if TYPE_CHECKING:
    from apps.accounts.models import User

TITLE_LIMIT = 300
REASON_LIMIT = 300


@tracked()
class Question(models.Model):
    """What an analyst wants answered; a set of claims compared with one another."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    docket = docket_field("question")
    title = models.CharField(max_length=TITLE_LIMIT, help_text="The question itself.")
    kind = models.CharField(
        max_length=8, choices=QuestionKind.choices, default=QuestionKind.NUMBER
    )
    description = models.TextField(blank=True, help_text="What counts as an answer, and why.")
    filter = models.TextField(
        blank=True,
        help_text="A filter of the list of claims, as in its address; what it finds is proposed.",
    )
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="questions",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)
    claims = models.ManyToManyField(
        Claim, through="QuestionClaim", related_name="questions", blank=True
    )

    class Meta:
        ordering = ("-docket",)
        indexes = [
            models.Index("docket", condition=Q(closed_at__isnull=True), name="question_open")
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(title=""), name="question_asks_something"),
            models.CheckConstraint(
                condition=Q(kind__in=QuestionKind.values), name="question_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.docket_label} {self.title}"

    def get_absolute_url(self) -> str:
        return docket_address("desk:question", self.docket)

    @property
    def docket_label(self) -> str:
        return f"Q-{self.docket}"

    def made_by(self, user: "User") -> bool:
        return self.created_by_id == user.pk


@tracked()
class QuestionClaim(models.Model):
    """A claim beside a question: proposed by its filter, or included or left out by a person."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="members")
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="memberships")
    state = models.CharField(
        max_length=8, choices=MemberState.choices, default=MemberState.INCLUDED
    )
    reason = models.CharField(max_length=REASON_LIMIT, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Empty: the product itself.",
    )
    created_at = models.DateTimeField(auto_now_add=True)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("created_at", "id")
        indexes = [models.Index("question", "state", name="question_claim_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["question", "claim"], name="question_claim_once"),
            models.CheckConstraint(
                condition=Q(state__in=MemberState.values), name="question_claim_state_known"
            ),
            models.CheckConstraint(
                condition=Q(added_by__isnull=False) | Q(state=MemberState.PROPOSED),
                name="question_claim_counted_by_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.question_id} {self.get_state_display()} {self.claim_id}"


@tracked()
class Answer(models.Model):
    """What somebody answered to a question, and when."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    words = models.CharField(
        max_length=REASON_LIMIT, help_text="The answer in a few words, or the figure."
    )
    text = models.TextField(blank=True, help_text="On what grounds.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="answers"
    )
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        ordering = ("-created_at", "-id")
        indexes = [models.Index("question", "created_at", name="answer_of_question")]
        constraints = [
            models.CheckConstraint(condition=~Q(words=""), name="answer_says_something")
        ]

    def __str__(self) -> str:
        return self.words

    def made_by(self, user: "User") -> bool:
        return self.by_id == user.pk
