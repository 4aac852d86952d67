"""Making two entities one, with every field in view, and two again."""

from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from apps.accounts.rules import Action, check_may
from apps.desk.forms.naming import entity_called
from apps.desk.queries.entity import load_entity
from apps.desk.queries.identity import sides_of
from apps.desk.requests import person
from apps.desk.views.entities import section
from apps.entities.actions.differing import take_back_difference
from apps.entities.actions.merging import REASON_LIMIT, merge, merge_again, unmerge
from apps.entities.enums import EntityKind
from apps.entities.errors import MergeRefused
from apps.entities.models import Entity, Merge
from apps.entities.queries.likely import likely_pairs_of
from apps.entities.queries.merge_counts import what_moves
from apps.entities.queries.merge_fields import ABSORBED, CHOSEN, KEPT, compared
from apps.entities.rules import check_may_be_one
from apps.ui.htmx import htmx_of, hx_redirect, render, toasts_only
from apps.ui.toasts import toast

TEMPLATE = "desk/merge.html"


@require_http_methods(["GET", "POST"])
def merge_page(request: HttpRequest, kind: EntityKind, docket: int) -> HttpResponse:
    """First which other one; then what becomes of every field, and the decision."""
    user = person(request)
    check_may(user, Action.EDIT_ENTITY)
    kept = load_entity(kind, docket)
    typed = (request.POST if request.method == "POST" else request.GET).get("with", "").strip()
    if not typed:
        return _choose(request, kept)
    try:
        absorbed = entity_called(typed[:400], (kind,))
    except ValidationError as error:
        return _choose(request, kept, typed=typed, wrong=error.messages[0], status=422)
    choices = {
        name: choice
        for name in CHOSEN
        if (choice := request.POST.get(f"choose-{name}")) in (KEPT, ABSORBED)
    }
    try:
        check_may_be_one(kept, absorbed)
        if request.method == "GET":
            return _confirm(request, kept, absorbed)
        if request.POST.get("seen") != _seen(kept, absorbed):
            return _confirm(request, kept, absorbed, choices=choices, changed=True, status=409)
        made = merge(
            kept=kept,
            absorbed=absorbed,
            by=user,
            choices=choices,
            reason=request.POST.get("reason", ""),
        )
    except MergeRefused as error:
        return _refused(request, kept, absorbed, error)
    tell_merged(request, made)
    return hx_redirect(request, kept.get_absolute_url())


def tell_merged(request: HttpRequest, made: Merge) -> None:
    toast(
        request,
        f"{made.absorbed.docket_label} {made.absorbed.name} is merged into"
        f" {made.kept.docket_label} {made.kept.name}.",
        undo=reverse("desk:unmerge", args=[made.pk]),
    )


@require_POST
def take_apart(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """Unmerge: from the page of the kept one, and as the Undo of a merge."""
    found = get_object_or_404(Merge.objects.select_related("kept", "absorbed"), pk=merge_id)
    back = unmerge(merge=found, by=person(request), reason=request.POST.get("reason", ""))
    toast(
        request,
        f"{back.docket_label} {back.name} stands by itself again.",
        undo=reverse("desk:merge-again", args=[found.pk]),
    )
    if htmx_of(request):
        return trigger_client_event(toasts_only(request), "desk:changed")
    return redirect(back.get_absolute_url())


@require_POST
def again(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    """The Undo of an unmerge: the same two, with the same choices."""
    found = get_object_or_404(Merge.objects.select_related("kept", "absorbed"), pk=merge_id)
    made = merge_again(merge=found, by=person(request))
    tell_merged(request, made)
    if htmx_of(request):
        return trigger_client_event(toasts_only(request), "desk:changed")
    return redirect(made.kept.get_absolute_url())


@require_POST
def may_be_one(request: HttpRequest, kind: EntityKind, docket: int) -> HttpResponse:
    """Take back that two are not the same, and go on with merging them."""
    kept = load_entity(kind, docket)
    try:
        other = entity_called(request.POST.get("with", "")[:400], (kind,))
    except ValidationError as error:
        return _choose(request, kept, wrong=error.messages[0], status=422)
    action = take_back_difference(one=kept, other=other, by=person(request))
    toast(
        request,
        f"{kept.name} and {other.name} may be the same again.",
        undo=reverse("desk:undo", args=[action]),
    )
    return hx_redirect(request, _address(kept, other))


def _address(kept: Entity, absorbed: Entity) -> str:
    return f"{reverse(f'desk:merge-{kept.kind}', args=[kept.docket])}?with={absorbed.docket_label}"


def _seen(kept: Entity, absorbed: Entity) -> str:
    """What the page showed; somebody may have changed either since."""
    return f"{kept.revision}.{absorbed.revision}"


def _choose(
    request: HttpRequest, kept: Entity, *, typed: str = "", wrong: str = "", status: int = 200
) -> HttpResponse:
    likely = [
        (pair, pair.second if pair.first == kept else pair.first)
        for pair in likely_pairs_of(kept)[:8]
    ]
    return _page(request, kept, {"typed": typed, "wrong": wrong, "likely": likely}, status)


def _confirm(
    request: HttpRequest,
    kept: Entity,
    absorbed: Entity,
    *,
    choices: dict[str, str] | None = None,
    changed: bool = False,
    status: int = 200,
) -> HttpResponse:
    sides = sides_of((kept, absorbed))
    context = {
        "absorbed": absorbed,
        "kept_side": sides[kept.pk],
        "absorbed_side": sides[absorbed.pk],
        "fields": compared(kept, absorbed, choices),
        "moving": what_moves(kept, absorbed),
        "other_way": _address(absorbed, kept),
        "seen": _seen(kept, absorbed),
        "reason": request.POST.get("reason", ""),
        "changed": changed,
        "reason_limit": REASON_LIMIT,
    }
    return _page(request, kept, context, status)


def _refused(
    request: HttpRequest, kept: Entity, absorbed: Entity, error: MergeRefused
) -> HttpResponse:
    context = {
        "refused": str(error),
        "refused_with": absorbed,
        "marked_different": error.marked_different,
    }
    return _page(request, kept, context, 409)


def _page(request: HttpRequest, kept: Entity, more: dict[str, Any], status: int) -> HttpResponse:
    here = reverse(f"desk:merge-{kept.kind}", args=[kept.docket])
    context = {"entity": kept, "section": section(EntityKind(kept.kind)), "here": here, **more}
    return render(request, TEMPLATE, context, status=status)
