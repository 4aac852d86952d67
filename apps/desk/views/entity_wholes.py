"""What a place or a body lies within, said, denied and taken back on its page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.comparison.actions.wholes import deny_within, put_within, unsay_within
from apps.comparison.models import PartOf
from apps.desk.forms.wholes import WholeForm
from apps.desk.queries.entity import load_entity
from apps.desk.requests import person
from apps.desk.views.entity import PARTS, shown
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from apps.ui.htmx import wanted_parts
from apps.ui.toasts import toast


@require_POST
def say(request: HttpRequest, kind: EntityKind, docket: int) -> HttpResponse:
    user = person(request)
    check_may(user, Action.CURATE)
    entity = load_entity(kind, docket)
    form = WholeForm(request.POST)
    if not form.is_valid():
        return shown(request, entity, whole_form=form, status=422)
    ends = form.ends(entity)
    try:
        _said, action = put_within(**ends, by=user, reason=form.cleaned_data["reason"])
    except InvalidAnnotation as error:
        form.add_error("other", str(error))
        return shown(request, entity, whole_form=form, status=422)
    words = f"{ends['part'].name} lies within {ends['whole'].name}."
    return _again(request, entity, words, action)


@require_POST
def deny(request: HttpRequest, kind: EntityKind, docket: int, whole: UUID) -> HttpResponse:
    """Say that it does not lie within another, though its entry or the gazetteer says so."""
    entity = load_entity(kind, docket)
    other = get_object_or_404(Entity, pk=whole)
    _said, action = deny_within(
        part=entity, whole=other, by=person(request), reason=request.POST.get("reason", "")
    )
    return _again(request, entity, f"{entity.name} does not lie within {other.name}.", action)


@require_POST
def unsay(request: HttpRequest, kind: EntityKind, docket: int, said: UUID) -> HttpResponse:
    entity = load_entity(kind, docket)
    row = get_object_or_404(PartOf.objects.select_related("part", "whole"), pk=said)
    if entity.pk not in (row.part_id, row.whole_id):
        raise InvalidAnnotation("This was said of others.")
    words = f"Took back what was said of {row.part.name} and {row.whole.name}."
    action = unsay_within(said=row, by=person(request), reason=request.POST.get("reason", ""))
    return _again(request, entity, words, action)


def _again(request: HttpRequest, entity: Entity, words: str, action: UUID) -> HttpResponse:
    toast(request, words, undo=reverse("desk:undo", args=[action]))
    if wanted_parts(request, PARTS):
        return shown(request, entity)
    return redirect(f"{entity.get_absolute_url()}#wholes")
