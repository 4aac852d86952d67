"""Where suggestions wait, by article, and which claims want a new grade."""

from collections import Counter
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Count

from apps.articles.enums import SuggestionState
from apps.articles.models import Article
from apps.claims.models import OpenClaims, RegradeNeeded
from apps.claims.queries.footing import wanting_a_grade
from apps.entities.models import Mention

SHOWN: Final = 6
REGRADES: Final = 8
# Names are looked for in so many suggestions of the newest articles: a bounded piece of an index.
LOOKED_AT: Final = 5_000

_MOST_NAMES: Final = """
    SELECT article_id
      FROM (SELECT article_id FROM entities_mention
             WHERE state = 'suggested'
             ORDER BY article_id DESC
             LIMIT %s) AS newest
     GROUP BY article_id
     ORDER BY count(*) DESC, article_id DESC
     LIMIT %s
"""


@dataclass(frozen=True)
class QueueRow:
    """An article with what waits in it. `mentions`: places that may name somebody."""

    article: Article
    claims: int
    mentions: int

    @property
    def open(self) -> int:
        return self.claims + self.mentions


def review_queue() -> tuple[QueueRow, ...]:
    """A few articles with much to decide about, the most first."""
    most_claims = OpenClaims.objects.filter(claims__gt=0).order_by("-claims", "-article_id")
    claims = dict(most_claims.values_list("article_id", "claims")[:SHOWN])
    with connection.cursor() as cursor:
        cursor.execute(_MOST_NAMES, [LOOKED_AT, SHOWN])
        named = [row[0] for row in cursor.fetchall()]
    wanted = {*claims, *named}
    articles = Article.objects.in_bulk(wanted)
    claims |= dict(
        OpenClaims.objects.filter(article__in=wanted - claims.keys()).values_list(
            "article_id", "claims"
        )
    )
    mentions = Counter[UUID](
        dict(
            Mention.objects.filter(article__in=wanted, state=SuggestionState.SUGGESTED)
            .values_list("article_id")
            .annotate(n=Count("pk"))
        )
    )
    rows = [
        QueueRow(article, claims.get(pk, 0), mentions[pk])
        for pk, article in articles.items()
        if claims.get(pk, 0) or mentions[pk]
    ]
    return tuple(sorted(rows, key=lambda row: (-row.open, -row.article.docket))[:SHOWN])


@dataclass(frozen=True)
class Regrades:
    """Claims that lost their footing, the first of them, and how many there are."""

    rows: tuple[RegradeNeeded, ...]
    number: int


def regrades() -> Regrades:
    wanting = wanting_a_grade()
    return Regrades(tuple(wanting[:REGRADES]), wanting.order_by().count())
