from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, QuerySet
from django.http import HttpRequest
from import_export.admin import ImportExportModelAdmin
from import_export.resources import ModelResource

from apps.accounts.rules import Action, check_may
from apps.articles.enums import Reliability
from apps.articles.models import Publisher
from apps.audit.admin_base import RecordedAdmin


class PublisherResource(ModelResource):
    class Meta:
        model = Publisher
        import_id_fields = ("name",)
        fields = ("name", "reliability", "about")
        skip_unchanged = True
        report_skipped = True


def _reliability_action(grade: Reliability | None) -> Any:
    label = f"{grade.value}, {grade.label.lower()}" if grade else "not graded"

    @admin.action(description=f"Set source reliability: {label}")
    def set_reliability(
        model_admin: Any, request: HttpRequest, queryset: QuerySet[Publisher]
    ) -> None:
        check_may(request.user, Action.SET_RELIABILITY)
        changed = queryset.update(reliability=grade.value if grade else "")
        messages.success(request, f"Source reliability of {changed} set to {label}.")

    set_reliability.__name__ = f"set_reliability_{grade.value if grade else 'none'}"
    return set_reliability


@admin.register(Publisher)
class PublisherAdmin(ImportExportModelAdmin, RecordedAdmin):
    resource_classes = (PublisherResource,)
    list_display = ("name", "reliability", "number_of_articles")
    list_filter = ("reliability",)
    search_fields = ("name",)
    actions = (*(_reliability_action(grade) for grade in Reliability), _reliability_action(None))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Publisher]:
        return super().get_queryset(request).annotate(article_count=Count("articles"))

    @admin.display(description="articles", ordering="article_count")
    def number_of_articles(self, publisher: Any) -> int:
        return int(publisher.article_count)
