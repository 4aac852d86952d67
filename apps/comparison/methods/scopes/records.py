"""What goes into relating two scopes, and what comes out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import combinations
from types import MappingProxyType

from apps.comparison.methods.scopes.areas import Area
from apps.comparison.methods.scopes.hierarchy import Hierarchy
from apps.comparison.methods.scopes.kinds import KINDS, Kinds
from apps.comparison.methods.scopes.measures import EXHAUSTED, MEASURES, UNSPECIFIC
from apps.comparison.methods.scopes.periods import Period
from apps.comparison.methods.scopes.relation import Relation, Why


class Field(StrEnum):
    """The fields of a scope, in the order in which they are told."""

    MEASURE = "measure"
    POPULATION = "population"
    PLACE = "place"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Stated:
    """What a claim says of one field: its words, and the entry they mean, where that is known.

    `assumed`: the claim does not say so; it was taken from elsewhere, such as the question asked.
    """

    words: str
    ref: str | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """What a claim covers. A field that is None was not stated."""

    measure: Stated | None = None
    population: Stated | None = None
    place: Stated | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """All that is on file about scopes.

    `exhausted`: measures whose parts are all there is of them, with these parts in order, the one
    that people reckon from the others last. `kinds`: of people, in general. `bodies`: the keys of
    populations that are bodies, of which all members count. `areas`: where places are, by the key
    of the place. `unspecific`: words for those counted that say nobody in particular, casefolded.
    """

    measures: Hierarchy = MEASURES
    exhausted: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: EXHAUSTED)
    kinds: Kinds = KINDS
    bodies: frozenset[str] = frozenset()
    populations: Hierarchy = field(default_factory=Hierarchy)
    places: Hierarchy = field(default_factory=Hierarchy)
    areas: Mapping[str, Area] = field(default_factory=lambda: MappingProxyType({}))
    unspecific: frozenset[str] = UNSPECIFIC

    def parts_of(self, measure: str) -> tuple[str, ...]:
        """The measures that lie within one by themselves; of one that is exhausted, in order."""
        if measure not in self.measures:
            return ()
        parts = self.measures.parts_of(measure)
        return tuple(dict.fromkeys((*self.exhausted.get(measure, ()), *parts)))

    def share_nothing(self, measures: Iterable[str]) -> bool:
        """Whether it is said that nothing is counted in two of these, or in parts of two."""
        return all(self._are_apart(one, other) for one, other in combinations(measures, 2))

    def _are_apart(self, one: str, other: str) -> bool:
        relation, rule = self.measures.relation(one, other)
        if rule != "unrelated":
            return relation is Relation.DIFFERENT
        return any(
            bool(parts := self.exhausted.get(whole, ()))
            and all(self._are_apart(part, beside) for part in parts)
            for whole, beside in ((one, other), (other, one))
        )


@dataclass(frozen=True, slots=True)
class FieldFinding:
    """How two claims stand to one another in one field.

    `first`, `second`: in words, "not stated" where a claim is silent. `why`: only where they are
    not comparable. `missing`: what one must know of both where something is not stated: "speak of
    the same place"; `supposed`: how they stand if so. `rule`: a key of RULES. `assumed`: it leans
    on what no claim states. `sentence` says what was found, `explanation` on what grounds.
    """

    field: Field
    relation: Relation
    rule: str
    first: str
    second: str
    why: Why | None
    assumed: bool
    sentence: str
    explanation: str
    missing: str = ""
    supposed: Relation | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """How the scope of one claim stands to that of another: as a whole, and field by field."""

    relation: Relation
    fields: tuple[FieldFinding, ...]
    sentence: str

    @property
    def differing(self) -> tuple[FieldFinding, ...]:
        """The fields in which the two are not the same."""
        return tuple(each for each in self.fields if each.relation is not Relation.SAME)

    @property
    def assumed(self) -> bool:
        """Whether it leans on anything that a claim does not state."""
        return any(each.assumed for each in self.fields)

    def of(self, field: Field) -> FieldFinding:
        """Raises KeyError for a field that was not compared."""
        return {each.field: each for each in self.fields}[field]
