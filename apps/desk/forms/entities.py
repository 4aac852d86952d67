"""The forms of people, places and organisations. A parent is typed, in any spelling."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator

from apps.desk.forms.naming import entity_called
from apps.entities.enums import EntityKind, GeoPrecision, NameKind
from apps.entities.models import Entity
from apps.entities.models.entity import NAME_LIMIT

DESCRIPTION_LIMIT = 2000
_PARENT_LABEL = {EntityKind.PLACE: "Lies within", EntityKind.ORGANISATION: "Belongs to"}
_OF_PLACES = ("latitude", "longitude", "geo_precision")


def _degrees(limit: int, label: str, hint: str) -> forms.FloatField:
    sentence = f"{label} goes from -{limit} to {limit} degrees."
    return forms.FloatField(
        required=False,
        min_value=-limit,
        max_value=limit,
        help_text=hint,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
        error_messages={
            "invalid": f"{label} is a number of degrees such as 48.595.",
            "min_value": sentence,
            "max_value": sentence,
        },
    )


class EntityForm(forms.Form):
    name = forms.CharField(
        max_length=NAME_LIMIT,
        help_text="The preferred spelling, as lists show it. It is filed as a spelling too.",
        error_messages={
            "required": "Give a name.",
            "max_length": f"A name has at most {NAME_LIMIT} letters; this has %(show_value)s.",
        },
    )
    description = forms.CharField(
        required=False,
        max_length=DESCRIPTION_LIMIT,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="One sentence that tells it from its namesakes.",
    )
    parent = forms.CharField(
        required=False, max_length=NAME_LIMIT + 40, help_text="In any spelling, or as its docket."
    )
    latitude = _degrees(90, "Latitude", "Degrees north, WGS 84.")
    longitude = _degrees(180, "Longitude", "Degrees east, WGS 84.")
    geo_precision = forms.TypedChoiceField(
        required=False,
        label="Geo-precision",
        choices=[("", "Not stated"), *GeoPrecision.choices],
        coerce=int,
        empty_value=None,
        help_text="How exactly the place is known.",
    )
    wikidata = forms.CharField(
        required=False,
        max_length=20,
        validators=[RegexValidator(r"\AQ[1-9]\d*\Z", "A Wikidata identifier looks like Q157065.")],
    )
    geonames = forms.CharField(
        required=False,
        max_length=20,
        label="GeoNames",
        validators=[RegexValidator(r"\A[1-9]\d*\Z", "A GeoNames identifier is a number.")],
    )
    opensanctions = forms.CharField(
        required=False,
        max_length=60,
        label="OpenSanctions",
        validators=[
            RegexValidator(
                r"\A[\w.-]+\Z",
                "An OpenSanctions identifier has no spaces: NK-2kLx or Q7747.",
            )
        ],
    )
    iso = forms.CharField(
        required=False,
        max_length=8,
        label="ISO 3166",
        help_text="Of a country or a region: UA, UA-14.",
        validators=[
            RegexValidator(
                r"\A([A-Z]{2}(-[A-Z0-9]{1,3})?|X-[A-Z]{1,6})\Z",
                "A code of ISO 3166 looks like UA or UA-14; one of your own like X-DONBAS.",
            )
        ],
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kind: EntityKind, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        if kind == EntityKind.PERSON:
            del self.fields["parent"]
        else:
            self.fields["parent"].label = _PARENT_LABEL[kind]
        if kind != EntityKind.PLACE:
            for name in (*_OF_PLACES, "geonames", "iso"):
                del self.fields[name]

    def clean_parent(self) -> Entity | None:
        text = self.cleaned_data["parent"].strip()
        return entity_called(text, (self.kind,)) if text else None

    def clean(self) -> dict[str, Any]:
        values: dict[str, Any] = super().clean() or {}
        if self.kind == EntityKind.PLACE and not {"latitude", "longitude"} & self.errors.keys():
            given = [name for name in ("latitude", "longitude") if values.get(name) is not None]
            if len(given) == 1:
                missing = "longitude" if given == ["latitude"] else "latitude"
                self.add_error(missing, "Give latitude and longitude, or neither.")
        return values

    @property
    def facts(self) -> dict[str, Any]:
        """What an action takes: everything but the revision."""
        return {name: value for name, value in self.cleaned_data.items() if name != "revision"}

    @staticmethod
    def initial_of(entity: Entity) -> dict[str, Any]:
        parent = entity.parent
        return {
            "name": entity.name,
            "description": entity.description,
            "parent": f"{parent.docket_label} {parent.name}" if parent else "",
            "latitude": "" if entity.latitude is None else entity.latitude,
            "longitude": "" if entity.longitude is None else entity.longitude,
            "geo_precision": entity.geo_precision or "",
            "wikidata": entity.wikidata,
            "geonames": entity.geonames,
            "opensanctions": entity.opensanctions,
            "iso": entity.iso,
            "revision": entity.revision,
        }


class NameForm(forms.Form):
    text = forms.CharField(
        max_length=NAME_LIMIT,
        label="Spelling",
        error_messages={"required": "Give a spelling."},
    )
    kind = forms.ChoiceField(choices=NameKind.choices, initial=NameKind.ALIAS)
    language = forms.CharField(
        required=False,
        max_length=16,
        label="Language",
        validators=[
            RegexValidator(
                r"\A[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", "A language code looks like uk or en-GB."
            )
        ],
    )
