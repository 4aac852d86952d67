"""The list of claims: filters in the address, facets counted once the page stands."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.actions.saved_views import change_view, delete_view, save_view
from apps.accounts.errors import InvalidSavedView
from apps.accounts.models import SavedView
from apps.accounts.rules import Action, may
from apps.comparison.queries.counting import count_origins
from apps.desk.queries.claims import facets
from apps.desk.queries.claims.asked import Asked, ask
from apps.desk.queries.claims.chosen import Resolved, state_label
from apps.desk.queries.claims.filters import SEVERAL, SORTS, parse
from apps.desk.queries.claims.page import (
    ClaimsPage,
    claims_page,
    counts,
    saved_views,
)
from apps.desk.queries.claims.states import state_options
from apps.desk.requests import person
from apps.ui.dates import count, number, written
from apps.ui.htmx import htmx_of, hx_redirect, render, wanted_parts
from apps.ui.toasts import toast, warn

TEMPLATE = "desk/claims.html"
PARTS = {
    "claims": "claims",
    "results": ("results", "views"),
    "facets": ("facets", "count"),
}
# Other pages show how many origins stand behind the claims under some filters.
ELSEWHERE = dict.fromkeys(("origins-by", "origins-about", "origins-tagged"), "origins")
TITLES = {
    **{field: facets.TITLES.get(name, name.title()) for name, field in SEVERAL.items()},
    "q": "Text",
    "published_from": "Evidence published",
    "period_from": "Period",
    "least": "Figure",
    "on_file_since": "Put on file",
    "contested_since": "Became contested",
    "with_caveat": "Caveat",
    "state": "State",
}


@dataclass(frozen=True)
class Chip:
    """A filter in use, and the address without it."""

    title: str
    value: str
    href: str


def _chips(resolved: Resolved, kept: dict[str, str]) -> list[Chip]:
    filters = resolved.filters
    made = []
    for name in filters.active:
        away = _address(filters.without(name).query(**kept))
        if name in SEVERAL.values():
            made += [
                Chip(
                    TITLES[name],
                    resolved.label(name, value),
                    _address(filters.without_value(name, value).query(**kept)),
                )
                for value in getattr(filters, name)
            ]
        elif name == "published_from":
            made.append(
                Chip(TITLES[name], _period(filters.published_from, filters.published_to), away)
            )
        elif name == "period_from":
            made.append(Chip(TITLES[name], _period(filters.period_from, filters.period_to), away))
        elif name == "least":
            made.append(Chip(TITLES[name], _span(filters.least, filters.most), away))
        elif name in ("on_file_since", "contested_since"):
            moment = getattr(filters, name)
            made.append(Chip(TITLES[name], f"since {written(moment, 'minute')}", away))
        elif name == "with_caveat":
            made.append(Chip(TITLES[name], "has one", away))
        elif name == "state":
            made.append(Chip(TITLES[name], state_label(filters.state).lower(), away))
        else:
            made.append(Chip(TITLES[name], filters.q, away))
    return made


def _period(first: date | None, last: date | None) -> str:
    if first and last:
        return f"{written(first)} – {written(last)}"
    return f"from {written(first)}" if first else f"to {written(last)}" if last else ""


def _span(least: int | None, most: int | None) -> str:
    if least is not None and most is not None:
        return f"{number(least)} – {number(most)}"
    return f"{number(least)} or more" if least is not None else f"up to {number(most)}"


@require_GET
def claims(request: HttpRequest) -> HttpResponse:
    """The list. Its exact counts come in a second request of the same address."""
    if wanted_parts(request, ELSEWHERE):
        asked, _problems = ask(request.GET)
        origins = {"origins": count_origins(asked.matching())}
        return render(request, TEMPLATE, origins, partials=ELSEWHERE)
    if wanted_parts(request, {"facets": "facets"}):
        asked, _problems = ask(request.GET)
        context = {"filters": asked.filters, "query": asked.filters.query(), **_counted(asked)}
        return render(request, TEMPLATE, context, partials=PARTS)
    page = claims_page(request.GET)
    response = render(request, TEMPLATE, _page_context(request, page), partials=PARTS)
    if wanted_parts(request, PARTS):
        response["HX-Push-Url"] = _here(request, page)
    return response


def _counted(asked: Asked) -> dict[str, Any]:
    exact = counts(asked)
    return {"counts": exact, "facets": exact.facets, "states": exact.states}


def _address(query: str) -> str:
    return f"{reverse('desk:claims')}?{query}" if query else reverse("desk:claims")


def _here(request: HttpRequest, page: ClaimsPage) -> str:
    """The address of what is shown, without what is empty or was not understood."""
    kept = {
        name: request.GET[name] for name in ("after", "before", "counts") if request.GET.get(name)
    }
    return _address(page.asked.filters.query(**kept))


def _page_context(request: HttpRequest, page: ClaimsPage) -> dict[str, Any]:
    asked, filters = page.asked, page.asked.filters
    views = saved_views(person(request), filters)
    kept = {"counts": "1"} if request.GET.get("counts") else {}
    chips = _chips(asked.resolved, kept)
    context: dict[str, Any] = {
        "page": page,
        "filters": filters,
        "query": filters.query(),
        "question": f"?{filters.query()}" if filters.query() else "",
        "here": _here(request, page),
        "chips": chips,
        "description": ", ".join(chip.value for chip in chips)[:80],
        "sorts": SORTS.items(),
        "views": views,
        "current_view": next((view for view in views if view.current), None),
        "clear": _address(urlencode(kept)),
        "before": _address(filters.query(before=str(page.keys.before), **kept))
        if page.keys.before
        else "",
        "after": _address(filters.query(after=str(page.keys.after), **kept))
        if page.keys.after
        else "",
        "loosenings": [
            {
                "title": TITLES[one.filter],
                "claims": count(one.claims, "claim"),
                "href": _address(filters.without(one.filter).query(**kept)),
            }
            for one in page.loosenings
        ],
        "may_annotate": may(person(request), Action.ANNOTATE),
        "may_share": may(person(request), Action.SHARE_VIEW),
        "facets": facets.uncounted(asked),
        "states": state_options(asked, count=False),
    }
    return context | _counted(asked) if kept else context


@require_GET
def values(request: HttpRequest, name: str) -> HttpResponse:
    """All values of one facet, to look through."""
    if name not in facets.TITLES:
        raise Http404(name)
    asked, _problems = ask(request.GET)
    find = request.GET.get("find", "").replace("\0", "")[:100]
    context = {
        "facet": facets.whole(asked, name, find),
        "find": find,
        "query": asked.filters.query(),
        "hidden": [(key, value) for key, value in asked.filters.items() if key != name],
    }
    parts = {f"facet-{name}": "facet", f"values-{name}": "values"}
    return render(request, "desk/claims_values.html", context, partials=parts)


def list_again(request: HttpRequest) -> HttpResponse:
    """The list after something was done to what was chosen of it."""
    if not htmx_of(request):
        asked, _problems = ask(request.GET)
        return redirect(_address(asked.filters.query()))
    return render(
        request, TEMPLATE, _page_context(request, claims_page(request.GET)), partials=PARTS
    )


@require_POST
def keep_view(request: HttpRequest) -> HttpResponse:
    """Keep the filters of the address under a name."""
    filters, _problems = parse(QueryDict(request.POST.get("query", "")))
    try:
        view = save_view(
            page=SavedView.Page.CLAIMS,
            name=request.POST.get("name", ""),
            query=filters.query(),
            shared=request.POST.get("shared") == "1",
            by=person(request),
        )
    except InvalidSavedView as error:
        warn(request, str(error))
    else:
        toast(request, f"“{view.name}” is saved.")
    return hx_redirect(request, _address(filters.query()))


@require_POST
def saved_view(request: HttpRequest, view: UUID) -> HttpResponse:
    """Rename, share or delete a view."""
    row = get_object_or_404(SavedView, pk=view, page=SavedView.Page.CLAIMS)
    if request.POST.get("do") == "delete":
        delete_view(view=row, by=person(request))
        toast(request, f"The view “{row.name}” is deleted. Its filters are still on this page.")
        return hx_redirect(request, _address(row.query))
    try:
        change_view(
            view=row,
            name=request.POST.get("name", ""),
            shared=request.POST.get("shared") == "1",
            by=person(request),
        )
    except InvalidSavedView as error:
        warn(request, str(error))
    else:
        toast(request, f"“{row.name}” is changed.")
    return hx_redirect(request, _address(row.query))
