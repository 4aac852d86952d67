"""The page of one question, and changing, closing and deleting it."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.comparison.actions.questions import (
    close_question,
    delete_question,
    edit_question,
    open_question,
)
from apps.comparison.enums import QuestionKind
from apps.desk.actions.proposing_claims import propose_what_matches
from apps.desk.forms.questions import QuestionForm
from apps.desk.requests import person, posted_number
from apps.desk.views.questions.showing import changed, show, to_work_on
from apps.ui.htmx import hx_redirect
from apps.ui.toasts import toast


@require_GET
def question(request: HttpRequest, docket: int) -> HttpResponse:
    return show(request, docket)


@require_POST
def edit(request: HttpRequest, docket: int) -> HttpResponse:
    row = to_work_on(request, docket)
    form = QuestionForm(request.POST, auto_id="edit_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"edit": form})
    values = form.cleaned_data
    try:
        row, action = edit_question(
            question=row,
            by=person(request),
            expected_revision=values["revision"] or 0,
            title=values["title"],
            kind=QuestionKind(values["kind"]),
            description=values["description"],
            filter=values["filter"],
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return show(request, docket, status=422, refused={"edit": form})
    except EditConflict as conflict:
        typed = request.POST.copy()
        typed["revision"] = str(getattr(conflict.current, "revision", ""))
        again = QuestionForm(typed, auto_id="edit_%s")
        return show(request, docket, status=409, refused={"edit": again}, overtaken="edit")
    propose_what_matches(row)
    return changed(request, docket, f"Changed {row.docket_label}.", action)


@require_POST
def close(request: HttpRequest, docket: int) -> HttpResponse:
    """Close a question, or open it again."""
    row = to_work_on(request, docket)
    act, said = (
        (close_question, "Closed") if row.closed_at is None else (open_question, "Opened again")
    )
    _row, action = act(
        question=row, by=person(request), expected_revision=posted_number(request, "revision")
    )
    return changed(request, docket, f"{said}: {row.docket_label}.", action)


@require_POST
def delete(request: HttpRequest, docket: int) -> HttpResponse:
    row = to_work_on(request, docket)
    label = row.docket_label
    action = delete_question(question=row, by=person(request))
    toast(request, f"Deleted {label}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, "desk:questions")
