"""Whether some of what was said can all be true: with numbers that fit, or with why none does."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from apps.figures.constraints.network import Kind, Network
from apps.figures.constraints.propagating import (
    Bounds,
    ClashError,
    Meter,
    Note,
    Propagation,
    SpentError,
)
from apps.figures.constraints.stance import HIGH, LOW, Stance

_ROUNDS, _LEAST = 40, 2_000
"""What one decision may take: so many rounds over the whole network, and this many looks."""


class Answer(Enum):
    """Whether numbers fit: yes, shown by some that do; no, proven; or not found out."""

    FITS = "fits"
    CLASHES = "clashes"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Decision:
    """`fitting`: a number for each variable, where it fits. `core`: elements that clash, where
    they do. `clash`: the variable with no number left, with all notes in `bounds`; None where
    numbers had to be tried. `bounds`: what is left of each variable; None if not found out.
    """

    answer: Answer
    core: int = 0
    fitting: tuple[int, ...] = ()
    clash: int | None = None
    bounds: Bounds | None = None


def decide(network: Network, elements: int, stance: Stance, meter: Meter) -> Decision:
    """Whether these elements, as this stance takes them, fit together. Never raises.

    No one decision takes all the work: bounds that creep on for ever would leave none for others.
    """
    own = Meter(min(meter.left, _ROUNDS * network.size + _LEAST))
    allowed = own.left
    decision = _decided(Propagation(network, elements, stance, own))
    meter.left -= allowed - max(own.left, 0)
    return decision


def _decided(propagation: Propagation) -> Decision:
    network, elements = propagation.network, propagation.elements
    bounds = Bounds.of(network)
    try:
        propagation.started(bounds)
    except ClashError as clash:
        core = _core(network, bounds, clash.variable)
        return Decision(Answer.CLASHES, core, clash=clash.variable, bounds=bounds)
    except SpentError:
        return Decision(Answer.UNKNOWN)
    try:
        fitting = _tried(propagation, bounds)
    except SpentError:
        return Decision(Answer.UNKNOWN, bounds=bounds)
    if fitting is None:
        return Decision(Answer.CLASHES, elements, bounds=bounds)
    return Decision(Answer.FITS, fitting=fitting, bounds=bounds)


def fits(network: Network, elements: int, stance: Stance, fitting: tuple[int, ...]) -> bool:
    """Whether these numbers, one for each variable, agree with every rule of these elements."""
    propagation = Propagation(network, elements, stance, Meter(1 << 62))
    bounds = Bounds.of(network)
    try:
        for at, value in enumerate(fitting):
            bounds.raise_low(Note(at, LOW, value))
            bounds.lower_high(Note(at, HIGH, value))
        propagation.started(bounds)
    except ClashError:
        return False
    return True


def notes_behind(bounds: Bounds, notes: list[int]) -> list[int]:
    """These notes and all that they draw on, in the order in which they were made."""
    seen: set[int] = set()
    waiting = list(notes)
    while waiting:
        at = waiting.pop()
        if at not in seen:
            seen.add(at)
            waiting.extend(bounds.notes[at].uses)
    return sorted(seen)


def ends_of(bounds: Bounds, variable: int) -> list[int]:
    """The notes of both bounds of a variable, where it has any."""
    found = (bounds.low_note[variable], bounds.high_note[variable])
    return [note for note in found if note is not None]


def _core(network: Network, bounds: Bounds, variable: int) -> int:
    core = 0
    for at in notes_behind(bounds, ends_of(bounds, variable)):
        note = bounds.notes[at]
        if note.item is not None:
            element = network.items[note.item].element
            core |= 0 if element is None else 1 << element
        if note.rule is not None:
            core |= network.rules[note.rule].needed
    return core


@dataclass(frozen=True, slots=True)
class _Trial:
    """Bounds, and variables that are tried between two numbers, looking on from a rule."""

    bounds: Bounds
    rule: int = 0
    between: tuple[tuple[int, int, int | None], ...] = ()


def _tried(propagation: Propagation, bounds: Bounds) -> tuple[int, ...] | None:
    """Numbers that fit; None if there are none. Raises SpentError.

    Where bounds are drawn as close as they go, the low ends fit every rule but sums whose parts
    must make all of the whole: only in those is anything left to try.
    """
    waiting = [_Trial(bounds)]
    while waiting:
        trial = waiting.pop()
        bounds = trial.bounds.copy()
        try:
            for variable, least, most in trial.between:
                bounds.raise_low(Note(variable, LOW, least))
                if most is not None:
                    bounds.lower_high(Note(variable, HIGH, most))
            propagation.settle(bounds, [variable for variable, _, _ in trial.between])
        except ClashError:
            continue
        rule = _sum_not_made(propagation, bounds, trial.rule)
        if rule is None:
            return tuple(bounds.low)
        waiting.extend(reversed(list(_trials(propagation.network, bounds, rule))))
    return None


def _sum_not_made(propagation: Propagation, bounds: Bounds, first: int) -> int | None:
    """The first sum, looking round from a rule, whose parts at their lowest do not make it."""
    rules, low = propagation.network.rules, bounds.low
    for at in itertools.chain(range(first, len(rules)), range(first)):
        rule = rules[at]
        if rule.kind is not Kind.SUM or not rule.exact:
            continue
        propagation.meter.take(1)
        active = rule.needed & propagation.elements == rule.needed
        if active and low[rule.whole] > sum(low[part] for part in rule.parts):
            return at
    return None


def _trials(network: Network, bounds: Bounds, at: int) -> Iterator[_Trial]:
    """First one guess at all parts of a sum; then all that is left of the part with most room, cut
    up, so that nothing is missed where the guess was wrong."""
    rule, low = network.rules[at], bounds.low
    missing = low[rule.whole] - sum(low[part] for part in rule.parts)
    guess: list[tuple[int, int, int | None]] = []
    left, room, widest = missing, 0, rule.parts[0]
    for part in rule.parts:
        high = bounds.high[part]
        free = missing if high is None else min(missing, high - low[part])
        more = min(left, free)
        left -= more
        guess.append((part, low[part] + more, low[part] + more))
        if free > room:
            room, widest = free, part
    yield _Trial(bounds, at, tuple(guess))
    least, value, high = low[widest], low[widest] + room, bounds.high[widest]
    middle = (least + value) // 2
    for first, last in ((value, value), (least, middle), (middle + 1, value - 1)):
        if first <= last and (first == value or last < value):
            yield _Trial(bounds, at, ((widest, first, last),))
    if high is None or value < high:
        yield _Trial(bounds, at, ((widest, value + 1, high),))
