"""The page of one question: itself, its file, and what is answered to it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.comparison.actions.questions import (
    answer_question,
    change_answer,
    close_question,
    delete_question,
    edit_question,
    open_question,
    withdraw_answer,
)
from apps.comparison.enums import QuestionKind
from apps.comparison.models import Answer
from apps.desk.forms.questions import AnswerForm, QuestionForm
from apps.desk.queries.questions.page import compared_on, question_of
from apps.desk.queries.questions.table import exported, table_of
from apps.desk.requests import person, posted_number
from apps.desk.views.questions.showing import asked_day, changed, show
from apps.ui.htmx import hx_redirect
from apps.ui.spreadsheets import MARK, csv_line
from apps.ui.toasts import toast


@require_GET
def question(request: HttpRequest, docket: int) -> HttpResponse:
    return show(request, docket)


@require_GET
def file(request: HttpRequest, docket: int) -> HttpResponse:
    """The table of every claim, as CSV; of the day that is asked for."""
    row = question_of(docket)
    day, _problem = asked_day(request)
    facts, compared = compared_on(row, day)
    lines = [MARK, *(csv_line(cells) for cells in exported(table_of(facts, compared)))]
    response = HttpResponse("".join(lines), content_type="text/csv; charset=utf-8")
    name = f"{row.docket_label}{f'-{day}' if day else ''}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def edit(request: HttpRequest, docket: int) -> HttpResponse:
    row = question_of(docket)
    form = QuestionForm(request.POST, auto_id="edit_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"edit": form})
    values = form.cleaned_data
    try:
        _row, action = edit_question(
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
    return changed(request, docket, f"Changed {row.docket_label}.", action)


@require_POST
def close(request: HttpRequest, docket: int) -> HttpResponse:
    """Close a question, or open it again."""
    row = question_of(docket)
    act, said = (
        (close_question, "Closed") if row.closed_at is None else (open_question, "Opened again")
    )
    _row, action = act(
        question=row, by=person(request), expected_revision=posted_number(request, "revision")
    )
    return changed(request, docket, f"{said}: {row.docket_label}.", action)


@require_POST
def delete(request: HttpRequest, docket: int) -> HttpResponse:
    row = question_of(docket)
    label = row.docket_label
    action = delete_question(question=row, by=person(request))
    toast(request, f"Deleted {label}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, "desk:questions")


@require_POST
def answer(request: HttpRequest, docket: int) -> HttpResponse:
    row = question_of(docket)
    form = AnswerForm(request.POST, auto_id="answer_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"answer": form})
    _row, action = answer_question(
        question=row,
        words=form.cleaned_data["words"],
        text=form.cleaned_data["text"],
        by=person(request),
    )
    return changed(request, docket, f"Answered {row.docket_label}.", action)


@require_POST
def change_an_answer(request: HttpRequest, docket: int, answer: UUID) -> HttpResponse:
    """Change an answer, or take it back."""
    row = get_object_or_404(
        Answer.objects.select_related("question"), pk=answer, question__docket=docket
    )
    if request.POST.get("do") == "withdraw":
        _row, action = withdraw_answer(
            answer=row, by=person(request), expected_revision=posted_number(request, "revision")
        )
        return changed(request, docket, "Took the answer back.", action)
    form = AnswerForm(request.POST, auto_id="answer_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"answer": form})
    _row, action = change_answer(
        answer=row,
        words=form.cleaned_data["words"],
        text=form.cleaned_data["text"],
        by=person(request),
        expected_revision=form.cleaned_data["revision"] or 0,
    )
    return changed(request, docket, "Changed the answer.", action)
