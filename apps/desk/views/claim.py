"""The page of one claim, and what is done to it from there."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Tag
from apps.claims.actions.claims import (
    delete_claim,
    remove_evidence,
    tag_claim,
    untag_claim,
)
from apps.claims.actions.deciding import decide_claim
from apps.claims.actions.evidence import set_fidelity
from apps.claims.enums import Fidelity
from apps.claims.models import Claim, Evidence
from apps.desk.requests import person, posted_number
from apps.desk.views.claim_showing import changed, show
from apps.notes.actions.notes import write_note
from apps.ui.htmx import hx_redirect
from apps.ui.toasts import toast


@require_GET
def claim(request: HttpRequest, docket: int) -> HttpResponse:
    return show(request, docket)


@require_POST
def add_tag(request: HttpRequest, docket: int) -> HttpResponse:
    row = get_object_or_404(Claim, docket=docket)
    tag = get_or_create_tag(name=request.POST.get("name", ""), by=person(request))
    action = tag_claim(claim=row, tag=tag, by=person(request))
    toast(request, f"Tagged with {tag.name}.", undo=reverse("desk:undo", args=[action]))
    return changed(request, docket)


@require_POST
def remove_tag(request: HttpRequest, docket: int, tag: int) -> HttpResponse:
    row, gone = get_object_or_404(Claim, docket=docket), get_object_or_404(Tag, docket=tag)
    action = untag_claim(claim=row, tag=gone, by=person(request))
    toast(request, f"Took the tag {gone.name} off.", undo=reverse("desk:undo", args=[action]))
    return changed(request, docket)


@require_POST
def fidelity(request: HttpRequest, docket: int, evidence: UUID) -> HttpResponse:
    row = get_object_or_404(Evidence, pk=evidence, claim__docket=docket)
    chosen = request.POST.get("fidelity", "")
    if chosen not in Fidelity.values:
        raise InvalidAnnotation("A quote is verbatim, translated or a paraphrase. Choose one.")
    set_fidelity(
        evidence=row,
        fidelity=Fidelity(chosen),
        by=person(request),
        expected_revision=posted_number(request, "revision"),
    )
    return changed(request, docket)


@require_POST
def withdraw_evidence(request: HttpRequest, docket: int, evidence: UUID) -> HttpResponse:
    row = get_object_or_404(Evidence, pk=evidence, claim__docket=docket)
    action = remove_evidence(evidence=row, by=person(request))
    toast(request, "Removed the evidence.", undo=reverse("desk:undo", args=[action]))
    return changed(request, docket)


@require_POST
def decide(request: HttpRequest, docket: int) -> HttpResponse:
    """Accept or reject a suggested claim."""
    row = get_object_or_404(Claim, docket=docket)
    accepted = request.POST.get("state") == SuggestionState.CONFIRMED
    _claim, action = decide_claim(
        claim=row,
        state=SuggestionState.CONFIRMED if accepted else SuggestionState.REJECTED,
        by=person(request),
        expected_revision=posted_number(request, "revision"),
    )
    said = f"{'Accepted' if accepted else 'Rejected'} {row.docket_label}."
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    return changed(request, docket)


@require_POST
def write(request: HttpRequest, docket: int) -> HttpResponse:
    """A note about the claim, on the words that first carry it."""
    row = get_object_or_404(Claim, docket=docket)
    first = row.evidence.select_related("version").order_by("created_at", "id").first()
    if first is None:
        raise InvalidAnnotation("The claim has no evidence left that a note could stand on.")
    note = write_note(
        version=first.version,
        start=first.start,
        end=first.end,
        quote=None,
        body=request.POST.get("body", ""),
        claim=row,
        by=person(request),
    )
    note.refresh_from_db(fields=["docket"])
    toast(request, f"Wrote {note.docket_label}.")
    return changed(request, docket)


@require_POST
def delete(request: HttpRequest, docket: int) -> HttpResponse:
    row = get_object_or_404(Claim, docket=docket)
    label = row.docket_label
    action = delete_claim(claim=row, by=person(request))
    toast(request, f"Deleted {label}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, "desk:claims")
