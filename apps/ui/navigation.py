"""The sections of the masthead. Only those that have an address are shown."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from django.urls import NoReverseMatch, reverse


@dataclass(frozen=True)
class Section:
    """An entry of the main navigation. `parts` are its own pages: (label, name of the address)."""

    label: str
    parts: tuple[tuple[str, str], ...]


SECTIONS: Final = (
    Section("Overview", (("Overview", "desk:overview"),)),
    Section("Articles", (("Articles", "desk:articles"), ("Imports", "desk:imports"))),
    Section("Claims", (("Claims", "desk:claims"), ("Corrections", "desk:corrections"))),
    Section("Questions", (("Questions", "desk:questions"), ("Methods", "desk:methods"))),
    Section(
        "People and places",
        (
            ("People", "desk:people"),
            ("Places", "desk:places"),
            ("Organisations", "desk:organisations"),
        ),
    ),
    Section(
        "Review",
        (
            ("Names", "desk:review"),
            ("Claims", "desk:review-claims"),
            ("Origins", "desk:review-origins"),
            ("Grades", "desk:review-grades"),
            ("Likely duplicates", "desk:identity"),
        ),
    ),
    Section("Tags", (("Tags", "desk:tags"),)),
    Section("Notes", (("Notes", "desk:notes"),)),
)
SEARCH: Final = "desk:search"


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class Entry(Link):
    parts: tuple[Link, ...] = ()


@cache
def address(name: str) -> str:
    """The path of a named page, or "" where it does not exist."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def entries(path: str) -> list[Entry]:
    """The navigation for somebody on `path`: the longest address that begins it is current."""
    known = {
        (section, label): address(name)
        for section in SECTIONS
        for label, name in section.parts
        if address(name)
    }
    here = max((url for url in known.values() if _is_within(path, url)), key=len, default="")
    made = []
    for section in SECTIONS:
        parts = tuple(
            Link(label, url, current=url == here)
            for (owner, label), url in known.items()
            if owner is section
        )
        if parts:
            made.append(
                Entry(section.label, parts[0].url, any(part.current for part in parts), parts)
            )
    return made


def _is_within(path: str, url: str) -> bool:
    """Whether a path lies under an address; under the root lies only the root."""
    return path == url if url == "/" else path.startswith(url)


def siblings(path: str) -> tuple[Link, ...]:
    """The pages of the section that `path` belongs to, for the segments above a list."""
    return next((entry.parts for entry in entries(path) if entry.current), ())
