"""Taking a claim out of the text by hand: the form is filled from the words, as far as they go."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse

from apps.anchoring import Span
from apps.articles.errors import InvalidAnnotation
from apps.claims.actions.fields import COLUMNS, is_empty
from apps.claims.actions.rereading import reread
from apps.claims.actions.typed_fields import TypedFields
from apps.claims.enums import ClaimField, ClaimKind
from apps.desk.actions.marking import Grounds, Words
from apps.desk.actions.marking import mark_claim as put_claim
from apps.desk.forms.marks import NewClaimForm
from apps.desk.forms.prefilled import Prefilled, prefilled
from apps.desk.queries.claim_words import published_on
from apps.desk.queries.reading import Reading
from apps.desk.reading.marks import MarkKind, css_word
from apps.desk.requests import person
from apps.desk.views.reading.answer import changed, show

_PERIOD = ("period_words", "since", "until")


def mark_claim(request: HttpRequest, reading: Reading, words: Words) -> HttpResponse:
    read = prefilled(reading, words.span)
    if request.method == "GET":
        form = NewClaimForm(initial={**read.initial, "keep_chain": True}, auto_id="mark_%s")
        return _show(request, reading, words, read, form)
    form = NewClaimForm(request.POST, initial=read.initial, auto_id="mark_%s")
    if not form.is_valid():
        return _show(request, reading, words, read, form, status=422)
    try:
        claim, action = put_claim(
            words=words,
            facts=form.facts(),
            grounds=_grounds(reading, read, form),
            by=person(request),
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _show(request, reading, words, read, form, status=422)
    claim.refresh_from_db(fields=["docket"])
    label = claim.docket_label
    return changed(
        request,
        reading.article.docket,
        label=label,
        before=_names_within(reading, words, read),
        is_new=True,
        sentence=f"Marked {label}.",
        action=action,
        stay_open=False,
    )


def _names_within(reading: Reading, words: Words, read: Prefilled) -> list[Span]:
    """Suggested names in the words that were read: those of whom the claim speaks are confirmed
    along with it."""
    held = [words.span, *(one.span for one in read.filled.values() if one.span is not None)]
    spans = [mark.span for mark in reading.marks if mark.suggested and mark.span is not None]
    return [span for span in spans if any(span.overlaps(each) for each in held)]


def _grounds(reading: Reading, read: Prefilled, form: NewClaimForm) -> Grounds:
    """What was read stays known of the fields that nobody changed."""
    typed = form.typed()
    if set(_PERIOD) & set(form.changed_data) == {"period_words"}:
        values = reread(
            ClaimField.PERIOD, typed.period_words, published=published_on(reading.article)
        ).values
        typed = replace(typed, **values)
    known: dict[str, dict[str, Any]] = {}
    for name, filled in read.filled.items():
        if _is_kept(ClaimField(name), typed, form):
            place: dict[str, Any] = {"version": None, "start": None, "end": None, "quote": ""}
            if filled.start is not None:
                place = {
                    "version": reading.version,
                    "start": filled.start,
                    "end": filled.end,
                    "quote": filled.quote,
                }
            known[name] = {"basis": filled.basis, **place}
    return Grounds(typed, known, read.relays if form.cleaned_data["keep_chain"] else ())


def _is_kept(field: ClaimField, typed: TypedFields, form: NewClaimForm) -> bool:
    columns = COLUMNS[field]
    if set(columns) & set(form.changed_data):
        return False
    values = {name: getattr(typed, name) for name in columns if name != "claimant"}
    claimant = form.cleaned_data["claimant"] if field == ClaimField.CLAIMANT else None
    kind = ClaimKind(form.cleaned_data["kind"])
    return (bool(claimant) or not is_empty(values)) and kind == form.initial.get("kind")


def _show(
    request: HttpRequest,
    reading: Reading,
    words: Words,
    read: Prefilled,
    form: NewClaimForm,
    *,
    status: int = 200,
) -> HttpResponse:
    standing = [
        mark
        for mark in reading.suggestions
        if mark.kind == MarkKind.CLAIM and mark.span and mark.span.overlaps(words.span)
    ]
    kind = MarkKind.CLAIM
    return show(
        request,
        reading,
        status=status,
        form=form,
        read=read,
        standing=list({mark.label: mark for mark in standing}.values()),
        new={"kind": kind, "word": css_word(kind), "words": words},
    )
