from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.admin import ExportActionMixin, ExportMixin

from apps.accounts.rules import Action
from apps.articles.errors import InvalidAnnotation
from apps.audit.admin_base import ReadOnlyAdmin, ReasonedForm, RecordedAdmin
from apps.claims.models import (
    Assessment,
    Claim,
    ClaimEntity,
    ClaimReading,
    ClaimTag,
    Evidence,
    RegradeNeeded,
    SwitchedOffRule,
)
from apps.claims.queries.exported import ClaimResource
from apps.claims.rules import check_may_be_graded


class _Linked(admin.TabularInline):
    extra = 0

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


class ClaimEntityInline(_Linked):
    model = ClaimEntity
    autocomplete_fields = ("entity",)


class ClaimTagInline(_Linked):
    model = ClaimTag
    autocomplete_fields = ("tag",)


class EvidenceInline(_Linked):
    """Where the claim stands. Places in texts are chosen on the desk, where the text is."""

    model = Evidence
    fields = ("article", "quote", "fidelity", "anchor_state")
    readonly_fields = ("article", "quote", "anchor_state")
    can_delete = False

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Evidence]:
        return super().get_queryset(request).select_related("article")


@admin.register(Claim)
class ClaimAdmin(ExportActionMixin, ExportMixin, RecordedAdmin):
    resource_classes = (ClaimResource,)
    may_add = None
    may_delete = Action.DELETE_ANNOTATION
    list_display = ("docket_label", "statement", "kind", "claimant", "status", "caveat", "state")
    list_display_links = ("docket_label", "statement")
    list_filter = ("kind", "status", "state", "rule", "headline")
    list_select_related = ("claimant",)
    search_fields = ("statement", "caveat", "claimant__name")
    autocomplete_fields = ("claimant",)
    ordering = ("-docket",)
    inlines = (EvidenceInline, ClaimEntityInline, ClaimTagInline)
    history_with = ((Evidence, "claim"), (ClaimEntity, "claim"), (ClaimTag, "claim"))
    fields = (
        *("statement", "kind", "headline", "claimant", "status", "caveat", "state"),
        *("method", "rule", "score", "explanation", "corrected", "found_in", "created_by"),
    )
    readonly_fields = (
        *("status", "method", "rule", "score", "explanation", "corrected", "found_in"),
        "created_by",
    )

    @admin.display(description="docket", ordering="docket")
    def docket_label(self, claim: Claim) -> str:
        return claim.docket_label


class FailedFilter(admin.SimpleListFilter):
    title = "last try"
    parameter_name = "failed"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Failed"), ("no", "Went well")]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[ClaimReading]
    ) -> QuerySet[ClaimReading]:
        if self.value() in ("yes", "no"):
            went_well = queryset.filter(failure="")
            return went_well if self.value() == "no" else queryset.exclude(failure="")
        return queryset


@admin.register(ClaimReading)
class ClaimReadingAdmin(ReadOnlyAdmin):
    list_display = ("article", "waiting", "searched_at", "method", "failures", "failure")
    list_filter = ("waiting", FailedFilter)
    list_select_related = ("article",)
    search_fields = ("article__title", "failure")
    ordering = ("article",)


@admin.register(SwitchedOffRule)
class SwitchedOffRuleAdmin(RecordedAdmin):
    """Deleting one switches the rule on again; texts are read by it as they wait again."""

    may_change = None
    list_display = ("rule", "reason", "created_by", "created_at")
    list_select_related = ("created_by",)
    search_fields = ("rule", "reason")


class AssessmentForm(ReasonedForm):
    """Credibility 1 is refused here as everywhere, with the reason."""

    def clean_credibility(self) -> int | None:
        credibility: int | None = self.cleaned_data["credibility"]
        if credibility != self.instance.credibility:
            try:
                check_may_be_graded(self.instance.claim, credibility)
            except InvalidAnnotation as error:
                raise forms.ValidationError(str(error)) from error
        return credibility


@admin.register(Assessment)
class AssessmentAdmin(RecordedAdmin):
    form = AssessmentForm
    may_add = None
    may_change = may_delete = Action.ADJUDICATE
    list_display = ("claim", "analyst", "status", "reliability", "credibility", "settles")
    list_filter = ("status", "reliability", "credibility", "settles")
    list_select_related = ("claim", "analyst")
    search_fields = ("claim__statement",)
    fields = ("claim", "analyst", "status", "reliability", "credibility", "settles")
    readonly_fields = ("claim", "analyst", "settles")


@admin.register(RegradeNeeded)
class RegradeNeededAdmin(ReadOnlyAdmin):
    """Claims that lost their second origin; done with once they are graded anew."""

    list_display = ("claim", "why", "since", "done_at")
    list_filter = ("why", ("done_at", admin.EmptyFieldListFilter))
    list_select_related = ("claim",)
    search_fields = ("claim__statement",)
