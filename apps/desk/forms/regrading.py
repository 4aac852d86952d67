"""The form that gives a claim a new grade once it lost an origin."""

from django import forms

from apps.claims.enums import Credibility
from apps.claims.models.assessment import REASON_LIMIT
from apps.claims.queries.footing import NEEDS_TWO
from apps.desk.forms.claim_parts import AssessmentForm


class RegradeForm(AssessmentForm):
    """One's assessment, without credibility 1 among the choices: that is what it lost."""

    credibility = forms.TypedChoiceField(
        label="Information credibility",
        coerce=int,
        empty_value=None,
        choices=[
            ("", "choose the new grade"),
            *(
                (value, f"{value} {label}")
                for value, label in Credibility.choices
                if value != Credibility.CONFIRMED
            ),
        ],
        error_messages={"required": "Give the new grade.", "invalid_choice": NEEDS_TWO},
    )
    reason = forms.CharField(
        max_length=REASON_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Say on what the new grade rests."},
    )
