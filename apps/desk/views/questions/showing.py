"""Drawing the page of one question; a form that was refused comes back with what was typed."""

import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from apps.articles.errors import InvalidAnnotation
from apps.comparison.models import Question
from apps.desk.forms.questions import AnswerForm, ClaimsForm, QuestionForm
from apps.desk.queries.questions.answers import Answered
from apps.desk.queries.questions.finder import finder_of
from apps.desk.queries.questions.page import QuestionPage, View, question_of, question_page
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, render
from apps.ui.toasts import toast

PARTS = {
    "question": "question",
    "drawing": "drawing",
    "every-claim": "table",
    "finder": "finder",
}
# What of the address says what is looked at; it goes along with whatever is pressed.
_KEPT = ("by", "as_of", "history", "from", "row", "of", "show", "find", "find_kind")
ALL = "all"


def asked_view(request: HttpRequest) -> tuple[View, str]:
    """What the address asks to see, and a sentence where it names no day."""
    day, problem = asked_day(request)
    query = request.GET
    return (
        View(
            by=query.get("by", ""),
            day=day,
            start=query.get("from", ""),
            row=query.get("row", ""),
            of=query.get("of", ""),
            whole=query.get("show") == ALL,
            whole_history=query.get("history") == ALL,
        ),
        problem,
    )


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
    view, problem = asked_view(request)
    page = question_page(question, user=user, view=view)
    held = refused or {}
    context = {
        "page": page,
        "question": question,
        "facts": page.facts,
        "query": address_query(request),
        "here": _address(question, request),
        "links": _links(page, question, request),
        "problem": problem,
        "finder": finder_of(question, request.GET) if page.may_work else None,
        "forms": {
            "edit": QuestionForm(initial=QuestionForm.initial_of(question), auto_id="edit_%s"),
            "claims": ClaimsForm(auto_id="add_%s"),
            "answer": AnswerForm(auto_id="answer_%s"),
            **held,
        },
        "answers": [_answer_shown(one, held) for one in page.answers],
        "refused": next(iter(held), ""),
        "overtaken": overtaken,
    }
    return render(request, "desk/question.html", context, partials=PARTS, status=status)


def _links(page: QuestionPage, question: Question, request: HttpRequest) -> dict[str, Any]:
    """Where the page leads within itself."""

    def to(**changes: str | None) -> str:
        return "" if None in changes.values() else _address(question, request, **changes)

    drawn = page.plot or page.positions
    return {
        "ways": [
            (key, label, to(by=key, **{"from": "", "of": "", "row": ""}))
            for key, label in page.ways.items()
        ],
        "before": to(**{"from": drawn.window.before}) if drawn else "",
        "after": to(**{"from": drawn.window.after}) if drawn else "",
        "rows_before": to(row=page.table.window.before),
        "rows_after": to(row=page.table.window.after),
        "of": f"{to(of='', row='')}{'&' if address_query(request, of='', row='') else '?'}of=",
        "of_all": f"{to(of='', row='')}#every-claim",
        "now": to(as_of=""),
        "all": to(show=ALL, **{"from": "", "row": "", "of": ""}),
        "paged": to(show=""),
        "whole": f"{to(history=ALL)}#history",
        "without_find": f"{to(find='', find_kind='')}#members",
    }


def answer_place(pk: UUID) -> str:
    """What the form of an answer goes by among those that were refused."""
    return f"answer-{pk}"


def _answer_shown(answered: Answered, refused: dict[str, forms.Form]) -> dict[str, Any]:
    place = answer_place(answered.answer.pk)
    form = refused.get(place)
    if form is None and answered.may_change:
        form = AnswerForm(initial=AnswerForm.initial_of(answered.answer), auto_id=f"{place}_%s")
    return {"answered": answered, "one": answered.answer, "form": form, "place": place}


def to_work_on(request: HttpRequest, docket: int) -> Question:
    """The question, for something to be changed; never from a page of the past."""
    if request.GET.get("as_of"):
        raise InvalidAnnotation(
            "That page showed how the question stood on a day, and is only read. Nothing was"
            " changed."
        )
    return question_of(docket)


def changed(request: HttpRequest, docket: int, said: str, action: object) -> HttpResponse:
    """What a change leads to: the question's part of the page for htmx, the page without it."""
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    if htmx_of(request):
        return show(request, docket)
    return redirect(f"{reverse('desk:question', args=[docket])}{address_query(request)}")


def asked_day(request: HttpRequest) -> tuple[datetime.date | None, str]:
    """The day that the address asks for, and a sentence where it is none."""
    typed = request.GET.get("as_of", "").strip()
    if not typed:
        return None, ""
    try:
        return datetime.date.fromisoformat(typed), ""
    except ValueError:
        return None, f"“{typed[:40]}” is no day; write it as 2023-05-01. This is how it is now."


def address_query(request: HttpRequest, **changes: str) -> str:
    """The part of the address that says what is looked at, with these changes to it."""
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


def _address(question: Question, request: HttpRequest, **changes: str | None) -> str:
    given = {name: value or "" for name, value in changes.items()}
    return f"{question.get_absolute_url()}{address_query(request, **given)}"
