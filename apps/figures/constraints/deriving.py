"""What follows for each variable, and each constraint reckoned through with what was said."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from apps.figures.constraints.deciding import decide, ends_of
from apps.figures.constraints.findings import Check, Derived
from apps.figures.constraints.network import Network
from apps.figures.constraints.propagating import Bounds, Meter
from apps.figures.constraints.records import Constraint, Equal, Growing, PartOf, ShareOf, Sum
from apps.figures.constraints.stance import End, Mode, Stance
from apps.figures.constraints.working import Given, Step, Trail
from apps.figures.intervals import Bound, Interval


@dataclass(frozen=True, slots=True)
class Follows:
    """What follows from the undisputed elements of a network.

    `said`: what all claims of a variable say together, disputed or not; none where they have
    nothing in common. `bounds`: what is left of each variable, and `hard` the same without soft
    bounds; None where that was not found out.
    """

    network: Network
    stance: Stance
    said: dict[str, Interval]
    bounds: Bounds | None
    hard: Bounds | None


def following(
    network: Network,
    elements: int,
    loosened: frozenset[End] | None,
    slack: Fraction,
    meter: Meter,
) -> Follows:
    """What follows from these elements, which fit once these soft bounds are loosened."""
    stance = Stance(slack, Mode.SAID, Mode.LOOSENED, loosened or frozenset())
    bounds = hard = None
    if loosened is not None:
        bounds = decide(network, elements, stance, meter).bounds
        hard = decide(network, elements, Stance(slack, Mode.DROPPED), meter).bounds
    return Follows(network, stance, _said(network, stance), bounds, hard)


def derived(follows: Follows) -> Iterator[Derived]:
    """One for each variable."""
    bounds = follows.bounds
    for at, name in enumerate(follows.network.variables):
        trail = None
        if bounds is not None:
            notes = tuple(
                note for note in ends_of(bounds, at) if bounds.notes[note].rule is not None
            )
            trail = Trail(follows.network, follows.stance, bounds, notes) if notes else None
        yield Derived(name, follows.said.get(name), _interval(follows, at), trail)


def checks(follows: Follows) -> Iterator[Check]:
    """Each constraint whose result was said, and follows from what was said or derived as well."""
    for constraint in follows.network.constraints:
        for step in _reckoned(follows, constraint):
            assert step.result is not None
            said = follows.said.get(step.result.variable)
            if said is not None:
                meets = said.meets(step.result.interval)
                yield Check(step, said, meets, constraint.assumes, constraint.needs)


def _said(network: Network, stance: Stance) -> dict[str, Interval]:
    together: dict[int, Interval | None] = {}
    for at, item in enumerate(network.items):
        if item.variable is not None:
            figure = stance.figure(at, item)
            before = together.get(item.variable, figure)
            together[item.variable] = None if before is None else before.intersection(figure)
    return {network.variables[at]: figure for at, figure in together.items() if figure is not None}


def _interval(follows: Follows, at: int) -> Interval | None:
    if follows.bounds is None or follows.hard is None:
        return None
    low, high = follows.bounds.low[at], follows.bounds.high[at]
    return Interval(
        Bound(low, soft=low != follows.hard.low[at]),
        None if high is None else Bound(high, soft=high != follows.hard.high[at]),
    )


def _known(follows: Follows, name: str) -> Interval | None:
    """What was said of a variable, else what follows; None where that is nothing."""
    found = follows.said.get(name) or _interval(follows, follows.network.variables.index(name))
    return None if found == Interval.at_least(0) else found


def _reckoned(follows: Follows, constraint: Constraint) -> Iterator[Step]:
    """A constraint from its parts to its whole, or from a whole to its share."""
    match constraint:
        case Sum(whole=whole, parts=parts, complete=complete):
            yield from _made(follows, constraint, "sum", parts, whole, both=complete)
        case PartOf(part=part, whole=whole):
            yield from _made(follows, constraint, "part", (part,), whole, both=False)
        case Equal(one=one, other=other):
            yield from _made(follows, constraint, "equal", (other,), one, both=True)
        case Growing(series=series):
            for before, after in itertools.pairwise(series):
                yield from _made(follows, constraint, "growing", (before,), after, both=False)
        case ShareOf():
            yield from _shared(follows, constraint)


def _made(
    follows: Follows,
    constraint: Constraint,
    kind: str,
    parts: tuple[str, ...],
    whole: str,
    *,
    both: bool,
) -> Iterator[Step]:
    given: list[Given] = []
    for part in sorted(parts):
        found = _known(follows, part)
        if found is None:
            return
        given.append(Given(part, found if both else Interval(found.low)))
    result = given[0].interval
    for each in given[1:]:
        result = result.sum(each.interval)
    if result.low is not None and (result.low.value > 0 or result.high is not None):
        yield Step(kind, Given(whole, result), tuple(given), constraints=(constraint.key,))


def _shared(follows: Follows, constraint: ShareOf) -> Iterator[Step]:
    whole = _known(follows, constraint.whole)
    if whole is None or whole.low is None or whole.low.value < 0:
        return
    yield Step(
        "share",
        Given(constraint.part, whole.share(constraint.share).whole()),
        (Given(constraint.whole, whole),),
        () if constraint.claim is None else (constraint.claim,),
        (constraint.key,),
        constraint.share,
    )
