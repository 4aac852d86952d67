"""The filters in use, in words: as chips that can be taken off, and as one sentence."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from apps.desk.queries.articles.chosen import Resolved
from apps.desk.queries.articles.filters import ArticleFilters
from apps.ui.dates import written

LABELS: Final = {
    "q": "Text",
    "published_from": "Published",
    "undated": "Published",
    "publishers": "Publisher",
    "people": "Person",
    "places": "Place",
    "organisations": "Organisation",
    "tags": "Tag",
    "languages": "Language",
    "review": "Review",
    "added_since": "Put on file",
    "revised_since": "New version",
    "with_suggestions": "Review",
    "suggested": "Names",
}


@dataclass(frozen=True)
class Chip:
    label: str
    value: str
    href: str


def _published(filters: ArticleFilters) -> str:
    first, last = filters.published_from, filters.published_to
    if first and last:
        return written(first) if first == last else f"{written(first)} – {written(last)}"
    return f"since {written(first)}" if first else f"until {written(last)}" if last else ""


def _each(resolved: Resolved) -> Iterator[tuple[str, str, ArticleFilters]]:
    """Label, value, and the filters without it."""
    filters = resolved.filters
    if filters.q:
        yield LABELS["q"], filters.q, replace(filters, q="")
    if filters.published_from or filters.published_to:
        yield LABELS["published_from"], _published(filters), filters.without("published_from")
    if filters.undated:
        yield LABELS["undated"], "no date stated", replace(filters, undated=False)
    for name in ("publishers", "people", "places", "organisations", "tags", "languages", "review"):
        for value in getattr(filters, name):
            label = resolved.label(name, value)
            yield LABELS[name], label, filters.without_value(name, value)
    for name in ("added_since", "revised_since"):
        if moment := getattr(filters, name):
            yield LABELS[name], f"since {written(moment, 'minute')}", filters.without(name)
    if filters.with_suggestions:
        yield LABELS["review"], "Open suggestions", replace(filters, with_suggestions=False)
    if filters.suggested:
        yield LABELS["suggested"], "suggested ones count too", replace(filters, suggested=False)


def chips(resolved: Resolved, address: Callable[[str], str]) -> list[Chip]:
    return [
        Chip(label, value if len(value) <= 60 else f"{value[:60]}…", address(without.query()))
        for label, value, without in _each(resolved)
    ]


def described(resolved: Resolved) -> str:
    """The filters as a name for a view: "Bakhmut, 1 May 2023 – 7 May 2023"."""
    return ", ".join(value for _label, value, _without in _each(resolved))[:80]
