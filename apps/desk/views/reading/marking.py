"""Marking words: the form for what was selected, and saving it."""

from typing import Any
from uuid import UUID

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.rules import Action, check_may
from apps.anchoring import Span, SpanError, context
from apps.articles.errors import InvalidAnnotation
from apps.desk.actions.marking import Words, mark_name, mark_note, mark_tag
from apps.desk.forms.marks import NameForm, NoteForm, TagForm, written
from apps.desk.queries.annotations import Annotation
from apps.desk.queries.reading import Reading, open_article
from apps.desk.reading.marks import NAMES, MarkKind, css_word
from apps.desk.reading.places import occurrences, selected
from apps.desk.requests import person
from apps.desk.views.reading import claiming
from apps.desk.views.reading.answer import changed, show
from apps.entities.enums import EntityKind
from apps.entities.queries.spelled import spelled
from apps.ui.htmx import hx_refresh
from apps.ui.toasts import warn


def _kind(word: str) -> MarkKind:
    try:
        return MarkKind(word)
    except ValueError as error:
        raise Http404(f"Words cannot be marked as {word}.") from error


@require_http_methods(["GET", "POST"])
def mark(request: HttpRequest, docket: int, kind: str) -> HttpResponse:
    user = person(request)
    check_may(user, Action.ANNOTATE)
    mark_kind = _kind(kind)
    reading = open_article(docket, user)
    given = request.POST if request.method == "POST" else request.GET
    if given.get("version", str(reading.version.number)) != str(reading.version.number):
        warn(request, "A new version of this article has come in. Select the words again in it.")
        return hx_refresh(request, reading.address)
    words = _words(reading, given)
    if mark_kind == MarkKind.CLAIM:
        return claiming.mark_claim(request, reading, words)
    if request.method == "GET":
        form = _form(mark_kind, words, initial=_initial(mark_kind, words))
        return _show(request, reading, mark_kind, words, form)

    form = _form(mark_kind, words, data=request.POST)
    if not form.is_valid():
        return _show(request, reading, mark_kind, words, form, status=422)
    try:
        annotation, action = _save(mark_kind, words, form, user)
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _show(request, reading, mark_kind, words, form, status=422)
    label = annotation.docket_label
    return changed(
        request, docket, label=label, sentence=f"Marked {label}.", action=action, stay_open=False
    )


def _words(reading: Reading, given: Any) -> Words:
    """The words meant: code points from our own forms, or a browser's selection."""
    text = reading.version.text
    if "from" in given:
        span = selected(
            text,
            reading.extents,
            given.get("from", ""),
            given.get("to", ""),
            given.get("head", ""),
            given.get("tail", ""),
        )
    else:
        try:
            span = Span(int(given.get("start", "")), int(given.get("end", "")))
            span.of(text)
        except (ValueError, SpanError) as error:
            raise InvalidAnnotation("Select some words first.") from error
    return Words(reading.version, span, span.of(text))


def _form(kind: MarkKind, words: Words, **given: Any) -> forms.Form:
    if kind in NAMES:
        return NameForm(kind=EntityKind(kind), quote=words.quote, auto_id="mark_%s", **given)
    form: type[forms.Form] = TagForm if kind == MarkKind.TAG else NoteForm
    return form(auto_id="mark_%s", **given)


def _initial(kind: MarkKind, words: Words) -> dict[str, Any]:
    """What the words themselves suggest: the name on file that they spell."""
    quote = " ".join(words.quote.split())
    if kind not in NAMES:
        return {}
    known = spelled(quote, (EntityKind(kind),)) if len(quote) <= 300 else []
    if len(known) == 1:
        return {"entity": written(known[0])}
    return {"entity": quote[:300]}


def _save(kind: MarkKind, words: Words, form: Any, user: Any) -> tuple[Annotation, UUID]:
    values = form.cleaned_data
    if kind == MarkKind.TAG:
        return mark_tag(words=words, name=values["tag"], by=user)
    if kind == MarkKind.NOTE:
        return mark_note(words=words, body=values["body"], by=user)
    return mark_name(
        words=words,
        wanted=values["wanted"],
        file_spelling=values.get("file_spelling", False),
        by=user,
    )


def _show(
    request: HttpRequest,
    reading: Reading,
    kind: MarkKind,
    words: Words,
    form: forms.Form,
    *,
    status: int = 200,
) -> HttpResponse:
    return show(
        request,
        reading,
        status=status,
        form=form,
        new={"kind": kind, "word": css_word(kind), "words": words},
    )


@require_safe
def by_hand(request: HttpRequest, docket: int) -> HttpResponse:
    """Words typed or pasted instead of selected: where they stand, and, if that is one place, on
    to the form."""
    user = person(request)
    check_may(user, Action.ANNOTATE)
    reading = open_article(docket, user)
    kind = _kind(request.GET.get("kind", "claim"))
    wanted = request.GET.get("words", "")[:5000]
    text = reading.version.text
    found = occurrences(text, wanted, limit=50) if wanted.strip() else []
    addresses = [
        f"{reading.address}mark/{kind}/?"
        + urlencode({"start": span.start, "end": span.end, "version": reading.version.number})
        for span in found
    ]
    if len(found) == 1:
        return redirect(addresses[0])
    places = [
        {"address": address, "context": context(text, span, words=8)}
        for address, span in zip(addresses, found, strict=True)
    ]
    by_hand = {"words": wanted, "kind": kind, "places": places, "asked": bool(wanted.strip())}
    return show(request, reading, by_hand=by_hand)
