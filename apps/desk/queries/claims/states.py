"""Claims by their state, and those with a caveat, as values that narrow the list down."""

from typing import Final

from django.db.models import Count

from apps.articles.enums import SuggestionState
from apps.claims.models import Claim
from apps.claims.models.claim import LIMITED
from apps.desk.queries.claims.asked import Asked
from apps.desk.queries.claims.chosen import state_label
from apps.desk.queries.claims.facets import Option
from apps.desk.queries.claims.filters import ALL_STATES

_STATES: Final = ("confirmed", "suggested", "rejected", ALL_STATES)


def state_options(asked: Asked, *, count: bool) -> list[Option]:
    """Confirmed, suggested, rejected or all: one of them at a time."""
    counts = (
        dict(asked.matching("state").values_list("state").annotate(n=Count("pk"))) if count else {}
    )
    return [
        Option(
            state,
            state_label(state),
            (sum(counts.values()) if state == ALL_STATES else counts.get(state, 0))
            if count
            else None,
            state == asked.filters.state,
        )
        for state in _STATES
    ]


def with_caveat_count(asked: Asked) -> int:
    return int(asked.matching("with_caveat").filter(LIMITED).count())


def on_file(state: str = SuggestionState.CONFIRMED) -> int:
    """Every claim there is in that state: those that count, unless another is asked for."""
    rows = Claim.objects.all() if state == ALL_STATES else Claim.objects.filter(state=state)
    return rows.count()
