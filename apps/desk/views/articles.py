from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from apps.accounts.rules import Action, check_may, may
from apps.desk.queries.articles import facets
from apps.desk.queries.articles.chips import chips, described
from apps.desk.queries.articles.counting import Asked
from apps.desk.queries.articles.filters import SORTS
from apps.desk.queries.articles.page import (
    ArticlesPage,
    Counts,
    View,
    articles_page,
    ask,
    counts,
    saved_views,
)
from apps.desk.queries.articles.paging import PAGE_SIZE
from apps.desk.requests import person
from apps.ui.htmx import render, wanted_parts

TEMPLATE = "desk/articles.html"
PARTIALS = {
    "articles": "articles",
    "results": ("results", "views"),
    "facets": ("facets", "count", "histogram", "views"),
}


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    """The list. Its exact counts come in a second request of the same address."""
    check_may(request.user, Action.READ)
    if wanted_parts(request, {"facets": "facets"}):
        return render(request, TEMPLATE, counted_context(request), partials=PARTIALS)
    page = articles_page(request.GET)
    response = render(request, TEMPLATE, page_context(request, page), partials=PARTIALS)
    if wanted_parts(request, PARTIALS):
        response["HX-Push-Url"] = _place(request, page)
    return response


@require_safe
def values(request: HttpRequest, name: str) -> HttpResponse:
    """All values of one facet, to look through."""
    check_may(request.user, Action.READ)
    if name not in facets.FIELDS:
        raise Http404(name)
    asked, _problems = ask(request.GET)
    find = request.GET.get("find", "")[:100]
    context = {
        "facet": facets.whole(asked, name, find),
        "find": find,
        "query": asked.filters.query(),
        "hidden": [(key, value) for key, value in asked.filters.items() if key != name],
    }
    return render(
        request,
        "desk/articles_values.html",
        context,
        partials={f"facet-{name}": "facet", f"values-{name}": "values"},
    )


def address(query: str) -> str:
    return f"{reverse('desk:articles')}?{query}" if query else reverse("desk:articles")


def _place(request: HttpRequest, page: ArticlesPage) -> str:
    """The address of what is shown, without what is empty or was not understood."""
    kept = {
        name: request.GET[name] for name in ("after", "before", "counts") if request.GET.get(name)
    }
    return address(page.asked.filters.query(**kept))


def page_context(request: HttpRequest, page: ArticlesPage) -> dict[str, Any]:
    asked = page.asked
    filters = asked.filters
    views = saved_views(person(request), filters)
    kept = {"counts": "1"} if request.GET.get("counts") else {}
    keys = page.keys
    context: dict[str, Any] = {
        **_shared_context(request, asked, views),
        "page": page,
        "page_size": PAGE_SIZE,
        "here": _place(request, page),
        "chips": chips(asked.resolved, address),
        "sorts": [(name, sort.label) for name, sort in SORTS.items()],
        "facets": facets.uncounted(asked),
        "review": facets.review_options(asked, count=False),
        "clear": address(urlencode(kept)),
        "before": address(filters.query(before=keys.before, **kept)) if keys.before else "",
        "after": address(filters.query(after=keys.after, **kept)) if keys.after else "",
        "loosenings": [
            (one, address(filters.without(one.filter).query(**kept))) for one in page.loosenings
        ],
        "may_annotate": may(request.user, Action.ANNOTATE),
        "may_edit": may(request.user, Action.EDIT_ARTICLE),
        "may_import": may(request.user, Action.IMPORT),
    }
    if kept:
        context |= _with_counts(counts(asked, views))
    return context


def counted_context(request: HttpRequest) -> dict[str, Any]:
    asked, _problems = ask(request.GET)
    views = saved_views(person(request), asked.filters)
    return {**_shared_context(request, asked, views), **_with_counts(counts(asked, views))}


def _shared_context(request: HttpRequest, asked: Asked, views: list[View]) -> dict[str, Any]:
    return {
        "filters": asked.filters,
        "query": asked.filters.query(),
        "views": views,
        "current_view": next((view for view in views if view.current), None),
        "description": described(asked.resolved),
        "may_share": may(request.user, Action.SHARE_VIEW),
    }


def _with_counts(found: Counts) -> dict[str, Any]:
    return {"counts": found, "facets": found.facets, "review": found.review}
