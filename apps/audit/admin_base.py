"""What every admin page that changes the desk's data has: reasons, history, no lost edits."""

from collections.abc import Sequence
from typing import Any, ClassVar

import pghistory
from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from apps.accounts.admin_site import RuledAdmin
from apps.audit.queries import Attached, HistoryEntry, history


class ReasonedForm(forms.ModelForm):
    """Asks why, and notices when somebody else saved in the meantime."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label="Why",
        required=False,
        max_length=300,
        help_text="Kept in the history beside the change.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and hasattr(self.instance, "revision"):
            self.initial["seen_revision"] = self.instance.revision

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        seen = cleaned.get("seen_revision")
        current = getattr(self.instance, "revision", None)
        if not self.instance._state.adding and seen is not None and seen != current:
            raise forms.ValidationError(
                "Somebody else changed this in the meantime. What you typed is kept below; "
                "compare it with the history, then reload the page to start from what is stored."
            )
        return cleaned


class RecordedAdmin(RuledAdmin):
    form = ReasonedForm
    # Rows that hang on this one and belong to its history: (model, name of the foreign key).
    history_with: ClassVar[Sequence[Attached]] = ()

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fields = [
            name
            for name in super().get_fields(request, obj)
            if name not in ("reason", "seen_revision")
        ]
        if not (self.has_change_permission(request, obj) or self.has_add_permission(request)):
            return fields
        return [*fields, "seen_revision", "reason"]

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        reason = request.POST.get("reason", "").strip()[:300] or "Curated in the admin"
        with pghistory.context(reason=reason):
            return super().changeform_view(request, *args, **kwargs)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        if request.method != "POST":
            return super().changelist_view(request, extra_context)
        with pghistory.context(reason="Curated in the admin, several at once"):
            return super().changelist_view(request, extra_context)

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> Any:
        if request.method != "POST":
            return super().delete_view(request, object_id, extra_context)
        with pghistory.context(reason="Deleted in the admin"):
            return super().delete_view(request, object_id, extra_context)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change and hasattr(obj, "revision"):
            obj.revision += 1
        if not change and hasattr(obj, "created_by_id") and obj.created_by_id is None:
            obj.created_by = request.user
        super().save_model(request, obj, form, change)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Every change to the row, whichever way it came, with who and why."""
        obj = self.get_object(request, object_id)
        if obj is None or not self.has_view_permission(request, obj):
            # Django's own answer to a row that is gone; the type stubs leave it out.
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined]
        return TemplateResponse(
            request,
            "admin/desk_history.html",
            {
                **self.admin_site.each_context(request),
                "title": f"History of {obj}",
                "object": obj,
                "opts": self.opts,
                "entries": self.entries(obj),
            },
        )

    def entries(self, obj: Any) -> list[HistoryEntry]:
        return history(obj, 200, attached=self.history_with)


class ReadOnlyAdmin(RecordedAdmin):
    """For what the database itself refuses to change, and which therefore has no history."""

    may_add = may_change = may_delete = None

    def entries(self, obj: Any) -> list[HistoryEntry]:
        return []
