"""The form that brings people, places and organisations in."""

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from apps.entities.exchange import FORMATS, format_of


class EntityFileForm(forms.Form):
    upload = forms.FileField(
        label="File",
        help_text="CSV (.csv) or FollowTheMoney (.ftm.json, .jsonl).",
        error_messages={"required": "Choose a file.", "empty": "This file is empty."},
    )
    same_names = forms.BooleanField(
        required=False,
        label="One of the same name is the same",
        help_text="Where exactly one on file bears a line's name. Otherwise such lines are held.",
    )
    rehearsal = forms.BooleanField(
        required=False,
        initial=True,
        label="Rehearse only",
        help_text="Says what would become of every line, and files nothing.",
    )

    def clean_upload(self) -> "UploadedFile[bytes]":
        upload: UploadedFile[bytes] = self.cleaned_data["upload"]
        if format_of(upload.name or "") is None:
            labels = " or ".join(each.label for each in FORMATS.values())
            raise forms.ValidationError(f"The file's name does not say that it is {labels}.")
        if (upload.size or 0) > settings.UPLOAD_LIMIT:
            raise forms.ValidationError("The file is too large for this page.")
        return upload
