"""People, places and organisations in files: brought in with a rehearsal, taken out as listed."""

from io import TextIOWrapper
from itertools import islice
from typing import IO, cast

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.rules import Action, check_may
from apps.desk.forms.entity_files import EntityFileForm
from apps.desk.queries.entity_filters import EntityFilters, matching
from apps.desk.requests import person
from apps.entities.actions.bringing_in import Outcome, bring_in
from apps.entities.enums import EntityKind, EntityStanding
from apps.entities.exchange import FORMATS, Read, Refused, format_of
from apps.entities.queries.records import records_of
from apps.ui.htmx import render
from apps.ui.toasts import toast

# Somebody waits for the page; what is longer goes in by the command.
MOST_LINES = 5000
LINES_SHOWN = 200
PLURALS = {
    EntityKind.PERSON: "people",
    EntityKind.PLACE: "places",
    EntityKind.ORGANISATION: "organisations",
}


@require_safe
def taken_out(request: HttpRequest, kind: EntityKind, format_name: str) -> StreamingHttpResponse:
    """The list as it is narrowed, all of it, without what is only proposed."""
    chosen = FORMATS.get(format_name)
    if chosen is None:
        raise Http404
    found = matching(EntityFilters.read(kind, request.GET))
    records = records_of(found.filter(standing=EntityStanding.ON_FILE))
    response = StreamingHttpResponse(chosen.write(records), content_type=chosen.content_type)
    name = f"{PLURALS[kind]}{chosen.endings[0]}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_http_methods(["GET", "POST"])
def brought_in(request: HttpRequest) -> HttpResponse:
    user = person(request)
    check_may(user, Action.EDIT_ENTITY)
    if request.method == "GET":
        return _show(request, EntityFileForm())
    form = EntityFileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, form, status=422)
    given = form.cleaned_data
    try:
        outcome = bring_in(
            reads=_reads(given["upload"]),
            by=user,
            rehearsal=given["rehearsal"],
            same_names=given["same_names"],
        )
    except Refused as refused:
        form.add_error("upload", str(refused))
        return _show(request, form, status=422)
    except UnicodeDecodeError as error:
        form.add_error("upload", f"The file is not UTF-8 (byte {error.start + 1}).")
        return _show(request, form, status=422)
    if outcome.action is not None:
        toast(
            request,
            "Brought in. Undo takes all of it back.",
            undo=reverse("desk:undo", args=[outcome.action]),
        )
    return _show(request, form, outcome=outcome)


def _reads(upload: IO[bytes] | object) -> list[Read]:
    chosen = format_of(str(getattr(upload, "name", "")))
    assert chosen is not None
    text = TextIOWrapper(cast("IO[bytes]", upload), encoding="utf-8-sig", newline="")
    reads = list(islice(chosen.read(text), MOST_LINES + 1))
    if len(reads) > MOST_LINES:
        raise Refused(
            f"The file has more than {MOST_LINES:,} lines. Bring it in with "
            "manage.py import_entities."
        )
    return reads


def _show(
    request: HttpRequest,
    form: EntityFileForm,
    *,
    outcome: Outcome | None = None,
    status: int = 200,
) -> HttpResponse:
    told = outcome.told if outcome else []
    context = {
        "form": form,
        "outcome": outcome,
        "counts": [(fate.value, count) for fate, count in outcome.counts.items()]
        if outcome
        else [],
        "told": told[:LINES_SHOWN],
        "more": max(0, len(told) - LINES_SHOWN),
    }
    return render(request, "desk/entity_files.html", context, status=status)
