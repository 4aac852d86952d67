"""Articles that could not be searched for names, or read for claims, with the reasons."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may
from apps.claims.actions.reading_texts import wake_reading
from apps.claims.models import ClaimReading
from apps.desk.requests import person
from apps.entities.actions.searching import wake_search
from apps.entities.actions.turns import try_again
from apps.entities.models import NameSearch
from apps.ui.htmx import render
from apps.ui.toasts import toast

SHOWN = 100
_READINGS: Any = (("names", NameSearch, wake_search), ("claims", ClaimReading, wake_reading))


@require_http_methods(["GET", "POST"])
def failures(request: HttpRequest) -> HttpResponse:
    check_may(person(request), Action.CURATE)
    if request.method == "POST":
        again = 0
        for _what, waiting, wake in _READINGS:
            again += try_again(waiting)
            wake()
        toast(request, f"{again:,} searched again in a moment.")
        return redirect("desk:search-failures")
    groups = []
    for what, waiting, _wake in _READINGS:
        failed = waiting.objects.exclude(failure="")
        rows = failed.select_related("article__publisher").order_by("article")[:SHOWN]
        groups.append({"what": what, "rows": rows, "total": failed.count()})
    context = {"groups": groups, "total": sum(one["total"] for one in groups)}
    return render(request, "desk/search_failures.html", context)
