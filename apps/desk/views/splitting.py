"""Splitting an entity: some of the mentions name somebody else of that name."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.desk.queries.entity import load_entity
from apps.desk.queries.split import split_page
from apps.desk.requests import person
from apps.desk.views.entities import section
from apps.entities.actions.splitting import split
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from apps.ui.htmx import hx_redirect, render
from apps.ui.toasts import toast

MOST_TICKED = 2000


@require_http_methods(["GET", "POST"])
def split_off(request: HttpRequest, kind: EntityKind, docket: int) -> HttpResponse:
    user = person(request)
    check_may(user, Action.EDIT_ENTITY)
    entity = load_entity(kind, docket)
    if request.method == "GET":
        return _page(request, entity)
    try:
        made, action = split(
            entity=entity,
            name=request.POST.get("name", ""),
            description=request.POST.get("description", "")[:2000],
            by=user,
            spellings=request.POST.getlist("spelling")[:MOST_TICKED],
            mentions=_ids(request.POST.getlist("mention")[:MOST_TICKED]),
        )
    except InvalidAnnotation as error:
        return _page(request, entity, wrong=error, status=422)
    toast(
        request,
        f"Split {made.docket_label} {made.name} off {entity.docket_label} {entity.name}.",
        undo=reverse("desk:undo", args=[action]),
    )
    return hx_redirect(request, made.get_absolute_url())


def _ids(texts: list[str]) -> list[UUID]:
    try:
        return [UUID(text) for text in texts]
    except ValueError as error:
        raise InvalidAnnotation(
            "This page is not what the desk sent. Reload it and repeat."
        ) from error


def _page(
    request: HttpRequest,
    entity: Entity,
    *,
    wrong: InvalidAnnotation | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {
        "entity": entity,
        "section": section(EntityKind(entity.kind)),
        "page": split_page(entity),
        "here": reverse(f"desk:split-{entity.kind}", args=[entity.docket]),
        "wrong": wrong,
        "ticked": set(request.POST.getlist("spelling")),
        "ticked_mentions": set(request.POST.getlist("mention")),
        "name": request.POST.get("name", ""),
        "description": request.POST.get("description", ""),
    }
    return render(request, "desk/split.html", context, status=status)
