from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from uuid_utils.compat import uuid7

from apps.audit.tracking import tracked
from apps.comparison.enums import TermField, TieKind
from apps.comparison.models.triggers import TERM_STAYS_WHAT_IT_IS, TIES_HOLD_TOGETHER

NAME_LIMIT = 100


@tracked()
class Term(models.Model):
    """What is counted, or a kind of people: killed, casualties; soldiers, civilians.

    Whose people are counted is an entity's; here is what holds in every conflict.
    """

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    field = models.CharField(
        "what it says", max_length=10, choices=TermField.choices, default=TermField.MEASURE
    )
    key = models.SlugField(
        max_length=NAME_LIMIT,
        help_text="What claims know it by: killed. Stays as it is.",
        allow_unicode=True,
    )
    name = models.CharField(max_length=NAME_LIMIT)
    also = ArrayField(
        models.CharField(max_length=NAME_LIMIT),
        default=list,
        blank=True,
        verbose_name="other words",
        help_text="In any language, apart by commas: dead, deaths, fatalities.",
    )
    parts_make_all = models.BooleanField(
        "its parts make all of it",
        default=False,
        help_text="Of a measure: nothing else is counted in it, so that its parts add up to it.",
    )
    is_general = models.BooleanField(
        "may be meant where only whose is said",
        default=False,
        help_text="Of a kind of people: “Russian losses” may be people, or soldiers.",
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="+",
    )
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = "measure or kind of people"
        verbose_name_plural = "measures and kinds of people"
        ordering = ("field", "name")
        constraints = [
            models.UniqueConstraint(fields=["field", "key"], name="term_key_once"),
            models.UniqueConstraint(fields=["field", "name"], name="term_name_once"),
            models.CheckConstraint(
                condition=Q(field__in=TermField.values), name="term_field_known"
            ),
            models.CheckConstraint(condition=~Q(name="") & ~Q(key=""), name="term_has_a_name"),
        ]
        triggers = [TERM_STAYS_WHAT_IT_IS]

    def __str__(self) -> str:
        return self.name


@tracked()
class TermTie(models.Model):
    """How one term stands to another: all of it within the other, or nothing in common."""

    id = models.UUIDField(primary_key=True, default=uuid7, editable=False)
    one = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="ties")
    kind = models.CharField(
        max_length=6, choices=TieKind.choices, default=TieKind.WITHIN, verbose_name="stands"
    )
    other = models.ForeignKey(Term, on_delete=models.PROTECT, related_name="tied")
    position = models.PositiveSmallIntegerField(
        default=0,
        help_text="Among the parts of a whole. The last is what people reckon from the others.",
    )
    reason = models.CharField(max_length=300, blank=True)
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
        verbose_name = "tie of two terms"
        verbose_name_plural = "ties of terms"
        ordering = ("position", "created_at", "id")
        constraints = [
            models.UniqueConstraint(
                Least("one", "other"), Greatest("one", "other"), name="term_tie_once"
            ),
            models.CheckConstraint(condition=Q(kind__in=TieKind.values), name="term_tie_known"),
            models.CheckConstraint(condition=~Q(one=F("other")), name="term_tie_of_two"),
        ]
        triggers = [TIES_HOLD_TOGETHER]

    def __str__(self) -> str:
        return f"{self.one} {self.get_kind_display().lower()} {self.other}"
