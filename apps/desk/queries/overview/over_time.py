"""Claims over time: by when the first article that carries each of them was published."""

import datetime
from dataclasses import dataclass
from typing import Final

from django.db import connection
from django.urls import reverse

from apps.desk.queries.articles.histogram import binned
from apps.ui.components.charts import Bar
from apps.ui.dates import written

# Each claim counts once. Suggested and rejected claims count nowhere.
_DAYS: Final = """
    SELECT day, count(*)
      FROM (SELECT min(article.published_at AT TIME ZONE 'UTC')::date AS day
              FROM claims_claim AS claim
              JOIN claims_evidence AS evidence ON evidence.claim_id = claim.id
              JOIN articles_article AS article ON article.id = evidence.article_id
             WHERE claim.state = 'confirmed' AND article.published_at IS NOT NULL
             GROUP BY claim.id) AS first
     GROUP BY day
"""


@dataclass(frozen=True)
class OverTime:
    """`href`: the list of all claims that are drawn."""

    unit: str
    bars: tuple[Bar, ...]
    start: str
    end: str
    claims: int
    href: str

    @property
    def label(self) -> str:
        return f"Claims per {self.unit} of publication, {self.start} to {self.end}"


def claims_over_time() -> OverTime | None:
    """None where no article of a claim states its day."""
    with connection.cursor() as cursor:
        cursor.execute(_DAYS)
        days: dict[datetime.date, int] = dict(cursor.fetchall())
    if not days:
        return None
    unit, bars = binned(days, (None, None))
    first, last = min(days), max(days)
    precision = "year" if unit == "year" else "day" if unit == "day" else "month"
    return OverTime(
        unit=unit,
        bars=bars,
        start=written(first, precision),
        end=written(last, precision),
        claims=sum(days.values()),
        # From the first day on: a claim may stand in a later article as well.
        href=f"{reverse('desk:claims')}?from={first.isoformat()}",
    )
