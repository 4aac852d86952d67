"""Roles of a person, changed on the person's page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.rules import Action, check_may
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.desk.forms.roles import RoleForm
from apps.desk.queries.entity import load_entity
from apps.desk.requests import person as reader
from apps.desk.requests import posted_number
from apps.desk.views.entity import PARTS, shown
from apps.entities.actions.roles import add_role, decide_role, edit_role, remove_role
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Role
from apps.ui.htmx import wanted_parts
from apps.ui.toasts import toast, warn


@require_POST
def add(request: HttpRequest, docket: int) -> HttpResponse:
    user = reader(request)
    check_may(user, Action.EDIT_ENTITY)
    entity = load_entity(EntityKind.PERSON, docket)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return shown(request, entity, role_form=form, status=422)
    try:
        role, action = add_role(person=entity, by=user, **form.facts)
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return shown(request, entity, role_form=form, status=422)
    toast(request, f"Filed “{role.title}”.", undo=reverse("desk:undo", args=[action]))
    return _again(request, entity)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, docket: int, role: UUID) -> HttpResponse:
    """The role as a form in its place."""
    user = reader(request)
    check_may(user, Action.EDIT_ENTITY)
    entity, found = _role(docket, role)
    if request.method == "GET":
        form = RoleForm(initial=RoleForm.initial_of(found))
        return shown(request, entity, editing=found, edit_form=form)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return shown(request, entity, editing=found, edit_form=form, status=422)
    try:
        _changed, action = edit_role(
            role=found,
            by=user,
            expected_revision=form.cleaned_data["revision"] or 0,
            **form.facts,
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return shown(request, entity, editing=found, edit_form=form, status=422)
    except EditConflict:
        values = request.POST.copy()
        values["revision"] = str(found.revision)
        form = RoleForm(values)
        form.is_valid()
        form.add_error(
            None,
            "Somebody else changed this role in the meantime. What you typed is still here; "
            "saving again puts it over theirs.",
        )
        return shown(request, entity, editing=found, edit_form=form, status=409)
    toast(request, "Saved the role.", undo=reverse("desk:undo", args=[action]))
    return _again(request, entity)


@require_POST
def decide(request: HttpRequest, docket: int, role: UUID) -> HttpResponse:
    entity, found = _role(docket, role)
    state = request.POST.get("state")
    if (
        state not in (SuggestionState.CONFIRMED, SuggestionState.REJECTED)
        or found.state != SuggestionState.SUGGESTED
    ):
        raise InvalidAnnotation("This is no open suggestion any more.")
    _changed, action = decide_role(
        role=found,
        state=SuggestionState(state),
        by=reader(request),
        expected_revision=posted_number(request, "revision"),
    )
    word = "Accepted" if state == SuggestionState.CONFIRMED else "Rejected"
    toast(request, f"{word} “{found.title}”.", undo=reverse("desk:undo", args=[action]))
    return _again(request, entity)


@require_POST
def remove(request: HttpRequest, docket: int, role: UUID) -> HttpResponse:
    entity, found = _role(docket, role)
    title = found.title
    try:
        action = remove_role(role=found, by=reader(request))
    except InvalidAnnotation as error:
        warn(request, str(error))
    else:
        toast(request, f"Removed “{title}”.", undo=reverse("desk:undo", args=[action]))
    return _again(request, entity)


def _role(docket: int, role: UUID) -> tuple[Entity, Role]:
    entity = load_entity(EntityKind.PERSON, docket)
    found = get_object_or_404(
        Role.objects.select_related("person", "body"), pk=role, person=entity
    )
    return entity, found


def _again(request: HttpRequest, entity: Entity) -> HttpResponse:
    if wanted_parts(request, PARTS):
        return shown(request, entity)
    return redirect(f"{entity.get_absolute_url()}#roles")
