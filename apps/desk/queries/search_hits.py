"""What a search gives back."""

from dataclasses import dataclass
from typing import Any

from apps.comparison.methods.comparing import OriginCount
from apps.comparison.queries.resting import Resting, together
from apps.desk.queries.search_marks import Marked


@dataclass(frozen=True)
class Said:
    """Who says a claim that was found, and what it rests on."""

    who: str
    resting: Resting


@dataclass(frozen=True)
class Hit:
    """One thing found. `icon` says what it is; `status` and `end` stand at the right.

    `claim`: a claim with what it rests on, where it is one.
    """

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
    claim: Said | None = None


@dataclass(frozen=True)
class Group:
    label: str
    hits: tuple[Hit, ...]
    more: str = ""

    @property
    def origins(self) -> OriginCount | None:
        """Of the claims that are shown; None where it is not claims that were found."""
        found = [hit.claim.resting for hit in self.hits if hit.claim]
        return together(found) if found else None


def short(text: str, length: int = 160) -> str:
    text = " ".join(text.split())
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
