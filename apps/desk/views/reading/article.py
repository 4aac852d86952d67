"""What is said about the article as a whole: its review, its tags."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from apps.articles.actions.editing import set_review_state
from apps.articles.actions.tagging import get_or_create_tag, tag_articles, untag_article
from apps.articles.enums import ReviewState
from apps.articles.errors import InvalidAnnotation
from apps.articles.models import Article, Tag
from apps.audit.recording import recorded
from apps.desk.queries.reading import open_article
from apps.desk.requests import person
from apps.desk.views.reading.answer import show
from apps.ui.htmx import htmx_of
from apps.ui.toasts import toast


def _done(request: HttpRequest, docket: int, sentence: str, action: UUID) -> HttpResponse:
    toast(request, sentence, undo=reverse("desk:undo", args=[action]))
    if not htmx_of(request):
        return redirect("desk:article", docket)
    return show(request, open_article(docket, person(request)))


@require_POST
def review(request: HttpRequest, docket: int) -> HttpResponse:
    article = get_object_or_404(Article, docket=docket)
    given = request.POST.get("state", "")
    if given not in ReviewState.values:
        raise InvalidAnnotation("Say how far the review is.")
    state = ReviewState(given)
    _changed, action = set_review_state(articles=[article.pk], state=state, by=person(request))
    return _done(request, docket, f"{article.docket_label}: {state.label.lower()}.", action)


@require_POST
def add_tag(request: HttpRequest, docket: int) -> HttpResponse:
    user = person(request)
    article = get_object_or_404(Article, docket=docket)
    with recorded(by=user, reason="Tagged an article") as action:
        tag = get_or_create_tag(name=request.POST.get("tag", ""), by=user)
        tag_articles(articles=[article.pk], tag=tag, by=user)
    return _done(request, docket, f"Tagged with {tag.name}.", action)


@require_POST
def remove_tag(request: HttpRequest, docket: int, tag: int) -> HttpResponse:
    article = get_object_or_404(Article, docket=docket)
    row = get_object_or_404(Tag, docket=tag)
    action = untag_article(article=article, tag=row, by=person(request))
    return _done(request, docket, f"Took the tag {row.name} off.", action)
