"""The form of a claim. Names are typed in any spelling or as a docket, so no script is needed."""

from typing import Any

from django import forms

from apps.articles.actions.tagging import clean_tag_name
from apps.articles.errors import InvalidAnnotation
from apps.claims.enums import ClaimKind, ClaimStatus
from apps.claims.models import Claim
from apps.claims.models.claim import STATEMENT_LIMIT
from apps.desk.forms.naming import entity_called
from apps.desk.forms.typed_fields import TypedFieldsForm
from apps.entities.enums import EntityKind
from apps.entities.models import Entity

CAVEAT_LIMIT = 5000


class ClaimForm(TypedFieldsForm):
    statement = forms.CharField(
        max_length=STATEMENT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="One checkable sentence, as it was reported.",
        error_messages={"required": "Say what is claimed, in one sentence."},
    )
    kind = forms.ChoiceField(choices=ClaimKind.choices)
    claimant = forms.CharField(
        required=False,
        max_length=400,
        help_text="A person or an organisation, in any spelling or as P-3; "
        "empty: the article’s own voice.",
    )
    status = forms.ChoiceField(choices=ClaimStatus.choices)
    caveat = forms.CharField(
        required=False,
        max_length=CAVEAT_LIMIT,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="What limits it: could not be verified, has not commented, would not say. It is"
        " shown wherever the claim is shown.",
    )
    entities = forms.MultipleChoiceField(
        required=False, label="Concerns", widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        required=False,
        label="Concerns also",
        max_length=2000,
        help_text="Further people, places or organisations, separated by semicolons.",
    )
    tags = forms.CharField(
        required=False, max_length=1000, help_text="Separated by commas. A new one is made."
    )
    revision = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, nearby: list[Entity], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.nearby = {str(entity.pk): entity for entity in nearby}
        choices: Any = self.fields["entities"]
        choices.choices = [
            (pk, f"{entity.docket_label} {entity.name}") for pk, entity in self.nearby.items()
        ]

    @staticmethod
    def initial_of(claim: Claim) -> dict[str, Any]:
        """What the form shows of a claim whose claimant, entities and tags are loaded."""
        claimant = claim.claimant
        return {
            "statement": claim.statement,
            "kind": claim.kind,
            "claimant": f"{claimant.docket_label} {claimant.name}" if claimant else "",
            "status": claim.status,
            "caveat": claim.caveat,
            "entities": [str(entity.pk) for entity in claim.entities.all()],
            "tags": ", ".join(sorted(tag.name for tag in claim.tags.all())),
            "revision": claim.revision,
            **TypedFieldsForm.initial_typed(claim),
        }

    def clean_claimant(self) -> Entity | None:
        text = self.cleaned_data["claimant"].strip()
        if not text:
            return None
        return entity_called(text, (EntityKind.PERSON, EntityKind.ORGANISATION))

    def clean_others(self) -> list[Entity]:
        names = [name.strip() for name in self.cleaned_data["others"].split(";")]
        return [entity_called(name) for name in names if name]

    def clean_tags(self) -> list[str]:
        names = [name for name in self.cleaned_data["tags"].split(",") if name.strip()]
        try:
            return [clean_tag_name(name) for name in names]
        except InvalidAnnotation as error:
            raise forms.ValidationError(str(error)) from error

    def concerned(self) -> list[Entity]:
        chosen = [self.nearby[pk] for pk in self.cleaned_data["entities"]]
        return list(dict.fromkeys(chosen + self.cleaned_data["others"]))
