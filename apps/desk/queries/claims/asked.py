"""Filters of the Claims page with everything looked up, and the claims they mean."""

from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from apps.claims.models import Claim
from apps.desk.queries.articles.conditions import Condition
from apps.desk.queries.articles.planning import planned
from apps.desk.queries.articles.searching import Search, understand
from apps.desk.queries.claims.chosen import Resolved, resolve
from apps.desk.queries.claims.conditions import columns, conditions, docket_in
from apps.desk.queries.claims.filters import ALL_STATES, ClaimFilters, parse

Claims = Any


@dataclass(frozen=True)
class Asked:
    resolved: Resolved
    search: Search

    @property
    def filters(self) -> ClaimFilters:
        return self.resolved.filters

    @property
    def conditions(self) -> list[Condition]:
        return conditions(self.resolved, self.search.match)

    def matching(self, leaving_out: str = "") -> Claims:
        """All claims under the filters, or under all but one, in no order: for counting."""
        found = Claim.objects.order_by().filter(columns(self.resolved, leaving_out=leaving_out))
        for condition in self.conditions:
            if condition.filter != leaving_out:
                found = found.filter(condition.as_set)
        return found

    def walked(self, wanted: int) -> Claims:
        """All claims under the filters, by the way that should reach `wanted` of them soonest."""
        base = Claim.objects.order_by().filter(columns(self.resolved))
        return planned(base, self.conditions, wanted)

    def is_everything(self, leaving_out: str = "") -> bool:
        """Whether nothing but the state narrows the claims down."""
        return not set(self.filters.active) - {leaving_out, "state"}

    def is_whole_desk(self, leaving_out: str = "") -> bool:
        return self.is_everything(leaving_out) and (
            leaving_out == "state" or self.filters.state == ALL_STATES
        )


def ask(query: QueryDict) -> tuple[Asked, list[str]]:
    """Read an address and look up what it names; with a sentence for whatever was left out."""
    filters, problems = parse(query)
    return ask_for(filters, problems)


def ask_for(filters: ClaimFilters, problems: list[str]) -> tuple[Asked, list[str]]:
    resolved = resolve(filters)
    typed = resolved.filters.q
    search = Search() if docket_in(typed) is not None else understand(typed)
    return Asked(resolved, search), [*problems, *resolved.problems, *search.remarks]
