"""The Claims page: what its first answer needs, and what follows once it stands."""

from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.http import QueryDict

from apps.accounts.models import SavedView, User
from apps.comparison.methods.comparing import OriginCount
from apps.comparison.queries.counting import count_origins
from apps.desk.queries.articles.page import View
from apps.desk.queries.claims import facets, states
from apps.desk.queries.claims.asked import Asked, ask
from apps.desk.queries.claims.facets import Facet, Option
from apps.desk.queries.claims.filters import ClaimFilters
from apps.desk.queries.claims.rows import ClaimRow, claim_rows

PAGE_SIZE: Final = 25
VIEWS_LIMIT: Final = 12


@dataclass(frozen=True)
class KeyPage:
    """The ids of one page in order, and the dockets its neighbours begin from (None: no more)."""

    ids: list[UUID]
    before: int | None = None
    after: int | None = None


@dataclass(frozen=True)
class Loosening:
    """A filter without which there would be claims, and how many."""

    filter: str
    claims: int


@dataclass(frozen=True)
class ClaimsPage:
    """The first answer: a page of rows and everything that costs next to nothing."""

    asked: Asked
    rows: list[ClaimRow]
    keys: KeyPage
    problems: list[str]
    loosenings: list[Loosening] = field(default_factory=list)
    desk_is_empty: bool = False


@dataclass(frozen=True)
class Counts:
    """What follows: exact numbers and the facets."""

    matching: int
    all: int
    origins: OriginCount
    facets: list[Facet]
    states: list[Option]
    with_caveat: int


def claims_page(query: QueryDict, *, size: int = PAGE_SIZE, with_rows: bool = True) -> ClaimsPage:
    """`with_rows` false gives the keys alone, for those who show claims in another way."""
    asked, problems = ask(query)
    keys = _key_page(asked, _number(query.get("after")), _number(query.get("before")), size)
    if not with_rows:
        return ClaimsPage(asked=asked, rows=[], keys=keys, problems=problems)
    rows = claim_rows(keys.ids, asked.search)
    return ClaimsPage(
        asked=asked,
        rows=rows,
        keys=keys,
        problems=problems,
        loosenings=loosenings(asked) if not rows and asked.filters.active else [],
        desk_is_empty=not rows and not states.on_file(),
    )


def _number(typed: str | None) -> int | None:
    return (
        int(typed) if typed and typed.isascii() and typed.isdigit() and len(typed) < 19 else None
    )


def _key_page(asked: Asked, after: int | None, before: int | None, size: int) -> KeyPage:
    """Listed by docket, so a page is told by the docket it begins after or ends before."""
    backward = before is not None
    descending = (asked.filters.sort == "newest") != backward
    key = before if backward else after
    found = asked.walked(size + 1)
    if key is not None:
        found = found.filter(docket__lt=key) if descending else found.filter(docket__gt=key)
    rows = list(
        found.order_by("-docket" if descending else "docket").values_list("pk", "docket")[
            : size + 1
        ]
    )
    more = len(rows) > size
    if backward and not more:
        # What is left before the key does not fill a page: the first page does.
        return _key_page(asked, None, None, size)
    rows = rows[:size]
    if backward:
        rows.reverse()
    if not rows:
        return KeyPage([])
    return KeyPage(
        [pk for pk, _docket in rows],
        before=rows[0][1] if (more if backward else key is not None) else None,
        after=rows[-1][1] if backward or more else None,
    )


def loosenings(asked: Asked) -> list[Loosening]:
    """For a page with nothing on it: which single filter, taken off, would bring how many back."""
    found = []
    for name in asked.filters.active:
        count = asked.matching(leaving_out=name).count()
        if name == "state":
            count = asked.matching(leaving_out=name).filter(state="confirmed").count()
        if count:
            found.append(Loosening(name, count))
    return sorted(found, key=lambda one: -one.claims)


def counts(asked: Asked) -> Counts:
    """Everything exact about the filters; several scans, so it comes after the page."""
    everything = states.on_file(asked.filters.state)
    return Counts(
        matching=everything if asked.is_everything() else asked.matching().count(),
        all=everything,
        origins=count_origins(asked.matching()),
        facets=facets.counted(asked),
        states=states.state_options(asked, count=True),
        with_caveat=states.with_caveat_count(asked),
    )


def chosen_ids(asked: Asked, limit: int) -> list[UUID]:
    """The claims under the filters, up to `limit` of them, for an action on all."""
    return list(asked.matching().values_list("pk", flat=True)[:limit])


def saved_views(user: User, filters: ClaimFilters) -> list[View]:
    """One's own views and the shared ones; the one whose filters are in use is current."""
    here = filters.query()
    rows = SavedView.objects.filter(
        Q(owner=user) | Q(shared=True), page=SavedView.Page.CLAIMS
    ).order_by("name", "pk")[:VIEWS_LIMIT]
    return [View(row, row.query == here, row.owner_id == user.pk) for row in rows]
