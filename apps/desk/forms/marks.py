"""The forms that open beside the text: a claim, a name, a tag, a note.

Every field is plain text that a person can type without script. Names are matched in any spelling
or by docket ("P-3 John Kirby", as the suggestions write it); what is not on file is made only when
the person says what it is.
"""

from typing import Any

from django import forms

from apps.articles.actions.tagging import clean_tag_name
from apps.articles.errors import InvalidAnnotation
from apps.claims.actions.claims import clean_statement
from apps.claims.enums import ClaimKind, ClaimStatus
from apps.claims.models import Claim
from apps.claims.models.claim import STATEMENT_LIMIT
from apps.desk.actions.marking import ClaimFacts, NewEntity
from apps.desk.forms.typed_fields import TypedFieldsForm
from apps.entities.actions.entities import clean_name
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Mention
from apps.entities.models.entity import NAME_LIMIT
from apps.entities.queries.spelled import spelled
from apps.notes.models import Note
from apps.notes.models.note import BODY_LIMIT

CLAIMANTS = (EntityKind.PERSON, EntityKind.ORGANISATION)
_ASK = ("", "not on file: ask me")


def written(entity: Entity) -> str:
    """An entity as the fields write it: exact, and readable."""
    return f"{entity.docket_label} {entity.name}"


def meant_by(text: str, kinds: tuple[EntityKind, ...], new_kind: str = "") -> Entity | NewEntity:
    """The one entity that is called so; a new one if there is none and its kind is said.

    Raises ValidationError with a sentence that says what to do.
    """
    text = " ".join(text.split())
    found = spelled(text, kinds)
    if len(found) == 1:
        return found[0]
    if found:
        which = "; ".join(
            f"{written(one)}{f' ({one.description})' if one.description else ''}"
            for one in found[:5]
        )
        raise forms.ValidationError(f"More than one is called “{text}”: {which}. Name the docket.")
    if new_kind:
        try:
            return NewEntity(EntityKind(new_kind), clean_name(text))
        except InvalidAnnotation as error:
            raise forms.ValidationError(str(error)) from error
    raise forms.ValidationError(
        f"Nobody and nothing on file is called “{text}”. Choose from the list, or say what it is"
        " to put it on file."
    )


def combobox(options: str, kind: str = "", *, many: str = "", **attrs: str) -> forms.TextInput:
    """A text field with suggestions from `options`; `many` separates several."""
    named = {"data-options": options, "autocomplete": "off", "spellcheck": "false", **attrs}
    if kind:
        named["data-kind"] = kind
    if many:
        named["data-many"] = many
    return forms.TextInput(attrs=named)


def _new_kind(kinds: tuple[EntityKind, ...], label: str) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=False,
        choices=[_ASK, *[(kind.value, f"new {kind.label.lower()}") for kind in kinds]],
    )


class ClaimForm(forms.Form):
    statement = forms.CharField(
        max_length=STATEMENT_LIMIT * 2,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say what is claimed, in one sentence."},
    )
    kind = forms.ChoiceField(choices=ClaimKind.choices)
    claimant = forms.CharField(
        required=False,
        max_length=NAME_LIMIT,
        label="Who says so",
        widget=combobox("entities", "claimant"),
        help_text="A person or an organisation; empty: the article’s own voice.",
    )
    claimant_kind = _new_kind(CLAIMANTS, "If the claimant is not on file")
    about = forms.CharField(
        required=False,
        max_length=4000,
        label="Concerns",
        widget=combobox("entities", many=";"),
        help_text="People, places and organisations, separated by semicolons.",
    )
    about_kind = _new_kind(tuple(EntityKind), "If one of them is not on file")
    status = forms.ChoiceField(choices=ClaimStatus.choices)
    caveat = forms.CharField(
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="What limits it: could not be verified, did not comment, denied.",
    )
    tags = forms.CharField(
        required=False,
        max_length=1000,
        widget=combobox("tags", many=","),
        help_text="Separated by commas; new ones are made.",
    )

    @staticmethod
    def initial_of(claim: Claim) -> dict[str, Any]:
        return {
            "statement": claim.statement,
            "kind": claim.kind,
            "claimant": written(claim.claimant) if claim.claimant else "",
            "about": "; ".join(written(one) for one in claim.entities.order_by("sort_key", "id")),
            "status": claim.status,
            "caveat": claim.caveat,
            "tags": ", ".join(claim.tags.order_by("name").values_list("name", flat=True)),
        }

    def clean_statement(self) -> str:
        try:
            return clean_statement(self.cleaned_data["statement"])
        except InvalidAnnotation as error:
            raise forms.ValidationError(str(error)) from error

    def clean_tags(self) -> tuple[str, ...]:
        return _tag_names(self.cleaned_data["tags"])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if text := values.get("claimant"):
            values["claimant"] = self._meant("claimant", text, CLAIMANTS)
        values["about"] = tuple(
            self._meant("about", part, tuple(EntityKind))
            for part in values.get("about", "").split(";")
            if part.strip()
        )
        return values

    def _meant(
        self, field: str, text: str, kinds: tuple[EntityKind, ...]
    ) -> Entity | NewEntity | None:
        try:
            return meant_by(text, kinds, self.cleaned_data.get(f"{field}_kind", ""))
        except forms.ValidationError as error:
            self.add_error(field, error)
            return None

    def facts(self) -> ClaimFacts:
        """What the valid form says."""
        values = self.cleaned_data
        return ClaimFacts(
            statement=values["statement"],
            kind=ClaimKind(values["kind"]),
            claimant=values["claimant"] or None,
            about=values["about"],
            status=ClaimStatus(values["status"]),
            caveat=values["caveat"],
            tags=values["tags"],
        )


