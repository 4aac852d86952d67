"""The shape of the verbs that claims without a figure are made with."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from apps.claims.extraction.attributions.cues import Form


class Does(Enum):
    """What the verb says of its subject: of who holds a place, or of who goes where."""

    HOLDS = auto()
    TAKES = auto()
    LOSES = auto()
    FALLS = auto()
    LEAVES = auto()
    GOES = auto()
    ENTERS = auto()
    DRIVES = auto()
    SENDS = auto()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A verb and the words it needs behind it ("take" with "control of"), without forms.

    `strict`: said of so much else that only a named place right behind it counts.
    """

    does: Does
    then: tuple[str, ...] = ()
    strict: bool = False


@dataclass(frozen=True, slots=True)
class KindVerb:
    """One form of a verb. `patterns`: those with the most words behind them first.

    `forms`: what the form can be ("captured" is a past and a participle).
    """

    lemma: str
    forms: frozenset[Form]
    patterns: tuple[Pattern, ...]


def with_longest_first(patterns: list[Pattern]) -> tuple[Pattern, ...]:
    """The patterns of one verb in the order to try them in."""
    return tuple(sorted(patterns, key=lambda each: -len(each.then)))
