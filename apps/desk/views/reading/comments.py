"""Comments under a note."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from apps.accounts.rules import Action, check_may
from apps.audit.recording import recorded
from apps.desk.forms.marks import CommentForm
from apps.desk.queries.cards import open_card
from apps.desk.queries.reading import open_article
from apps.desk.requests import person
from apps.desk.views.reading.answer import changed, show
from apps.notes.actions.notes import comment_on, delete_comment
from apps.notes.models import Comment, Note


@require_POST
def write(request: HttpRequest, docket: int, label: str) -> HttpResponse:
    user = person(request)
    check_may(user, Action.COMMENT)
    reading = open_article(docket, user)
    card = open_card(reading, label)
    if not isinstance(card.annotation, Note):
        raise Http404("Only notes have comments.")
    form = CommentForm(request.POST, auto_id="comment_%s")
    if not form.is_valid():
        return show(request, reading, status=422, card=card, comment_form=form)
    with recorded(by=user, reason="Commented on a note") as action:
        comment_on(note=card.annotation, body=form.cleaned_data["body"], by=user)
    return changed(
        request,
        docket,
        label=label,
        before=reading.spans_of(label),
        sentence=f"Commented on {label}.",
        action=action,
        event="desk:commented",
    )


@require_POST
def delete(request: HttpRequest, comment: UUID) -> HttpResponse:
    row = get_object_or_404(Comment.objects.select_related("note__article"), pk=comment)
    note = row.note
    reading = open_article(note.article.docket, person(request))
    before = reading.spans_of(note.docket_label)
    action = delete_comment(comment=row, by=person(request))
    return changed(
        request,
        note.article.docket,
        label=note.docket_label,
        before=before,
        sentence="Deleted the comment.",
        action=action,
        event="desk:commented",
    )
