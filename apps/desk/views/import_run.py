"""One import: how far it has come, and what it refused."""

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.rules import Action, may
from apps.articles.actions.importing import continue_import, stop_import
from apps.articles.actions.queueing import queue_import
from apps.articles.actions.uploading import import_for_real
from apps.articles.models import ImportRun
from apps.articles.queries.imports import rejected_after
from apps.articles.queries.rejected import rejected_download, rejected_list
from apps.desk.queries.imports import standing
from apps.desk.requests import person
from apps.entities.actions.searching import wake_search
from apps.ui.htmx import hx_redirect, render
from apps.ui.toasts import toast

PARTS = {"import-progress": ("progress", "head", "rejected")}


@require_safe
def import_run(request: HttpRequest, docket: int) -> HttpResponse:
    run = _run(docket)
    after = request.GET.get("after", "")
    context = {
        "run": run,
        "standing": standing(run),
        "rejected": rejected_after(
            run, int(after) if after.isdecimal() and len(after) < 16 else 0
        ),
        "may_import": may(person(request), Action.IMPORT),
    }
    return render(request, "desk/import.html", context, partials=PARTS)


@require_POST
def stop(request: HttpRequest, docket: int) -> HttpResponse:
    run = stop_import(run=_run(docket), by=person(request))
    return hx_redirect(request, run)


@require_POST
def go_on(request: HttpRequest, docket: int) -> HttpResponse:
    run = continue_import(run=_run(docket), by=person(request))
    queue_import(run)
    wake_search()
    return hx_redirect(request, run)


@require_POST
def for_real(request: HttpRequest, docket: int) -> HttpResponse:
    run = import_for_real(rehearsal=_run(docket), by=person(request))
    queue_import(run)
    wake_search()
    toast(request, f"{run.docket_label} imports for real what {docket} rehearsed.")
    return hx_redirect(request, run)


@require_safe
def rejected_lines(request: HttpRequest, docket: int) -> HttpResponseBase:
    download = rejected_download(_run(docket))
    if download is None:
        raise Http404("Nothing that was rejected could be kept.")
    return FileResponse(
        download.stream,
        as_attachment=True,
        filename=download.name,
        content_type="application/octet-stream",
    )


@require_safe
def rejected_csv(request: HttpRequest, docket: int) -> HttpResponseBase:
    run = _run(docket)
    return StreamingHttpResponse(
        (line.encode() for line in rejected_list(run)),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="{run.docket_label}-rejected-list.csv"'
        },
    )


def _run(docket: int) -> ImportRun:
    return get_object_or_404(ImportRun.objects.select_related("by"), docket=docket)
