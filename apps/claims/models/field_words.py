from django.db import models
from django.db.models import F, Q
from uuid_utils.compat import uuid7

from apps.articles.models import Version
from apps.audit.tracking import tracked
from apps.claims.enums import ClaimField, FieldBasis
from apps.claims.models.claim import Claim
from apps.claims.models.triggers import FIELD_WORDS_STAND_IN_TEXT


@tracked()
class FieldWords(models.Model):
    """How one field of a claim came to be known, and the words it rests on, where there are some.

    `start` and `end` are code points of the text of `version`, which never changes.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="field_words")
    field = models.CharField(max_length=11, choices=ClaimField.choices)
    basis = models.CharField(max_length=9, choices=FieldBasis.choices, default=FieldBasis.STATED)
    version = models.ForeignKey(
        Version, null=True, blank=True, on_delete=models.PROTECT, related_name="field_words"
    )
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    quote = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "field words"
        constraints = [
            models.UniqueConstraint(fields=["claim", "field"], name="field_words_once_a_field"),
            models.CheckConstraint(
                condition=Q(field__in=ClaimField.values) & Q(basis__in=FieldBasis.values),
                name="field_words_known",
            ),
            models.CheckConstraint(
                condition=Q(version__isnull=True, start__isnull=True, end__isnull=True, quote="")
                | Q(version__isnull=False, start__lt=F("end")) & ~Q(quote=""),
                name="field_words_whole_or_none",
            ),
        ]
        triggers = [FIELD_WORDS_STAND_IN_TEXT]

    def __str__(self) -> str:
        return f"{self.get_field_display()}: {self.get_basis_display()}"
