"""Proposing to questions what their saved filters find: people include it, or leave it out."""

from typing import Final
from uuid import UUID

from django.core.cache import cache
from django.db import connection

from apps.comparison.actions.members import propose_matches
from apps.comparison.models import Question
from apps.desk.queries.questions.members import MOST_PROPOSED, found_by_filter

_SEEN: Final = "questions looked at up to"
# A claim comes under a filter with its own fields, or with those of what carries it or is tied to
# it: each of these leaves a row of history with a number that only rises.
_NEWEST: Final = """
    SELECT coalesce((SELECT max(pgh_id) FROM claims_claimevent), 0),
           coalesce((SELECT max(pgh_id) FROM claims_evidenceevent), 0),
           coalesce((SELECT max(pgh_id) FROM claims_claimentityevent), 0),
           coalesce((SELECT max(pgh_id) FROM claims_claimtagevent), 0),
           coalesce((SELECT max(pgh_id) FROM comparison_questionevent), 0)
"""


def propose_what_matches(question: Question) -> int:
    """Propose what the saved filter finds now. Returns how many are new."""
    ids: list[UUID] = list(found_by_filter(question).values_list("pk", flat=True)[:MOST_PROPOSED])
    return propose_matches(question=question, claims=ids)


def propose_for_open_questions() -> int:
    """The same for every open question with a filter. Returns how many are new."""
    waiting = Question.objects.filter(closed_at__isnull=True).exclude(filter="")
    return sum(propose_what_matches(question) for question in waiting.iterator())


def propose_what_came_in() -> int:
    """The same, where any claim or question changed since it was last done."""
    with connection.cursor() as cursor:
        cursor.execute(_NEWEST)
        newest = tuple(cursor.fetchone())
    if cache.get(_SEEN) == newest:
        return 0
    made = propose_for_open_questions()
    # What came in meanwhile has a higher number, and is looked at next time.
    cache.set(_SEEN, newest, timeout=None)
    return made
