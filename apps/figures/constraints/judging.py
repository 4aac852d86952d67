"""Judging some of the claims of a network: can they all be true, and if not, which cannot."""

from __future__ import annotations

from dataclasses import dataclass

from apps.figures.constraints.conflicting import Conflicts
from apps.figures.constraints.deciding import Answer, decide, ends_of
from apps.figures.constraints.findings import Conflict, Judgement, Leaning, Verdict
from apps.figures.constraints.leaning import leanings, loosened_for, needed_by
from apps.figures.constraints.network import Network
from apps.figures.constraints.propagating import Bounds, Meter
from apps.figures.constraints.records import Options
from apps.figures.constraints.stance import End, Mode, Stance
from apps.figures.constraints.working import Step, Trail
from apps.figures.constraints.worlds import worlds


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement, with what it found in numbers.

    `certain`: the elements of the conflicts that hold. `loosened`: the soft bounds that had to be
    loosened for the rest to fit, None where that was not found out. `fitting`: a number for each
    variable, where all fits.
    """

    judgement: Judgement
    certain: int
    loosened: frozenset[End] | None
    fitting: tuple[int, ...]


def judge(network: Network, elements: int, options: Options, meter: Meter) -> Judged:
    """Judges these elements, with soft bounds loosened; a third of the work is kept for asking
    which soft bounds it leans on and for the working."""
    kept = meter.left // 3
    meter.left -= kept
    stance = Stance(options.slack, Mode.LOOSENED)
    search = Conflicts(network, stance, meter, options.limits.conflicts)
    ways, search.complete = worlds(network, elements)
    decisions = []
    for way in ways:
        decisions.append(decide(network, way, stance, meter))
        if decisions[-1].answer is not Answer.FITS:
            search.find(way)
    decision = next((each for each in decisions if each.answer is not Answer.FITS), decisions[0])
    meter.left = max(meter.left, 0) + kept
    found = sorted(search.found, key=lambda each: _order(network, each))
    conflicts = tuple(
        _conflict(network, each, options, meter, proven=each not in search.unproven)
        for each in found
    )
    certain = 0
    for each in found:
        certain |= 0 if each & network.needs else each
    verdict, spent = _verdict(network, found, decision.answer)
    rest = elements & ~network.needs & ~certain
    loosened = loosened_for(network, rest, options.slack, meter)
    leans_on: tuple[Leaning, ...] = ()
    if loosened and verdict is Verdict.CONSISTENT:
        as_used = Stance(options.slack, Mode.SAID, Mode.LOOSENED, loosened)
        leans_on = leanings(network, sorted(loosened), as_used)
    judgement = Judgement(verdict, conflicts, leans_on, search.complete, spent)
    return Judged(judgement, certain, loosened, decision.fitting)


def _verdict(network: Network, found: list[int], answer: Answer) -> tuple[Verdict, bool]:
    if any(not each & network.needs for each in found):
        return Verdict.INCONSISTENT, False
    if answer is Answer.FITS:
        return Verdict.CONSISTENT, False
    return Verdict.UNDECIDABLE, not found


def _order(network: Network, conflict: int) -> tuple[bool, int, list[int]]:
    bits = network.bits(conflict)
    return bool(conflict & network.needs), len(bits), bits


def _conflict(
    network: Network, elements: int, options: Options, meter: Meter, *, proven: bool
) -> Conflict:
    stance = Stance(options.slack, Mode.LOOSENED)
    ends = needed_by(network, elements, options.slack, meter)
    steps, constraints = _working(network, elements, stance)
    members = [network.elements[at] for at in network.bits(elements)]
    return Conflict(
        tuple(each.claims[0] for each in members if each.need is None),
        tuple(each.claims for each in members if each.need is None),
        tuple(each.need for each in members if each.need is not None),
        tuple(sorted({word for at in constraints for word in network.constraints[at].assumes})),
        leanings(network, ends, stance),
        steps,
        proven,
    )


def _working(
    network: Network, elements: int, stance: Stance
) -> tuple[tuple[Step, ...], tuple[int, ...]]:
    """The steps to the contradiction, and the constraints they use, by number.

    The work is small and was done before; it needs no limit but one that it cannot reach.
    """
    decision = decide(network, elements, stance, Meter(1 << 40))
    bounds = decision.bounds
    assert bounds is not None
    if decision.clash is not None:
        trail = Trail(network, stance, bounds, tuple(ends_of(bounds, decision.clash)))
        return (*trail.steps(), trail.clash(decision.clash)), trail.constraints()
    return _tried(network, elements, stance, bounds)


def _tried(
    network: Network, elements: int, stance: Stance, bounds: Bounds
) -> tuple[tuple[Step, ...], tuple[int, ...]]:
    """The working where bounds alone do not show it: all that is known, and that all was tried."""
    notes = tuple(
        note for variable in range(len(network.variables)) for note in ends_of(bounds, variable)
    )
    trail = Trail(network, stance, bounds, notes)
    sources = {
        source
        for rule in network.rules
        if rule.needed & elements == rule.needed
        for source in rule.sources
    }
    keys = tuple(network.constraints[at].key for at in sorted(sources))
    return (*trail.steps(), Step("tried", constraints=keys)), tuple(sorted(sources))
