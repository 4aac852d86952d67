"""The origins that claims go back to, as values to filter by: there may be as many as claims."""

from typing import Any, Final

from django.db.models import Count, Q

from apps.claims.models import Utterance
from apps.comparison.queries.counting import of_unknown_origin
from apps.desk.queries.claims.asked import Asked
from apps.desk.queries.claims.chosen import UNRESOLVED
from apps.desk.queries.claims.filters import NONE

MOST: Final = 200


def origins_counted(asked: Asked, find: str = "") -> tuple[list[tuple[str, str, int]], int]:
    """The origins of most claims with their labels and counts, those that are ticked, and what is
    unresolved; with how many further origins there are. `find`: only of those who are named so."""
    matching = asked.matching("origins")
    resolved = matching.filter(utterance__isnull=False)
    if find:
        resolved = resolved.filter(
            Q(utterance__speaker__name__icontains=find)
            | Q(utterance__speaker_words__icontains=find)
            | Q(utterance__occasion__icontains=find)
        )
    by_origin = resolved.values_list("utterance").annotate(n=Count("pk"))
    counts: dict[Any, int] = dict(by_origin.order_by("-n", "utterance")[:MOST])
    beyond = 0
    if len(counts) == MOST:
        beyond = resolved.aggregate(n=Count("utterance", distinct=True))["n"] - MOST
    if ticked := asked.resolved.ids.get("origins"):
        counts |= dict(by_origin.filter(utterance__in=ticked).order_by())
    said = Utterance.objects.select_related("speaker").in_bulk(counts)
    found = sorted(
        ((str(pk), str(one), counts[pk]) for pk, one in said.items()),
        key=lambda one: (-one[2], one[1], one[0]),
    )
    lost = 0 if find else matching.filter(of_unknown_origin()).count()
    return ([*found, (NONE, UNRESOLVED, lost)] if lost else found), beyond
