"""Drawing the page of one claim; a form that was refused comes back with what was typed."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from apps.claims.enums import ClaimKind, ClaimStatus, Fidelity
from apps.claims.extraction.telling import Telling
from apps.desk.forms.claim_parts import (
    AssessmentForm,
    FieldForm,
    LinkForm,
    RelayForm,
    UtteranceForm,
)
from apps.desk.forms.corrections import WithdrawForm
from apps.desk.queries.claim import ClaimPage, citation, claim_page
from apps.desk.queries.claim_origin import origin_panel
from apps.desk.queries.claim_telling import telling_beside
from apps.desk.queries.questions.members import asked_of
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, render

PARTS = {"claim": "claim"}


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
    page = claim_page(
        docket, user=person(request), whole_history=request.GET.get("history") == "all"
    )
    asked, askable = asked_of(page.claim)
    telling = telling_beside(page.claim, page.evidence) if page.may_edit else None
    context = {
        "page": page,
        "asked": asked,
        "askable": askable,
        "origin": origin_panel(page.claim),
        "claim": page.claim,
        "statuses": ClaimStatus.values,
        "fidelities": Fidelity.choices,
        "citation": citation(page, request.build_absolute_uri("/")),
        "forms": {**forms_of(page, telling), **(refused or {})},
        "told": telling is not None and bool(telling.medium or telling.said_on),
        "refused": next(iter(refused), "") if refused else "",
        "overtaken": overtaken,
        "withdrawing": "withdraw" in (refused or {}),
    }
    return render(request, "desk/claim.html", context, partials=PARTS, status=status)


def changed(request: HttpRequest, docket: int) -> HttpResponse:
    """What a change leads to: the claim's part of the page for htmx, the page without it."""
    if htmx_of(request):
        return show(request, docket)
    return redirect("desk:claim", docket)


def forms_of(page: ClaimPage, telling: Telling | None) -> dict[str, forms.Form]:
    claim = page.claim
    seen = {"revision": claim.utterance.revision} if claim.utterance else {}
    return {
        "withdraw": WithdrawForm(initial=seen, auto_id="withdraw_%s"),
        "utterance": UtteranceForm(
            initial=UtteranceForm.initial_of(claim.utterance, claim, telling), auto_id="said_%s"
        ),
        "relay": RelayForm(articles=page.on_articles, auto_id="relay_%s"),
        "assessment": AssessmentForm(
            initial=AssessmentForm.initial_of(page.panel.own), auto_id="assess_%s"
        ),
        "link": LinkForm(is_caveat=claim.kind == ClaimKind.CAVEAT, auto_id="link_%s"),
        "field": FieldForm(auto_id="field_%s"),
    }
