from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.rules import Action, check_may
from apps.articles.actions.editing import set_review_state
from apps.articles.actions.tagging import get_or_create_tag, tag_articles
from apps.articles.enums import ReviewState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Tag
from apps.audit.recording import recorded
from apps.desk.queries.articles.page import articles_page, ask
from apps.desk.requests import person
from apps.desk.views.articles import PARTIALS, TEMPLATE, address, page_context
from apps.ui.dates import count
from apps.ui.htmx import htmx_of, render
from apps.ui.toasts import toast, warn

# One action is one transaction, and one undo: what takes longer than a breath is refused.
BULK_LIMIT = 5000
NAMES_SHOWN = 12


@require_POST
def selected(request: HttpRequest) -> HttpResponse:
    """Tag or mark the ticked articles, or all that the filters of the address find."""
    try:
        ids = _ids(request)
        if ids:
            _act(request, ids)
        else:
            warn(request, "No article is selected.")
    except InvalidAnnotation as error:
        warn(request, str(error))
    asked, _problems = ask(request.GET)
    if not htmx_of(request):
        return redirect(address(asked.filters.query()))
    page = articles_page(request.GET)
    return render(request, TEMPLATE, page_context(request, page), partials=PARTIALS)


def _ids(request: HttpRequest) -> list[UUID]:
    if request.POST.get("all") == "1":
        asked, _problems = ask(request.GET)
        ids = list(asked.matching().values_list("pk", flat=True)[: BULK_LIMIT + 1])
        if len(ids) > BULK_LIMIT:
            raise InvalidAnnotation(
                f"More than {BULK_LIMIT:,} articles match. Narrow the filters and do it in parts,"
                " so that each part can be undone."
            )
        return ids
    try:
        return [UUID(value) for value in request.POST.getlist("article")[:BULK_LIMIT]]
    except ValueError as error:
        raise InvalidAnnotation("The selection was not understood. Select again.") from error


def _act(request: HttpRequest, ids: list[UUID]) -> None:
    by = person(request)
    do = request.POST.get("do", "")
    if do in ReviewState.values:
        state = ReviewState(do)
        changed, action = set_review_state(articles=ids, state=state, by=by)
        done = f"{count(changed, 'article')} marked as {state.label.lower()}."
    elif do == "tag":
        check_may(by, Action.ANNOTATE)
        with recorded(by=by, reason="Tagged articles") as action:
            tag = get_or_create_tag(name=request.POST.get("tag", ""), by=by)
            changed, _action = tag_articles(articles=ids, tag=tag, by=by)
        done = f"{count(changed, 'article')} tagged “{tag.name}”."
    else:
        raise InvalidAnnotation("Choose what to do with the selected articles.")
    if changed:
        toast(request, done, undo=reverse("desk:undo", args=[action]))
    else:
        toast(request, "That was already so; nothing was changed.")


@require_safe
def tag_names(request: HttpRequest) -> HttpResponse:
    """Names of tags that begin with, or else contain, what is being typed."""
    check_may(request.user, Action.READ)
    typed = " ".join(request.GET.get("tag", "").split())[:80]
    names = Tag.objects.filter(name__icontains=typed) if typed else Tag.objects.all()
    found = sorted(
        names.values_list("name", flat=True)[: NAMES_SHOWN * 8],
        key=lambda name: (not name.lower().startswith(typed.lower()), name.lower()),
    )
    return HttpResponse(
        render_to_string("desk/articles_tag_names.html", {"names": found[:NAMES_SHOWN]})
    )
