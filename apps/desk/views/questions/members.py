"""Which claims count for a question, from its page and from the page of a claim."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.articles.errors import InvalidAnnotation
from apps.claims.models import Claim
from apps.comparison.actions.members import include_claims, leave_out, take_off
from apps.comparison.actions.proposing import propose_origins_of
from apps.comparison.models import Question
from apps.desk.forms.questions import ClaimsForm
from apps.desk.queries.questions.members import all_waiting, beside
from apps.desk.queries.questions.page import question_of
from apps.desk.requests import person
from apps.desk.views.claim_showing import changed as claim_changed
from apps.desk.views.questions.showing import changed, show, to_work_on
from apps.ui.dates import count
from apps.ui.toasts import toast

ALL, CHOSEN = "all", "chosen"


@require_POST
def decide(request: HttpRequest, docket: int) -> HttpResponse:
    """Include claims, leave them out with a reason, or forget that they were beside the question:
    one of them, those that are ticked, or all that wait."""
    question = to_work_on(request, docket)
    do, _, label = request.POST.get("do", "").partition(" ")
    rows = _decided_about(request, question, label)
    if do == "include":
        return _included(request, question, rows)
    user = person(request)
    if do == "leave":
        _changed, action = leave_out(
            question=question, claims=rows, by=user, reason=request.POST.get("reason", "")
        )
        return changed(request, docket, f"Left {_told(rows)} out.", action)
    action = take_off(question=question, claims=rows, by=user)
    return changed(request, docket, f"Took {_told(rows)} off.", action)


def _decided_about(request: HttpRequest, question: Question, label: str) -> list[Claim]:
    if label == ALL:
        rows = all_waiting(question)
        if str(len(rows)) != request.POST.get("waiting", ""):
            raise InvalidAnnotation(
                f"{count(len(rows), 'claim')} wait by now, and not as many as this page showed."
                " Reload it and look again."
            )
        return rows
    labels = request.POST.getlist("claims") if label == CHOSEN else [label]
    if not labels:
        raise InvalidAnnotation("Tick the claims first.")
    rows = beside(question, [_docket(one) for one in labels])
    if not rows:
        raise InvalidAnnotation("That claim is beside this question no more. Reload the page.")
    return rows


@require_POST
def add(request: HttpRequest, docket: int) -> HttpResponse:
    """Add claims by their numbers, typed or ticked."""
    question = to_work_on(request, docket)
    typed = {"claims": " ".join(request.POST.getlist("claims"))}
    form = ClaimsForm(typed, auto_id="add_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"claims": form})
    dockets = form.cleaned_data["claims"]
    rows = list(Claim.objects.filter(docket__in=dockets).order_by("docket"))
    lost = sorted(set(dockets) - {one.docket for one in rows})
    if lost:
        form.add_error(
            "claims", f"There is no {', '.join(f'C-{number}' for number in lost)} on this desk."
        )
        return show(request, docket, status=422, refused={"claims": form})
    try:
        return _included(request, question, rows)
    except InvalidAnnotation as error:
        form.add_error("claims", str(error))
        return show(request, docket, status=422, refused={"claims": form})


@require_POST
def from_claim(request: HttpRequest, docket: int) -> HttpResponse:
    """Add a claim to a question, from the page of the claim."""
    claim = get_object_or_404(Claim, docket=docket)
    question = question_of(_docket(request.POST.get("question", "")))
    _count, action = include_claims(question=question, claims=[claim], by=person(request))
    propose_origins_of(question=question)
    said = f"Added {claim.docket_label} to {question.docket_label}."
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    return claim_changed(request, docket)


def _included(request: HttpRequest, question: Question, rows: list[Claim]) -> HttpResponse:
    _count, action = include_claims(question=question, claims=rows, by=person(request))
    propose_origins_of(question=question)
    return changed(request, question.docket, f"Included {_told(rows)}.", action)


def _told(rows: Iterable[Claim]) -> str:
    labels = [one.docket_label for one in rows]
    return labels[0] if len(labels) == 1 else count(len(labels), "claim")


def _docket(label: str) -> int:
    number = label.rpartition("-")[2]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        raise InvalidAnnotation("This page is not what the desk sent. Reload it and repeat.")
    return int(number)
