from typing import Any

from django import forms

from apps.notes.models import Note
from apps.notes.models.note import BODY_LIMIT


class NoteForm(forms.Form):
    body = forms.CharField(
        label="Note",
        max_length=BODY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="@name calls somebody.",
        error_messages={"required": "Write something first."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    @staticmethod
    def initial_of(note: Note) -> dict[str, Any]:
        return {"body": note.body, "revision": note.revision}


class CommentForm(forms.Form):
    body = forms.CharField(
        label="Comment",
        max_length=BODY_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="@name calls somebody.",
        error_messages={"required": "Write something first."},
    )
