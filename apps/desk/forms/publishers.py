from django import forms

from apps.articles.actions.grading import REASON_LIMIT
from apps.articles.enums import Reliability


class GradeForm(forms.Form):
    reliability = forms.ChoiceField(
        required=False,
        label="Source reliability",
        widget=forms.RadioSelect,
        choices=[
            *((value, f"{value}: {words.lower()}") for value, words in Reliability.choices),
            ("", "not graded"),
        ],
    )
    reason = forms.CharField(
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="In a sentence. It stays in the history.",
        error_messages={"required": "Say why, in a sentence. It stays in the history."},
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)
