"""What one press does to a mark: move its edges, accept or reject it, delete it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from apps.anchoring import Span, SpanError
from apps.articles.actions.editing import move_edges
from apps.articles.actions.tagging import delete_span_tag
from apps.articles.enums import SuggestionState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Anchored
from apps.audit.recording import recorded
from apps.claims.actions.accepting import accept_together
from apps.claims.actions.claims import delete_claim
from apps.claims.actions.deciding import decide_claim
from apps.claims.models import Claim
from apps.desk.queries.annotations import Annotation
from apps.desk.queries.cards import Card, open_card
from apps.desk.queries.claim_card import labels_beside, words_read
from apps.desk.queries.reading import Reading, open_article
from apps.desk.reading.places import nudged, selected
from apps.desk.requests import person, posted_number
from apps.desk.views.reading.answer import DECIDED, changed
from apps.entities.actions.mentions import decide_mention, delete_mention
from apps.entities.models import Mention
from apps.notes.actions.notes import delete_note
from apps.notes.models import Note


def _open(request: HttpRequest, docket: int, label: str) -> tuple[Reading, Card, list[Span]]:
    reading = open_article(docket, person(request))
    card = open_card(reading, label)
    spans = reading.spans_of(label)
    return reading, card, spans


@require_POST
def edges(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    """Move an edge by a word, attach the mark to what is selected, or to a place on offer."""
    user = person(request)
    reading, card, before = _open(request, docket, label)
    anchor = _anchor(card, request.POST.get("anchor", ""))
    span = _wanted(request, reading, anchor)
    with recorded(by=user, reason="Moved the edges of a mark") as action:
        move_edges(
            annotation=anchor,
            version=reading.version,
            start=span.start,
            end=span.end,
            quote=None,
            by=user,
            expected_revision=posted_number(request, "revision"),
        )
    return changed(
        request,
        docket,
        label=label,
        before=before,
        sentence=f"Moved the edges of {label}.",
        action=action,
        event="desk:moved",
    )


def _anchor(card: Card, pk: str) -> Anchored:
    for anchor in card.anchors:
        if str(anchor.pk) == pk:
            return anchor
    raise InvalidAnnotation("This place of the mark is gone. Reload the page.")


def _wanted(request: HttpRequest, reading: Reading, anchor: Anchored) -> Span:
    text, given = reading.version.text, request.POST
    if "edge" in given:
        if anchor.placed_start is None or anchor.placed_end is None:
            raise InvalidAnnotation("It has no place in this text. Select the words first.")
        return nudged(text, Span(anchor.placed_start, anchor.placed_end), given["edge"])
    if "start" in given:
        try:
            return Span(posted_number(request, "start"), posted_number(request, "end"))
        except SpanError as error:
            raise InvalidAnnotation("Select some words first.") from error
    return selected(
        text,
        reading.extents,
        given.get("from", ""),
        given.get("to", ""),
        given.get("head", ""),
        given.get("tail", ""),
    )


@require_POST
def decide(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    """Accept or reject a suggestion; of a claim also "together", with what belongs to it."""
    reading, card, before = _open(request, docket, label)
    also: list[str] = []
    if isinstance(card.annotation, Claim):
        also = labels_beside(card.annotation, reading)
        before = [*before, *words_read(card.annotation, reading)]
    state = request.POST.get("state")
    if state == "together" and isinstance(card.annotation, Claim):
        accepted, action = accept_together(
            claim=card.annotation,
            by=person(request),
            expected_revision=posted_number(request, "revision"),
        )
        labels = [one.docket_label for one in accepted]
        also += [one for one in labels if one in reading.card_order]
        sentence = f"Accepted {', '.join(labels)}."
    elif state in (SuggestionState.CONFIRMED, SuggestionState.REJECTED):
        action = _decide(card.annotation, SuggestionState(state), request)
        word = "Accepted" if state == SuggestionState.CONFIRMED else "Rejected"
        sentence = f"{word} {label}."
    else:
        raise InvalidAnnotation("Accept it or reject it.")
    return changed(
        request,
        docket,
        label=label,
        before=before,
        sentence=sentence,
        action=action,
        stay_open=False,
        event=DECIDED,
        also=dict.fromkeys(also),
    )


def _decide(annotation: Annotation, state: SuggestionState, request: HttpRequest) -> UUID:
    user = person(request)
    # The quick buttons beside the text carry no revision: they decide what is suggested now.
    seen = posted_number(request, "revision") if "revision" in request.POST else None
    if (
        not isinstance(annotation, Claim | Mention)
        or annotation.state != SuggestionState.SUGGESTED
    ):
        raise InvalidAnnotation("This is no open suggestion any more.")
    revision = annotation.revision if seen is None else seen
    if isinstance(annotation, Claim):
        return decide_claim(claim=annotation, state=state, by=user, expected_revision=revision)[1]
    return decide_mention(
        mention=annotation,
        state=state,
        by=user,
        expected_revision=revision,
        without_roles=roles_left_out(request),
    )[1]


def roles_left_out(request: HttpRequest) -> list[UUID]:
    """The roles that the card offered to take along, and that somebody unticked."""
    shown, taken = (request.POST.getlist(name) for name in ("role_shown", "role"))
    try:
        return [UUID(pk) for pk in set(shown) - set(taken)]
    except ValueError as error:
        raise InvalidAnnotation(
            "This page is not what the desk sent. Reload it and repeat."
        ) from error


@require_POST
def delete(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    reading, card, before = _open(request, docket, label)
    also = labels_beside(card.annotation, reading) if isinstance(card.annotation, Claim) else []
    action = _delete(card.annotation, request)
    return changed(
        request,
        docket,
        label=label,
        before=before,
        sentence=f"Deleted {label}.",
        action=action,
        stay_open=False,
        event="desk:deleted",
        also=also,
    )


def _delete(annotation: Annotation, request: HttpRequest) -> UUID:
    user = person(request)
    if isinstance(annotation, Claim):
        return delete_claim(claim=annotation, by=user)
    if isinstance(annotation, Mention):
        return delete_mention(mention=annotation, by=user)
    if isinstance(annotation, Note):
        return delete_note(note=annotation, by=user)
    return delete_span_tag(span_tag=annotation, by=user)
