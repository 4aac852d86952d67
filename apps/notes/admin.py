from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from apps.accounts.rules import Action
from apps.audit.admin_base import RecordedAdmin
from apps.notes.models import Comment, Note


class CommentInline(admin.TabularInline):
    model = Comment
    extra = 0
    fields = readonly_fields = ("by", "body", "created_at")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True


@admin.register(Note)
class NoteAdmin(RecordedAdmin):
    may_add = None
    may_delete = Action.DELETE_ANNOTATION
    list_display = ("docket_label", "body", "quote", "article", "created_by", "created_at")
    list_filter = ("anchor_state",)
    list_select_related = ("article", "created_by")
    search_fields = ("body", "quote")
    autocomplete_fields = ("claim",)
    inlines = (CommentInline,)
    history_with = ((Comment, "note"),)
    fields = ("body", "claim", "article", "quote", "anchor_state", "created_by")
    readonly_fields = ("article", "quote", "anchor_state", "created_by")

    @admin.display(description="docket", ordering="docket")
    def docket_label(self, note: Note) -> str:
        return note.docket_label
