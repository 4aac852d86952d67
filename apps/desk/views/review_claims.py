"""The articles in which suggested claims wait; they are decided about at the desk."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from apps.accounts.rules import Action, may
from apps.claims.enums import ClaimKind
from apps.claims.models import ClaimReading
from apps.desk.queries.review import publishers_offered
from apps.desk.queries.review_claims import ClaimsFilters, claims_waiting_page
from apps.desk.requests import person
from apps.entities.queries.progress import progress_of
from apps.ui.htmx import render

TEMPLATE = "desk/review_claims.html"
PARTS = {"queue": ("queue", "searching"), "searching": ("searching",)}


@require_GET
def review_claims(request: HttpRequest) -> HttpResponse:
    filters = ClaimsFilters.read(request.GET)
    context = {
        "filters": filters,
        "here": filters.address,
        "page": claims_waiting_page(filters),
        "kinds": ClaimKind.choices,
        "publishers": publishers_offered(),
        "search": progress_of(ClaimReading),
        "may_curate": may(person(request), Action.CURATE),
    }
    return render(request, TEMPLATE, context, partials=PARTS)
