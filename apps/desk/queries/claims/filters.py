"""Which claims are asked for, as the part of an address after the "?"."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from apps.articles.enums import SuggestionState
from apps.claims.enums import ClaimKind, ClaimStatus

NONE: Final = "none"
ALL_STATES: Final = "all"
VALUES_LIMIT: Final = 50
SEARCH_LIMIT: Final = 1000
SORTS: Final = {"newest": "Put on file, newest", "oldest": "Put on file, oldest"}
DEFAULT_SORT: Final = "newest"

# The filters that hold several values, by their name in the address.
SEVERAL: Final = {
    "kind": "kinds",
    "status": "statuses",
    "claimant": "claimants",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "tag": "tags",
    "publisher": "publishers",
    "article": "articles",
    "by": "makers",
}


@dataclass(frozen=True)
class ClaimFilters:
    """Within one filter any of its values may fit; every filter must.

    `claimants` are dockets ("P-3", "O-2") or "none" for the article's own voice; `state` is one of
    SuggestionState, or "all".
    """

    q: str = ""
    published_from: datetime.date | None = None
    published_to: datetime.date | None = None
    kinds: tuple[str, ...] = ()
    statuses: tuple[str, ...] = ()
    claimants: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    tags: tuple[int, ...] = ()
    publishers: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
    makers: tuple[str, ...] = ()
    with_caveat: bool = False
    state: str = SuggestionState.CONFIRMED
    sort: str = DEFAULT_SORT

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters in use; two dates count as one, the usual state as none."""
        names = [
            field.name
            for field in fields(self)
            if field.name not in ("sort", "published_to", "state") and getattr(self, field.name)
        ]
        if self.published_to and "published_from" not in names:
            names.append("published_from")
        if self.state != SuggestionState.CONFIRMED:
            names.append("state")
        return tuple(names)

    def without(self, *names: str) -> Self:
        """The same without these filters. The two ends of the dates go together."""
        blank = type(self)()
        if "published_from" in names:
            names = (*names, "published_to")
        return replace(self, **{name: getattr(blank, name) for name in names})

    def without_value(self, name: str, value: Any) -> Self:
        kept: Any = tuple(one for one in getattr(self, name) if one != value)
        return replace(self, **{name: kept})

    def items(self) -> list[tuple[str, str]]:
        """The filters as pairs of an address, in a fixed order; what is not set is left out."""
        pairs: list[tuple[str, str]] = []
        if self.q:
            pairs.append(("q", self.q))
        for name, day in (("from", self.published_from), ("to", self.published_to)):
            if day:
                pairs.append((name, day.isoformat()))
        for name, field in SEVERAL.items():
            pairs += [(name, str(value)) for value in getattr(self, field)]
        if self.with_caveat:
            pairs.append(("caveat", "1"))
        if self.state != SuggestionState.CONFIRMED:
            pairs.append(("state", self.state))
        if self.sort != DEFAULT_SORT:
            pairs.append(("sort", self.sort))
        return pairs

    def query(self, **more: str) -> str:
        """The address's part after the "?"; the same filters give the same text."""
        return urlencode(
            [*self.items(), *((name, value) for name, value in more.items() if value)]
        )


def parse(query: QueryDict) -> tuple[ClaimFilters, list[str]]:
    """Read an address. What cannot be read is left out, with a sentence for each."""
    problems: list[str] = []
    first, last = _day(query, "from", problems), _day(query, "to", problems)
    if first and last and first > last:
        first, last = last, first
    state = query.get("state", "") or SuggestionState.CONFIRMED
    if state not in (*SuggestionState.values, ALL_STATES):
        problems.append(f"“{_short(state)}” is no state of a claim.")
        state = SuggestionState.CONFIRMED
    sort = query.get("sort", "") or DEFAULT_SORT
    if sort not in SORTS:
        problems.append(f"“{_short(sort)}” is no order for claims, so the newest come first.")
        sort = DEFAULT_SORT
    several = {
        field: _values(query, name, _READERS[name], problems) for name, field in SEVERAL.items()
    }
    filters = ClaimFilters(
        q=" ".join(query.get("q", "").replace("\x00", " ").split())[:SEARCH_LIMIT],
        published_from=first,
        published_to=last,
        with_caveat=query.get("caveat") == "1",
        state=str(state),
        sort=sort,
        **several,
    )
    return filters, problems


def _short(value: str) -> str:
    return value if len(value) <= 40 else f"{value[:40]}…"


def _day(query: QueryDict, name: str, problems: list[str]) -> datetime.date | None:
    typed = query.get(name, "").strip()
    if not typed:
        return None
    try:
        return datetime.date.fromisoformat(typed)
    except ValueError:
        problems.append(f"“{_short(typed)}” is no date; write it as 2023-05-01.")
        return None


def _values(
    query: QueryDict, name: str, read: Callable[[str], Any], problems: list[str]
) -> tuple[Any, ...]:
    values: dict[Any, None] = {}
    given = [typed.strip() for typed in query.getlist(name) if typed.strip()]
    for typed in given[:VALUES_LIMIT]:
        try:
            values[read(typed)] = None
        except ValueError:
            problems.append(f"“{_short(typed)}” is no {name} that can be filtered by.")
    if len(given) > VALUES_LIMIT:
        problems.append(f"Only the first {VALUES_LIMIT} values of {name} were used.")
    return tuple(values)


def _docket(letter: str) -> Callable[[str], int]:
    def read(typed: str) -> int:
        number = int(typed.upper().removeprefix(f"{letter}-"))
        if not 0 < number < 2**63:
            raise ValueError(typed)
        return number

    return read


_CLAIMANT = re.compile(r"[PO]-[0-9]{1,18}")


def _claimant(typed: str) -> str:
    if typed != NONE and not _CLAIMANT.fullmatch(typed.upper()):
        raise ValueError(typed)
    return typed if typed == NONE else typed.upper()


def _maker(typed: str) -> str:
    if "\x00" in typed or len(typed) > 150:
        raise ValueError(typed)
    return typed


_READERS: Final[Mapping[str, Callable[[str], Any]]] = {
    "kind": lambda typed: ClaimKind(typed).value,
    "status": lambda typed: ClaimStatus(typed).value,
    "claimant": _claimant,
    "person": _docket("P"),
    "place": _docket("L"),
    "organisation": _docket("O"),
    "tag": _docket("T"),
    "publisher": lambda typed: typed if typed == NONE else str(UUID(typed)),
    "article": _docket("A"),
    "by": _maker,
}
