"""Which claims are asked for, as the part of an address after the "?"."""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from apps.articles.enums import Reliability, SuggestionState
from apps.claims.enums import ClaimKind, ClaimStatus, Credibility, Measure
from apps.desk.queries.articles.filters import read_moment

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
    "origin": "origins",
    "publisher": "publishers",
    "article": "articles",
    "by": "makers",
    "measure": "measures",
    "population": "populations",
    "at": "at_places",
    "reliability": "reliabilities",
    "credibility": "credibilities",
}
# Two ends of one range, and the days among them by their names in the address.
_ENDS: Final = {"published_from": "published_to", "period_from": "period_to", "least": "most"}
_DAYS: Final = {
    "from": "published_from",
    "to": "published_to",
    "since": "period_from",
    "until": "period_to",
}


@dataclass(frozen=True)
class ClaimFilters:
    """Within one filter any of its values may fit; every filter must.

    `claimants` are dockets ("P-3", "O-2") or "none" for the article's own voice; `origins` the ids
    of utterances or "none" for what is unresolved; `state` is one of SuggestionState, or "all".
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
    origins: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
    makers: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    populations: tuple[str, ...] = ()
    at_places: tuple[str, ...] = ()
    reliabilities: tuple[str, ...] = ()
    credibilities: tuple[int, ...] = ()
    period_from: datetime.date | None = None
    period_to: datetime.date | None = None
    least: int | None = None
    most: int | None = None
    on_file_since: datetime.datetime | None = None
    contested_since: datetime.datetime | None = None
    with_caveat: bool = False
    state: str = SuggestionState.CONFIRMED
    sort: str = DEFAULT_SORT

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters in use; two ends count as one, the usual state as none."""
        names = [
            field.name
            for field in fields(self)
            if field.name not in ("sort", "state", *_ENDS.values())
            and getattr(self, field.name) not in (None, "", (), False)
        ]
        names += [
            first
            for first, last in _ENDS.items()
            if getattr(self, last) is not None and first not in names
        ]
        if self.state != SuggestionState.CONFIRMED:
            names.append("state")
        return tuple(names)

    @property
    def shows_suggested(self) -> bool:
        return self.state in (SuggestionState.SUGGESTED, ALL_STATES)

    def without(self, *names: str) -> Self:
        """The same without these filters. The two ends of a range go together."""
        blank = type(self)()
        names = (*names, *(last for first, last in _ENDS.items() if first in names))
        return replace(self, **{name: getattr(blank, name) for name in names})

    def without_value(self, name: str, value: Any) -> Self:
        kept: Any = tuple(one for one in getattr(self, name) if one != value)
        return replace(self, **{name: kept})

    def items(self) -> list[tuple[str, str]]:
        """The filters as pairs of an address, in a fixed order; what is not set is left out."""
        pairs: list[tuple[str, str]] = []
        if self.q:
            pairs.append(("q", self.q))
        for name, field in _DAYS.items():
            if (day := getattr(self, field)) is not None:
                pairs.append((name, day.isoformat()))
        ends = (("least", self.least), ("most", self.most))
        pairs += [(name, str(number)) for name, number in ends if number is not None]
        for name, field in SEVERAL.items():
            pairs += [(name, str(value)) for value in getattr(self, field)]
        for name, moment in (("filed", self.on_file_since), ("contested", self.contested_since)):
            if moment:
                pairs.append((name, moment.isoformat()))
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
    first, last = _in_order(_day(query, "from", problems), _day(query, "to", problems))
    since, until = _in_order(_day(query, "since", problems), _day(query, "until", problems))
    least, most = _in_order(_number(query, "least", problems), _number(query, "most", problems))
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
        period_from=since,
        period_to=until,
        least=least,
        most=most,
        on_file_since=read_moment(query, "filed", problems),
        contested_since=read_moment(query, "contested", problems),
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


def _in_order(first: Any, last: Any) -> tuple[Any, Any]:
    both = first is not None and last is not None
    return (last, first) if both and first > last else (first, last)


def _number(query: QueryDict, name: str, problems: list[str]) -> int | None:
    typed = "".join(query.get(name, "").replace(",", "").split())
    if not typed:
        return None
    if typed.isascii() and typed.isdigit() and len(typed) <= 18:
        return int(typed)
    problems.append(f"“{_short(typed)}” is no number; write it in digits, such as 20000.")
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


_ANY_ENTITY = re.compile(r"[POL]-[0-9]{1,18}")


def _any_entity(typed: str) -> str:
    if typed == NONE:
        return typed
    if not _ANY_ENTITY.fullmatch(typed.upper()):
        raise ValueError(typed)
    return typed.upper()


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
    "origin": lambda typed: typed if typed == NONE else str(UUID(typed)),
    "publisher": lambda typed: typed if typed == NONE else str(UUID(typed)),
    "article": _docket("A"),
    "by": _maker,
    "measure": lambda typed: Measure(typed).value,
    "population": _any_entity,
    "at": _any_entity,
    "reliability": lambda typed: Reliability(typed).value,
    "credibility": lambda typed: Credibility(int(typed)).value,
}
