"""Publishers with how many articles they put out, paged by name."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.db.models.functions import Lower

from apps.articles.models import Article, Publisher

PAGE = 50


@dataclass(frozen=True)
class PublisherRow:
    publisher: Publisher
    articles: int


@dataclass(frozen=True)
class PublisherList:
    rows: list[PublisherRow]
    next: str


def publisher_list(*, q: str, reliability: str, after: str) -> PublisherList:
    """`reliability` is a letter, "none" for those not graded, or "" for all."""
    found: Any = Publisher.objects.annotate(key=Lower("name"))
    if q:
        found = found.filter(name__icontains=q)
    if reliability:
        found = found.filter(reliability="" if reliability == "none" else reliability)
    if after:
        found = found.filter(key__gt=after)
    publishers = list(found.order_by("key")[: PAGE + 1])
    counts = articles_by([publisher.pk for publisher in publishers])
    return PublisherList(
        rows=[PublisherRow(one, counts.get(one.pk, 0)) for one in publishers[:PAGE]],
        next=publishers[PAGE - 1].key if len(publishers) > PAGE else "",
    )


def articles_by(publishers: list[UUID]) -> dict[UUID, int]:
    rows = Article.objects.order_by().filter(publisher__in=publishers)
    return dict(rows.values_list("publisher").annotate(n=Count("pk")))
