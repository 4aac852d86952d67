"""What adds up to what: killed and wounded to casualties, months to a year, towns to a region."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice, product
from typing import Final

from apps.comparison.methods.comparing.grouping import Related, Scoped, Scopes
from apps.comparison.methods.scopes import Field, FieldFinding, Known, Period, Relation
from apps.comparison.methods.scopes.periods import PERHAPS_SAME, begin_alike, end_alike, follows_on
from apps.figures.constraints import Constraint, Sum

MOST_SUMS = 200
_MOST_WAYS = 50
# By these rules two share nothing at all; that nothing on file joins them would not do to add up.
_APART: Final = frozenset({"apart", "kinds-apart", "area-apart"})
_SINGLE: Final = {Field.PERIOD: "periods", Field.PLACE: "places", Field.POPULATION: "populations"}


def sums(scopes: Scopes) -> list[Constraint]:
    """The sums that hold among the scopes of a question, within bounds."""
    pairs = {(each.one.key, each.other.key): each for each in scopes.related}
    found: list[Constraint] = []
    for whole in scopes.groups:
        found += _of_measures(whole, scopes.groups, pairs, scopes.known)
        for field in _SINGLE:
            found += _of_parts(field, whole, scopes.groups, pairs)
        if len(found) >= MOST_SUMS:
            return found[:MOST_SUMS]
    return found


_Pairs = Mapping[tuple[str, str], Related]


def _against(
    one: Scoped, other: Scoped, pairs: _Pairs, but: Field
) -> tuple[tuple[str, ...], FieldFinding, Relation] | None:
    """What must be known for two scopes to be the same but for one field, what was found of that
    field, and how the first stands to the second in it; None where they differ elsewhere."""
    related = pairs.get((one.key, other.key))
    turned = related is None
    related = related or pairs.get((other.key, one.key))
    if related is None:
        return None
    needs = []
    for each in related.compared.fields:
        if each.field is but:
            continue
        if each.relation is Relation.NOT_COMPARABLE:
            if each.supposed not in (None, Relation.SAME):
                return None
            missing = each.missing or f"speak of the same {each.field.value}"
            needs.append(f"whether {one.key} and {other.key} {missing}")
        elif each.rule == PERHAPS_SAME:
            needs.append(f"whether {one.key} and {other.key} {each.missing}")
        elif each.relation is not Relation.SAME:
            return None
    found = related.compared.of(but)
    return tuple(needs), found, found.relation.converse if turned else found.relation


def _of_measures(
    whole: Scoped, groups: Sequence[Scoped], pairs: _Pairs, known: Known
) -> Iterable[Constraint]:
    """Killed and wounded make the casualties of the same people, place and time."""
    measure = _measure(whole, known)
    parts = () if measure is None else known.parts_of(measure)
    present: list[tuple[str, list[tuple[Scoped, tuple[str, ...]]]]] = []
    for part in parts:
        fitting = [
            (group, stands[0])
            for group in groups
            if _measure(group, known) == part
            and (stands := _against(group, whole, pairs, Field.MEASURE)) is not None
        ]
        if fitting:
            present.append((part, fitting))
    if measure is None or len(present) < 2 or not known.share_nothing(each for each, _ in present):
        return
    complete = measure in known.exhausted and len(present) == len(parts)
    *most, last = (known.measures.name_of(part) for part, _ in present)
    names = f"{', '.join(most)} and {last}"
    name = known.measures.name_of(measure)
    made = f"that {name} are made up of {names}, and of nothing else"
    found = []
    for way in islice(product(*(fitting for _, fitting in present)), _MOST_WAYS):
        members = [group for group, _ in way]
        if any(
            _against(one, other, pairs, Field.MEASURE) is None
            for one, other in combinations(members, 2)
        ):
            continue
        keys = tuple(member.key for member in members)
        found.append(
            Sum(
                key=f"sum {whole.key} {' '.join(keys)}",
                whole=whole.key,
                parts=keys,
                complete=complete,
                rest=keys[-1] if complete else None,
                assumes=(made,) if complete else (f"that nobody is counted twice among {names}",),
                needs=tuple(dict.fromkeys(need for _, needs in way for need in needs)),
            )
        )
    certain = [each for each in found if not each.needs]
    # Of what may hold one way or another the likeliest alone: all of it together cannot.
    yield from certain or sorted(found, key=lambda each: len(each.needs))[:1]


def _measure(group: Scoped, known: Known) -> str | None:
    """The entry for what is counted; None where there is none, or several."""
    measure = group.scope.measure
    if measure is None:
        return None
    keys = frozenset({measure.ref}) if measure.ref else known.measures.keys_for(measure.words)
    key = next(iter(keys)) if len(keys) == 1 else None
    return key if key in known.measures else None


def _of_parts(
    field: Field, whole: Scoped, groups: Sequence[Scoped], pairs: _Pairs
) -> Iterable[Constraint]:
    """What lies within a period, a place or a population, and has nothing in common."""
    within: list[tuple[Scoped, tuple[str, ...]]] = []
    for group in groups:
        stands = _against(group, whole, pairs, field) if group is not whole else None
        if stands is not None and stands[2] is Relation.NARROWER:
            within.append((group, stands[0]))
    for (one, needs), (other, more) in combinations(within, 2):
        between = _apart(one, other, pairs, field)
        if between is not None:
            every = tuple(dict.fromkeys((*needs, *more, *between)))
            yield _sum(field, whole, (one, other), every)
    sure = [group for group, needs in within if not needs]
    several = _sharing_nothing(field, sure, pairs)
    if len(several) > 2:
        yield _sum(field, whole, several, ())
    filling = _filling(whole, sure) if field is Field.PERIOD else ()
    if len(filling) > 2:
        yield _sum(field, whole, filling, ())


def _apart(one: Scoped, other: Scoped, pairs: _Pairs, field: Field) -> tuple[str, ...] | None:
    """What must be known for two to be the same but for a field, in which they share nothing."""
    between = _against(one, other, pairs, field)
    if between is None or between[2] is not Relation.DIFFERENT:
        return None
    return between[0] if field is Field.PERIOD or between[1].rule in _APART else None


def _sum(
    field: Field, whole: Scoped, parts: Sequence[Scoped], needs: tuple[str, ...]
) -> Constraint:
    complete = field is Field.PERIOD and len(_filling(whole, parts)) == len(parts)
    keys = tuple(part.key for part in parts)
    return Sum(
        key=f"{_SINGLE[field]} {whole.key} {' '.join(keys)}{' all' if complete else ''}",
        whole=whole.key,
        parts=keys,
        complete=complete,
        needs=needs,
    )


def _sharing_nothing(field: Field, groups: Sequence[Scoped], pairs: _Pairs) -> list[Scoped]:
    """As many as go together, the first first; of periods, those that end first."""
    chosen: list[Scoped] = []
    for group in sorted(groups, key=_end) if field is Field.PERIOD else groups:
        if all(_apart(each, group, pairs, field) == () for each in chosen):
            chosen.append(group)
    return chosen


def _end(group: Scoped) -> str:
    period = group.scope.period
    return str(period.until or period.said_on or "") if period is not None else ""


def _filling(whole: Scoped, groups: Sequence[Scoped]) -> tuple[Scoped, ...]:
    """Periods that follow upon one another and make all of a longer one, to the day."""
    outer = whole.scope.period
    spans = [(group, group.scope.period) for group in groups]
    stated = [(group, period) for group, period in spans if period is not None]
    if outer is None:
        return ()
    waiting: list[tuple[tuple[Scoped, ...], Period]] = [
        ((group,), period) for group, period in stated if begin_alike(outer, period)
    ]
    seen: set[str] = set()
    while waiting:
        chosen, last = waiting.pop()
        if end_alike(outer, last):
            return chosen
        for group, period in stated:
            if group.key not in seen and follows_on(last, period):
                seen.add(group.key)
                waiting.append(((*chosen, group), period))
    return ()
