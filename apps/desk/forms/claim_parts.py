"""The small forms on a claim's page: its utterance, a relay, an assessment, a tie, a field."""

from typing import Any

from django import forms

from apps.articles.enums import Reliability
from apps.articles.models import Article
from apps.claims.actions.chain import UtteranceFacts
from apps.claims.enums import (
    ClaimField,
    ClaimStatus,
    Credibility,
    FieldBasis,
    LinkKind,
    Medium,
    RelayHow,
)
from apps.claims.extraction.telling import Telling
from apps.claims.models import Assessment, Claim, Utterance
from apps.claims.models.assessment import REASON_LIMIT
from apps.claims.models.scoped import WORDS_LIMIT
from apps.desk.forms.naming import entity_called
from apps.desk.forms.typed_fields import claim_typed, date_shown, date_typed
from apps.entities.enums import EntityKind
from apps.entities.queries.spelled import spelled

_SPEAKERS = (EntityKind.PERSON, EntityKind.ORGANISATION)
LIMITED_BY = "limited_by"


def _words(label: str, hint: str = "") -> forms.CharField:
    return forms.CharField(required=False, max_length=WORDS_LIMIT, label=label, help_text=hint)


class UtteranceForm(forms.Form):
    speaker = _words("Who spoke", "On file, in any spelling or as P-3.")
    speaker_words = _words("Who spoke, in words", "Where nobody is named: a US official.")
    occasion = _words("Occasion", "White House briefing")
    medium = forms.ChoiceField(required=False, choices=[("", "not stated"), *Medium.choices])
    said_on = _words("When", "2023, 2023-05 or 2023-05-01, as far as it is known.")
    rests_on = _words("What the speaker drew on", "newly declassified intelligence")
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def initial_of(
        utterance: Utterance | None, claim: Claim, telling: Telling | None = None
    ) -> dict[str, Any]:
        """What is on file; where nothing is, the claimant, and what the text tells, to begin."""
        if utterance is None:
            one = claim.claimant
            return {
                "speaker": f"{one.docket_label} {one.name}" if one else "",
                "speaker_words": claim.claimant_words,
                "medium": telling.medium if telling else "",
                "said_on": telling.said_on.isoformat() if telling and telling.said_on else "",
            }
        one = utterance.speaker
        return {
            "speaker": f"{one.docket_label} {one.name}" if one else "",
            "speaker_words": utterance.speaker_words,
            "occasion": utterance.occasion,
            "medium": utterance.medium,
            "said_on": date_shown(utterance.said_on, utterance.said_precision),
            "rests_on": utterance.rests_on,
            "revision": utterance.revision,
        }

    def clean_speaker(self) -> Any:
        text = self.cleaned_data["speaker"].strip()
        return entity_called(text, _SPEAKERS) if text else None

    def clean_said_on(self) -> Any:
        return date_typed(self.cleaned_data["said_on"])

    def facts(self) -> UtteranceFacts:
        values = self.cleaned_data
        day, precision = values["said_on"]
        return UtteranceFacts(
            speaker=values["speaker"],
            speaker_words=values["speaker_words"],
            occasion=values["occasion"],
            medium=values["medium"],
            said_on=day,
            said_precision=precision,
            rests_on=values["rests_on"],
        )


class RelayForm(forms.Form):
    how = forms.ChoiceField(choices=RelayHow.choices, initial=RelayHow.REPORTED)
    who = forms.CharField(
        max_length=WORDS_LIMIT,
        help_text="On file in any spelling or as O-2; else it is kept in words.",
        error_messages={"required": "Say who passed it on."},
    )
    article = forms.ChoiceField(required=False, label="On the way to")

    def __init__(self, *args: Any, articles: list[Article], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.articles = {str(one.docket): one for one in articles}
        choices: Any = self.fields["article"]
        choices.choices = [
            ("", "every article"),
            *((docket, one.docket_label) for docket, one in self.articles.items()),
        ]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        who = values.get("who", "")
        try:
            values["entity"] = (
                entity_called(who) if who and spelled(who, tuple(EntityKind)) else None
            )
        except forms.ValidationError as error:
            self.add_error("who", error)
        values["words"] = "" if values.get("entity") else who
        values["article"] = self.articles.get(values.get("article") or "")
        return values


class AssessmentForm(forms.Form):
    status = forms.ChoiceField(choices=ClaimStatus.choices)
    reliability = forms.ChoiceField(
        required=False,
        label="Source reliability",
        choices=[
            ("", "not graded"),
            *((value, f"{value} {label}") for value, label in Reliability.choices),
        ],
    )
    credibility = forms.TypedChoiceField(
        required=False,
        label="Information credibility",
        coerce=int,
        empty_value=None,
        choices=[
            ("", "not graded"),
            *((value, f"{value} {label}") for value, label in Credibility.choices),
        ],
    )
    reason = forms.CharField(
        required=False, max_length=REASON_LIMIT, widget=forms.Textarea(attrs={"rows": 3})
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def initial_of(own: Assessment | None) -> dict[str, Any]:
        """One's own assessment. Nothing else is filled in: a grade is given, not inherited."""
        if own is None:
            return {}
        return {
            "status": own.status,
            "reliability": own.reliability,
            "credibility": own.credibility,
            "reason": own.reason,
            "revision": own.revision,
        }


class LinkForm(forms.Form):
    kind = forms.ChoiceField(
        label="This claim", choices=[(LIMITED_BY, "is limited by"), *LinkKind.choices]
    )
    other = forms.CharField(
        max_length=30,
        label="Claim",
        help_text="C-101",
        error_messages={"required": "Name the other claim, such as C-101."},
    )

    def __init__(self, *args: Any, is_caveat: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = {
            LIMITED_BY: "is limited by",
            LinkKind.LIMITS: "limits",
            LinkKind.SAME: "says the same as",
            LinkKind.PART: "is part of",
            LinkKind.CHANGES: "changes",
        }
        first = [LinkKind.LIMITS] if is_caveat else []
        choices: Any = self.fields["kind"]
        choices.choices = [
            (str(kind), words[kind])
            for kind in [*first, LIMITED_BY, LinkKind.SAME, LinkKind.PART, LinkKind.CHANGES]
        ]

    def clean_other(self) -> Claim | None:
        return claim_typed(self.cleaned_data["other"])


class FieldForm(forms.Form):
    field = forms.ChoiceField(choices=ClaimField.choices)
    basis = forms.ChoiceField(choices=FieldBasis.choices, label="How it is known")
    words = forms.CharField(
        required=False,
        max_length=1000,
        label="Words it rests on",
        help_text="As they stand in the article of the evidence.",
    )
