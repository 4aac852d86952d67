"""What is done to many claims of the list at once: tagging, accepting and rejecting."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.accounts.rules import Action, check_may
from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.audit.recording import recorded
from apps.claims.actions.deciding import decide_claims
from apps.claims.actions.tagging import tag_claims
from apps.desk.queries.claims.asked import ask
from apps.desk.queries.claims.page import chosen_ids
from apps.desk.requests import person
from apps.desk.views.claims import list_again
from apps.ui.dates import count
from apps.ui.toasts import toast, warn

# One action is one transaction, and one undo: what takes longer than a breath is refused.
BULK_LIMIT = 5000
DECISIONS = {"accept": SuggestionState.CONFIRMED, "reject": SuggestionState.REJECTED}


@require_POST
def tag_chosen(request: HttpRequest) -> HttpResponse:
    """Tag the chosen claims, or all that the filters of the address find; undone as one."""
    user = person(request)
    check_may(user, Action.ANNOTATE)
    try:
        with recorded(by=user, reason="Tagged claims") as action:
            chosen = _chosen(request)
            tag = get_or_create_tag(name=request.POST.get("tag", ""), by=user)
            new, _action = tag_claims(claims=chosen, tag=tag, by=user)
    except InvalidAnnotation as error:
        warn(request, str(error))
    else:
        if new:
            said = f"{count(new, 'claim')} tagged “{tag.name}”."
            toast(request, said, undo=reverse("desk:undo", args=[action]))
        else:
            toast(request, "That was already so; nothing was changed.")
    return list_again(request)


@require_POST
def decide_chosen(request: HttpRequest) -> HttpResponse:
    """Accept or reject those of the chosen claims that are only suggested; undone as one."""
    user = person(request)
    check_may(user, Action.ANNOTATE)
    state = DECISIONS.get(request.POST.get("do", ""))
    try:
        if state is None:
            raise InvalidAnnotation("Say whether to accept or to reject them.")
        decided = decide_claims(claims=_chosen(request), state=state, by=user)
    except InvalidAnnotation as error:
        warn(request, str(error))
    else:
        if decided.claims:
            said = f"{state.label} {count(decided.claims, 'claim')}."
            toast(request, said, undo=reverse("desk:undo", args=[decided.action]))
        else:
            toast(request, "None of them was waiting; nothing was changed.")
    return list_again(request)


def _chosen(request: HttpRequest) -> list[UUID]:
    if request.POST.get("all") == "1":
        asked, _problems = ask(request.GET)
        found = chosen_ids(asked, BULK_LIMIT + 1)
        if len(found) > BULK_LIMIT:
            raise InvalidAnnotation(
                f"More than {BULK_LIMIT:,} claims match. Narrow the filters and do it in parts,"
                " so that each part can be undone."
            )
        return found
    try:
        found = [UUID(value) for value in request.POST.getlist("claim")[:BULK_LIMIT]]
    except ValueError as error:
        raise InvalidAnnotation("The selection was not understood. Select again.") from error
    if not found:
        raise InvalidAnnotation("No claim is selected.")
    return found
