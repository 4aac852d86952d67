"""Which articles are asked for, as the part of an address after the "?"."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Final, Self
from urllib.parse import urlencode
from uuid import UUID

from django.http import QueryDict

from apps.articles.enums import ReviewState

NOT_STATED: Final = "none"
VALUES_LIMIT: Final = 50
SEARCH_LIMIT: Final = 10_000
DEFAULT_SORT: Final = "newest"


@dataclass(frozen=True)
class Sort:
    """An order that can be paged by key."""

    label: str
    keys: tuple[str, ...]
    descending: bool


SORTS: Final = {
    "newest": Sort("Published, newest", ("sort_at", "id"), True),
    "oldest": Sort("Published, oldest", ("sort_at", "id"), False),
    "added": Sort("Added, newest", ("docket",), True),
    "first-added": Sort("Added, oldest", ("docket",), False),
}

# The filters that hold several values, by their name in the address.
SEVERAL: Final = {
    "publisher": "publishers",
    "person": "people",
    "place": "places",
    "organisation": "organisations",
    "tag": "tags",
    "language": "languages",
    "review": "review",
}


@dataclass(frozen=True)
class ArticleFilters:
    """Within one filter any of its values may fit; every filter must."""

    q: str = ""
    published_from: datetime.date | None = None
    published_to: datetime.date | None = None
    undated: bool = False
    publishers: tuple[str, ...] = ()
    people: tuple[int, ...] = ()
    places: tuple[int, ...] = ()
    organisations: tuple[int, ...] = ()
    tags: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    added_since: datetime.datetime | None = None
    revised_since: datetime.datetime | None = None
    with_suggestions: bool = False
    # No filter of its own: people, places and organisations that are only suggested count too.
    suggested: bool = False
    sort: str = DEFAULT_SORT

    @property
    def order(self) -> Sort:
        return SORTS[self.sort]

    @property
    def active(self) -> tuple[str, ...]:
        """The names of the filters in use; the dates count as one."""
        names = [
            field.name
            for field in fields(self)
            if field.name not in ("sort", "published_to", "suggested")
            and getattr(self, field.name)
            and getattr(self, field.name)
        ]
        if self.published_to and "published_from" not in names:
            names.append("published_from")
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
        if self.undated:
            pairs.append(("undated", "1"))
        for name, field in SEVERAL.items():
            pairs += [(name, str(value)) for value in getattr(self, field)]
        for name, moment in (("added", self.added_since), ("revised", self.revised_since)):
            if moment:
                pairs.append((name, moment.isoformat()))
        if self.with_suggestions:
            pairs.append(("with_suggestions", "1"))
        if self.suggested:
            pairs.append(("suggested", "1"))
        if self.sort != DEFAULT_SORT:
            pairs.append(("sort", self.sort))
        return pairs

    def query(self, **more: str) -> str:
        """The part of the address after the "?"; empty for no filter at all."""
        return urlencode([*self.items(), *more.items()])


def parse(query: QueryDict) -> tuple[ArticleFilters, list[str]]:
    """The filters of an address, and a sentence for each value that could not be understood.

    What is not understood is left out: a wrong address still shows articles.
    """
    problems: list[str] = []
    typed = " ".join(query.get("q", "").replace("\x00", " ").split())
    if len(typed) > SEARCH_LIMIT:
        typed = typed[:SEARCH_LIMIT]
    first = _day(query, "from", problems)
    last = _day(query, "to", problems)
    if first and last and first > last:
        first, last = last, first
    sort = query.get("sort", "") or DEFAULT_SORT
    if sort not in SORTS:
        problems.append(f"“{_short(sort)}” is no order for articles, so the newest come first.")
        sort = DEFAULT_SORT
    several = {
        field: _values(query, name, _READERS[name], problems) for name, field in SEVERAL.items()
    }
    return (
        ArticleFilters(
            q=typed,
            published_from=first,
            published_to=last,
            undated=query.get("undated") == "1",
            added_since=read_moment(query, "added", problems),
            revised_since=read_moment(query, "revised", problems),
            with_suggestions=query.get("with_suggestions") == "1",
            suggested=query.get("suggested") == "1",
            sort=sort,
            **several,
        ),
        problems,
    )


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


def read_moment(query: QueryDict, name: str, problems: list[str]) -> datetime.datetime | None:
    """A moment in an address; without a distance from UTC it is in UTC."""
    typed = query.get(name, "").strip()
    if not typed:
        return None
    try:
        moment = datetime.datetime.fromisoformat(typed)
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=datetime.UTC)
        return moment.astimezone(datetime.UTC)
    except (ValueError, OverflowError):
        problems.append(f"“{_short(typed)}” is no moment; write it as 2023-05-01T14:05Z.")
        return None


def _values(
    query: QueryDict, name: str, read: Callable[[str], Any], problems: list[str]
) -> tuple[Any, ...]:
    values: dict[Any, None] = {}
    given = [typed for typed in query.getlist(name) if typed]
    for typed in given[:VALUES_LIMIT]:
        try:
            values[read(typed.strip())] = None
        except ValueError:
            problems.append(f"“{_short(typed)}” is no {name} that can be filtered by.")
    if len(given) > VALUES_LIMIT:
        problems.append(f"Only the first {VALUES_LIMIT} values of {name} were used.")
    return tuple(values)


def _publisher(typed: str) -> str:
    return typed if typed == NOT_STATED else str(UUID(typed))


def _language(typed: str) -> str:
    if not typed.isascii() or not typed.replace("-", "").isalnum() or len(typed) > 16:
        raise ValueError(typed)
    return typed


def _docket(letter: str) -> Callable[[str], int]:
    def read(typed: str) -> int:
        number = int(typed.upper().removeprefix(f"{letter}-"))
        if not 0 < number < 2**63:
            raise ValueError(typed)
        return number

    return read


_READERS: Mapping[str, Callable[[str], Any]] = {
    "publisher": _publisher,
    "person": _docket("P"),
    "place": _docket("L"),
    "organisation": _docket("O"),
    "tag": _docket("T"),
    "language": _language,
    "review": lambda typed: ReviewState(typed).value,
}
