"""Assessing a claim: each analyst apart, and a curator who settles."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.claims.actions.settling import assess as put_assessment
from apps.claims.actions.settling import settle as put_settled
from apps.claims.actions.settling import unsettle, withdraw_assessment
from apps.claims.enums import ClaimStatus
from apps.claims.models import Assessment, Claim
from apps.desk.forms.claim_parts import AssessmentForm
from apps.desk.requests import person
from apps.desk.views.claim_showing import changed, show
from apps.ui.toasts import toast


@require_POST
def assess(request: HttpRequest, docket: int) -> HttpResponse:
    claim = get_object_or_404(Claim, docket=docket)
    if request.POST.get("do") == "withdraw":
        action = withdraw_assessment(claim=claim, by=person(request))
        toast(request, "Took your assessment back.", undo=reverse("desk:undo", args=[action]))
        return changed(request, docket)
    form = AssessmentForm(request.POST, auto_id="assess_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"assessment": form})
    values = form.cleaned_data
    try:
        made, action = put_assessment(
            claim=claim,
            status=ClaimStatus(values["status"]),
            reliability=values["reliability"],
            credibility=values["credibility"],
            reason=values["reason"],
            by=person(request),
            expected_revision=values["revision"],
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return show(request, docket, status=422, refused={"assessment": form})
    except EditConflict as conflict:
        typed = request.POST.copy()
        typed["revision"] = str(getattr(conflict.current, "revision", ""))
        again = AssessmentForm(typed, auto_id="assess_%s")
        return show(
            request, docket, status=409, refused={"assessment": again}, overtaken="assessment"
        )
    toast(request, f"Assessed: {made}.", undo=reverse("desk:undo", args=[action]))
    return changed(request, docket)


@require_POST
def settle(request: HttpRequest, docket: int, assessment: UUID) -> HttpResponse:
    """Let one assessment stand for the desk, or let all speak again."""
    row = get_object_or_404(
        Assessment.objects.select_related("claim", "analyst"), pk=assessment, claim__docket=docket
    )
    if row.settles:
        action = unsettle(claim=row.claim, by=person(request))
        said = "The assessments speak for themselves again."
    else:
        action = put_settled(assessment=row, by=person(request))
        said = f"Settled: {row}."
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    return changed(request, docket)