class NewClaimForm(ClaimForm, TypedFieldsForm):
    """A claim that is taken out of the text by hand, with the typed fields of its kind."""

    field_order = ("statement", "kind", "claimant", "claimant_kind")
    keep_chain = forms.BooleanField(required=False, initial=True, label="Keep who passed it on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("population", "place", "subject", "coming_from", "going_to"):
            kind = "place" if name in ("place", "coming_from", "going_to") else ""
            self.fields[name].widget = combobox("entities", kind)


def _tag_names(text: str) -> tuple[str, ...]:
    try:
        return tuple(
            dict.fromkeys(clean_tag_name(name) for name in text.split(",") if name.strip())
        )
    except InvalidAnnotation as error:
        raise forms.ValidationError(str(error)) from error


class NameForm(forms.Form):
    """Whom or what the words name. The kind of the form is the kind that a new one gets."""

    entity = forms.CharField(
        max_length=NAME_LIMIT + 30,
        label="Who is named",
        error_messages={"required": "Say who or what the words name."},
    )
    make_new = forms.BooleanField(required=False, label="Not on file yet: make it")
    description = forms.CharField(
        required=False,
        max_length=1000,
        help_text="One sentence that tells it from its namesakes.",
    )
    latitude = forms.FloatField(required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(required=False, min_value=-180, max_value=180)
    file_spelling = forms.BooleanField(required=False)

    def __init__(self, *args: Any, kind: EntityKind, quote: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kind = kind
        entity = self.fields["entity"]
        entity.label = {"person": "Who is named", "place": "Which place"}.get(kind, "Which body")
        entity.widget = combobox("entities", kind, maxlength=str(NAME_LIMIT + 30))
        self.fields["make_new"].label = f"Not on file yet: a new {kind.label.lower()}"
        self.fields["file_spelling"].label = f"File “{quote[:60]}” as one of its spellings"
        if len(quote) > NAME_LIMIT:
            del self.fields["file_spelling"]
        if kind != EntityKind.PLACE:
            del self.fields["latitude"], self.fields["longitude"]

    @staticmethod
    def initial_of(mention: Mention) -> dict[str, Any]:
        return {"entity": written(mention.entity)}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        latitude, longitude = values.get("latitude"), values.get("longitude")
        if (latitude is None) != (longitude is None):
            self.add_error("latitude", "Give both latitude and longitude, or neither.")
        if text := values.get("entity"):
            try:
                values["wanted"] = self._wanted(text, values)
            except forms.ValidationError as error:
                self.add_error("entity", error)
        return values

    def _wanted(self, text: str, values: dict[str, Any]) -> Entity | NewEntity:
        if values.get("make_new"):
            return NewEntity(
                self.kind,
                " ".join(text.split()),
                values.get("description", ""),
                values.get("latitude"),
                values.get("longitude"),
            )
        return meant_by(text, (self.kind,))


class TagForm(forms.Form):
    tag = forms.CharField(
        max_length=200,
        widget=combobox("tags"),
        help_text="A new one is made if there is none of that name.",
        error_messages={"required": "Name a tag."},
    )

    def clean_tag(self) -> str:
        try:
            return clean_tag_name(self.cleaned_data["tag"])
        except InvalidAnnotation as error:
            raise forms.ValidationError(str(error)) from error


class NoteForm(forms.Form):
    body = forms.CharField(
        max_length=BODY_LIMIT,
        label="Note",
        widget=forms.Textarea(attrs={"rows": 4, "data-calls": ""}),
        help_text="@name calls somebody at this desk.",
        error_messages={"required": "Write something first."},
    )

    @staticmethod
    def initial_of(note: Note) -> dict[str, Any]:
        return {"body": note.body}


class CommentForm(forms.Form):
    body = forms.CharField(
        max_length=BODY_LIMIT,
        label="Comment",
        widget=forms.Textarea(attrs={"rows": 2, "data-calls": ""}),
        error_messages={"required": "Write something first."},
    )
