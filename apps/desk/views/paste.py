"""One article, pasted."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may
from apps.articles.actions.pasting import Pasted, paste_article
from apps.articles.actions.storing import Outcome
from apps.articles.errors import ImportRefused
from apps.articles.intake import Limits
from apps.desk.forms.imports import PasteForm
from apps.desk.requests import person
from apps.entities.actions.searching import wake_search
from apps.ui.htmx import hx_redirect, render

PARTS = {"paste": "paste"}
_SAID = {
    Outcome.STORED: "Stored as {}.",
    Outcome.NEW_VERSION: "The address was known: this is a new version of {}.",
    Outcome.HELD: "This text is already held, as {}. Nothing was changed.",
}


@require_http_methods(["GET", "POST"])
def paste(request: HttpRequest) -> HttpResponse:
    user = person(request)
    check_may(user, Action.IMPORT)
    if request.method == "GET":
        return _show(request, PasteForm())
    form = PasteForm(request.POST)
    if not form.is_valid():
        return _show(request, form, status=422)
    try:
        pasted: Pasted = paste_article(by=user, **form.cleaned_data)
    except ImportRefused as refused:
        form.add_error(refused.field, str(refused))
        return _show(request, form, status=422)
    wake_search()
    messages.success(request, _SAID[pasted.outcome].format(pasted.article.docket_label))
    return hx_redirect(request, pasted.article)


def _show(request: HttpRequest, form: PasteForm, *, status: int = 200) -> HttpResponse:
    context = {
        "form": form,
        "text_limit": Limits().text,
        "form_limit": settings.DATA_UPLOAD_MAX_MEMORY_SIZE,
    }
    return render(request, "desk/paste.html", context, partials=PARTS, status=status)
