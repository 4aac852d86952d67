"""The review queue: names that wait, decided about once for all the texts they stand in."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.shortcuts import render as plain
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.accounts.rules import Action, may
from apps.articles.errors import InvalidAnnotation
from apps.desk.forms.marks import meant_by
from apps.desk.queries.review import (
    COUNTED,
    SCRIPTS,
    ReviewFilters,
    names_waiting,
    publishers_offered,
    review_page,
)
from apps.desk.queries.review_claims import claims_waiting
from apps.desk.queries.review_grades import grades_waiting
from apps.desk.queries.review_origins import origins_waiting
from apps.desk.requests import person
from apps.entities.actions.deciding import (
    Decided,
    accept_mentions,
    accept_name,
    point_mentions,
    reject_mentions,
    reject_name,
)
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention, OpenTally
from apps.entities.queries.progress import search_progress
from apps.entities.queries.waiting import open_mentions
from apps.ui.dates import count
from apps.ui.htmx import htmx_of, render
from apps.ui.toasts import toast

TEMPLATE = "desk/review.html"
PARTS = {"queue": ("queue", "searching"), "searching": ("searching",)}


@require_GET
def review(request: HttpRequest) -> HttpResponse:
    return _show(request, ReviewFilters.read(request.GET))


def _show(request: HttpRequest, filters: ReviewFilters) -> HttpResponse:
    user = person(request)
    context = {
        "filters": filters,
        "here": f"{reverse('desk:review')}{filters.query}",
        "page": review_page(filters),
        "kinds": EntityKind.choices,
        "scripts": {code: label for code, (label, _pattern) in SCRIPTS.items()},
        "publishers": publishers_offered(),
        "search": search_progress(),
        "may_decide": may(user, Action.ANNOTATE),
        "may_curate": may(user, Action.CURATE),
    }
    return render(request, TEMPLATE, context, partials=PARTS)


@require_GET
def waiting(request: HttpRequest) -> HttpResponse:
    """The count beside "Review" in the masthead, asked for once the page stands."""
    names, claims, origins = names_waiting(), claims_waiting(COUNTED), origins_waiting(COUNTED)
    grades = grades_waiting(person(request))
    context = {
        "names": names,
        "claims": claims,
        "origins": origins,
        "grades": grades,
        "shown": _counted(names + claims + origins + grades),
        "said": f"{_counted(names)} {'name' if names == 1 else 'names'},"
        f" {_counted(claims)} {'claim' if claims == 1 else 'claims'},"
        f" {_counted(origins)} {'pair' if origins == 1 else 'pairs'} of one origin,"
        f" {_counted(grades)} {'grade' if grades == 1 else 'grades'}",
    }
    return plain(request, "desk/review/count.html", context)


def _counted(waiting: int) -> str:
    return f"{COUNTED - 1}+" if waiting >= COUNTED else str(waiting)


@require_POST
def decide(request: HttpRequest, name: int) -> HttpResponse:
    """Decide about all that waits under a name, or only about what is ticked."""
    tally = get_object_or_404(OpenTally.objects.select_related("entity"), pk=name)
    how = _DECISIONS.get(request.POST.get("do", ""))
    if how is None:
        raise InvalidAnnotation("Say what to do with this name.")
    decided, sentence = how(request, tally)
    where = f"{count(decided.mentions, 'time')}, in {count(decided.articles, 'article')}"
    toast(request, f"{sentence}: {where}.", undo=reverse("desk:undo", args=[decided.action]))
    filters = ReviewFilters.read(request.GET)
    if htmx_of(request):
        return _show(request, filters)
    return redirect(f"{reverse('desk:review')}{filters.query}")


def _ticked(request: HttpRequest, tally: OpenTally) -> "QuerySet[Mention]":
    """What waits under the name and is ticked."""
    try:
        ids = [UUID(pk) for pk in request.POST.getlist("mention")]
    except ValueError as error:
        raise InvalidAnnotation(
            "This page is not what the desk sent. Reload it and repeat."
        ) from error
    if not ids:
        raise InvalidAnnotation("Tick some of the places first.")
    return open_mentions(tally.name_key, tally.entity).filter(pk__in=ids)


def _accept_all(request: HttpRequest, tally: OpenTally) -> tuple[Decided, str]:
    decided = accept_name(name_key=tally.name_key, entity=tally.entity, by=person(request))
    return decided, f"Accepted {tally.entity.name}"


def _reject_all(request: HttpRequest, tally: OpenTally) -> tuple[Decided, str]:
    decided = reject_name(name_key=tally.name_key, entity=tally.entity, by=person(request))
    return decided, f"Never {tally.entity.name}: rejected"


def _reject_for_ever(request: HttpRequest, tally: OpenTally) -> tuple[Decided, str]:
    decided = reject_name(name_key=tally.name_key, by=person(request))
    return decided, "The name means nobody: rejected"


def _accept_ticked(request: HttpRequest, tally: OpenTally) -> tuple[Decided, str]:
    decided = accept_mentions(mentions=_ticked(request, tally), by=person(request))
    return decided, f"Accepted {tally.entity.name}"


def _reject_ticked(request: HttpRequest, tally: OpenTally) -> tuple[Decided, str]:
    decided = reject_mentions(mentions=_ticked(request, tally), by=person(request))
    return decided, f"Rejected {tally.entity.name}"


def _point_ticked(request: HttpRequest, tally: OpenTally) -> tuple[Decided, str]:
    try:
        entity = meant_by(request.POST.get("entity", ""), tuple(EntityKind))
    except forms.ValidationError as error:
        raise InvalidAnnotation(" ".join(error.messages), field="entity") from error
    assert isinstance(entity, Entity)
    decided = point_mentions(mentions=_ticked(request, tally), entity=entity, by=person(request))
    return decided, f"They name {entity.name}"


_DECISIONS: dict[str, Callable[[HttpRequest, OpenTally], tuple[Decided, str]]] = {
    "accept": _accept_all,
    "reject": _reject_all,
    "reject-for-ever": _reject_for_ever,
    "accept-ticked": _accept_ticked,
    "reject-ticked": _reject_ticked,
    "point-ticked": _point_ticked,
}
