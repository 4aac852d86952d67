"""The shape of a word that attributes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from apps.claims.extraction.attributions.records import Act


class Form(StrEnum):
    """The form of a verb, as far as it tells what may stand around it."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    PARTICIPLE = "participle"
    GERUND = "gerund"


@dataclass(frozen=True, slots=True)
class Group:
    """Verbs of one act that may be followed by the same things, apart by spaces."""

    act: Act
    frames: str
    lemmas: str


@dataclass(frozen=True, slots=True)
class Cue:
    """One form of a verb that attributes. `also_noun`: the form is as often a noun."""

    lemma: str
    act: Act
    frames: frozenset[str]
    form: Form
    also_noun: bool = False
