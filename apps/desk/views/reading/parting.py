"""Splitting a claim in two and joining two, in the card beside the text."""

import re
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.claims.actions.joining import check_may_be_joined
from apps.claims.actions.splitting import Tie, split_claim
from apps.claims.models import Claim
from apps.claims.queries.figures_here import figures_here
from apps.desk.actions.joining import join_with_notes
from apps.desk.forms.parting import SplitForm
from apps.desk.queries.cards import Card, open_card
from apps.desk.queries.claim_card import labels_beside
from apps.desk.queries.claim_joining import compared, load_both, may_be_joined
from apps.desk.queries.reading import Reading, open_article
from apps.desk.requests import person, posted_number
from apps.desk.views.reading.answer import changed, show

_DOCKET = re.compile(r"\s*C?-?(\d{1,18})\s*", re.IGNORECASE)


def _open(request: HttpRequest, docket: int, label: str) -> tuple[Reading, Card, Claim]:
    user = person(request)
    reading = open_article(docket, user)
    card = open_card(reading, label)
    if not isinstance(card.annotation, Claim):
        raise Http404(f"{label} is no claim.")
    own = card.annotation.made_by(user)
    check_may(user, Action.ANNOTATE if own else Action.EDIT_ANNOTATION)
    return reading, card, card.annotation


@require_http_methods(["GET", "POST"])
def split(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    reading, card, claim = _open(request, docket, label)
    evidence = list(claim.evidence.select_related("version").order_by("version", "start"))
    figures = figures_here(evidence) if claim.is_figure else []
    of: dict[str, Any] = {"evidence": evidence, "figures": figures, "auto_id": "split_%s"}
    context: dict[str, Any] = {"card": card, "parting": "split", "revision": claim.revision}
    if request.method == "GET":
        initial = SplitForm.initial_of(claim, evidence, figures)
        return show(request, reading, split=SplitForm(initial=initial, **of), **context)
    form = SplitForm(request.POST, **of)
    if not form.is_valid():
        return show(request, reading, status=422, split=form, **context)
    before, also = reading.spans_of(label), labels_beside(claim, reading)
    try:
        made, action = split_claim(
            claim=claim,
            first=form.half("first"),
            second=form.half("second"),
            tie=Tie(form.cleaned_data["tie"]),
            by=person(request),
            expected_revision=posted_number(request, "revision"),
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return show(request, reading, status=422, split=form, **context)
    except EditConflict:
        return show(request, reading, status=409, split=form, overtaken=True, **context)
    return changed(
        request,
        docket,
        label=made.docket_label,
        before=before,
        sentence=f"Split {label}: {made.docket_label} is the new one.",
        action=action,
        is_new=True,
        also=[*also, label] if label in reading.card_order else also,
    )


@require_http_methods(["GET", "POST"])
def join(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    """First which other one; then the two side by side, and the choice where they differ."""
    reading, card, kept = _open(request, docket, label)
    given = (request.POST if request.method == "POST" else request.GET).get("with", "")
    if not given:
        return _choose(request, reading, card)
    match = _DOCKET.fullmatch(given)
    both = load_both((kept.docket, int(match[1]) if match else 0))
    joined = both.get(int(match[1])) if match else None
    if joined is None:
        wrong = f"“{given[:40]}” is no claim on file. Write it as C-101."
        return _choose(request, reading, card, typed=given, wrong=wrong)
    kept = both[kept.docket]
    try:
        check_may_be_joined(kept, joined)
    except InvalidAnnotation as error:
        return _choose(request, reading, card, typed=given, wrong=str(error))
    if request.method == "GET":
        return _compare(request, reading, card, kept, joined)
    rows = compared(kept, joined)
    take = [
        row.name
        for row in rows
        if row.is_taken_over or (row.is_open and request.POST.get(f"take-{row.name}") == "joined")
    ]
    gone = joined.docket_label
    before = [*reading.spans_of(label), *reading.spans_of(gone)]
    also = [*labels_beside(kept, reading), *labels_beside(joined, reading), gone]
    shown = [one for one in dict.fromkeys(also) if one in reading.card_order]
    try:
        _kept, action = join_with_notes(
            kept=kept,
            joined=joined,
            take=take,
            by=person(request),
            kept_revision=posted_number(request, "revision"),
            joined_revision=posted_number(request, "joined_revision"),
        )
    except EditConflict:
        both = load_both((kept.docket, joined.docket))
        if joined.docket not in both:
            return _choose(request, reading, card, wrong=f"{gone} is gone.")
        now = (both[kept.docket], both[joined.docket])
        return _compare(request, reading, card, *now, status=409)
    return changed(
        request,
        docket,
        label=label,
        before=before,
        sentence=f"Joined {gone} into {label}.",
        action=action,
        also=shown,
    )


def _choose(
    request: HttpRequest, reading: Reading, card: Card, *, typed: str = "", wrong: str = ""
) -> HttpResponse:
    assert isinstance(card.annotation, Claim)
    return show(
        request,
        reading,
        status=422 if wrong else 200,
        card=card,
        parting="join",
        others=may_be_joined(card.annotation, reading.article),
        typed=typed,
        wrong=wrong,
    )


def _compare(
    request: HttpRequest,
    reading: Reading,
    card: Card,
    kept: Claim,
    joined: Claim,
    *,
    status: int = 200,
) -> HttpResponse:
    rows = compared(kept, joined)
    chosen = {row.name for row in rows if request.POST.get(f"take-{row.name}") == "joined"}
    return show(
        request,
        reading,
        status=status,
        card=card,
        parting="join",
        joined=joined,
        rows=[(row, row.name in chosen) for row in rows],
        revision=kept.revision,
        overtaken=status == 409,
    )
