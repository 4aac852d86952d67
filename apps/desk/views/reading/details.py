"""Correcting what is said about an article: title, publisher, date, language, address."""

from typing import Any

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from apps.accounts.rules import Action, check_may
from apps.articles.actions.editing import edit_article
from apps.articles.actions.outlets import get_or_create_publisher
from apps.articles.models import Article, Publisher
from apps.audit.errors import EditConflict
from apps.audit.recording import recorded
from apps.desk.forms.details import DetailsForm
from apps.desk.requests import person, posted_number
from apps.ui.htmx import hx_redirect, render
from apps.ui.toasts import toast

_TEMPLATE = "desk/reading/details.html"
_PARTS = {"details": "form"}


def _article(docket: int) -> Article:
    return get_object_or_404(Article.objects.select_related("publisher"), docket=docket)


@require_http_methods(["GET", "POST"])
def details(request: HttpRequest, docket: int) -> HttpResponse:
    user = person(request)
    check_may(user, Action.EDIT_ARTICLE)
    article = _article(docket)
    initial = DetailsForm.initial_of(article)
    if request.method == "GET":
        return _show(request, article, DetailsForm(initial=initial), article.revision)

    form = DetailsForm(request.POST, initial=initial)
    seen = posted_number(request, "revision")
    if not form.is_valid():
        return _show(request, article, form, seen, status=422)
    try:
        with recorded(by=user, reason="Corrected what is said about the article") as action:
            name = form.cleaned_data["publisher"].strip()
            publisher = get_or_create_publisher(name=name, by=user) if name else None
            with transaction.atomic():
                edit_article(
                    article=article,
                    by=user,
                    expected_revision=seen,
                    **form.changes(article, publisher),
                )
    except IntegrityError:
        other = Article.objects.filter(url=form.cleaned_data["url"]).first()
        label = other.docket_label if other else "Another article"
        form.add_error("url", f"{label} has this address already.")
        return _show(request, article, form, seen, status=422)
    except EditConflict:
        return _conflict(request, docket, form)
    toast(
        request,
        f"Saved the details of {article.docket_label}.",
        undo=reverse("desk:undo", args=[action]),
    )
    return hx_redirect(request, "desk:article", docket)


def _conflict(request: HttpRequest, docket: int, form: DetailsForm) -> HttpResponse:
    """Both versions side by side, with everything typed still in its field."""
    article = _article(docket)
    theirs = DetailsForm.initial_of(article)
    differences = [
        {
            "field": name,
            "label": form[name].label,
            "theirs": value or "not stated",
            "yours": form.data.get(name, "") or "not stated",
            "raw": value,
        }
        for name, value in theirs.items()
        if " ".join(value.split()) != " ".join(form.data.get(name, "").split())
    ]
    return _show(
        request, article, form, article.revision, status=409, conflict=differences, conflicted=True
    )


def _show(
    request: HttpRequest,
    article: Article,
    form: DetailsForm,
    revision: int,
    *,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    names = Publisher.objects.order_by("name").values_list("name", flat=True)[:500]
    context = {
        "article": article,
        "form": form,
        "revision": revision,
        "publishers": names,
        **more,
    }
    return render(request, _TEMPLATE, context, partials=_PARTS, status=status)
