"""Merging in the admin: two on the page that shows every field, more of them at once."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse

from apps.accounts.rules import Action, check_may
from apps.entities.actions.merging import merge
from apps.entities.errors import MergeRefused
from apps.entities.models import Entity


@admin.action(description="Merge into one …")
def merge_selected(
    page: "ModelAdmin[Any]", request: HttpRequest, queryset: QuerySet[Entity]
) -> HttpResponse | None:
    check_may(request.user, Action.EDIT_ENTITY)
    entities = list(queryset.order_by("docket"))
    if len(entities) < 2:
        messages.warning(request, "Select at least two to merge.")
        return None
    if len(entities) == 2:
        kept, absorbed = entities
        address = reverse(f"desk:merge-{kept.kind}", args=[kept.docket])
        return redirect(f"{address}?with={absorbed.docket_label}")
    chosen = next((one for one in entities if str(one.pk) == request.POST.get("kept")), None)
    if chosen is None or "confirmed" not in request.POST:
        return _ask(page, request, entities)
    try:
        with transaction.atomic():
            for one in entities:
                if one != chosen:
                    merge(
                        kept=chosen,
                        absorbed=one,
                        by=request.user,  # type: ignore[arg-type]  # signed in, or not here
                        reason=request.POST.get("reason", ""),
                    )
    except MergeRefused as error:
        messages.error(request, f"Nothing was merged. {error}")
        return None
    messages.success(
        request,
        f"Merged {len(entities) - 1} into {chosen.docket_label} {chosen.name}. Each can be"
        " unmerged on its page or in the list of merges.",
    )
    return None


def _ask(page: "ModelAdmin[Any]", request: HttpRequest, entities: list[Entity]) -> HttpResponse:
    return TemplateResponse(
        request,
        "admin/choose_kept.html",
        {
            **page.admin_site.each_context(request),
            "title": f"Merge {len(entities)} into one",
            "question": "All that points at the others will point at the one that is kept. Its"
            " own facts stay; where it states nothing, theirs are taken.",
            "action": "merge_selected",
            "button": "Merge them",
            "back": reverse(f"admin:{page.opts.app_label}_{page.opts.model_name}_changelist"),
            "selected": [entity.pk for entity in entities],
            "entities": entities,
            "opts": page.opts,
        },
    )
