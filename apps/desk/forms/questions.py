"""Forms of questions: the question itself, its claims by number, and answers to it."""

import re
from typing import Any, Final

from django import forms
from django.http import QueryDict

from apps.comparison.enums import QuestionKind
from apps.comparison.models import Answer, Question
from apps.comparison.models.question import REASON_LIMIT, TITLE_LIMIT
from apps.desk.queries.claims.asked import ask
from apps.desk.queries.claims.filters import parse

_LABELS: Final = re.compile(r"[CСcс]\s*[-–—]?\s*(\d{1,15})|(\d{1,15})")
MOST_AT_ONCE: Final = 100


class QuestionForm(forms.Form):
    title = forms.CharField(
        label="Question",
        max_length=TITLE_LIMIT,
        error_messages={"required": "Write the question."},
    )
    kind = forms.ChoiceField(
        label="Asks", choices=QuestionKind.choices, initial=QuestionKind.NUMBER
    )
    description = forms.CharField(
        required=False,
        label="What counts as an answer",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    filter = forms.CharField(
        required=False,
        label="Saved filter",
        max_length=4000,
        help_text="Of the list of claims, as in its address: measure=killed&place=L-2. What it"
        " finds, now and later, is proposed, and counts once somebody includes it.",
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def initial_of(question: Question) -> dict[str, Any]:
        return {
            "title": question.title,
            "kind": question.kind,
            "description": question.description,
            "filter": question.filter,
            "revision": question.revision,
        }

    def clean_filter(self) -> str:
        typed = str(self.cleaned_data["filter"]).strip().rpartition("?")[2]
        if not typed:
            return ""
        filters, problems = parse(QueryDict(typed))
        if not problems:
            _asked, problems = ask(QueryDict(typed))
        if problems:
            raise forms.ValidationError(" ".join(problems))
        if not filters.query():
            raise forms.ValidationError("This filter leaves every claim in. Narrow it down.")
        return filters.query()


class ClaimsForm(forms.Form):
    claims = forms.CharField(
        label="Claims by number",
        help_text="C-12, C-15",
        error_messages={"required": "Write the number of a claim, such as C-12."},
    )

    def clean_claims(self) -> list[int]:
        found = [
            int(match[1] or match[2]) for match in _LABELS.finditer(self.cleaned_data["claims"])
        ]
        if not found:
            raise forms.ValidationError("Write the number of a claim, such as C-12.")
        if len(found) > MOST_AT_ONCE:
            raise forms.ValidationError(f"At most {MOST_AT_ONCE} claims at once.")
        return list(dict.fromkeys(found))


class AnswerForm(forms.Form):
    words = forms.CharField(
        label="Answer",
        max_length=REASON_LIMIT,
        help_text="In a few words, or the figure.",
        error_messages={"required": "Answer in a few words, or with a figure."},
    )
    text = forms.CharField(
        required=False, label="On what grounds", widget=forms.Textarea(attrs={"rows": 3})
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    @staticmethod
    def initial_of(answer: Answer) -> dict[str, Any]:
        return {"words": answer.words, "text": answer.text, "revision": answer.revision}
