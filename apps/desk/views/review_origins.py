"""Review of origins: whether two claims go back to one utterance, one press a pair."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.rules import Action, check_may, may
from apps.articles.errors import InvalidAnnotation
from apps.comparison.actions.origins import confirm_same, say_different, set_aside
from apps.comparison.errors import OriginRefused
from apps.comparison.models import OriginDecision
from apps.comparison.queries.origins import open_proposals
from apps.desk.queries.review_origins import After, origins_waiting_page
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, render
from apps.ui.toasts import toast, warn

TEMPLATE = "desk/review_origins.html"
PARTS = {"queue": "queue"}


@require_GET
def review_origins(request: HttpRequest) -> HttpResponse:
    return _show(request)


@require_POST
def decide(request: HttpRequest, proposal: UUID) -> HttpResponse:
    """One origin, different ones, or neither said: set aside."""
    check_may(person(request), Action.COMPARE)
    row = open_proposals().filter(pk=proposal).first()
    if row is None:
        warn(request, "Somebody else decided about this pair, or it does not hold any more.")
        return _again(request)
    try:
        said, action = _decided(request, row)
    except OriginRefused as refused:
        warn(request, str(refused))
    else:
        toast(request, said, undo=reverse("desk:undo", args=[action]))
    return _again(request)


def _decided(request: HttpRequest, row: OriginDecision) -> tuple[str, UUID]:
    one, other, user = row.claim, row.other, person(request)
    both = f"{one.docket_label} and {other.docket_label}"
    do = request.POST.get("do")
    if do == "accept":
        _kept, action = confirm_same(one=one, other=other, by=user)
        return f"{both}: one origin.", action
    if do == "reject":
        _row, action = say_different(one=one, other=other, by=user)
        return f"{both}: different origins.", action
    if do == "aside":
        return f"Set aside: {both}.", set_aside(decision=row, by=user)
    raise InvalidAnnotation("Say whether the two are of one origin.")


def _again(request: HttpRequest) -> HttpResponse:
    if htmx_of(request):
        return _show(request)
    return redirect(f"{reverse('desk:review-origins')}{_query(request)}")


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _show(request: HttpRequest) -> HttpResponse:
    context = {
        "page": origins_waiting_page(After.read(request.GET.get("after", ""))),
        "here": f"{reverse('desk:review-origins')}{_query(request)}",
        "query": _query(request),
        "may_decide": may(person(request), Action.COMPARE),
    }
    return render(request, TEMPLATE, context, partials=PARTS)
