"""Claims whose grade is asked for again, and giving it."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.rules import Action, may
from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.claims.actions.settling import assess
from apps.claims.enums import ClaimStatus
from apps.claims.models import Claim
from apps.desk.forms.claim_parts import AssessmentForm
from apps.desk.forms.regrading import RegradeForm
from apps.desk.queries.review_grades import Regrade, regrade_page
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, render
from apps.ui.toasts import toast

PARTS = {"queue": "queue"}


@require_GET
def grades(request: HttpRequest) -> HttpResponse:
    return _show(request)


@require_POST
def regrade(request: HttpRequest, docket: int) -> HttpResponse:
    """One's own new grade, with the reason."""
    claim = get_object_or_404(Claim, docket=docket)
    form = RegradeForm(request.POST, auto_id=_ids(claim))
    if not form.is_valid():
        return _show(request, {claim.pk: form}, status=422)
    values = form.cleaned_data
    try:
        made, action = assess(
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
        return _show(request, {claim.pk: form}, status=422)
    except EditConflict as conflict:
        typed = request.POST.copy()
        typed["revision"] = str(getattr(conflict.current, "revision", ""))
        again = RegradeForm(typed, auto_id=_ids(claim))
        again.add_error(
            None,
            "Your assessment was changed meanwhile, from another window. What you chose is below;"
            " saving replaces it.",
        )
        return _show(request, {claim.pk: again}, status=409)
    toast(
        request,
        f"{claim.docket_label}: {made}.",
        undo=reverse("desk:undo", args=[action]),
    )
    if htmx_of(request):
        return _show(request)
    query = request.GET.urlencode()
    return redirect(reverse("desk:review-grades") + (f"?{query}" if query else ""))


def _ids(claim: Claim) -> str:
    return f"{claim.docket_label}_%s"


def _form(row: Regrade) -> RegradeForm:
    initial = AssessmentForm.initial_of(row.own)
    return RegradeForm(
        initial={**initial, "credibility": "", "reason": ""}, auto_id=_ids(row.claim)
    )


def _show(
    request: HttpRequest, refused: dict[Any, RegradeForm] | None = None, *, status: int = 200
) -> HttpResponse:
    user = person(request)
    page = regrade_page(request.GET, user)
    rows = [
        (row, (refused or {}).get(row.claim.pk) or (_form(row) if row.own else None))
        for row in page.rows
    ]
    context = {
        "page": page,
        "rows": rows,
        "refused": bool(refused),
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_settle": may(user, Action.ADJUDICATE),
        "may_grade": may(user, Action.ANNOTATE),
    }
    return render(request, "desk/review_grades.html", context, partials=PARTS, status=status)
