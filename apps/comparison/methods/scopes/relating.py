"""Relating the scopes of two claims, field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from apps.comparison.methods.scopes.areas import relation_of_areas
from apps.comparison.methods.scopes.hierarchy import Hierarchy, folded
from apps.comparison.methods.scopes.periods import Period, relation_of_periods
from apps.comparison.methods.scopes.records import (
    Comparison,
    Field,
    FieldFinding,
    Known,
    Scope,
    Stated,
)
from apps.comparison.methods.scopes.relation import Relation, Why
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
    relation = _together(each.relation for each in found)
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


def _together(relations: Iterable[Relation]) -> Relation:
    """What the fields say as a whole. One field apart is enough for the claims to be apart."""
    found = set(relations)
    for decisive in (Relation.DIFFERENT, Relation.NOT_COMPARABLE, Relation.OVERLAPPING):
        if decisive in found:
            return decisive
    if {Relation.NARROWER, Relation.WIDER} <= found:
        return Relation.OVERLAPPING
    for contained in (Relation.NARROWER, Relation.WIDER):
        if contained in found:
            return contained
    return Relation.SAME if found else Relation.NOT_COMPARABLE


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
    relation, rule = _of_entries(field, one, other, known)
    why = Why.UNKNOWN if relation is Relation.NOT_COMPARABLE else None
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
    why = Why.UNKNOWN if relation is Relation.NOT_COMPARABLE else None
    return _told(Field.PERIOD, relation, rule, words, assumed, why)


def _of_entries(field: Field, first: Stated, second: Stated, known: Known) -> tuple[Relation, str]:
    hierarchy = _hierarchy(field, known)
    keys, others = _keys(first, hierarchy), _keys(second, hierarchy)
    if len(keys) == len(others) == 1:
        (key,), (other,) = keys, others
        if key in hierarchy and other in hierarchy:
            relation, rule = hierarchy.relation(key, other)
            if rule != "unrelated":
                return relation, rule
            return _by_area(field, key, other, known) or (relation, rule)
        if key == other:
            return Relation.SAME, "same-entry"
        return _by_area(field, key, other, known) or (Relation.NOT_COMPARABLE, "not-on-file")
    if not keys and not others and folded(first.words) == folded(second.words):
        return Relation.SAME, "same-words"
    many = len(keys) > 1 or len(others) > 1
    return Relation.NOT_COMPARABLE, "more-than-one-entry" if many else "not-on-file"


def _by_area(field: Field, key: str, other: str, known: Known) -> tuple[Relation, str] | None:
    area, other_area = known.areas.get(key), known.areas.get(other)
    if field is not Field.PLACE or area is None or other_area is None:
        return None
    return relation_of_areas(area, other_area)


def _keys(stated: Stated, hierarchy: Hierarchy) -> frozenset[str]:
    return frozenset({stated.ref}) if stated.ref else hierarchy.keys_for(stated.words)


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
    return FieldFinding(
        field, relation, rule, first, second, why, assumed, sentence, " ".join(said)
    )
