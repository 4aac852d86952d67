"""The form that splits a claim in two."""

from typing import Any
from uuid import UUID

from django import forms

from apps.articles.errors import InvalidAnnotation
from apps.claims.actions.claims import clean_statement
from apps.claims.actions.rereading import figure_said
from apps.claims.actions.splitting import Half, Tie
from apps.claims.models import Claim, Evidence
from apps.claims.models.claim import STATEMENT_LIMIT
from apps.claims.queries.figures_here import FigureHere

_HALVES = ("first", "second")
_AS_IT_IS = ("", "as it is now")


class SplitForm(forms.Form):
    """Two halves, each with a statement, the words it rests on, and one figure of these words."""

    tie = forms.ChoiceField(
        required=False,
        label="Between the two",
        choices=[
            (Tie.NONE.value, "neither is part of the other"),
            (Tie.SECOND.value, "the new one is part of the first"),
            (Tie.FIRST.value, "the first is part of the new one"),
        ],
    )

    def __init__(
        self, *args: Any, evidence: list[Evidence], figures: list[FigureHere], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self._figures = {one.key: one for one in figures}
        pieces = [(str(one.pk), f"“{_short(one.quote)}”") for one in evidence]
        read = [(one.key, f"{one.words}, {figure_said(one.figure)}") for one in figures]
        for half, title in zip(_HALVES, ("The first", "The new one"), strict=True):
            self.fields[f"{half}_statement"] = forms.CharField(
                max_length=STATEMENT_LIMIT * 2,
                label=f"{title} says",
                widget=forms.Textarea(attrs={"rows": 2}),
                error_messages={"required": "Say what is claimed, in one sentence."},
            )
            if read:
                self.fields[f"{half}_figure"] = forms.ChoiceField(
                    required=False, label="Its figure", choices=[_AS_IT_IS, *read]
                )
            self.fields[f"{half}_evidence"] = forms.MultipleChoiceField(
                choices=pieces,
                label="Rests on",
                widget=forms.CheckboxSelectMultiple,
                error_messages={"required": "Each of the two rests on some of the words."},
            )

    @staticmethod
    def initial_of(
        claim: Claim, evidence: list[Evidence], figures: list[FigureHere]
    ) -> dict[str, Any]:
        """Everything stays where it is; of two figures the one that is not the claim's is the new
        one's, and where the words make it a part, it is one."""
        pieces = [str(one.pk) for one in evidence]
        shown: dict[str, Any] = {
            "first_statement": claim.statement,
            "first_evidence": pieces[:1] if len(pieces) > 1 else pieces,
            "second_evidence": pieces[1:] or pieces,
        }
        said = claim.figure_words.casefold()
        own = next((one for one in figures if one.words.casefold() == said), None)
        other = next((one for one in figures if one is not own), None)
        if other is not None and len(figures) > 1:
            own = own or figures[0]
            other = next(one for one in figures if one is not own)
            shown |= {"first_figure": own.key, "second_figure": other.key}
            if other.part_of == own.key:
                shown["tie"] = Tie.SECOND.value
            elif own.part_of == other.key:
                shown["tie"] = Tie.FIRST.value
            if len(pieces) > 1:
                shown["first_evidence"] = _around(own, evidence)
                shown["second_evidence"] = _around(other, evidence)
        return shown

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for half in _HALVES:
            name = f"{half}_statement"
            try:
                values[name] = clean_statement(values.get(name, "")) if name in values else ""
            except InvalidAnnotation as error:
                self.add_error(name, str(error))
        return values

    def half(self, name: str) -> Half:
        """What the valid form says of the "first" or the "second"."""
        values = self.cleaned_data
        return Half(
            statement=values[f"{name}_statement"],
            evidence=[UUID(pk) for pk in values[f"{name}_evidence"]],
            figure=self._figures.get(values.get(f"{name}_figure") or ""),
        )

    @property
    def first(self) -> list[forms.BoundField]:
        return self._of("first")

    @property
    def second(self) -> list[forms.BoundField]:
        return self._of("second")

    def _of(self, half: str) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith(half)]


def _around(figure: FigureHere, evidence: list[Evidence]) -> list[str]:
    held = [
        str(one.pk)
        for one in evidence
        if one.version_id == figure.version.pk
        and one.start <= figure.start
        and figure.end <= one.end
    ]
    return held or [str(evidence[0].pk)]


def _short(quote: str) -> str:
    text = " ".join(quote.split())
    return text if len(text) <= 110 else f"{text[:109].rstrip()}…"
