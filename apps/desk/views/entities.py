"""The lists of people, places and organisations, and putting a new one on file."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.rules import Action, check_may, may
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.desk.forms.entities import EntityForm
from apps.desk.queries.entities import entity_list
from apps.desk.queries.entity_filters import SCRIPTS, SORTS, EntityFilters
from apps.desk.requests import person
from apps.entities.actions.entities import create_entity
from apps.entities.enums import EntityKind
from apps.entities.queries.spelling import FoundEntity, best_by_spelling
from apps.ui.htmx import hx_redirect, render, wanted_parts
from apps.ui.toasts import toast

LIST_PARTS = {"results": ("results", "counts")}


@dataclass(frozen=True)
class Section:
    """The words and addresses of one of the three lists."""

    kind: EntityKind
    title: str
    one: str
    list_url: str
    new_url: str


_TITLES = {
    EntityKind.PERSON: ("People", "person", "people"),
    EntityKind.PLACE: ("Places", "place", "places"),
    EntityKind.ORGANISATION: ("Organisations", "organisation", "organisations"),
}


def section(kind: EntityKind) -> Section:
    title, one, name = _TITLES[kind]
    return Section(kind, title, one, reverse(f"desk:{name}"), reverse(f"desk:new-{kind.value}"))


@require_safe
def listed(request: HttpRequest, kind: EntityKind) -> HttpResponse:
    page = entity_list(EntityFilters.read(kind, request.GET))
    here = section(kind)
    context = {
        "page": page,
        "filters": page.filters,
        "section": here,
        "sorts": SORTS,
        "scripts": SCRIPTS,
        "may_add": may(person(request), Action.ANNOTATE),
        "may_bring_in": may(person(request), Action.EDIT_ENTITY),
    }
    response = render(request, "desk/entities.html", context, partials=LIST_PARTS)
    if wanted_parts(request, LIST_PARTS):
        # The address of a form holds its empty fields too; the list's own is shorter.
        response["HX-Push-Url"] = f"{here.list_url}{page.filters.query}"
    return response


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, kind: EntityKind) -> HttpResponse:
    """A form for somebody or something new; those already spelled alike are shown once."""
    user = person(request)
    check_may(user, Action.ANNOTATE)
    if request.method == "GET":
        return _new(request, EntityForm(initial={"name": request.GET.get("name", "")}, kind=kind))
    form = EntityForm(request.POST, kind=kind)
    if not form.is_valid():
        return _new(request, form, status=422)
    alike = [
        found for found in best_by_spelling(form.cleaned_data["name"], kinds=[kind]) if found.exact
    ]
    if alike and request.POST.get("another") != "yes":
        return _new(request, form, status=409, alike=alike)
    facts = form.facts
    try:
        with recorded(by=user, reason=f"Put a new {kind.label.lower()} on file") as action:
            entity = create_entity(kind=kind, by=user, **facts)
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _new(request, form, status=422)
    toast(
        request,
        f"{entity.name} is on file as {entity.docket_label}.",
        undo=reverse("desk:undo", args=[action]),
    )
    return hx_redirect(request, entity.get_absolute_url())


def _new(
    request: HttpRequest,
    form: EntityForm,
    *,
    status: int = 200,
    alike: list[FoundEntity] | None = None,
) -> HttpResponse:
    context = {"form": form, "section": section(form.kind), "alike": alike or []}
    return render(
        request,
        "desk/entity_new.html",
        context,
        partials={"entity-form": "form"},
        status=status,
    )
