"""Somebody else saved first: both versions side by side; what was typed stays in the form."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models

from apps.audit.queries import history


@dataclass(frozen=True)
class Difference:
    """A field that two people left in different states, as a reader sees it."""

    label: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class Conflict:
    by: str
    differences: list[Difference]


def conflict_over(
    row: models.Model,
    form: forms.Form,
    theirs: dict[str, Any],
    typed: dict[str, Any],
    shown: Callable[[str, Any], str] | None = None,
) -> Conflict:
    """Compare `theirs`, the row as it is now in the terms of the form, with what was `typed`."""
    last = next(iter(history(row, 1)), None)
    shown = shown or (lambda name, value: choice_shown(form, name, value))
    return Conflict(
        by=last.who if last else "Somebody",
        differences=[
            Difference(str(form[name].label), shown(name, theirs[name]), shown(name, typed[name]))
            for name in typed
            if _same(theirs[name]) != _same(typed[name])
        ],
    )


def choice_shown(form: forms.Form, name: str, value: Any) -> str:
    choices: Any = getattr(form.fields[name], "choices", ())
    return str(dict(choices).get(value, value))


def _same(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else " ".join(str(value).split())
