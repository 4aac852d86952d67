"""The forms that bring articles in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from apps.articles.intake.languages import parse_language
from apps.articles.intake.records import Refusal


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        given = data if isinstance(data, list | tuple) else [data]
        return [super(ManyFilesField, self).clean(each, initial) for each in given]


class UploadForm(forms.Form):
    uploads = ManyFilesField(
        label="Files",
        help_text="Text, pages, JSON lines and CSV: .txt, .html, .jsonl, .csv, also packed as"
        " .gz. Choose several, or drop them here.",
        error_messages={
            "required": "Choose at least one file.",
            "empty": "This file is empty.",
        },
    )
    publisher = forms.CharField(
        required=False,
        max_length=300,
        help_text="For articles that state none.",
    )
    language = forms.CharField(
        required=False,
        max_length=40,
        help_text="For articles that state none, such as en, uk or Russian. Empty: inferred from"
        " the words.",
    )
    rehearsal = forms.BooleanField(
        required=False,
        label="Rehearse first",
        help_text="Counts what would be stored, held and rejected. You can import for real after"
        " that.",
    )

    def clean_language(self) -> str:
        written = self.cleaned_data["language"]
        try:
            return parse_language(written) if written else ""
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal


class PasteForm(forms.Form):
    text = forms.CharField(
        strip=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="The words of the article, as they are. They are never changed.",
        error_messages={"required": "Paste the words of the article."},
    )
    title = forms.CharField(
        required=False, help_text="Empty: its first sentence, marked as inferred."
    )
    url = forms.CharField(
        required=False,
        label="Address",
        help_text="The same address with other words becomes a new version.",
    )
    publisher = forms.CharField(required=False)
    published_at = forms.CharField(
        required=False,
        label="Published",
        help_text="As exactly as it is known: 2023, May 2023, 2023-05-01, 2023-05-01T14:30+03:00.",
    )
    language = forms.CharField(
        required=False, help_text="Such as en, uk or Russian. Empty: inferred from the words."
    )
