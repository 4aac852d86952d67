"""The page of one correction, changing it, and taking it back."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.comparison.actions.corrections import change_correction, take_back_correction
from apps.comparison.models import Correction
from apps.desk.conflicts import Conflict, conflict_over
from apps.desk.forms.corrections import CorrectionForm, WithdrawForm
from apps.desk.queries.corrections.page import correction_of_docket, correction_page
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, hx_redirect, render
from apps.ui.toasts import toast

_TYPED = (
    *("effect", "words", "said_on", "source_article", "source_url", "measure", "population"),
    *("population_words", "place", "place_words", "since", "until", "figure_words", "low", "high"),
)


@require_GET
def correction(request: HttpRequest, docket: int) -> HttpResponse:
    return show(request, docket)


@require_POST
def edit(request: HttpRequest, docket: int) -> HttpResponse:
    row = correction_of_docket(docket)
    form = CorrectionForm(request.POST, auto_id="edit_%s")
    if not form.is_valid():
        return show(request, docket, status=422, form=form)
    try:
        _row, action = change_correction(
            correction=row,
            said=form.said(row),
            withdraw=form.cleaned_data["withdraw"],
            why=form.cleaned_data["why"],
            by=person(request),
            expected_revision=form.cleaned_data["revision"] or 0,
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return show(request, docket, status=422, form=form)
    except EditConflict as found:
        if not isinstance(found.current, Correction):
            raise
        theirs = correction_of_docket(docket)
        typed = request.POST.copy()
        typed["revision"] = str(theirs.revision)
        again = CorrectionForm(typed, auto_id="edit_%s")
        shown = CorrectionForm.initial_of(theirs)
        conflict = conflict_over(
            theirs,
            again,
            theirs={name: shown[name] for name in _TYPED},
            typed={name: typed.get(name, "") for name in _TYPED},
        )
        return show(request, docket, status=409, form=again, conflict=conflict)
    return changed(request, docket, f"Changed {row.docket_label}.", action)


@require_POST
def take_back(request: HttpRequest, docket: int) -> HttpResponse:
    row = correction_of_docket(docket)
    action = take_back_correction(
        correction=row, by=person(request), restore=request.POST.get("restore") == "on"
    )
    said = f"Took back K-{docket}."
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, "desk:corrections")


def changed(request: HttpRequest, docket: int, said: str, action: object) -> HttpResponse:
    """What a change leads to: the correction's part of the page for htmx, the page without it."""
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    if htmx_of(request):
        return show(request, docket)
    return hx_redirect(request, "desk:correction", docket)


def show(
    request: HttpRequest,
    docket: int,
    *,
    status: int = 200,
    form: CorrectionForm | None = None,
    withdrawing: WithdrawForm | None = None,
    conflict: Conflict | None = None,
) -> HttpResponse:
    row = correction_of_docket(docket)
    page = correction_page(row, user=person(request))
    context: dict[str, Any] = {
        "page": page,
        "correction": row,
        "form": form or CorrectionForm(initial=CorrectionForm.initial_of(row), auto_id="edit_%s"),
        "is_open": form is not None,
        "conflict": conflict,
    }
    if row.utterance is not None:
        said = f"{row.docket_label}: {' '.join(row.words.split())}"
        context["withdrawing"] = withdrawing or WithdrawForm(
            initial={"revision": row.utterance.revision, "reason": said[:300]},
            auto_id="withdraw_%s",
        )
    return render(
        request,
        "desk/corrections/page.html",
        context,
        partials={"correction": "correction"},
        status=status,
    )
