"""One field of a claim, changed in its card: typed, or pointed at words of the text."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.claims.actions.fields import fields_of, values_of
from apps.claims.actions.rereading import Reread, reread
from apps.claims.actions.setting_fields import Pointed
from apps.claims.enums import ClaimField, ClaimKind, FieldBasis
from apps.claims.models import Claim
from apps.desk.actions.claim_fields import save_field
from apps.desk.conflicts import choice_shown
from apps.desk.forms.fields import FieldForm
from apps.desk.queries.cards import Card, open_card
from apps.desk.queries.claim_words import basis_of, nearest, published_on, read_in_place
from apps.desk.queries.reading import Reading, open_article
from apps.desk.reading.places import selected
from apps.desk.requests import person, posted_number
from apps.desk.views.reading.answer import changed, show
from apps.desk.views.reading.editing import Difference
from apps.ui.htmx import htmx_of

EVENT = "desk:field"


def _open(request: HttpRequest, docket: int, label: str) -> tuple[Reading, Card, Claim]:
    user = person(request)
    reading = open_article(docket, user)
    card = open_card(reading, label)
    if not isinstance(card.annotation, Claim):
        raise Http404(f"{label} is no claim.")
    own = card.annotation.made_by(user)
    check_may(user, Action.ANNOTATE if own else Action.EDIT_ANNOTATION)
    return reading, card, card.annotation


def _field(claim: Claim, name: str) -> ClaimField:
    """The field of that name, if claims of this kind have it."""
    if name not in fields_of(ClaimKind(claim.kind)):
        raise Http404(f"{claim.docket_label} has no field {name}.")
    return ClaimField(name)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, docket: int, label: str, field: str) -> HttpResponse:
    """The form of one field in the card. While words are typed it says how it reads them."""
    reading, card, claim = _open(request, docket, label)
    of = _field(claim, field)
    if request.method == "GET":
        if (htmx := htmx_of(request)) and htmx.target == "field-reading":
            said = _reading_of(reading, of, request.GET)
            return render(request, "desk/reading/field_reading.html", {"field_reading": said})
        form = _form(card, of)
        said = _reading_of(reading, of, form.initial)
        return _show(request, reading, card, form, field_reading=said)
    form = _form(card, of, data=request.POST)
    seen = posted_number(request, "revision")
    if request.POST.get("do") == "read":
        said = _reading_of(reading, of, request.POST)
        return _show(request, reading, card, form, revision=seen, field_reading=said)
    if not form.is_valid():
        return _show(request, reading, card, form, status=422, revision=seen)
    before = reading.spans_of(label)
    try:
        _claim, action = save_field(
            claim=claim,
            field=of,
            values=_values(reading, claim, form),
            by=person(request),
            expected_revision=seen,
            **_grounds(reading, card, claim, form),
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _show(request, reading, card, form, status=422, revision=seen)
    except EditConflict:
        return _conflict(request, docket, label, of)
    return changed(
        request,
        docket,
        label=label,
        before=before,
        sentence=f"Saved {label}: {_called(of)}.",
        action=action,
        event=EVENT,
        detail={"field": of.value},
    )


@require_POST
def point(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    """The selected words become those of a field, which is read from them."""
    reading, card, claim = _open(request, docket, label)
    of = _field(claim, request.POST.get("field", ""))
    given = {name: request.POST.get(name, "") for name in ("from", "to", "head", "tail")}
    span = selected(reading.version.text, reading.extents, *given.values())
    before = reading.spans_of(label)
    read = read_in_place(reading, of, span)
    _claim, action = save_field(
        claim=claim,
        field=of,
        values={**_kept(claim, of), **read.values},
        by=person(request),
        expected_revision=posted_number(request, "revision"),
        basis=basis_of(reading, card.anchors, span),
        words=Pointed(reading.version, span.start, span.end),
    )
    return changed(
        request,
        docket,
        label=label,
        before=before,
        sentence=f"{label}, {_called(of)}: {read.said}",
        action=action,
        event=EVENT,
        detail={"field": of.value},
    )


def _kept(claim: Claim, field: ClaimField) -> dict[str, Any]:
    """What words do not say of a field, and other words said: what the unit is."""
    return {"unit": claim.unit} if field == ClaimField.MEASURE else {}


def _called(field: ClaimField) -> str:
    return str(field.label).lower()


def _form(card: Card, field: ClaimField, **given: Any) -> FieldForm:
    assert isinstance(card.annotation, Claim)
    assert card.claim is not None
    known = card.claim.row(field).known
    initial = FieldForm.initial_of(card.annotation, field, known)
    return FieldForm(field=field, initial=initial, auto_id="fld_%s", **given)


def _reading_of(reading: Reading, field: ClaimField, given: Any) -> Reread | None:
    name = FieldForm(field=field).read_words
    words = given.get(name, "") if name else ""
    return reread(field, words, published=published_on(reading.article)) if words else None


def _values(reading: Reading, claim: Claim, form: FieldForm) -> dict[str, Any]:
    """The columns as the valid form says them; words that were changed are read anew."""
    field, values = form.field, form.cleaned_data
    wanted = {name: values[name] for name in form.fields if name in _COLUMN_NAMED_ALIKE}
    if "named" in form.fields:
        wanted[field.value] = values["named"] or None
    if field == ClaimField.FIGURE:
        return {**_figure(reading, claim, form), **wanted}
    if field == ClaimField.PERIOD:
        for name in ("since", "until"):
            wanted[name], wanted[f"{name}_precision"] = values[name]
        typed_days = {"since", "until"} & set(form.changed_data)
        if "period_words" in form.changed_data and not typed_days:
            return _reread(reading, form).values
    return wanted


_COLUMN_NAMED_ALIKE = {
    *("claimant_words", "figure_words", "population_words", "subject_words", "place_words"),
    *("coming_from_words", "going_to_words", "extent_words", "condition_words", "period_words"),
    *("measure", "measure_word", "unit", "share_of", "share_of_words"),
}


def _figure(reading: Reading, claim: Claim, form: FieldForm) -> dict[str, Any]:
    if "figure_words" in form.changed_data:
        return _reread(reading, form).values
    return values_of(claim, ClaimField.FIGURE)


def _reread(reading: Reading, form: FieldForm) -> Reread:
    words = form.cleaned_data[form.read_words]
    return reread(form.field, words, published=published_on(reading.article))


def _grounds(reading: Reading, card: Card, claim: Claim, form: FieldForm) -> dict[str, Any]:
    """How it is known and the words it rests on: those given, or those typed, if they stand in
    the text."""
    values = form.cleaned_data
    basis = FieldBasis(values["basis"]) if values["basis"] else None
    span = None
    if "rests_on" in form.changed_data and values["rests_on"].strip():
        span = nearest(reading, card.anchors, values["rests_on"])
        if span is None:
            raise InvalidAnnotation("These words do not stand in the text.", field="rests_on")
    else:
        for name in form.changed_data:
            if name.endswith("_words") and name != "share_of_words" and values[name].strip():
                span = nearest(reading, card.anchors, values[name])
    if span is None:
        return {"basis": basis, "words": None}
    if "basis" not in form.changed_data:
        basis = basis_of(reading, card.anchors, span)
    return {"basis": basis, "words": Pointed(reading.version, span.start, span.end)}


def _conflict(request: HttpRequest, docket: int, label: str, field: ClaimField) -> HttpResponse:
    """What is saved now beside what was typed, which stays in the form."""
    reading, card, _claim = _open(request, docket, label)
    form = _form(card, field, data=request.POST)
    theirs = {name: str(form.initial.get(name, "")) for name in form.fields}
    typed = {name: request.POST.get(name, "") for name in form.fields}
    differences = [
        Difference(
            field=name,
            label=str(form[name].label),
            theirs=choice_shown(form, name, theirs[name]) or "nothing",
            yours=choice_shown(form, name, typed[name]) or "nothing",
            raw=theirs[name],
        )
        for name in form.fields
        if " ".join(theirs[name].split()) != " ".join(typed[name].split())
    ]
    return _show(request, reading, card, form, status=409, conflict=differences, conflicted=True)


def _show(
    request: HttpRequest,
    reading: Reading,
    card: Card,
    form: FieldForm,
    *,
    status: int = 200,
    revision: int | None = None,
    **context: Any,
) -> HttpResponse:
    assert isinstance(card.annotation, Claim)
    values = {
        "card": card,
        "field_form": form,
        "revision": card.annotation.revision if revision is None else revision,
        "field_reading": None,
        **context,
    }
    return show(request, reading, status=status, **values)
