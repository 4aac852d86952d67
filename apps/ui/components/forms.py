"""Forms: a field with its label, hint and error, and the summary of what is wrong."""

from dataclasses import dataclass
from typing import Any, Final

from django.forms import BoundField, widgets
from django.forms.forms import BaseForm

_PLAIN: Final = (widgets.Input, widgets.Textarea, widgets.Select)
_SETS: Final = (widgets.RadioSelect, widgets.CheckboxSelectMultiple)


@dataclass(frozen=True)
class Problem:
    """One thing to fix, and the id of the field that mends it."""

    text: str
    field_id: str


def shape_of(field: BoundField) -> str:
    """How the field is laid out: "check" (label behind), "set" (a fieldset), or "field"."""
    widget = field.field.widget
    if isinstance(widget, _SETS):
        return "set"
    return "check" if isinstance(widget, widgets.CheckboxInput) else "field"


def described_by(field: BoundField) -> str:
    """The ids of the hint and the error, as aria-describedby wants them."""
    ids = []
    if field.help_text:
        ids.append(f"{field.auto_id}_hint")
    if field.errors:
        ids.append(f"{field.auto_id}_error")
    return " ".join(ids)


def control(field: BoundField, **extra: Any) -> str:
    """The widget with our class and its ties to hint and error."""
    attrs: dict[str, Any] = {name.replace("_", "-"): value for name, value in extra.items()}
    widget = field.field.widget
    if isinstance(widget, _PLAIN) and shape_of(field) == "field":
        attrs["class"] = f"{widget.attrs.get('class', '')} inp".strip()
    if ids := described_by(field):
        attrs["aria-describedby"] = ids
    if field.errors:
        attrs["aria-invalid"] = "true"
    return field.as_widget(attrs=attrs)


def problems(form: BaseForm) -> list[Problem]:
    """Everything wrong with a form in the order of its fields, those of the whole form first."""
    found = [Problem(str(text), "") for text in form.non_field_errors()]
    for field in form:
        place = field.auto_id if shape_of(field) == "set" else field.id_for_label or field.auto_id
        found += [Problem(f"{field.label}: {text}", place) for text in field.errors]
    return found
