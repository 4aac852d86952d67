from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from import_export.admin import ImportExportModelAdmin
from import_export.fields import Field
from import_export.resources import ModelResource
from import_export.widgets import ForeignKeyWidget

from apps.accounts.rules import Action, check_may
from apps.articles.actions.merging_tags import merge_tags
from apps.articles.models import Tag
from apps.audit.admin_base import ReasonedForm, RecordedAdmin


class TagResource(ModelResource):
    parent = Field("parent", "parent", ForeignKeyWidget(Tag, "name"))

    class Meta:
        model = Tag
        import_id_fields = ("name",)
        fields = ("name", "parent", "colour", "meaning")
        skip_unchanged = True
        report_skipped = True


class TagForm(ReasonedForm):
    def clean_parent(self) -> Tag | None:
        parent: Tag | None = self.cleaned_data.get("parent")
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError("A tag cannot lie below itself.")
            above = above.parent
        return parent


@admin.register(Tag)
class TagAdmin(ImportExportModelAdmin, RecordedAdmin):
    form = TagForm
    resource_classes = (TagResource,)
    list_display = ("name", "parent", "colour", "meaning")
    list_filter = ("colour",)
    list_select_related = ("parent",)
    search_fields = ("name", "meaning")
    autocomplete_fields = ("parent",)
    actions = ("merge_into",)

    @admin.action(description="Merge into one …")
    def merge_into(self, request: HttpRequest, queryset: QuerySet[Tag]) -> HttpResponse | None:
        """Asks which of them stays on a page between."""
        check_may(request.user, Action.CURATE)
        tags = list(queryset.order_by("name"))
        if len(tags) < 2:
            messages.warning(request, "Select at least two tags to merge.")
            return None
        kept = next((tag for tag in tags if str(tag.pk) == request.POST.get("tag")), None)
        if kept is not None:
            merge_tags(
                kept=kept,
                merged=[tag for tag in tags if tag != kept],
                by=request.user,  # type: ignore[arg-type]  # signed in, or not here
            )
            messages.success(request, f"Merged {len(tags) - 1} into {kept.name}.")
            return None
        return TemplateResponse(
            request,
            "admin/choose_tag.html",
            {
                **self.admin_site.each_context(request),
                "title": f"Merge {len(tags)} tags",
                "question": "Everything they are on gets the one that stays",
                "action": "merge_into",
                "button": "Merge them",
                "back": reverse("admin:articles_tag_changelist"),
                "selected": [tag.pk for tag in tags],
                "tags": tags,
                "opts": self.opts,
            },
        )
