"""The register of tags: the tree with its counts, and the form for a new one."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may, may
from apps.articles.actions.tagging import make_tag
from apps.articles.enums import TagColour
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.desk.forms.tags import TagForm
from apps.desk.queries.tags import register
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, hx_redirect, render
from apps.ui.toasts import toast

PARTS = {"tags": "tags"}


@require_http_methods(["GET", "POST"])
def tags(request: HttpRequest) -> HttpResponse:
    user = person(request)
    if request.method == "GET":
        return _show(request, TagForm())
    check_may(user, Action.EDIT_TAG)
    form = TagForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    try:
        with recorded(by=user, reason="Made a tag") as action:
            tag = make_tag(
                name=form.cleaned_data["name"],
                parent=form.cleaned_data["parent"],
                colour=TagColour(form.cleaned_data["colour"]),
                meaning=form.cleaned_data["meaning"],
                by=user,
            )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _show(request, form, status=422)
    toast(request, f"Made the tag {tag.name}.", undo=reverse("desk:undo", args=[action]))
    if htmx_of(request):
        return _show(request, TagForm())
    return hx_redirect(request, "desk:tags")


def _show(request: HttpRequest, form: TagForm, *, status: int = 200) -> HttpResponse:
    context = {
        "rows": register(),
        "form": form,
        "may_edit": may(person(request), Action.EDIT_TAG),
    }
    return render(request, "desk/tags.html", context, partials=PARTS, status=status)
