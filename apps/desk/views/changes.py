"""What people did at the desk since a moment, by day, of every kind or of one."""

import datetime

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_safe

from apps.accounts.actions.visits import note_visit
from apps.accounts.rules import Action, check_may
from apps.desk.queries.acts.reading import Key, acts
from apps.desk.queries.acts.telling import by_day
from apps.desk.queries.acts.tracked import KINDS
from apps.desk.queries.articles.filters import read_moment
from apps.desk.queries.overview.changes import sentence_since
from apps.desk.requests import person
from apps.ui.htmx import render

PAGE_SIZE = 50
EVER = "ever"


@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """Since the last visit, unless the address names a moment, or “ever”."""
    check_may(request.user, Action.READ)
    last_visit = note_visit(by=person(request))
    problems: list[str] = []
    asked = request.GET.get("since", "")
    since = None if asked == EVER else read_moment(request.GET, "since", problems) or last_visit
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    before = Key.read(request.GET.get("before", ""))
    found = acts(PAGE_SIZE, kind=kind, since=since, before=before)
    context = {
        "since": since,
        "is_last_visit": since is not None and since == last_visit,
        "last_visit": last_visit,
        "sentence": sentence_since(since) if since else (),
        "kinds": [
            (label, _address(since, name), name == kind)
            for name, label in {"": "All", **KINDS}.items()
        ],
        "kind": KINDS.get(kind, ""),
        "days": by_day(found.rows),
        "here": _address(since, kind, before),
        "ever": _address(None, kind),
        "from_visit": _address(last_visit, kind) if last_visit else "",
        "newest": _address(since, kind) if before else "",
        "earlier": _address(since, kind, found.next) if found.next else "",
        "problems": problems,
    }
    return render(request, "desk/changes.html", context, partials={"changes": "changes"})


def _address(since: datetime.datetime | None, kind: str, before: Key | None = None) -> str:
    query = QueryDict(mutable=True)
    query["since"] = since.isoformat() if since else EVER
    if kind:
        query["kind"] = kind
    if before:
        query["before"] = str(before)
    return f"{reverse('desk:changes')}?{query.urlencode()}"
