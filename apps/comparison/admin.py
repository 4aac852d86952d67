"""Questions, origins, what lies within what, conflicts and corrections, for curators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.http import HttpRequest

from apps.accounts.rules import Action
from apps.audit.admin_base import ReasonedForm, RecordedAdmin
from apps.comparison.models import (
    Answer,
    Conflict,
    Correction,
    OriginDecision,
    PartOf,
    Party,
    Question,
    QuestionClaim,
)


class _Shown(admin.TabularInline):
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


class QuestionClaimInline(_Shown):
    """Which claims count is chosen on the desk, beside what they say."""

    model = QuestionClaim
    fields = readonly_fields = ("claim", "state", "reason", "added_by", "created_at")


class AnswerInline(_Shown):
    model = Answer
    fields = readonly_fields = ("words", "text", "by", "created_at", "withdrawn_at")


@admin.register(Question)
class QuestionAdmin(RecordedAdmin):
    may_add = None
    list_display = ("docket_label", "title", "kind", "created_by", "created_at", "closed_at")
    list_display_links = ("docket_label", "title")
    list_filter = ("kind", ("closed_at", admin.EmptyFieldListFilter))
    list_select_related = ("created_by",)
    search_fields = ("title", "description")
    inlines = (AnswerInline, QuestionClaimInline)
    history_with = ((Answer, "question"), (QuestionClaim, "question"))
    fields = ("title", "kind", "description", "filter", "closed_at", "created_by")
    readonly_fields = ("filter", "closed_at", "created_by")

    # Its page is the desk's, which says where it is.
    view_on_site = False

    @admin.display(description="docket", ordering="docket")
    def docket_label(self, question: Question) -> str:
        return question.docket_label


@admin.register(OriginDecision)
class OriginDecisionAdmin(RecordedAdmin):
    """Decided on the desk, where claims are joined by it; here to be seen and taken back."""

    may_add = may_change = None
    may_delete = Action.CURATE
    list_display = ("claim", "other", "verdict", "state", "score", "method", "created_by")
    list_filter = ("verdict", "state", "method")
    list_select_related = ("claim", "other", "created_by")
    search_fields = ("claim__statement", "other__statement")


class PartOfForm(ReasonedForm):
    """Says in words what the database refuses."""

    class Meta:
        model = PartOf
        fields = ("part", "whole", "state")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.errors:
            return cleaned
        tried = PartOf(
            part=cleaned.get("part") or self.instance.part,
            whole=cleaned.get("whole") or self.instance.whole,
            state=cleaned["state"],
            pk=self.instance.pk,
        )
        if PartOf.objects.filter(part=tried.part, whole=tried.whole).exclude(pk=tried.pk).exists():
            # The form says so itself.
            return cleaned
        try:
            # Written and taken back: only the database sees every way round.
            with transaction.atomic():
                tried.save(force_insert=self.instance._state.adding)
                raise _WrittenError
        except _WrittenError:
            pass
        except IntegrityError as error:
            said = str(error).splitlines()[0]
            raise ValidationError(f"{said[:1].upper()}{said[1:]}.") from error
        return cleaned


class _WrittenError(Exception):
    """It can be written: only to take it back."""


@admin.register(PartOf)
class PartOfAdmin(RecordedAdmin):
    form = PartOfForm
    list_display = ("part", "whole", "state", "reason", "created_by", "created_at")
    list_filter = ("state", "part__kind")
    list_select_related = ("part", "whole", "created_by")
    search_fields = ("part__name", "whole__name", "reason")
    autocomplete_fields = ("part", "whole")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """What lies within what is said or unsaid, never pointed elsewhere."""
        return ("part", "whole") if obj else ()


class PartyInline(admin.TabularInline):
    model = Party
    extra = 0
    fields = ("entity", "role", "side")
    autocomplete_fields = ("entity",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(Conflict)
class ConflictAdmin(RecordedAdmin):
    list_display = ("name", "since", "until")
    search_fields = ("name", "about")
    inlines = (PartyInline,)
    history_with = ((Party, "conflict"),)
    fields = ("name", "since", "until", "about")


class CorrectionForm(ReasonedForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if "utterance" in cleaned and bool(cleaned["utterance"]) == bool(cleaned.get("article")):
            raise forms.ValidationError("A correction is of one utterance or of one article.")
        return cleaned


@admin.register(Correction)
class CorrectionAdmin(RecordedAdmin):
    form = CorrectionForm
    list_display = ("words", "effect", "utterance", "article", "said_on", "created_by")
    list_filter = ("effect",)
    list_select_related = ("utterance__speaker", "article", "created_by")
    search_fields = ("words",)
    raw_id_fields = ("utterance", "source_version")
    autocomplete_fields = ("article", "source_article", "place", "population")
    fields = (
        *("utterance", "article", "effect", "words", ("said_on", "said_precision")),
        *("source_article", "source_version", "source_url"),
        *("measure", "place", "place_words", "population", "population_words"),
        *(("since", "since_precision"), ("until", "until_precision")),
        *("figure_words", ("low", "high"), "created_by"),
    )
    readonly_fields = ("created_by",)
