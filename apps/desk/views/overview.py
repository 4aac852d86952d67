"""The first page after signing in: what changed, what is disputed, what waits."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.accounts.actions.visits import note_visit
from apps.accounts.rules import Action, check_may, may
from apps.articles.models import Article
from apps.desk.queries.acts.reading import acts
from apps.desk.queries.acts.telling import by_day
from apps.desk.queries.overview.changes import changes_since
from apps.desk.queries.overview.over_time import claims_over_time
from apps.desk.queries.overview.questions import open_questions
from apps.desk.queries.overview.waiting import regrades, review_queue
from apps.desk.requests import person
from apps.ui.htmx import render

RECENT = 6
ACTS = 12


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """A region that shows data asks for this address again after an undo."""
    check_may(request.user, Action.READ)
    changes = changes_since(note_visit(by=person(request)))
    context: dict[str, Any] = {
        "changes": changes,
        "may_import": may(request.user, Action.IMPORT),
        "may_grade": may(request.user, Action.ANNOTATE),
    }
    if not changes.desk_is_empty:
        context |= {
            "questions": open_questions(),
            "queue": review_queue(),
            "over_time": claims_over_time(),
            "recent": Article.objects.select_related("publisher").order_by("-docket")[:RECENT],
            "days": by_day(acts(ACTS).rows),
            "regrades": regrades() if context["may_grade"] else None,
        }
    return render(request, "desk/overview.html", context, partials={"overview": "overview"})
