from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from import_export.admin import ExportActionMixin, ExportMixin
from import_export.fields import Field
from import_export.resources import ModelResource

from apps.accounts.rules import Action
from apps.articles.enums import SuggestionState
from apps.audit.admin_base import RecordedAdmin
from apps.claims.enums import LinkKind
from apps.claims.models import Claim, ClaimEntity, ClaimTag, Evidence


class ClaimResource(ModelResource):
    """Claims as a table. A claim never leaves without its caveats, nor without its evidence."""

    caveat = Field()
    evidence = Field()

    class Meta:
        model = Claim
        fields = (
            "docket",
            "statement",
            "caveat",
            "kind",
            "claimant__name",
            "status",
            "state",
            "evidence",
            "created_at",
        )
        export_order = fields

    def get_queryset(self) -> QuerySet[Claim]:
        return (
            super()
            .get_queryset()
            .select_related("claimant")
            .prefetch_related("evidence__article", "linked__claim")
        )

    def dehydrate_caveat(self, claim: Claim) -> str:
        limits = [
            link.claim
            for link in claim.linked.all()
            if link.kind == LinkKind.LIMITS and link.claim.state != SuggestionState.REJECTED
        ]
        said = [f"{one.statement} ({one.docket_label})" for one in limits]
        return "; ".join([claim.caveat, *said] if claim.caveat else said)

    def dehydrate_evidence(self, claim: Claim) -> str:
        return "; ".join(
            f"{one.article.docket_label} “{one.quote}”" for one in claim.evidence.all()
        )


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
    list_filter = ("kind", "status", "state")
    list_select_related = ("claimant",)
    search_fields = ("statement", "caveat", "claimant__name")
    autocomplete_fields = ("claimant",)
    ordering = ("-docket",)
    inlines = (EvidenceInline, ClaimEntityInline, ClaimTagInline)
    history_with = ((Evidence, "claim"), (ClaimEntity, "claim"), (ClaimTag, "claim"))
    fields = ("statement", "kind", "claimant", "status", "caveat", "state", "created_by")
    readonly_fields = ("status", "created_by")

    @admin.display(description="docket", ordering="docket")
    def docket_label(self, claim: Claim) -> str:
        return claim.docket_label
