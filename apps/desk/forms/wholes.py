"""Saying what a place or a body lies within, or what lies within it."""

from typing import Any

from django import forms

from apps.desk.forms.naming import entity_called
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from apps.entities.models.entity import NAME_LIMIT

_HELD = (EntityKind.PLACE, EntityKind.ORGANISATION)


class WholeForm(forms.Form):
    way = forms.ChoiceField(
        label="It",
        choices=[("within", "lies within"), ("holds", "contains")],
        initial="within",
    )
    other = forms.CharField(
        max_length=NAME_LIMIT + 40,
        label="Which",
        help_text="In any spelling, or as L-3 or O-3.",
        error_messages={"required": "Say which place or organisation."},
    )
    reason = forms.CharField(required=False, max_length=300, label="Why")

    def clean_other(self) -> Entity:
        return entity_called(self.cleaned_data["other"].strip(), _HELD)

    def ends(self, entity: Entity) -> dict[str, Any]:
        """The part and the whole, as an action takes them."""
        other = self.cleaned_data["other"]
        inside = self.cleaned_data["way"] == "within"
        return {"part": entity if inside else other, "whole": other if inside else entity}
