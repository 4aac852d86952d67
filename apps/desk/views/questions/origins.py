"""Deciding about origins from the page of a question: one, different, set aside, or split."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.claims.models import Claim, Utterance
from apps.comparison.actions.origins import confirm_same, say_different, set_aside
from apps.comparison.actions.parting import split_origin
from apps.comparison.models import OriginDecision
from apps.comparison.queries.origins import decided_between
from apps.desk.requests import person, posted_number
from apps.desk.views.questions.showing import changed, to_work_on


@require_POST
def decide(request: HttpRequest, docket: int) -> HttpResponse:
    """Whether two claims are of one origin."""
    to_work_on(request, docket)
    one = get_object_or_404(Claim, docket=posted_number(request, "claim"))
    other = get_object_or_404(Claim, docket=posted_number(request, "other"))
    note, do = request.POST.get("note", "").strip()[:300], request.POST.get("do")
    user, both = person(request), f"{one.docket_label} and {other.docket_label}"
    if do == "same":
        _utterance, action = confirm_same(one=one, other=other, by=user, note=note)
        return changed(request, docket, f"{both}: one origin.", action)
    if do == "different":
        _decision, action = say_different(one=one, other=other, by=user, note=note)
        return changed(request, docket, f"{both}: different origins.", action)
    decision = (
        OriginDecision.objects.filter(
            decided_between([one.pk], [other.pk]), state=SuggestionState.SUGGESTED
        )
        .select_related("claim", "other")
        .first()
    )
    if decision is None:
        raise InvalidAnnotation(f"Nothing is proposed about {both} any more. Reload the page.")
    action = set_aside(decision=decision, by=user, note=note)
    return changed(request, docket, f"Set aside: {both}.", action)


@require_POST
def split(request: HttpRequest, docket: int, utterance: UUID) -> HttpResponse:
    """Let the chosen claims of an origin go back to another."""
    to_work_on(request, docket)
    row = get_object_or_404(Utterance, pk=utterance)
    chosen = [one for one in request.POST.getlist("claims") if one.isascii() and one.isdigit()]
    claims = Claim.objects.filter(utterance=row, docket__in=[int(one[:18]) for one in chosen])
    _made, action = split_origin(
        utterance=row,
        claims=list(claims.values_list("pk", flat=True)),
        by=person(request),
        note=request.POST.get("note", "").strip()[:300],
    )
    return changed(request, docket, "Split the origin.", action)
