"""Changing a claim: a form that loses nothing, also when somebody else saved first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may
from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Tag
from apps.audit.errors import EditConflict
from apps.audit.recording import recorded
from apps.claims.actions.claims import edit_claim
from apps.claims.enums import ClaimKind, ClaimStatus
from apps.claims.models import Claim
from apps.claims.queries.evidence import of_claim
from apps.desk.conflicts import Conflict, choice_shown, conflict_over
from apps.desk.forms.claims import ClaimForm
from apps.desk.queries.claim import load_claim, nearby_entities
from apps.desk.requests import person
from apps.ui.htmx import hx_redirect, render
from apps.ui.toasts import toast

PARTS = {"claim-form": "form"}


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, docket: int) -> HttpResponse:
    user = person(request)
    claim = load_claim(docket)
    check_may(user, Action.ANNOTATE if claim.made_by(user) else Action.EDIT_ANNOTATION)
    nearby = nearby_entities(claim)
    if request.method == "GET":
        form = ClaimForm(initial=ClaimForm.initial_of(claim), nearby=nearby)
        return _form(request, claim, form)

    form = ClaimForm(request.POST, nearby=nearby)
    if not form.is_valid():
        return _form(request, claim, form, status=422)
    values = form.cleaned_data
    try:
        with recorded(by=user, reason="Changed a claim") as action:
            edit_claim(
                claim=claim,
                by=user,
                expected_revision=values["revision"],
                statement=values["statement"],
                kind=ClaimKind(values["kind"]),
                claimant=values["claimant"],
                status=ClaimStatus(values["status"]),
                caveat=values["caveat"],
                entities=form.concerned(),
                typed=form.typed(),
                tags=[get_or_create_tag(name=name, by=user) for name in values["tags"]],
            )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _form(request, claim, form, status=422)
    except EditConflict:
        return _conflict(request, docket, form)
    toast(request, f"Saved {claim.docket_label}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, "desk:claim", docket)


def _conflict(request: HttpRequest, docket: int, form: ClaimForm) -> HttpResponse:
    """Both versions, with what was typed still in the fields. Saving again is a decision then."""
    claim = load_claim(docket)
    theirs = ClaimForm.initial_of(claim)
    values = request.POST.copy()
    values["revision"] = str(claim.revision)
    kept = ClaimForm(values, nearby=list(form.nearby.values()))
    kept.is_valid()
    typed = {
        name: values.getlist(name) if name == "entities" else values.get(name, "")
        for name in theirs
        if name != "revision"
    }

    def shown(name: str, value: Any) -> str:
        if name == "entities":
            return ", ".join(kept.nearby[pk].name for pk in value if pk in kept.nearby)
        return choice_shown(kept, name, value)

    conflict = conflict_over(claim, kept, theirs, typed, shown)
    return _form(request, claim, kept, status=409, conflict=conflict)


def _form(
    request: HttpRequest,
    claim: Claim,
    form: ClaimForm,
    *,
    status: int = 200,
    conflict: Conflict | None = None,
) -> HttpResponse:
    context = {
        "claim": claim,
        "form": form,
        "evidence": of_claim(claim).defer("version__text").first(),
        "conflict": conflict,
        "tag_names": Tag.objects.order_by("name").values_list("name", flat=True)[:500],
    }
    return render(request, "desk/claim_edit.html", context, partials=PARTS, status=status)
