"""Review of likely duplicates: one press a pair, the next one on screen before the eye moves."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.rules import Action, check_may, may
from apps.desk.queries.identity import identity_page
from apps.desk.requests import person
from apps.desk.views.merging import tell_merged
from apps.entities.actions.differing import tell_apart
from apps.entities.actions.merging import merge
from apps.entities.enums import EntityKind
from apps.entities.errors import MergeRefused
from apps.entities.models import LikelyDuplicate
from apps.entities.queries.duplicates import After
from apps.ui.htmx import render, wanted_parts
from apps.ui.toasts import toast, warn

PARTS = {"pairs": "pairs"}
KINDS = (
    (EntityKind.PERSON, "People"),
    (EntityKind.PLACE, "Places"),
    (EntityKind.ORGANISATION, "Organisations"),
)


@require_safe
def identity(request: HttpRequest) -> HttpResponse:
    return _show(request)


@require_POST
def decide(request: HttpRequest, pair: UUID) -> HttpResponse:
    """Merge the two of a pair, or remember that they are not the same."""
    user = person(request)
    check_may(user, Action.EDIT_ENTITY)
    found = LikelyDuplicate.objects.select_related("first", "second").filter(pk=pair).first()
    if found is None:
        warn(request, "Somebody else decided about this pair in the meantime.")
        return _shown_again(request)
    one, other = found.first, found.second
    if request.POST.get("keep") == other.docket_label:
        one, other = other, one
    try:
        if request.POST.get("do") == "merge":
            tell_merged(request, merge(kept=one, absorbed=other, by=user))
        elif request.POST.get("do") == "different":
            _difference, action = tell_apart(one=one, other=other, by=user)
            toast(
                request,
                f"Remembered: {one.docket_label} {one.name} and {other.docket_label}"
                f" {other.name} are not the same.",
                undo=reverse("desk:undo", args=[action]),
            )
    except MergeRefused as error:
        warn(request, str(error))
    return _shown_again(request)


def _shown_again(request: HttpRequest) -> HttpResponse:
    if wanted_parts(request, PARTS):
        return _show(request)
    return redirect(f"{reverse('desk:identity')}{_query(request)}")


def _kind(request: HttpRequest) -> EntityKind | None:
    kind = request.GET.get("kind", "")
    return EntityKind(kind) if kind in EntityKind.values else None


def _query(request: HttpRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""


def _show(request: HttpRequest) -> HttpResponse:
    kind = _kind(request)
    context = {
        "page": identity_page(kind, After.read(request.GET.get("after", ""))),
        "kinds": KINDS,
        "here": f"{reverse('desk:identity')}{_query(request)}",
        "query": _query(request),
        "may_decide": may(person(request), Action.EDIT_ENTITY),
    }
    return render(request, "desk/identity.html", context, partials=PARTS)
