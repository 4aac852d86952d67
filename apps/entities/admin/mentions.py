from django.contrib import admin

from apps.accounts.rules import Action
from apps.audit.admin_base import RecordedAdmin
from apps.entities.models import Mention


@admin.register(Mention)
class MentionAdmin(RecordedAdmin):
    may_add = None
    may_delete = Action.DELETE_ANNOTATION
    list_display = (
        "docket_label",
        "quote",
        "entity",
        "article",
        "state",
        "anchor_state",
        "created_by",
    )
    list_filter = ("state", "anchor_state", "entity__kind")
    list_select_related = ("entity", "article", "created_by")
    search_fields = ("quote", "entity__name")
    autocomplete_fields = ("entity",)
    fields = (
        "entity",
        "state",
        "article",
        "start",
        "end",
        "quote",
        "anchor_state",
        "method",
        "explanation",
        "created_by",
    )
    readonly_fields = (
        "article",
        "start",
        "end",
        "quote",
        "anchor_state",
        "method",
        "explanation",
        "created_by",
    )
