"""The page of a person, a place or an organisation, and what can be changed on it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.rules import Action, check_may, may
from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.audit.queries import history
from apps.audit.recording import recorded
from apps.comparison.queries.wholes import is_said_within
from apps.desk.forms.entities import EntityForm, NameForm
from apps.desk.forms.roles import RoleForm
from apps.desk.forms.wholes import WholeForm
from apps.desk.queries.entity import entity_page, load_entity
from apps.desk.queries.entity_map import position
from apps.desk.requests import person
from apps.desk.views.entities import section
from apps.desk.views.leading import lead_on
from apps.entities.actions.entities import add_name, delete_entity, edit_entity, remove_name
from apps.entities.enums import EntityKind, NameKind
from apps.entities.errors import MergedAway
from apps.entities.models import Entity, Name
from apps.ui.htmx import hx_redirect, render, wanted_parts
from apps.ui.toasts import toast, warn

PARTS = {
    "entity": "entity",
    "names": "names",
    "roles": "roles",
    "wholes": "wholes",
    "passages": "passages",
}


@require_safe
def page(request: HttpRequest, kind: EntityKind, docket: int) -> HttpResponse:
    try:
        entity = load_entity(kind, docket)
    except MergedAway as away:
        return lead_on(request, away)
    return shown(request, entity)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, kind: EntityKind, docket: int) -> HttpResponse:
    """The same page with its facts as a form."""
    user = person(request)
    check_may(user, Action.EDIT_ENTITY)
    entity = load_entity(kind, docket)
    if request.method == "GET":
        form = EntityForm(initial=EntityForm.initial_of(entity), kind=kind)
        return shown(request, entity, form=form)
    form = EntityForm(request.POST, kind=kind)
    if form.is_valid():
        _check_no_circle(form, entity)
    if not form.is_valid():
        return shown(request, entity, form=form, status=422)
    reason = f"Changed what is known about {entity.name}"
    try:
        with recorded(by=user, reason=reason) as action:
            entity = edit_entity(
                entity=entity,
                by=user,
                expected_revision=form.cleaned_data["revision"] or 0,
                **form.facts,
            )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return shown(request, entity, form=form, status=422)
    except EditConflict:
        return _conflict(request, kind, docket, form)
    toast(request, f"Saved {entity.name}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, entity.get_absolute_url())


def _check_no_circle(form: EntityForm, entity: Entity) -> None:
    """Beside the entries themselves, people say on their pages what lies within what."""
    parent = form.facts.get("parent")
    if parent is not None and is_said_within(parent, entity):
        form.add_error(
            "parent",
            f"{entity.name} cannot be part of {parent.name}, which lies within it already.",
        )


def _conflict(
    request: HttpRequest, kind: EntityKind, docket: int, form: EntityForm
) -> HttpResponse:
    """Both versions, with what was typed still in the fields. Saving again is a decision then."""
    entity = load_entity(kind, docket)
    theirs = EntityForm.initial_of(entity)
    values = request.POST.copy()
    values["revision"] = str(entity.revision)
    kept = EntityForm(values, kind=kind)
    kept.is_valid()
    last = next(iter(history(entity, 1)), None)
    differences = []
    for name, field in kept.fields.items():
        old, new = str(theirs[name]), kept.data.get(name, "")
        if name != "revision" and " ".join(old.split()) != " ".join(new.split()):
            choices = {str(key): word for key, word in getattr(field, "choices", ())}
            differences.append(
                {
                    "label": kept[name].label,
                    "theirs": choices.get(old, old),
                    "yours": choices.get(new, new),
                }
            )
    conflict = {"by": last.who if last else "Somebody", "differences": differences}
    return shown(request, entity, form=kept, status=409, conflict=conflict)


@require_POST
def add_spelling(request: HttpRequest, kind: EntityKind, docket: int) -> HttpResponse:
    user = person(request)
    check_may(user, Action.EDIT_ENTITY)
    entity = load_entity(kind, docket)
    form = NameForm(request.POST)
    if not form.is_valid():
        return shown(request, entity, name_form=form, status=422)
    text = " ".join(form.cleaned_data["text"].split())
    if entity.names.filter(text=text).exists():
        form.add_error("text", f"“{text}” is on file already.")
        return shown(request, entity, name_form=form, status=422)
    with recorded(by=user, reason=f"Added the spelling “{text}” to {entity.name}") as action:
        add_name(
            entity=entity,
            text=text,
            by=user,
            kind=NameKind(form.cleaned_data["kind"]),
            language=form.cleaned_data["language"],
        )
    toast(request, f"Added the spelling “{text}”.", undo=reverse("desk:undo", args=[action]))
    return _shown_again(request, entity)


@require_POST
def remove_spelling(
    request: HttpRequest, kind: EntityKind, docket: int, name: UUID
) -> HttpResponse:
    entity = load_entity(kind, docket)
    found = get_object_or_404(Name.objects.select_related("entity"), pk=name, entity=entity)
    text = found.text
    try:
        action = remove_name(name=found, by=person(request))
    except InvalidAnnotation as error:
        warn(request, str(error))
    else:
        toast(request, f"Removed the spelling “{text}”.", undo=reverse("desk:undo", args=[action]))
    return _shown_again(request, entity)


@require_POST
def delete(request: HttpRequest, kind: EntityKind, docket: int) -> HttpResponse:
    entity = load_entity(kind, docket)
    name = entity.name
    try:
        action = delete_entity(entity=entity, by=person(request))
    except InvalidAnnotation as error:
        return shown(request, load_entity(kind, docket), status=409, refused=str(error))
    toast(request, f"Took {name} off file.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, section(kind).list_url)


def _shown_again(request: HttpRequest, entity: Entity) -> HttpResponse:
    return (
        shown(request, entity)
        if wanted_parts(request, PARTS)
        else redirect(entity.get_absolute_url())
    )


def shown(request: HttpRequest, entity: Entity, *, status: int = 200, **more: Any) -> HttpResponse:
    """The page, or the part of it that was asked for."""
    user = person(request)
    context = {
        "page": entity_page(
            entity, after=_number(request, "after"), parts_after=_number(request, "parts")
        ),
        "entity": entity,
        "section": section(EntityKind(entity.kind)),
        "position": position(entity),
        "urls": _addresses(entity),
        "may_edit": may(user, Action.EDIT_ENTITY),
        "may_delete": may(user, Action.DELETE_ENTITY),
        "name_form": NameForm(),
        "role_form": RoleForm(),
        "may_curate": may(user, Action.CURATE),
        "whole_form": WholeForm(),
        **more,
    }
    return render(request, "desk/entity.html", context, partials=PARTS, status=status)


def _number(request: HttpRequest, name: str) -> int | None:
    typed = request.GET.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 18 else None


def _addresses(entity: Entity) -> dict[str, str]:
    args = [entity.docket]
    return {
        "edit": reverse(f"desk:edit-{entity.kind}", args=args),
        "names": reverse(f"desk:{entity.kind}-names", args=args),
        "delete": reverse(f"desk:delete-{entity.kind}", args=args),
        "merge": reverse(f"desk:merge-{entity.kind}", args=args),
        "split": reverse(f"desk:split-{entity.kind}", args=args),
        "roles": f"{entity.get_absolute_url()}roles/",
        "wholes": f"{entity.get_absolute_url()}wholes/",
    }
