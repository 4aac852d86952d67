"""One note with what is said under it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import trigger_client_event

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.audit.errors import EditConflict
from apps.audit.recording import recorded
from apps.desk.conflicts import Conflict, conflict_over
from apps.desk.forms.notes import CommentForm, NoteForm
from apps.desk.queries.notes import load_note, note_page
from apps.desk.requests import person
from apps.notes.actions.notes import (
    comment_on,
    delete_comment,
    delete_note,
    edit_note,
    mark_calls_seen,
)
from apps.notes.models import Comment, Note
from apps.ui.htmx import htmx_of, hx_redirect, render, toasts_only
from apps.ui.toasts import toast

PARTS = {"note": "note"}
EDIT_PARTS = {"note-form": "form"}


def _show(
    request: HttpRequest, docket: int, form: CommentForm | None = None, status: int = 200
) -> HttpResponse:
    page = note_page(docket, person(request))
    context = {"page": page, "note": page.note, "form": form or CommentForm()}
    return render(request, "desk/note.html", context, partials=PARTS, status=status)


@require_GET
def note(request: HttpRequest, docket: int) -> HttpResponse:
    return _show(request, docket)


@require_POST
def comment(request: HttpRequest, docket: int) -> HttpResponse:
    user = person(request)
    check_may(user, Action.COMMENT)
    row = get_object_or_404(Note, docket=docket)
    form = CommentForm(request.POST)
    if not form.is_valid():
        return _show(request, docket, form, status=422)
    try:
        with recorded(by=user, reason="Commented on a note") as action:
            comment_on(note=row, body=form.cleaned_data["body"], by=user)
    except InvalidAnnotation as error:
        form.add_error("body", str(error))
        return _show(request, docket, form, status=422)
    toast(request, "Comment added.", undo=reverse("desk:undo", args=[action]))
    return _changed(request, docket)


@require_POST
def remove_comment(request: HttpRequest, docket: int, comment: UUID) -> HttpResponse:
    row = get_object_or_404(Comment, pk=comment, note__docket=docket)
    action = delete_comment(comment=row, by=person(request))
    toast(request, "Comment deleted.", undo=reverse("desk:undo", args=[action]))
    return _changed(request, docket)


def _changed(request: HttpRequest, docket: int) -> HttpResponse:
    return _show(request, docket) if htmx_of(request) else redirect("desk:note", docket)


@require_POST
def seen(request: HttpRequest, docket: int) -> HttpResponse:
    """The reader has seen the call. Where there is script, the page says so by itself."""
    mark_calls_seen(by=person(request), note=get_object_or_404(Note, docket=docket))
    if htmx_of(request):
        return trigger_client_event(toasts_only(request), "desk:seen", {})
    return redirect("desk:note", docket)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, docket: int) -> HttpResponse:
    user = person(request)
    row = load_note(docket)
    check_may(user, Action.ANNOTATE if row.made_by(user) else Action.EDIT_ANNOTATION)
    if request.method == "GET":
        return _form(request, row, NoteForm(initial=NoteForm.initial_of(row)))
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _form(request, row, form, status=422)
    try:
        with recorded(by=user, reason="Changed a note") as action:
            edit_note(
                note=row,
                body=form.cleaned_data["body"],
                by=user,
                expected_revision=form.cleaned_data["revision"],
            )
    except InvalidAnnotation as error:
        form.add_error("body", str(error))
        return _form(request, row, form, status=422)
    except EditConflict:
        return _conflict(request, docket, form)
    toast(request, f"Saved {row.docket_label}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, "desk:note", docket)


def _conflict(request: HttpRequest, docket: int, form: NoteForm) -> HttpResponse:
    """Both versions, with what was typed still in the field."""
    row = load_note(docket)
    typed = form.cleaned_data["body"]
    kept = NoteForm({"body": typed, "revision": row.revision})
    kept.is_valid()
    conflict = conflict_over(row, kept, NoteForm.initial_of(row), {"body": typed})
    return _form(request, row, kept, status=409, conflict=conflict)


def _form(
    request: HttpRequest,
    row: Note,
    form: NoteForm,
    *,
    status: int = 200,
    conflict: Conflict | None = None,
) -> HttpResponse:
    context = {"note": row, "form": form, "conflict": conflict}
    return render(request, "desk/note_edit.html", context, partials=EDIT_PARTS, status=status)


@require_POST
def delete(request: HttpRequest, docket: int) -> HttpResponse:
    row = get_object_or_404(Note, docket=docket)
    label = row.docket_label
    action = delete_note(note=row, by=person(request))
    toast(request, f"Deleted {label}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, "desk:notes")
