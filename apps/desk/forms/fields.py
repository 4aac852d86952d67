"""The small form of one field of a claim, in its card: only what that field has."""

from typing import Any, Final

from django import forms

from apps.claims.actions.rereading import KINDS
from apps.claims.enums import ClaimField, FieldBasis, Measure
from apps.claims.models import Claim, FieldWords
from apps.claims.models.scoped import WORDS_LIMIT
from apps.desk.actions.marking import NewEntity
from apps.desk.forms.marks import combobox, meant_by, written
from apps.desk.forms.typed_fields import claim_typed, date_shown, date_typed
from apps.entities.enums import EntityKind
from apps.entities.models import Entity
from apps.entities.models.entity import NAME_LIMIT

_WORDS: Final = {
    ClaimField.CLAIMANT: ("claimant_words", "In the words of the text"),
    ClaimField.FIGURE: ("figure_words", "Figure as written"),
    ClaimField.POPULATION: ("population_words", "In the words of the text"),
    ClaimField.SUBJECT: ("subject_words", "In the words of the text"),
    ClaimField.PLACE: ("place_words", "In the words of the text"),
    ClaimField.COMING_FROM: ("coming_from_words", "In the words of the text"),
    ClaimField.GOING_TO: ("going_to_words", "In the words of the text"),
    ClaimField.EXTENT: ("extent_words", "As written"),
    ClaimField.CONDITION: ("condition_words", "As written"),
    ClaimField.PERIOD: ("period_words", "Period as written"),
}
_NAMED: Final = {
    ClaimField.CLAIMANT: ("A person or an organisation", "claimant"),
    ClaimField.POPULATION: ("On file", ""),
    ClaimField.SUBJECT: ("On file", ""),
    ClaimField.PLACE: ("A place on file", "place"),
    ClaimField.COMING_FROM: ("A place on file", "place"),
    ClaimField.GOING_TO: ("A place on file", "place"),
}
_DAYS: Final = ("since", "until")


def _text(label: str, hint: str = "", limit: int = WORDS_LIMIT) -> forms.CharField:
    return forms.CharField(required=False, max_length=limit, label=label, help_text=hint)


class FieldForm(forms.Form):
    """`read_words` is the name of the input whose words are read anew, or ""."""

    def __init__(self, *args: Any, field: ClaimField, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.field = field
        if field in _NAMED:
            self._add_name(field)
        if field == ClaimField.MEASURE:
            self.fields["measure"] = forms.ChoiceField(
                required=False, choices=[("", "not stated"), *Measure.choices]
            )
            self.fields["measure_word"] = _text("In a word", "If it is another.")
            self.fields["unit"] = _text("Unit", "people, tanks")
        if field in _WORDS:
            name, label = _WORDS[field]
            self.fields[name] = _text(label)
        if field == ClaimField.FIGURE:
            self.fields["share_of"] = _text("If a share, of the figure of", "C-101")
            self.fields["share_of_words"] = _text("Or of what, in words", "of the dead")
        if field == ClaimField.PERIOD:
            for name, label in zip(_DAYS, ("Since", "Until"), strict=True):
                self.fields[name] = _text(label, "2022, 2022-12 or 2022-12-01")
        self.fields["basis"] = forms.ChoiceField(
            required=False,
            label="How it is known",
            choices=[("", "not said"), *FieldBasis.choices],
        )
        self.fields["rests_on"] = _text("Words it rests on", "As they stand in the text.", 1000)

    def _add_name(self, field: ClaimField) -> None:
        label, kind = _NAMED[field]
        self.fields["named"] = forms.CharField(
            required=False,
            max_length=NAME_LIMIT + 30,
            label=label,
            widget=combobox("entities", kind),
        )
        self.fields["named_kind"] = forms.ChoiceField(
            required=False,
            label="If it is not on file",
            choices=[
                ("", "not on file: ask me"),
                *((kind.value, f"new {kind.label.lower()}") for kind in KINDS[field]),
            ],
        )

    @property
    def read_words(self) -> str:
        """The name of the input whose words are read, as somebody types them; else nothing."""
        if self.field in (ClaimField.FIGURE, ClaimField.PERIOD):
            return _WORDS[self.field][0]
        return ""

    @property
    def own(self) -> list[forms.BoundField]:
        """The inputs of the field itself, without what is folded away."""
        folded = ("basis", "rests_on", "named_kind", "share_of", "share_of_words")
        return [self[name] for name in self.fields if name not in folded]

    @property
    def shares(self) -> list[forms.BoundField]:
        """What a figure is a share of, if it is one."""
        return [self[name] for name in ("share_of", "share_of_words") if name in self.fields]

    @property
    def is_share(self) -> bool:
        return any(one.value() or one.errors for one in self.shares)

    @staticmethod
    def initial_of(claim: Claim, field: ClaimField, known: FieldWords | None) -> dict[str, Any]:
        shown: dict[str, Any] = {
            "basis": known.basis if known else "",
            "rests_on": " ".join(known.quote.split()) if known else "",
        }
        if field in _NAMED:
            entity: Entity | None = getattr(claim, field.value)
            shown["named"] = written(entity) if entity else ""
        if field in _WORDS:
            name = _WORDS[field][0]
            shown[name] = getattr(claim, name)
        if field == ClaimField.MEASURE:
            shown |= {name: getattr(claim, name) for name in ("measure", "measure_word", "unit")}
        if field == ClaimField.FIGURE:
            shown["share_of"] = claim.share_of.docket_label if claim.share_of else ""
            shown["share_of_words"] = claim.share_of_words
        if field == ClaimField.PERIOD:
            for name in _DAYS:
                shown[name] = date_shown(
                    getattr(claim, name), str(getattr(claim, f"{name}_precision"))
                )
        return shown

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name in _DAYS:
            if name in self.fields:
                values[name] = self._read(name, date_typed)
        if "share_of" in self.fields:
            values["share_of"] = self._read("share_of", claim_typed)
        if text := values.get("named"):
            values["named"] = self._read("named", self._meant, text)
        return values

    def _meant(self, text: str) -> Entity | NewEntity:
        kinds: tuple[EntityKind, ...] = KINDS[self.field]
        return meant_by(text, kinds, self.cleaned_data.get("named_kind", ""))

    def _read(self, name: str, read: Any, text: str | None = None) -> Any:
        try:
            return read(self.cleaned_data.get(name, "") if text is None else text)
        except forms.ValidationError as error:
            self.add_error(name, error)
            return None
