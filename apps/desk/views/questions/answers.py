"""Answering a question; changing an answer, and taking it back."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from apps.audit.errors import EditConflict
from apps.comparison.actions.questions import answer_question, change_answer, withdraw_answer
from apps.comparison.models import Answer
from apps.desk.forms.questions import AnswerForm
from apps.desk.requests import person, posted_number
from apps.desk.views.questions.showing import answer_place, changed, show, to_work_on


@require_POST
def answer(request: HttpRequest, docket: int) -> HttpResponse:
    row = to_work_on(request, docket)
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
def change(request: HttpRequest, docket: int, answer: UUID) -> HttpResponse:
    """Change an answer, or take it back. Whoever was slower sees both, and loses nothing."""
    row = get_object_or_404(
        Answer.objects.select_related("question"),
        pk=answer,
        question=to_work_on(request, docket),
    )
    if request.POST.get("do") == "withdraw":
        _row, action = withdraw_answer(
            answer=row, by=person(request), expected_revision=posted_number(request, "revision")
        )
        return changed(request, docket, "Took the answer back.", action)
    place = answer_place(row.pk)
    form = AnswerForm(request.POST, auto_id=f"{place}_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={place: form})
    try:
        _row, action = change_answer(
            answer=row,
            words=form.cleaned_data["words"],
            text=form.cleaned_data["text"],
            by=person(request),
            expected_revision=form.cleaned_data["revision"] or 0,
        )
    except EditConflict as conflict:
        typed = request.POST.copy()
        typed["revision"] = str(getattr(conflict.current, "revision", ""))
        again = AnswerForm(typed, auto_id=f"{place}_%s")
        return show(request, docket, status=409, refused={place: again}, overtaken=place)
    return changed(request, docket, "Changed the answer.", action)
