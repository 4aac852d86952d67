"""Merges and differences, decisions about names, roles, rules that are off, the gazetteer."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest

from apps.accounts.rules import Action, check_may
from apps.audit.admin_base import ReadOnlyAdmin, RecordedAdmin
from apps.entities.actions.merging import unmerge
from apps.entities.errors import MergeRefused
from apps.entities.models import (
    Difference,
    GazetteerPlace,
    Merge,
    NameDecision,
    Role,
    SwitchedOffRule,
)


class StandingFilter(admin.SimpleListFilter):
    title = "standing"
    parameter_name = "standing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("yes", "Stands"), ("no", "Undone")]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Merge]) -> QuerySet[Merge]:
        if self.value() in ("yes", "no"):
            return queryset.filter(undone_at__isnull=self.value() == "yes")
        return queryset


@admin.register(Merge)
class MergeAdmin(RecordedAdmin):
    may_add = may_change = may_delete = None
    list_display = ("absorbed", "kept", "reason", "created_by", "created_at", "undone_at")
    list_filter = (StandingFilter, "kept__kind")
    list_select_related = ("absorbed", "kept", "created_by")
    search_fields = ("absorbed__name", "kept__name", "reason")
    actions = ("unmerge_selected",)

    @admin.action(description="Unmerge")
    def unmerge_selected(self, request: HttpRequest, queryset: QuerySet[Merge]) -> None:
        """One by one: a merge that others build upon is undone beneath them."""
        check_may(request.user, Action.EDIT_ENTITY)
        done = 0
        for one in queryset.select_related("kept", "absorbed"):
            try:
                unmerge(merge=one, by=request.user)  # type: ignore[arg-type]  # signed in
            except MergeRefused as error:
                messages.error(request, str(error))
            else:
                done += 1
        if done:
            messages.success(request, f"Unmerged {done}.")


@admin.register(Difference)
class DifferenceAdmin(RecordedAdmin):
    """Deleting one lets the two be proposed as one, and merged, again."""

    may_add = may_change = None
    may_delete = Action.EDIT_ENTITY
    list_display = ("first", "second", "reason", "created_by", "created_at")
    list_select_related = ("first", "second", "created_by")
    search_fields = ("first__name", "second__name", "reason")


@admin.register(NameDecision)
class NameDecisionAdmin(RecordedAdmin):
    may_add = None
    list_display = ("name_key", "verdict", "entity", "publisher", "created_by", "created_at")
    list_filter = ("verdict",)
    list_select_related = ("entity", "publisher", "created_by")
    search_fields = ("name_key", "entity__name")
    autocomplete_fields = ("entity", "publisher")
    fields = ("name_key", "verdict", "entity", "publisher")
    readonly_fields = ("name_key",)


@admin.register(SwitchedOffRule)
class SwitchedOffRuleAdmin(RecordedAdmin):
    """Deleting one switches the rule on again."""

    may_change = None
    list_display = ("rule", "reason", "created_by", "created_at")
    list_select_related = ("created_by",)
    search_fields = ("rule", "reason")


@admin.register(Role)
class RoleAdmin(RecordedAdmin):
    list_display = ("person", "title", "body", "seen_on", "since", "until", "state")
    list_filter = ("state", "method")
    list_select_related = ("person", "body")
    search_fields = ("title", "person__name", "body__name")
    autocomplete_fields = ("person", "body")
    fields = (
        "person",
        "title",
        "body",
        "seen_on",
        "since",
        "since_precision",
        "until",
        "until_precision",
        "state",
    )


@admin.register(GazetteerPlace)
class GazetteerPlaceAdmin(ReadOnlyAdmin):
    list_display = ("name", "kind", "country", "population", "code")
    list_filter = ("kind",)
    search_fields = ("code", "name")
    search_help_text = "A code such as geonames:709932, or part of a name."
    ordering = ("code",)
