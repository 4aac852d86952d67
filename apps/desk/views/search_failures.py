"""Articles that could not be searched for names, with the reasons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may
from apps.desk.requests import person
from apps.entities.actions.searching import wake_search
from apps.entities.models import NameSearch
from apps.ui.htmx import render
from apps.ui.toasts import toast

SHOWN = 100


@require_http_methods(["GET", "POST"])
def failures(request: HttpRequest) -> HttpResponse:
    check_may(person(request), Action.CURATE)
    failed = NameSearch.objects.exclude(failure="")
    if request.method == "POST":
        again = failed.update(waiting=True, due_at=timezone.now(), failures=0)
        wake_search()
        toast(request, f"{again:,} searched again in a moment.")
        return redirect("desk:search-failures")
    rows = failed.select_related("article__publisher").order_by("article")[:SHOWN]
    context = {"rows": rows, "total": failed.count()}
    return render(request, "desk/search_failures.html", context)
