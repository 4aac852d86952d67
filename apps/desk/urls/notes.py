from django.urls import path

from apps.desk.views import note, notes

_ONE = "notes/N-<int:docket>/"

urlpatterns = [
    path("notes/", notes.notes, name="notes"),
    path("notes/calls/", notes.calls, name="calls"),
    path(_ONE, note.note, name="note"),
    path(f"{_ONE}edit/", note.edit, name="edit-note"),
    path(f"{_ONE}delete/", note.delete, name="delete-note"),
    path(f"{_ONE}seen/", note.seen, name="note-seen"),
    path(f"{_ONE}comments/", note.comment, name="comment-note"),
    path(f"{_ONE}comments/<uuid:comment>/delete/", note.remove_comment, name="delete-comment"),
]
