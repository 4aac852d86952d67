"""Drawing the page of one question; a form that was refused comes back with what was typed."""

import datetime

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from apps.accounts.rules import Action, may
from apps.comparison.models import Question
from apps.desk.forms.questions import AnswerForm, ClaimsForm, QuestionForm
from apps.desk.queries.questions.members import propose_what_matches
from apps.desk.queries.questions.page import question_of, question_page
from apps.desk.queries.questions.plot import WAYS
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, render
from apps.ui.toasts import toast

PARTS = {"question": "question"}
_KEPT = ("by", "as_of", "history")


def show(
    request: HttpRequest,
    docket: int,
    *,
    status: int = 200,
    refused: dict[str, forms.Form] | None = None,
    overtaken: str = "",
) -> HttpResponse:
    """The page, or its part for htmx. `refused` holds bound forms by their place on it;
    `overtaken` names the one that somebody, or another window, was quicker with."""
    question, user = question_of(docket), person(request)
    day, problem = asked_day(request)
    if request.method == "GET" and day is None and may(user, Action.ASK):
        propose_what_matches(question)
    by = request.GET.get("by", "")
    page = question_page(
        question,
        user=user,
        by=by if by in WAYS else "origin",
        day=day,
        whole_history=request.GET.get("history") == "all",
    )
    context = {
        "page": page,
        "question": question,
        "facts": page.facts,
        "ways": [(key, label, _address(question, request, by=key)) for key, label in WAYS.items()],
        "query": _query(request),
        "here": _address(question, request),
        "now": _address(question, request, as_of=""),
        "whole": f"{_address(question, request, history='all')}#history",
        "problem": problem,
        "forms": {
            "edit": QuestionForm(initial=QuestionForm.initial_of(question), auto_id="edit_%s"),
            "claims": ClaimsForm(auto_id="add_%s"),
            "answer": AnswerForm(auto_id="answer_%s"),
            **(refused or {}),
        },
        "refused": next(iter(refused), "") if refused else "",
        "overtaken": overtaken,
    }
    return render(request, "desk/question.html", context, partials=PARTS, status=status)


def changed(request: HttpRequest, docket: int, said: str, action: object) -> HttpResponse:
    """What a change leads to: the question's part of the page for htmx, the page without it."""
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    if htmx_of(request):
        return show(request, docket)
    return redirect(f"{reverse('desk:question', args=[docket])}{_query(request)}")


def asked_day(request: HttpRequest) -> tuple[datetime.date | None, str]:
    """The day that the address asks for, and a sentence where it is none."""
    typed = request.GET.get("as_of", "").strip()
    if not typed:
        return None, ""
    try:
        return datetime.date.fromisoformat(typed), ""
    except ValueError:
        return None, f"“{typed[:40]}” is no day; write it as 2023-05-01. This is how it is now."


def _query(request: HttpRequest, **changes: str) -> str:
    values = request.GET.copy()
    for name in list(values):
        if name not in _KEPT:
            del values[name]
    for name, value in changes.items():
        if value:
            values[name] = value
        else:
            values.pop(name, None)
    return f"?{values.urlencode()}" if values else ""


def _address(question: Question, request: HttpRequest, **changes: str) -> str:
    return f"{question.get_absolute_url()}{_query(request, **changes)}"
