"""How many origins stand behind claims, beside how many articles: of as many claims as there are.

The same count that comparing gives for the claims of a question, without loading them.
"""

from typing import Any, Final

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q

from apps.articles.enums import SuggestionState
from apps.claims.enums import Medium
from apps.claims.models import Claim
from apps.comparison.methods.comparing import OriginCount

_NAMED: Final = Q(occasion__regex=r"\S") | Q(occasion="", speaker_words__regex=r"\S")
RESOLVED: Final = Q(speaker__isnull=False) | Q(medium=Medium.DOCUMENT) & _NAMED
"""Utterances of which it is known whose words they are, or of which document."""
COUNTING: Final = Q(withdrawn_at__isnull=True) & RESOLVED
"""Utterances that count as an origin."""

_COUNT: Final = r"""
    WITH claim AS MATERIALIZED ({claims}),
    said AS (
        SELECT utterance.withdrawn_at IS NULL
               AND (utterance.speaker_id IS NOT NULL
                    OR utterance.medium = 'document'
                       AND coalesce(nullif(utterance.occasion, ''), utterance.speaker_words)
                           ~ '\S') AS counts
          FROM (SELECT DISTINCT utterance_id FROM claim) AS held
          JOIN claims_utterance AS utterance ON utterance.id = held.utterance_id
    )
    SELECT (SELECT count(*)
              FROM (SELECT DISTINCT evidence.article_id
                      FROM claims_evidence AS evidence
                     WHERE evidence.claim_id IN (SELECT id FROM claim)) AS article),
           (SELECT count(*) FROM said WHERE counts),
           (SELECT count(*) FROM said WHERE NOT counts)
           + (SELECT count(*) FROM claim WHERE utterance_id IS NULL),
           (SELECT count(*) FROM claim)
"""
AT_ONCE: Final = 2_000


def count_origins(claims: Any) -> OriginCount:
    """Of these claims, given as a query; what was rejected counts for nothing. One query."""
    return _counted(_kept(claims))[0]


def count_at_once(claims: Any) -> OriginCount | None:
    """The same where it takes no time; None of more than AT_ONCE claims, to be counted later."""
    found, held = _counted(_kept(claims)[: AT_ONCE + 1])
    return None if held > AT_ONCE else found


def _kept(claims: Any) -> Any:
    return claims.exclude(state=SuggestionState.REJECTED).order_by()


def _counted(kept: Any) -> tuple[OriginCount, int]:
    try:
        listed, params = kept.values_list("id", "utterance_id").query.sql_with_params()
    except EmptyResultSet:
        return OriginCount(), 0
    with connection.cursor() as cursor:
        cursor.execute(_COUNT.replace("{claims}", listed), params)
        articles, origins, unresolved, held = cursor.fetchone()
        return OriginCount(articles, origins, unresolved), held


def of_unknown_origin() -> Q:
    """The claims that add nothing to a count of origins, as a condition on claims."""
    counting: Any = Claim._meta.get_field("utterance").related_model
    lost = counting.objects.exclude(COUNTING).values("pk")
    return Q(utterance__isnull=True) | Q(utterance__in=lost)
