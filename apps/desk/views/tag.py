"""One tag: what carries it, who changed it, and changing it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from apps.accounts.rules import Action, check_may, may
from apps.articles.actions.tagging import change_tag, delete_tag
from apps.articles.enums import TagColour
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Tag
from apps.audit.errors import EditConflict
from apps.audit.recording import recorded
from apps.desk.conflicts import Conflict, conflict_over
from apps.desk.forms.tags import TagForm
from apps.desk.queries.tags import CARRIERS, tag_page
from apps.desk.requests import person
from apps.ui.htmx import hx_redirect, render
from apps.ui.toasts import toast

PARTS = {"tag": "tag"}
EDIT_PARTS = {"tag-form": "form"}


@require_GET
def tag(request: HttpRequest, docket: int) -> HttpResponse:
    row = get_object_or_404(Tag.objects.select_related("parent"), docket=docket)
    page = tag_page(
        row,
        with_below=request.GET.get("below") == "1",
        after={name: _key(request.GET.get(name, "")) for name in CARRIERS},
    )
    context = {"tag": row, "page": page, "may_edit": may(person(request), Action.EDIT_TAG)}
    return render(request, "desk/tag.html", context, partials=PARTS)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, docket: int) -> HttpResponse:
    user = person(request)
    check_may(user, Action.EDIT_TAG)
    row = get_object_or_404(Tag.objects.select_related("parent"), docket=docket)
    if request.method == "GET":
        return _form(request, row, TagForm(initial=TagForm.initial_of(row)))
    form = TagForm(request.POST)
    if not form.is_valid():
        return _form(request, row, form, status=422)
    values = form.cleaned_data
    try:
        with recorded(by=user, reason="Changed a tag") as action:
            change_tag(
                tag=row,
                by=user,
                expected_revision=values["revision"] or 0,
                name=values["name"],
                colour=TagColour(values["colour"]),
                parent=values["parent"],
                meaning=values["meaning"],
            )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _form(request, row, form, status=422)
    except EditConflict:
        return _conflict(request, docket)
    toast(request, f"Saved {values['name']}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, "desk:tag", docket)


def _conflict(request: HttpRequest, docket: int) -> HttpResponse:
    """Both versions, with what was typed still in the fields."""
    row = get_object_or_404(Tag.objects.select_related("parent"), docket=docket)
    theirs = TagForm.initial_of(row)
    kept = TagForm({**request.POST.dict(), "revision": row.revision})
    kept.is_valid()
    typed = {name: request.POST.get(name, "") for name in theirs if name != "revision"}
    conflict = conflict_over(row, kept, theirs, typed)
    return _form(request, row, kept, status=409, conflict=conflict)


def _form(
    request: HttpRequest,
    row: Tag,
    form: TagForm,
    *,
    status: int = 200,
    conflict: Conflict | None = None,
) -> HttpResponse:
    context = {"tag": row, "form": form, "conflict": conflict}
    return render(request, "desk/tag_edit.html", context, partials=EDIT_PARTS, status=status)


@require_POST
def delete(request: HttpRequest, docket: int) -> HttpResponse:
    row = get_object_or_404(Tag, docket=docket)
    action = delete_tag(tag=row, by=person(request))
    toast(request, f"Deleted the tag {row.name}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, "desk:tags")
