"""Relating the scopes of two claims, field by field."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from apps.comparison.methods.scopes.areas import relation_of_areas
from apps.comparison.methods.scopes.entries import meant, relation_of_entries
from apps.comparison.methods.scopes.hierarchy import Hierarchy, folded
from apps.comparison.methods.scopes.periods import (
    MISSING,
    PERHAPS_SAME,
    Period,
    relation_of_periods,
    supposing_alike,
)
from apps.comparison.methods.scopes.populations import relation_of_populations
from apps.comparison.methods.scopes.records import (
    Comparison,
    Field,
    FieldFinding,
    Known,
    Scope,
    Stated,
)
from apps.comparison.methods.scopes.relation import Relation, Why, together
from apps.comparison.methods.scopes.rules import RULES

_HOW = {
    Relation.NARROWER: "{first} lies within {second}.",
    Relation.WIDER: "{second} lies within {first}.",
    Relation.OVERLAPPING: "{first} and {second} overlap.",
}
_OVERALL = {
    Relation.SAME: "The scopes are the same",
    Relation.NARROWER: "The first scope lies within the second",
    Relation.WIDER: "The second scope lies within the first",
    Relation.OVERLAPPING: "The scopes overlap",
    Relation.DIFFERENT: "The claims do not speak of the same thing",
    Relation.NOT_COMPARABLE: "The scopes cannot be compared",
}
_SILENT = "not stated"


def relate(
    first: Scope, second: Scope, known: Known, *, fields: Collection[Field] = tuple(Field)
) -> Comparison:
    """How the scope of one claim stands to that of another.

    `fields`: those that matter; a question about control of a town needs no measure. Changing
    sides gives the converse. What is not stated is equal to nothing.
    """
    wanted = frozenset(fields)
    found = tuple(_finding(each, first, second, known) for each in Field if each in wanted)
    relation = together(each.relation for each in found)
    return Comparison(relation, found, _sentence(relation, found))


def supposing(scope: Scope, whole: Scope, known: Known) -> Scope:
    """The scope with what it leaves open taken from another, marked as assumed.

    This is how a question's own scope stands in for what a claim does not say; every finding that
    leans on it says so.
    """

    def stand_in(field: Field) -> Stated | None:
        own, other = _value(scope, field), _value(whole, field)
        if other is None or not _silence(own, field, known):
            return own
        return replace(other, assumed=True)

    period = scope.period
    if (period is None or not period.is_stated) and whole.period:
        period = replace(whole.period, assumed=True)
    return Scope(
        stand_in(Field.MEASURE), stand_in(Field.POPULATION), stand_in(Field.PLACE), period
    )


def _sentence(relation: Relation, found: tuple[FieldFinding, ...]) -> str:
    differing = [each.sentence for each in found if each.relation is not Relation.SAME]
    said = _OVERALL[relation]
    return f"{said}: {'; '.join(differing)}." if differing else f"{said}."


def _finding(field: Field, first: Scope, second: Scope, known: Known) -> FieldFinding:
    if field is Field.PERIOD:
        return _of_periods(first.period, second.period)
    one, other = _value(first, field), _value(second, field)
    silent = [rule for each in (one, other) if (rule := _silence(each, field, known))]
    words = (_words(one, field, known), _words(other, field, known))
    assumed = any(each is not None and each.assumed for each in (one, other))
    if one is None or other is None or silent:
        rule = "not-stated" if "not-stated" in silent else "unspecific"
        return _told(field, Relation.NOT_COMPARABLE, rule, words, assumed, Why.NOT_STATED)
    relation, rule, why = _of_entries(field, one, other, known)
    return _told(field, relation, rule, words, assumed, why)


def _of_periods(first: Period | None, second: Period | None) -> FieldFinding:
    stated = [each if each and each.is_stated else None for each in (first, second)]
    words = tuple(each.written() if each else _SILENT for each in stated)
    assumed = any(each is not None and each.assumed for each in stated)
    one, other = stated
    if one is None or other is None:
        return _told(
            Field.PERIOD, Relation.NOT_COMPARABLE, "not-stated", words, assumed, Why.NOT_STATED
        )
    relation, rule = relation_of_periods(one, other)
    if rule == PERHAPS_SAME:
        found = _told(Field.PERIOD, relation, rule, words, assumed, None)
        return replace(found, missing=MISSING[rule], supposed=Relation.SAME)
    if rule in MISSING:
        found = _told(Field.PERIOD, relation, rule, words, assumed, Why.NOT_STATED)
        return replace(found, missing=MISSING[rule], supposed=supposing_alike(one, other))
    why = Why.UNKNOWN if relation is Relation.NOT_COMPARABLE else None
    return _told(Field.PERIOD, relation, rule, words, assumed, why)


def _of_entries(
    field: Field, first: Stated, second: Stated, known: Known
) -> tuple[Relation, str, Why | None]:
    if field is Field.POPULATION:
        return relation_of_populations(first, second, known)
    hierarchy = _hierarchy(field, known)
    relation, rule = relation_of_entries(first, second, hierarchy)
    if field is Field.PLACE and rule in ("unrelated", "not-on-file"):
        relation, rule = _by_area(first, second, known) or (relation, rule)
    return relation, rule, Why.UNKNOWN if relation is Relation.NOT_COMPARABLE else None


def _by_area(first: Stated, second: Stated, known: Known) -> tuple[Relation, str] | None:
    """By where two places are; None where that is not known of both."""
    areas = [
        known.areas.get(key) for stated in (first, second) for key in meant(stated, known.places)
    ]
    if len(areas) != 2 or areas[0] is None or areas[1] is None:
        return None
    return relation_of_areas(areas[0], areas[1])


def _hierarchy(field: Field, known: Known) -> Hierarchy:
    if field is Field.MEASURE:
        return known.measures
    return known.populations if field is Field.POPULATION else known.places


def _value(scope: Scope, field: Field) -> Stated | None:
    if field is Field.MEASURE:
        return scope.measure
    return scope.population if field is Field.POPULATION else scope.place


def _silence(value: Stated | None, field: Field, known: Known) -> str:
    """By which rule a field counts as not stated; "" where it is stated."""
    if value is None or not (value.ref or value.words.strip()):
        return "not-stated"
    unspecific = field is Field.POPULATION and not value.ref
    return "unspecific" if unspecific and folded(value.words) in known.unspecific else ""


def _words(value: Stated | None, field: Field, known: Known) -> str:
    silent = _silence(value, field, known)
    if value is None or silent == "not-stated":
        return _SILENT
    return f"{_SILENT} (“{value.words}”)" if silent else value.words


def _told(
    field: Field,
    relation: Relation,
    rule: str,
    words: tuple[str, ...],
    assumed: bool,
    why: Why | None,
) -> FieldFinding:
    first, second = words
    if relation is Relation.SAME:
        sentence = f"same {field}: {first}" + (f" / {second}" if second != first else "")
    elif relation is Relation.NOT_COMPARABLE:
        sentence = f"{field} not comparable: {first} / {second}"
    else:
        sentence = f"{field} differs: {first} / {second}"
    said = [RULES[rule]]
    if relation in _HOW:
        said.append(_HOW[relation].format(first=first, second=second))
    if assumed:
        said.append("It leans on an assumption: not every claim states this field itself.")
    silent = why is Why.NOT_STATED
    return FieldFinding(
        *(field, relation, rule, first, second, why, assumed, sentence, " ".join(said)),
        missing=f"speak of the same {field}" if silent else "",
        supposed=Relation.SAME if silent else None,
    )
