"""Imports: what has been brought in so far, and the form that brings in more files."""

from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may, may
from apps.articles.actions.queueing import queue_import
from apps.articles.actions.uploading import Upload, import_files
from apps.articles.errors import ImportRefused
from apps.articles.queries.imports import runs_before
from apps.desk.forms.imports import UploadForm
from apps.desk.requests import person
from apps.entities.actions.searching import wake_search
from apps.ui.htmx import hx_redirect, render


@require_http_methods(["GET", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    if request.method == "GET":
        return _show(request, UploadForm())
    user = person(request)
    check_may(user, Action.IMPORT)
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, status=422)
    given = form.cleaned_data
    try:
        run = import_files(
            files=cast("list[Upload]", given["uploads"]),
            by=user,
            rehearsal=given["rehearsal"],
            publisher=given["publisher"],
            language=given["language"],
        )
    except ImportRefused as refused:
        form.add_error(refused.field, str(refused))
        return _show(request, form, status=422)
    queue_import(run)
    # Behind the import, which goes first: the names of what it brings.
    wake_search()
    return hx_redirect(request, run)


def _show(request: HttpRequest, form: UploadForm, *, status: int = 200) -> HttpResponse:
    before = request.GET.get("before", "")
    context = {
        "page": runs_before(int(before) if before.isdecimal() and len(before) < 16 else None),
        "form": form,
        "may_import": may(person(request), Action.IMPORT),
        "upload_limit": settings.UPLOAD_LIMIT,
        "is_first": not before,
    }
    return render(request, "desk/imports.html", context, status=status)
