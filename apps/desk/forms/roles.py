"""The form of a role: dates are typed as far as somebody stated them."""

import calendar
from datetime import date, datetime
from typing import Any

from django import forms

from apps.articles.enums import DatePrecision
from apps.desk.forms.naming import entity_called
from apps.entities.enums import EntityKind
from apps.entities.models import Entity, Role
from apps.entities.models.entity import NAME_LIMIT

_FORMATS = {
    DatePrecision.YEAR: "%Y",
    DatePrecision.MONTH: "%Y-%m",
    DatePrecision.DAY: "%Y-%m-%d",
}
_IN = (EntityKind.ORGANISATION, EntityKind.PLACE)


def _period(text: str) -> tuple[date, date, DatePrecision]:
    """The first and the last day of "2023", "2023-05" or "2023-05-01"."""
    for precision, pattern in _FORMATS.items():
        try:
            first = datetime.strptime(text, pattern).date()
        except ValueError:
            continue
        if precision == DatePrecision.YEAR:
            return first, first.replace(month=12, day=31), precision
        if precision == DatePrecision.MONTH:
            days = calendar.monthrange(first.year, first.month)[1]
            return first, first.replace(day=days), precision
        return first, first, precision
    raise forms.ValidationError(
        f"“{text}” is no date of the calendar. Write it like 2023-05-01, or 2023-05 or 2023 as far"
        " as it was stated."
    )


class RoleForm(forms.Form):
    title = forms.CharField(
        max_length=NAME_LIMIT,
        label="Role",
        help_text="Without the body: spokesman, commander, member.",
        error_messages={"required": "Say which role: spokesman, commander."},
    )
    body = forms.CharField(
        required=False,
        max_length=NAME_LIMIT + 40,
        label="In or of",
        help_text="An organisation or a place, in any spelling or as O-3.",
    )
    since = forms.CharField(
        required=False, max_length=10, help_text="2023, 2023-05 or 2023-05-01; empty: not stated."
    )
    until = forms.CharField(required=False, max_length=10, help_text="Empty: not stated.")
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_body(self) -> Entity | None:
        text = self.cleaned_data["body"].strip()
        return entity_called(text, _IN) if text else None

    def clean_since(self) -> tuple[date | None, DatePrecision]:
        text = self.cleaned_data["since"].strip()
        if not text:
            return None, DatePrecision.DAY
        first, _last, precision = _period(text)
        return first, precision

    def clean_until(self) -> tuple[date | None, DatePrecision]:
        text = self.cleaned_data["until"].strip()
        if not text:
            return None, DatePrecision.DAY
        _first, last, precision = _period(text)
        return last, precision

    @property
    def facts(self) -> dict[str, Any]:
        """What an action takes."""
        since, since_precision = self.cleaned_data["since"]
        until, until_precision = self.cleaned_data["until"]
        return {
            "title": self.cleaned_data["title"],
            "body": self.cleaned_data["body"],
            "since": since,
            "since_precision": since_precision,
            "until": until,
            "until_precision": until_precision,
        }

    @staticmethod
    def initial_of(role: Role) -> dict[str, Any]:
        def typed(day: date | None, precision: str) -> str:
            return day.strftime(_FORMATS[DatePrecision(precision)]) if day else ""

        return {
            "title": role.title,
            "body": f"{role.body.docket_label} {role.body.name}" if role.body else "",
            "since": typed(role.since, role.since_precision),
            "until": typed(role.until, role.until_precision),
            "revision": role.revision,
        }
