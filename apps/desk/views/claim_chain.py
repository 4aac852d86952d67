"""Who says so, ties to other claims, and which words a field rests on: edited where they show."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article
from apps.audit.errors import EditConflict
from apps.claims.actions.chain import (
    add_relay,
    change_utterance,
    move_relay,
    name_utterance,
    point_at_utterance,
    remove_relay,
)
from apps.claims.actions.linking import link_claims, point_field, unlink_claims
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis, LinkKind, RelayHow
from apps.claims.models import Claim, ClaimLink, Relay
from apps.claims.queries.field_words import words_near_evidence
from apps.desk.forms.claim_parts import LIMITED_BY, FieldForm, LinkForm, RelayForm, UtteranceForm
from apps.desk.requests import person
from apps.desk.views.claim_showing import changed, show
from apps.ui.toasts import toast


def _done(request: HttpRequest, docket: int, said: str, action: UUID) -> HttpResponse:
    toast(request, said, undo=reverse("desk:undo", args=[action]))
    return changed(request, docket)


@require_POST
def utterance(request: HttpRequest, docket: int) -> HttpResponse:
    """Name the utterance, or correct the one that is named."""
    claim = get_object_or_404(Claim.objects.select_related("utterance"), docket=docket)
    form = UtteranceForm(request.POST, auto_id="said_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"utterance": form})
    try:
        if claim.utterance is None:
            _row, action = name_utterance(claim=claim, facts=form.facts(), by=person(request))
        else:
            _row, action = change_utterance(
                utterance=claim.utterance,
                facts=form.facts(),
                by=person(request),
                expected_revision=form.cleaned_data["revision"] or 0,
            )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return show(request, docket, status=422, refused={"utterance": form})
    except EditConflict as conflict:
        values = request.POST.copy()
        values["revision"] = str(getattr(conflict.current, "revision", ""))
        again = UtteranceForm(values, auto_id="said_%s")
        return show(
            request, docket, status=409, refused={"utterance": again}, overtaken="utterance"
        )
    return _done(request, docket, "Named the utterance.", action)


@require_POST
def forget_utterance(request: HttpRequest, docket: int) -> HttpResponse:
    claim = get_object_or_404(Claim, docket=docket)
    action = point_at_utterance(claim=claim, utterance=None, by=person(request))
    return _done(request, docket, "Took the utterance off.", action)


@require_POST
def same_utterance(request: HttpRequest, docket: int) -> HttpResponse:
    """Trace the claim to the utterance of another one."""
    claim = get_object_or_404(Claim, docket=docket)
    other = Claim.objects.select_related("utterance__speaker").filter(
        docket=_number(request.POST.get("like", ""))
    )
    found = other.first()
    if found is None or found.utterance is None:
        raise InvalidAnnotation("That claim names no utterance. Give another, such as C-101.")
    action = point_at_utterance(claim=claim, utterance=found.utterance, by=person(request))
    return _done(request, docket, f"Traced to {found.utterance}.", action)


def _number(typed: str) -> int:
    digits = typed.strip().upper().removeprefix("C-")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else 0


@require_POST
def relay(request: HttpRequest, docket: int) -> HttpResponse:
    """One more step of the chain."""
    claim = get_object_or_404(Claim, docket=docket)
    articles = list(Article.objects.filter(evidences__claim=claim).distinct().order_by("docket"))
    form = RelayForm(request.POST, articles=articles, auto_id="relay_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"relay": form})
    values = form.cleaned_data
    made, action = add_relay(
        claim=claim,
        how=RelayHow(values["how"]),
        entity=values["entity"],
        words=values["words"],
        article=values["article"],
        by=person(request),
    )
    return _done(request, docket, f"Added to the chain: {made}.", action)


@require_POST
def change_relay(request: HttpRequest, docket: int, relay: UUID) -> HttpResponse:
    """Take a step away, or let it change places with its neighbour."""
    row = get_object_or_404(
        Relay.objects.select_related("claim", "entity"), pk=relay, claim__docket=docket
    )
    do = request.POST.get("do")
    if do == "remove":
        action = remove_relay(relay=row, by=person(request))
        return _done(request, docket, f"Took from the chain: {row}.", action)
    action = move_relay(relay=row, earlier=do == "earlier", by=person(request))
    return _done(request, docket, f"Moved in the chain: {row}.", action)


@require_POST
def link(request: HttpRequest, docket: int) -> HttpResponse:
    """Tie the claim to another: a caveat to what it limits, a part to its whole."""
    claim = get_object_or_404(Claim, docket=docket)
    form = LinkForm(request.POST, is_caveat=claim.kind == ClaimKind.CAVEAT, auto_id="link_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"link": form})
    kind, other = form.cleaned_data["kind"], form.cleaned_data["other"]
    one, two = (other, claim) if kind == LIMITED_BY else (claim, other)
    try:
        _row, action = link_claims(
            claim=one,
            other=two,
            kind=LinkKind.LIMITS if kind == LIMITED_BY else LinkKind(kind),
            by=person(request),
        )
    except InvalidAnnotation as error:
        form.add_error("other", str(error))
        return show(request, docket, status=422, refused={"link": form})
    return _done(request, docket, f"Tied to {other.docket_label}.", action)


@require_POST
def unlink(request: HttpRequest, docket: int, link: UUID) -> HttpResponse:
    row = get_object_or_404(ClaimLink.objects.select_related("claim", "other"), pk=link)
    action = unlink_claims(link=row, by=person(request))
    return _done(request, docket, "Untied.", action)


@require_POST
def field(request: HttpRequest, docket: int) -> HttpResponse:
    """Say how a field is known, and point it at its words."""
    claim = get_object_or_404(Claim, docket=docket)
    form = FieldForm(request.POST, auto_id="field_%s")
    if not form.is_valid():
        return show(request, docket, status=422, refused={"field": form})
    values = form.cleaned_data
    place = words_near_evidence(claim, values["words"]) if values["words"] else None
    if values["words"] and place is None:
        form.add_error("words", "Those words do not stand in the articles of the evidence.")
        return show(request, docket, status=422, refused={"field": form})
    version, start, end = place or (None, 0, 0)
    action = point_field(
        claim=claim,
        field=ClaimField(values["field"]),
        basis=FieldBasis(values["basis"]),
        by=person(request),
        version=version,
        start=start,
        end=end,
    )
    return _done(request, docket, "Said how it is known.", action)
