"""By which route a text came: near-copies of one text are one."""

from collections.abc import Collection, Mapping
from typing import Final
from uuid import UUID

from django.db import connection

from apps.comparison.methods.origins import LOOKED_AT
from apps.comparison.models import CopySearch

# Texts that share so many boilerplate bands are no copies of one: which of them are read is open.
_MOST_SHARING: Final = 200
LEADERS: Final = """
    SELECT likely.article_id, version.text
      FROM (SELECT found.article_id
              FROM (SELECT article_id, bands FROM comparison_copysearch
                     WHERE copy_of_id IS NULL AND article_id <> %(article)s
                       AND bands && %(bands)s::bigint[]
                     LIMIT %(sharing)s) AS found
             ORDER BY cardinality(ARRAY(
                       SELECT unnest(found.bands) INTERSECT SELECT unnest(%(bands)s::bigint[])
                      )) DESC, found.article_id
             LIMIT %(most)s) AS likely
      JOIN articles_article AS article ON article.id = likely.article_id
      JOIN articles_version AS version ON version.id = article.current_version_id
     ORDER BY article.docket
"""


def likely_copied(article: UUID, bands: Collection[int]) -> list[tuple[UUID, str]]:
    """Articles that stand for themselves, with a text that may be the same; the oldest first.

    Eight at most, through the index of bands.
    """
    if not bands:
        return []
    with connection.cursor() as cursor:
        cursor.execute(
            LEADERS,
            {
                "article": article,
                "bands": list(bands),
                "sharing": _MOST_SHARING,
                "most": LOOKED_AT,
            },
        )
        return list(cursor.fetchall())


def routes_of_articles(labels: Mapping[UUID, str]) -> dict[str, str]:
    """For those that are near-copies of another, by label, the label of that one; one query."""
    found = CopySearch.objects.filter(article__in=list(labels), copy_of__isnull=False)
    return {
        labels[article]: f"A-{docket}"
        for article, docket in found.values_list("article", "copy_of__docket")
    }
