from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from import_export.admin import ExportActionMixin, ExportMixin
from import_export.resources import ModelResource

from apps.accounts.rules import Action
from apps.articles.actions.editing import set_review_state
from apps.articles.actions.tagging import tag_articles
from apps.articles.enums import Basis, ReviewState
from apps.articles.models import Article, ArticleTag, Capture, SpanTag, Tag, Version
from apps.audit.admin_base import ReadOnlyAdmin, RecordedAdmin

_BASES = {
    "title": "title_basis",
    "publisher": "publisher_basis",
    "published_at": "published_basis",
    "language": "language_basis",
}


def _chosen_tag(typed: str | None) -> Tag | None:
    return Tag.objects.filter(pk=typed).first() if typed else None


class ArticleResource(ModelResource):
    class Meta:
        model = Article
        fields = (
            "docket",
            "title",
            "title_basis",
            "url",
            "publisher__name",
            "published_at",
            "published_precision",
            "published_basis",
            "language",
            "review_state",
            "created_at",
        )
        export_order = fields

    def get_queryset(self) -> QuerySet[Article]:
        return super().get_queryset().select_related("publisher")


class VersionInline(admin.TabularInline):
    model = Version
    extra = 0
    can_delete = False
    fields = readonly_fields = ("number", "length", "sha256", "created_at")
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        return super().get_queryset(request).defer("text")


class ArticleTagInline(admin.TabularInline):
    model = ArticleTag
    extra = 0
    fields = ("tag",)
    autocomplete_fields = ("tag",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(Article)
class ArticleAdmin(ExportActionMixin, ExportMixin, RecordedAdmin):
    """What is said about articles. Their texts are never changed, and never deleted."""

    resource_classes = (ArticleResource,)
    may_add = may_delete = None
    list_display = (
        "docket_label",
        "title_shown",
        "publisher",
        "published_at",
        "language",
        "review_state",
        "on_the_desk",
    )
    list_display_links = ("docket_label", "title_shown")
    list_filter = ("review_state", "language", "title_basis", "published_basis")
    list_select_related = ("publisher",)
    search_fields = ("title", "url", "publisher__name")
    search_help_text = "Words of the title, an address, a publisher, or a docket such as A-12."
    autocomplete_fields = ("publisher",)
    date_hierarchy = "published_at"
    ordering = ("-docket",)
    inlines = (VersionInline, ArticleTagInline)
    history_with = ((ArticleTag, "article"),)
    fields = (
        "title",
        "url",
        "publisher",
        "published_at",
        "published_precision",
        "language",
        "review_state",
    )
    actions = ("tag_with", *(f"mark_{state.value}" for state in ReviewState))

    @admin.display(description="docket", ordering="docket")
    def docket_label(self, article: Article) -> str:
        return article.docket_label

    @admin.display(description="title", ordering="title")
    def title_shown(self, article: Article) -> str:
        note = {Basis.INFERRED: " (working title)"}.get(Basis(article.title_basis), "")
        return f"{article.title[:120]}{note}"

    @admin.display(description="")
    def on_the_desk(self, article: Article) -> str:
        return format_html('<a href="{}">Read</a>', article.get_absolute_url())

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        label = search_term.strip().upper()
        if label.startswith("A-") and label[2:].isdecimal():
            return queryset.filter(docket=int(label[2:])), False
        return super().get_search_results(request, queryset, search_term)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        for field, basis in _BASES.items():
            if field in form.changed_data:
                setattr(obj, basis, Basis.EDITED)
        obj.url = obj.url or None
        super().save_model(request, obj, form, change)

    @admin.action(description="Tag with …", permissions=["change"])
    def tag_with(self, request: HttpRequest, queryset: QuerySet[Article]) -> HttpResponse | None:
        """Asks for the tag on a page between."""
        if tag := _chosen_tag(request.POST.get("tag")):
            added, _action = tag_articles(
                articles=queryset.values_list("pk", flat=True),
                tag=tag,
                by=request.user,  # type: ignore[arg-type]  # signed in, or not here
            )
            messages.success(request, f"Tagged {added} more with {tag.name}.")
            return None
        return TemplateResponse(
            request,
            "admin/choose_tag.html",
            {
                **self.admin_site.each_context(request),
                "title": f"Tag {queryset.count()} articles",
                "question": "Tag the selected articles with",
                "action": "tag_with",
                "button": "Tag them",
                "back": reverse("admin:articles_article_changelist"),
                "selected": list(queryset.values_list("pk", flat=True)),
                "tags": Tag.objects.order_by("name"),
                "opts": self.opts,
            },
        )

    def _mark(self, request: HttpRequest, queryset: QuerySet[Article], state: ReviewState) -> None:
        changed, _action = set_review_state(
            articles=list(queryset.values_list("pk", flat=True)),
            state=state,
            by=request.user,  # type: ignore[arg-type]  # signed in, or not here
        )
        messages.success(request, f"Marked {changed} as {state.label.lower()}.")

    @admin.action(description="Mark as not yet read", permissions=["change"])
    def mark_new(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._mark(request, queryset, ReviewState.NEW)

    @admin.action(description="Mark as in review", permissions=["change"])
    def mark_in_review(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._mark(request, queryset, ReviewState.IN_REVIEW)

    @admin.action(description="Mark as read", permissions=["change"])
    def mark_read(self, request: HttpRequest, queryset: QuerySet[Article]) -> None:
        self._mark(request, queryset, ReviewState.READ)


@admin.register(Version)
class VersionAdmin(ReadOnlyAdmin):
    list_display = ("sha256", "article", "number", "length", "created_at")
    list_select_related = ("article",)
    search_fields = ("sha256",)
    fields = ("article", "number", "length", "sha256", "created_at", "text")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        return super().get_queryset(request).defer("text")


@admin.register(Capture)
class CaptureAdmin(ReadOnlyAdmin):
    list_display = ("captured_at", "method", "by", "source", "version")
    list_filter = ("method",)
    list_select_related = ("by", "version")
    search_fields = ("source",)
    date_hierarchy = "captured_at"


@admin.register(SpanTag)
class SpanTagAdmin(RecordedAdmin):
    may_add = None
    may_delete = Action.DELETE_ANNOTATION
    list_display = ("docket_label", "tag", "quote", "article", "created_by", "anchor_state")
    list_filter = ("anchor_state",)
    list_select_related = ("tag", "article", "created_by")
    search_fields = ("quote", "tag__name")
    autocomplete_fields = ("tag",)
    fields = ("tag", "article", "start", "end", "quote", "anchor_state", "created_by")
    readonly_fields = ("article", "start", "end", "quote", "anchor_state", "created_by")
