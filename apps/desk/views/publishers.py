"""Publishers: who puts articles out, and how far each is trusted as a source."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from apps.accounts.rules import Action, check_may, may
from apps.articles.actions.grading import grade_publisher
from apps.articles.enums import Reliability
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article, Publisher
from apps.audit.errors import EditConflict
from apps.audit.queries import history
from apps.audit.recording import recorded
from apps.desk.conflicts import Conflict, conflict_over
from apps.desk.forms.publishers import GradeForm
from apps.desk.queries.publishers import articles_by, publisher_list
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, hx_redirect, render
from apps.ui.toasts import toast

PARTS = {"publishers": "publishers"}
ONE_PARTS = {"publisher": "publisher"}
LATEST = 8


@require_GET
def publishers(request: HttpRequest) -> HttpResponse:
    q = " ".join(request.GET.get("q", "").replace("\0", "").split())[:300]
    reliability = request.GET.get("reliability", "")
    if reliability not in (*Reliability.values, "none"):
        reliability = ""
    after = request.GET.get("after", "").replace("\0", "")
    page = publisher_list(q=q, reliability=reliability, after=after)
    chosen = {name: value for name, value in (("q", q), ("reliability", reliability)) if value}
    context = {
        "page": page,
        "q": q,
        "reliability": reliability,
        "choices": [*Reliability.choices, ("none", "Not graded")],
        "here": urlencode({**chosen, **({"after": after} if after else {})}),
        "next": urlencode({**chosen, "after": page.next}) if page.next else "",
    }
    return render(request, "desk/publishers.html", context, partials=PARTS)


@require_http_methods(["GET", "POST"])
def publisher(request: HttpRequest, publisher: UUID) -> HttpResponse:
    user = person(request)
    row = get_object_or_404(Publisher, pk=publisher)
    if request.method == "GET":
        return _show(request, row, _filled(row))
    check_may(user, Action.SET_RELIABILITY)
    form = GradeForm(request.POST)
    if not form.is_valid():
        return _show(request, row, form, status=422)
    chosen = form.cleaned_data["reliability"]
    try:
        with recorded(by=user, reason="Graded a source") as action:
            grade_publisher(
                publisher=row,
                reliability=Reliability(chosen) if chosen else None,
                reason=form.cleaned_data["reason"],
                by=user,
                expected_revision=form.cleaned_data["revision"],
            )
    except InvalidAnnotation as error:
        form.add_error(error.field, str(error))
        return _show(request, row, form, status=422)
    except EditConflict:
        row.refresh_from_db()
        kept = GradeForm({**request.POST.dict(), "revision": row.revision})
        theirs = {"reliability": row.reliability}
        conflict = conflict_over(row, kept, theirs, {"reliability": chosen})
        return _show(request, row, kept, status=409, conflict=conflict)
    said = f"Graded {row.name} {chosen}." if chosen else f"Withdrew the grade of {row.name}."
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    if htmx_of(request):
        row.refresh_from_db()
        return _show(request, row, _filled(row))
    return hx_redirect(request, "desk:publisher", row.pk)


def _filled(row: Publisher) -> GradeForm:
    return GradeForm(initial={"reliability": row.reliability, "revision": row.revision})


def _show(
    request: HttpRequest,
    row: Publisher,
    form: GradeForm,
    *,
    status: int = 200,
    conflict: Conflict | None = None,
) -> HttpResponse:
    context = {
        "publisher": row,
        "form": form,
        "conflict": conflict,
        "articles": articles_by([row.pk]).get(row.pk, 0),
        "latest": Article.objects.filter(publisher=row).order_by("-sort_at", "-id")[:LATEST],
        "history": history(row, 20),
        "may_grade": may(person(request), Action.SET_RELIABILITY),
    }
    return render(request, "desk/publisher.html", context, partials=ONE_PARTS, status=status)
