"""Figures that look reckoned from others rather than said for themselves."""

from __future__ import annotations

import itertools
import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from apps.figures.constraints.findings import Reckoned
from apps.figures.constraints.records import ShareOf, Sum, System
from apps.figures.intervals import Interval, Number, exact

_MOST_COMBINATIONS = 10_000
"""Sums of which one origin gave more combinations of numbers than this are passed over: among so
many some fit by chance."""


@dataclass(slots=True)
class _Gave:
    """A number that an origin gave of a variable: by which claims, and bare in any of them."""

    claims: set[str] = field(default_factory=set)
    bare: bool = False


_Numbers = dict[tuple[str, str], dict[Number, _Gave]]


def reckoned(system: System) -> tuple[Reckoned, ...]:
    """The figures of an origin that are exactly what others of it make, by sum or share.

    In a sum any one of the figures may be the reckoned one. A bare number is likelier than one
    with “more than” or “about”, for no reckoning with these gives a bare one; then the part that
    is named as the rest of the sum; then a part rather than the whole. Where that leaves more
    than one, all are given, as not alone.
    """
    numbers: _Numbers = defaultdict(lambda: defaultdict(_Gave))
    for said in system.said:
        if said.origin is not None and said.number is not None:
            gave = numbers[said.variable, said.origin][exact(said.number)]
            gave.claims.add(said.claim)
            gave.bare |= _is_bare(said.interval)
    origins = sorted({origin for _, origin in numbers})
    found: list[Reckoned] = []
    for constraint in system.constraints:
        if isinstance(constraint, Sum) and constraint.complete and len(constraint.parts) > 1:
            for origin in origins:
                found.extend(_of_sum(constraint, origin, numbers))
        elif isinstance(constraint, ShareOf):
            found.extend(_of_share(constraint, numbers))
    return tuple(sorted(found, key=lambda each: (each.claims, each.constraint, repr(each))))


def _of_sum(constraint: Sum, origin: str, numbers: _Numbers) -> Iterator[Reckoned]:
    parts = tuple(sorted(constraint.parts))
    given = [numbers.get((each, origin), {}) for each in parts]
    wholes = numbers.get((constraint.whole, origin), {})
    if not wholes or math.prod(map(len, given)) > _MOST_COMBINATIONS:
        return
    for combination in itertools.product(*map(sorted, given)):
        total = exact(sum(combination, Fraction(0)))
        if total not in wholes or 0 in combination:
            continue
        members = [(constraint.whole, total, wholes[total])]
        members += [
            (part, number, gave[number])
            for part, number, gave in zip(parts, combination, given, strict=True)
        ]
        if len(set().union(*(gave.claims for _, _, gave in members))) < len(members):
            continue
        ranks = [
            (not gave.bare, variable != constraint.rest, variable == constraint.whole)
            for variable, _, gave in members
        ]
        likeliest = [at for at, rank in enumerate(ranks) if rank == min(ranks)]
        for at in likeliest:
            others = [each for place, each in enumerate(members) if place != at]
            yield Reckoned(
                tuple(sorted(members[at][2].claims)),
                origin,
                members[at][1],
                "difference" if at else "sum",
                tuple(number for _, number, _ in others),
                tuple(tuple(sorted(gave.claims)) for _, _, gave in others),
                constraint.key,
                constraint.assumes,
                constraint.needs,
                len(likeliest) == 1,
            )


def _of_share(constraint: ShareOf, numbers: _Numbers) -> Iterator[Reckoned]:
    origin, share, claim = constraint.origin, _share(constraint), constraint.claim
    if origin is None or claim is None or share is None or share in (0, 1):
        return
    parts = numbers.get((constraint.part, origin), {})
    for whole, of_whole in sorted(numbers.get((constraint.whole, origin), {}).items()):
        part = exact(Fraction(share) * whole)
        if not part or part not in parts or {claim, *of_whole.claims} & parts[part].claims:
            continue
        yield Reckoned(
            tuple(sorted(parts[part].claims)),
            origin,
            part,
            "share",
            (share, whole),
            ((claim,), tuple(sorted(of_whole.claims))),
            constraint.key,
            constraint.assumes,
            constraint.needs,
            True,
        )


def _share(constraint: ShareOf) -> Number | None:
    if constraint.number is not None:
        return exact(constraint.number)
    low = constraint.share.low
    return low.value if low is not None and _is_bare(constraint.share) else None


def _is_bare(interval: Interval) -> bool:
    return interval.is_point and not interval.leans_on
