"""Counting an origin no longer, and again: from a claim, a question, or a correction of it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.claims.models import Claim, Utterance
from apps.comparison.actions.parting import restore_origin, withdraw_origin
from apps.desk.forms.corrections import WithdrawForm
from apps.desk.queries.corrections.page import correction_of_docket
from apps.desk.requests import person, posted_number
from apps.desk.views.claim_showing import changed as changed_claim
from apps.desk.views.claim_showing import show as show_claim
from apps.desk.views.corrections.correction import changed as changed_correction
from apps.desk.views.corrections.correction import show as show_correction
from apps.desk.views.questions.showing import changed as changed_question
from apps.ui.toasts import toast

# Draws a page with the form that was refused, at a status.
Refused = Callable[[WithdrawForm, int], HttpResponse]


@require_POST
def of_claim(request: HttpRequest, docket: int) -> HttpResponse:
    claim = get_object_or_404(
        Claim.objects.select_related("utterance__speaker"), docket=docket, utterance__isnull=False
    )
    assert claim.utterance is not None

    def refused(form: WithdrawForm, status: int) -> HttpResponse:
        return show_claim(request, docket, status=status, refused={"withdraw": form})

    answer = _decide(request, claim.utterance, refused)
    if isinstance(answer, HttpResponse):
        return answer
    said, action = answer
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    return changed_claim(request, docket)


@require_POST
def of_question(request: HttpRequest, docket: int, utterance: UUID) -> HttpResponse:
    """A form without a reason is refused with a page. What is compared states no revision: an
    origin that is withdrawn already is refused in any case."""
    said = get_object_or_404(Utterance.objects.select_related("speaker"), pk=utterance)

    def refused(form: WithdrawForm, _status: int) -> HttpResponse:
        first = next(iter(form.errors.get("reason", [])), "Reload the page and repeat.")
        raise InvalidAnnotation(str(first), field="reason")

    answer = _decide(request, said, refused, {"revision": str(said.revision)})
    if isinstance(answer, HttpResponse):
        return answer
    return changed_question(request, docket, *answer)


@require_POST
def of_correction(request: HttpRequest, docket: int) -> HttpResponse:
    correction = correction_of_docket(docket)
    said = get_object_or_404(Utterance, pk=correction.utterance_id)

    def refused(form: WithdrawForm, status: int) -> HttpResponse:
        return show_correction(request, docket, status=status, withdrawing=form)

    answer = _decide(request, said, refused)
    if isinstance(answer, HttpResponse):
        return answer
    return changed_correction(request, docket, *answer)


def _decide(
    request: HttpRequest,
    utterance: Utterance,
    refused: Refused,
    unless_typed: Mapping[str, str] = MappingProxyType({}),
) -> HttpResponse | tuple[str, UUID]:
    """What was done, in a sentence, and the action that undoes it; or the page with the form."""
    user = person(request)
    if request.POST.get("do") == "restore":
        _said, action = restore_origin(
            utterance=utterance, by=user, expected_revision=posted_number(request, "revision")
        )
        return "It counts as an origin again.", action
    form = WithdrawForm({**unless_typed, **request.POST.dict()}, auto_id="withdraw_%s")
    if not form.is_valid():
        return refused(form, 422)
    try:
        _said, action = withdraw_origin(
            utterance=utterance,
            reason=form.cleaned_data["reason"],
            by=user,
            expected_revision=form.cleaned_data["revision"],
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return refused(form, 422)
    except EditConflict as conflict:
        typed = request.POST.copy()
        typed["revision"] = str(getattr(conflict.current, "revision", ""))
        again = WithdrawForm(typed, auto_id="withdraw_%s")
        again.add_error(None, "Somebody else changed this origin meanwhile: look at it again.")
        return refused(again, 409)
    return "It counts as an origin no longer.", action
