"""How often suggestions were right, the switch of each rule, and decisions that stand."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.rules import Action, check_may
from apps.claims.actions import switching as reading
from apps.desk.queries.precision import (
    by_name,
    by_rule,
    claims_by_rule,
    standing_decisions,
)
from apps.desk.requests import person
from apps.entities.actions import switching as naming
from apps.entities.actions.deciding import forget_decision
from apps.entities.models import NameDecision
from apps.ui.htmx import htmx_of, render
from apps.ui.toasts import toast

PARTS = {"precision": "precision"}


@require_GET
def precision(request: HttpRequest) -> HttpResponse:
    check_may(person(request), Action.CURATE)
    return _show(request)


def _show(request: HttpRequest) -> HttpResponse:
    context = {
        "rules": by_rule(),
        "claim_rules": claims_by_rule(),
        "names": by_name(),
        "decisions": standing_decisions(),
    }
    return render(request, "desk/precision.html", context, partials=PARTS)


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Switch a rule off, with a reason, or on again."""
    user, rule = person(request), request.POST.get("rule", "")
    of_claims = request.POST.get("of") == "claims"
    if request.POST.get("on") == "1":
        action = (reading if of_claims else naming).switch_rule_on(rule=rule, by=user)
        again = "read" if of_claims else "searched"
        sentence = f"The rule “{rule}” is on. Every article is {again} again, the newest first."
    else:
        reason = request.POST.get("reason", "")
        action = (reading if of_claims else naming).switch_rule_off(
            rule=rule, reason=reason, by=user
        )
        sentence = f"The rule “{rule}” is off. What it suggested goes within moments."
    return _done(request, sentence, action)


@require_POST
def forget(request: HttpRequest, decision: UUID) -> HttpResponse:
    """Take back a decision about a name."""
    row = get_object_or_404(NameDecision, pk=decision)
    action = forget_decision(decision=row, by=person(request))
    return _done(request, "The name is judged afresh from now on.", action)


def _done(request: HttpRequest, sentence: str, action: UUID) -> HttpResponse:
    toast(request, sentence, undo=reverse("desk:undo", args=[action]))
    return _show(request) if htmx_of(request) else redirect("desk:precision")
