"""Recording a correction: of an origin, or of a publisher's article."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may
from apps.articles.errors import InvalidAnnotation
from apps.comparison.actions.corrections import correct
from apps.desk.forms.corrections import CorrectionForm
from apps.desk.queries.corrections.subjects import Begun, begun
from apps.desk.requests import person
from apps.ui.htmx import hx_redirect, render
from apps.ui.toasts import toast


class RecordForm(CorrectionForm):
    """`of` is the key of what is corrected, among what the page offers."""

    of = forms.ChoiceField(
        label="What it corrects",
        widget=forms.RadioSelect,
        error_messages={"required": "Say what it corrects."},
    )

    def __init__(self, *args: Any, subjects: Begun, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of: Any = self.fields["of"]
        of.choices = [(one.key, one.label) for one in subjects.subjects]
        of.initial = subjects.subjects[0].key if subjects.subjects else ""


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest) -> HttpResponse:
    user = person(request)
    check_may(user, Action.COMPARE)
    of = begun(request.GET)
    if request.method == "GET":
        return _show(request, of, RecordForm(subjects=of))
    form = RecordForm(request.POST, subjects=of)
    if not form.is_valid():
        return _show(request, of, form, status=422)
    subject = of.chosen(form.cleaned_data["of"])
    assert subject is not None
    try:
        made, action = correct(
            said=form.said(),
            utterance=subject.utterance,
            article=subject.article,
            withdraw=form.cleaned_data["withdraw"],
            why=form.cleaned_data["why"],
            by=user,
        )
    except InvalidAnnotation as error:
        form.add_error(error.field if error.field in form.fields else None, str(error))
        return _show(request, of, form, status=422)
    toast(request, f"Recorded {made.docket_label}.", undo=reverse("desk:undo", args=[action]))
    return hx_redirect(request, made)


def _show(request: HttpRequest, of: Begun, form: RecordForm, *, status: int = 200) -> HttpResponse:
    context = {"of": of, "form": form}
    return render(
        request,
        "desk/corrections/record.html",
        context,
        partials={"record": "record"},
        status=status,
    )
