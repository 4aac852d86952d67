"""The desk's answers: the page, an open card in it, or what one change altered."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib.messages.api import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django_htmx.http import HttpResponseClientRefresh

from apps.anchoring import Span
from apps.desk.queries.cards import open_card
from apps.desk.queries.reading import Reading, open_article
from apps.desk.reading.marks import NAMES, Mark, MarkKind
from apps.desk.reading.places import paragraph_numbers
from apps.desk.requests import person
from apps.ui.htmx import htmx_of, render
from apps.ui.toasts import toast

TEMPLATE = "desk/reading/page.html"
# What a change to a mark can alter besides its paragraphs and its card.
_COUNTED = ("layers", "names", "lost", "strip", "standing")
# Kind, word and key of everything words can be marked as.
KINDS = (
    (MarkKind.CLAIM, "Claim", "C"),
    (MarkKind.PERSON, "Person", "P"),
    (MarkKind.PLACE, "Place", "L"),
    (MarkKind.ORGANISATION, "Organisation", "O"),
    (MarkKind.TAG, "Tag", "T"),
    (MarkKind.NOTE, "Note", "N"),
)
# Mentions are read from their line alone.
_CARDLESS = "M-"
# What is said in the page when a suggestion was accepted or rejected.
DECIDED = "desk:decided"
_PARTS = {
    "desk": ("desk", "strip", "standing"),
    "live-card": "live",
    "article-tags": ("tags",),
    "standing": ("standing",),
}


def show(
    request: HttpRequest, reading: Reading, *, status: int = 200, **context: Any
) -> HttpResponse:
    """The article, with whatever is open in it: `card` for a mark, `form` for a form."""
    values = {"reading": reading, "kinds": KINDS, **context}
    return render(request, TEMPLATE, values, partials=_PARTS, status=status)


def changed(
    request: HttpRequest,
    docket: int,
    *,
    label: str,
    before: Iterable[Span] = (),
    sentence: str,
    action: UUID | None = None,
    stay_open: bool = True,
    event: str = "desk:marked",
    is_new: bool = False,
    also: Iterable[str] = (),
    detail: Mapping[str, str] | None = None,
) -> HttpResponse:
    """After a change to the mark `label`: the paragraphs it stands in and stood in (`before`), its
    cards, the counts, and a toast with Undo. Without script, the page anew.

    `before` tells where the page shows the mark, and others that changed with it; nothing, if it
    is new there. Where it does not stay open and was decided about, the next suggestion opens.
    `is_new`: the mark was not shown, whatever was there before. `also`: other marks whose cards
    were shown and say something else now. `detail` goes along with the event.
    """
    before = list(before)
    toast(request, sentence, undo=reverse("desk:undo", args=[action]) if action else "")
    reading = open_article(docket, person(request))
    now = reading.marks_of(label)
    if not htmx_of(request):
        return _back(reading, label if now else "", before)
    shown = request.POST.get("shown")
    if shown and shown != str(reading.version.number):
        # A new version has come in since: every paragraph may be another.
        return HttpResponseClientRefresh()
    also = [other for other in also if other != label]
    touched = [*now, *(mark for other in also for mark in reading.marks_of(other))]
    spans = [*before, *(mark.span for mark in touched if mark.span is not None)]
    numbers = {n for span in spans for n in paragraph_numbers(reading.extents, span)}
    context: dict[str, Any] = {"reading": reading}
    if stay_open and now:
        context["card"] = open_card(reading, label)
    elif event == DECIDED and (following := _following(reading, before, _walked(request))):
        context["card"] = open_card(reading, following)
    pieces = [
        render_to_string(f"{TEMPLATE}#live", context, request),
        reading.paragraphs_html(numbers),
        _card_pieces(reading, label, shown=bool(before) and not is_new),
        *(_card_pieces(reading, other, shown=True) for other in also),
        *(
            render_to_string(f"{TEMPLATE}#{part}", {**context, "oob": True}, request)
            for part in _COUNTED
        ),
    ]
    if len(get_messages(request)):
        pieces.append(render_to_string("ui/toasts.html", {"oob": True}, request))
    response = HttpResponse("\n".join(pieces))
    patch_vary_headers(response, ("HX-Request", "HX-Target"))
    response["HX-Trigger-After-Settle"] = json.dumps({event: {"label": label, **(detail or {})}})
    return response


def _walked(request: HttpRequest) -> Callable[[Mark], bool]:
    """Which suggestions are walked: claims, names, or both."""
    match request.POST.get("walk"):
        case "claims":
            return lambda mark: mark.kind == MarkKind.CLAIM
        case "names":
            return lambda mark: mark.kind in NAMES
        case _:
            return lambda mark: True


def _following(reading: Reading, before: list[Span], walked: Callable[[Mark], bool]) -> str:
    """The suggestion behind the place that was decided about, or else the last one before it."""
    here = before[0].start if before else 0
    waiting = [
        (mark.span.start, mark.label) for mark in reading.suggestions if mark.span and walked(mark)
    ]
    behind = next((label for start, label in waiting if start >= here), "")
    return behind or (waiting[-1][1] if waiting else "")


def _back(reading: Reading, label: str, before: Iterable[Span]) -> HttpResponse:
    if label:
        return redirect(f"{reading.address}#{label}")
    numbers = [n for span in before for n in paragraph_numbers(reading.extents, span)]
    return redirect(f"{reading.address}#p{numbers[0]}" if numbers else reading.address)


def _card_pieces(reading: Reading, label: str, *, shown: bool) -> SafeString:
    """Take the closed card away, if one is shown, and put it where it belongs now, if it does."""
    if label.startswith(_CARDLESS):
        return mark_safe("")
    gone = format_html('<div id="card-{}" hx-swap-oob="delete"></div>', label) if shown else ""
    if label not in reading.card_order:
        return mark_safe(gone)  # noqa: S308 - made by format_html
    place = reading.card_order.index(label)
    where = f"afterend:#card-{reading.card_order[place - 1]}" if place else "afterbegin:#cards"
    return mark_safe(  # noqa: S308 - built from escaped pieces only
        f'{gone}<div hx-swap-oob="{where}">{reading.cards_of(reading.marks_of(label))}</div>'
    )
