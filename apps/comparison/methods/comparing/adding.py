"""What adds up to what: killed and wounded to casualties, two periods to a longer one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import combinations
from typing import Final

from apps.comparison.methods.comparing.grouping import Related, Scoped, Scopes
from apps.comparison.methods.scopes import Field, Relation
from apps.figures.constraints import Constraint, Sum

_A_DAY = timedelta(days=1)
_MADE_OF: Final = {"casualties": ("killed", "wounded")}
"""What the counts of some measures make together, the one people reckon from the others last."""
MOST_SUMS = 200


def sums(scopes: Scopes) -> list[Constraint]:
    """The sums that hold among the scopes of a question, within bounds."""
    pairs = {(each.one.key, each.other.key): each for each in scopes.related}
    found: list[Constraint] = []
    for whole in scopes.groups:
        found += _of_measures(whole, scopes.groups, pairs)
        found += _of_periods(whole, scopes.groups, pairs)
        if len(found) >= MOST_SUMS:
            return found[:MOST_SUMS]
    return found


_Pairs = dict[tuple[str, str], Related]


def _against(
    one: Scoped, other: Scoped, pairs: _Pairs, but: Field
) -> tuple[tuple[str, ...], Relation] | None:
    """What must be known for two scopes to be the same but for one field, and how they stand in
    that; None where they differ elsewhere."""
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
            needs.append(f"whether {one.key} and {other.key} speak of the same {each.field.value}")
        elif each.relation is not Relation.SAME:
            return None
    relation = related.compared.of(but).relation
    return tuple(needs), relation.converse if turned else relation


def _of_measures(whole: Scoped, groups: Sequence[Scoped], pairs: _Pairs) -> Iterable[Constraint]:
    """Killed and wounded make the casualties of the same people, place and time."""
    measures = _MADE_OF.get(_measure(whole), ())
    choices = []
    for measure in measures:
        fitting = []
        for group in groups:
            if _measure(group) != measure:
                continue
            stands = _against(group, whole, pairs, Field.MEASURE)
            if stands is not None:
                fitting.append((group, stands[0]))
        choices.append(fitting)
    if not choices or not all(choices):
        return
    found = []
    for first, needs in choices[0]:
        for second, more in choices[1]:
            if _against(first, second, pairs, Field.MEASURE) is None:
                continue
            found.append(
                Sum(
                    key=f"sum {whole.key} {first.key} {second.key}",
                    whole=whole.key,
                    parts=(first.key, second.key),
                    rest=second.key,
                    assumes=("that casualties are those killed and wounded, and nobody else",),
                    needs=tuple(dict.fromkeys((*needs, *more))),
                )
            )
    certain = [each for each in found if not each.needs]
    # Of what may hold one way or another the likeliest alone: all of it together cannot.
    yield from certain or sorted(found, key=lambda each: len(each.needs))[:1]


def _measure(group: Scoped) -> str:
    measure = group.scope.measure
    return "" if measure is None else measure.ref or measure.words


def _of_periods(whole: Scoped, groups: Sequence[Scoped], pairs: _Pairs) -> Iterable[Constraint]:
    """Two periods that share no day lie within a longer one."""
    within = []
    for group in groups:
        stands = _against(group, whole, pairs, Field.PERIOD) if group is not whole else None
        if stands is not None and stands[1] is Relation.NARROWER:
            within.append((group, stands[0]))
    for (one, needs), (other, more) in combinations(within, 2):
        between = _against(one, other, pairs, Field.PERIOD)
        if between is None or between[1] is not Relation.DIFFERENT:
            continue
        yield Sum(
            key=f"periods {whole.key} {one.key} {other.key}",
            whole=whole.key,
            parts=(one.key, other.key),
            complete=_fill(whole, one, other),
            needs=tuple(dict.fromkeys((*needs, *more, *between[0]))),
        )


def _fill(whole: Scoped, one: Scoped, other: Scoped) -> bool:
    """Whether two periods follow upon one another and make all of the longer one, to the day."""
    first, second = sorted(
        (one, other), key=lambda each: str(each.scope.period and each.scope.period.since)
    )
    outer, early, late = whole.scope.period, first.scope.period, second.scope.period
    if outer is None or early is None or late is None:
        return False
    if not (outer.since and early.since and early.until and late.since):
        return False
    ends = [late.until_precision, late.since_precision, early.until_precision]
    if any(each not in ("day", "minute") for each in ends):
        return False
    meets = late.since - early.until == _A_DAY
    return meets and outer.since == early.since and outer.until == late.until
