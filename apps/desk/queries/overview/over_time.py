"""Claims over time: by when the first article that carries each was published, and by kind."""

import datetime
from collections import Counter
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from django.db import connection
from django.urls import reverse

from apps.claims.enums import ClaimKind
from apps.desk.queries.articles.histogram import binned
from apps.ui.components.charts import Bar
from apps.ui.dates import written

_SORTS: Final = {
    "figures": (ClaimKind.FIGURE,),
    "control and movement": (ClaimKind.CONTROL, ClaimKind.MOVEMENT),
    "other statements": (ClaimKind.INTENT, ClaimKind.CHARACTERISATION, ClaimKind.CAVEAT),
}
_SORT_OF: Final = {kind.value: name for name, kinds in _SORTS.items() for kind in kinds}
# Each claim counts once. Suggested and rejected claims count nowhere.
_DAYS: Final = """
    SELECT day, kind, count(*)
      FROM (SELECT claim.kind, min(article.published_at AT TIME ZONE 'UTC')::date AS day
              FROM claims_claim AS claim
              JOIN claims_evidence AS evidence ON evidence.claim_id = claim.id
              JOIN articles_article AS article ON article.id = evidence.article_id
             WHERE claim.state = 'confirmed' AND article.published_at IS NOT NULL
             GROUP BY claim.id) AS first
     GROUP BY day, kind
"""


@dataclass(frozen=True)
class Sort:
    """Claims of some kinds together, in one colour. `href`: the list of them."""

    name: str
    claims: int
    href: str
    css: str


@dataclass(frozen=True)
class OverTime:
    """`href`: the list of all claims that are drawn. `key`: what the colours stand for."""

    unit: str
    bars: tuple[Bar, ...]
    start: str
    end: str
    claims: int
    href: str
    key: tuple[Sort, ...]

    @property
    def label(self) -> str:
        return f"Claims per {self.unit} of publication, {self.start} to {self.end}"


def claims_over_time() -> OverTime | None:
    """None where no article of a claim states its day."""
    with connection.cursor() as cursor:
        cursor.execute(_DAYS)
        rows: list[tuple[datetime.date, str, int]] = cursor.fetchall()
    days: Counter[datetime.date] = Counter()
    by_sort = {name: Counter[datetime.date]() for name in _SORTS}
    for day, kind, claims in rows:
        days[day] += claims
        by_sort[_SORT_OF[kind]][day] += claims
    if not days:
        return None
    unit, bars = binned(days, (None, None))
    # Over the same days, so that the bars of each sort are those of all.
    told = [
        [(name, bar.count) for bar in binned({day: held[day] for day in days}, (None, None))[1]]
        for name, held in by_sort.items()
    ]
    bars = tuple(
        replace(bar, layers=layers)
        for bar, layers in zip(bars, zip(*told, strict=True), strict=True)
    )
    first, last = min(days), max(days)
    precision = "year" if unit == "year" else "day" if unit == "day" else "month"
    return OverTime(
        unit=unit,
        bars=bars,
        start=written(first, precision),
        end=written(last, precision),
        claims=sum(days.values()),
        # From the first day on: a claim may stand in a later article as well.
        href=_listed(first),
        key=tuple(
            Sort(name, held.total(), _listed(first, *_SORTS[name]), css)
            for (name, held), css in zip(by_sort.items(), ("on", "alt", "rest"), strict=True)
            if held
        ),
    )


def _listed(first: datetime.date, *kinds: ClaimKind) -> str:
    query = [("from", first.isoformat()), *(("kind", kind.value) for kind in kinds)]
    return f"{reverse('desk:claims')}?{urlencode(query)}"
