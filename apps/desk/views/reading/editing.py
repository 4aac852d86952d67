"""Changing what a mark says, in its card: nothing typed is lost, also when two save at once."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from apps.accounts.models import User
from apps.accounts.rules import Action, check_may
from apps.articles.actions.retagging import retag_span
from apps.articles.actions.tagging import get_or_create_tag
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import SpanTag
from apps.audit.errors import EditConflict
from apps.audit.recording import recorded
from apps.claims.models import Claim
from apps.desk.actions.marking import change_claim, point_name
from apps.desk.forms.marks import ClaimForm, NameForm, NoteForm, TagForm
from apps.desk.queries.annotations import Annotation
from apps.desk.queries.cards import Card, open_card
from apps.desk.queries.reading import open_article
from apps.desk.requests import person, posted_number
from apps.desk.views.reading.answer import changed, show
from apps.entities.enums import EntityKind
from apps.entities.models import Mention
from apps.notes.actions.notes import edit_note
from apps.notes.models import Note


@dataclass(frozen=True)
class Difference:
    """A field that somebody else saved in one way, and that is typed in another."""

    field: str
    label: str
    theirs: str
    yours: str
    raw: str


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    user = person(request)
    reading = open_article(docket, user)
    card = open_card(reading, label)
    own = card.annotation.made_by(user)
    check_may(user, Action.ANNOTATE if own else Action.EDIT_ANNOTATION)
    revision = card.annotation.revision
    if request.method == "GET":
        form = _form(card, initial=_initial(card.annotation))
        return show(request, reading, card=card, form=form, editing=True, revision=revision)

    form = _form(card, data=request.POST)
    seen = posted_number(request, "revision")
    context = {"card": card, "form": form, "editing": True}
    if not form.is_valid():
        return show(request, reading, status=422, revision=seen, **context)
    before = reading.spans_of(label)
    try:
        action = _save(card.annotation, form, user, seen)
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return show(request, reading, status=422, revision=seen, **context)
    except EditConflict:
        return _conflict(request, docket, label, form)
    return changed(
        request, docket, label=label, before=before, sentence=f"Saved {label}.", action=action
    )


def _form(card: Card, **given: Any) -> forms.Form:
    annotation = card.annotation
    if isinstance(annotation, Mention):
        kind = EntityKind(annotation.entity.kind)
        return NameForm(kind=kind, quote=annotation.quote, auto_id="mark_%s", **given)
    form: type[forms.Form] = TagForm
    if isinstance(annotation, Claim):
        form = ClaimForm
    elif isinstance(annotation, Note):
        form = NoteForm
    return form(auto_id="mark_%s", **given)


def _initial(annotation: Annotation) -> dict[str, Any]:
    if isinstance(annotation, Claim):
        return ClaimForm.initial_of(annotation)
    if isinstance(annotation, Mention):
        return NameForm.initial_of(annotation)
    if isinstance(annotation, Note):
        return NoteForm.initial_of(annotation)
    return {"tag": annotation.tag.name}


def _save(annotation: Annotation, form: Any, user: User, revision: int) -> UUID:
    values = form.cleaned_data
    if isinstance(annotation, Claim):
        return change_claim(
            claim=annotation, facts=form.facts(), by=user, expected_revision=revision
        )[1]
    if isinstance(annotation, Mention):
        return point_name(
            mention=annotation,
            wanted=values["wanted"],
            file_spelling=values.get("file_spelling", False),
            by=user,
            expected_revision=revision,
        )[1]
    with recorded(by=user, reason="Changed a mark") as action:
        if isinstance(annotation, Note):
            edit_note(note=annotation, body=values["body"], by=user, expected_revision=revision)
        elif isinstance(annotation, SpanTag):
            tag = get_or_create_tag(name=values["tag"], by=user)
            retag_span(span_tag=annotation, tag=tag, by=user, expected_revision=revision)
    return action


def _conflict(request: HttpRequest, docket: int, label: str, form: forms.Form) -> HttpResponse:
    """Both versions, and what was typed still in the fields. Saving again is then a decision."""
    reading = open_article(docket, person(request))
    card = open_card(reading, label)
    theirs = _initial(card.annotation)
    differences = [
        Difference(
            name,
            str(form.fields[name].label or form[name].label),
            _said(form, name, theirs[name]),
            _said(form, name, form.data.get(name, "")),
            str(theirs[name]),
        )
        for name in theirs
        if " ".join(str(theirs[name]).split()) != " ".join(form.data.get(name, "").split())
    ]
    return show(
        request,
        reading,
        status=409,
        card=card,
        form=form,
        editing=True,
        revision=card.annotation.revision,
        conflict=differences,
        conflicted=True,
    )


def _said(form: forms.Form, name: str, value: str) -> str:
    choices = dict(getattr(form.fields[name], "choices", ()))
    return str(choices.get(value, value)) or "nothing"
