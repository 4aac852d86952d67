"""What a search gives back. Pure."""

from dataclasses import dataclass
from typing import Any

from apps.desk.queries.search_marks import Marked


@dataclass(frozen=True)
class Hit:
    """One thing found. `icon` says what it is; `status` and `end` stand at the right."""

    url: str
    icon: str
    docket: str
    title: Marked
    small: Marked = ()
    status: str = ""
    end: str = ""
    when: Any = None
    precision: str = ""
    language: str = ""


@dataclass(frozen=True)
class Group:
    label: str
    hits: tuple[Hit, ...]
    more: str = ""


def short(text: str, length: int = 160) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
