"""The versions of the methods of comparison: which is in use, and what another would say."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from apps.accounts.rules import Action, check_may, may
from apps.articles.errors import InvalidAnnotation
from apps.comparison.actions.methods import switch_method
from apps.comparison.models.method import REASON_LIMIT
from apps.desk.queries.methods import compared_versions, method_rows
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, render
from apps.ui.toasts import toast

PARTS = {"methods": "methods"}
COMPARED = {"compared": "compared"}


@require_http_methods(["GET", "POST"])
def methods(request: HttpRequest) -> HttpResponse:
    """All methods with their versions; POST lets findings be made by another version."""
    if request.method != "POST":
        return _show(request)
    method, reason = request.POST.get("method", ""), request.POST.get("reason", "")
    try:
        action = switch_method(method=method, reason=reason, by=person(request))
    except InvalidAnnotation as error:
        refused = {"refused": method, "error": str(error), "typed": reason}
        return _show(request, status=422, **refused)
    toast(
        request,
        f"Findings are made by {method} from now on.",
        undo=reverse("desk:undo", args=[action]),
    )
    return _show(request) if htmx_of(request) else redirect("desk:methods")


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """What another version would say of the questions, beside what the one in use says."""
    check_may(person(request), Action.READ)
    after = request.GET.get("after", "")
    page = compared_versions(
        request.GET.get("method", ""), int(after) if after.isdecimal() else None
    )
    context = {"page": page, "may_switch": may(request.user, Action.CURATE)}
    return render(request, "desk/methods_compare.html", context, partials=COMPARED)


def _show(request: HttpRequest, status: int = 200, **more: str) -> HttpResponse:
    check_may(person(request), Action.READ)
    context = {
        "methods": method_rows(),
        "may_switch": may(request.user, Action.CURATE),
        "limit": REASON_LIMIT,
        **more,
    }
    return render(request, "desk/methods.html", context, partials=PARTS, status=status)
