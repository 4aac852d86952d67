"""The reading desk: one article with its marks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from apps.articles.models import Article
from apps.desk.queries.annotations import anchors_of, annotation_by_label
from apps.desk.queries.reading import open_article
from apps.desk.requests import person
from apps.desk.views.reading.answer import show


def asked_version(request: HttpRequest) -> int | None:
    """The number in ?version=, or None for the newest. Raises Http404 for what is no number."""
    given = request.GET.get("version", "")
    if not given:
        return None
    if not given.isascii() or not given.isdigit() or len(given) > 6:
        raise Http404("No such version.")
    return int(given)


@require_safe
def article(request: HttpRequest, docket: int) -> HttpResponse:
    reading = open_article(docket, person(request), version=asked_version(request))
    return show(request, reading)


@require_safe
def annotation(request: HttpRequest, label: str) -> HttpResponse:
    """From the label of a mark to the article it stands in."""
    anchors = anchors_of(annotation_by_label(label))
    if not anchors:
        raise Http404(f"{label} stands in no article.")
    first = Article.objects.get(pk=anchors[0].article_id)
    return redirect(f"{first.get_absolute_url()}#{label}")


@require_safe
def newer(request: HttpRequest, docket: int) -> HttpResponse:
    return _neighbour(docket, newer=True)


@require_safe
def older(request: HttpRequest, docket: int) -> HttpResponse:
    return _neighbour(docket, newer=False)


def _neighbour(docket: int, *, newer: bool) -> HttpResponse:
    """The next article by publication, as the list sorts them; at either end one stays."""
    here = Article.objects.filter(docket=docket).only("sort_at", "docket").first()
    if here is None:
        raise Http404(f"A-{docket} is not on file.")
    key = [here.sort_at, here.pk]
    order = ("sort_at", "id") if newer else ("-sort_at", "-id")
    sign = ">" if newer else "<"
    found = (
        Article.objects.extra(  # noqa: S610
            where=[f"(sort_at, articles_article.id) {sign} (%s, %s)"], params=key
        )
        .order_by(*order)
        .only("docket")
        .first()
    )
    return redirect((found or here).get_absolute_url())
