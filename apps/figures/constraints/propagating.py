"""Bounds drawn closer, rule by rule, until nothing moves, with a note of why each one moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from heapq import heappop, heappush

from apps.figures.constraints.network import Kind, Network, Rule
from apps.figures.constraints.stance import (
    HIGH,
    LOW,
    Stance,
    least_part,
    least_whole,
    most_of_both,
    most_part,
    most_whole,
)
from apps.figures.intervals import Interval

_LONGEST = 256
"""Binary digits of a number beyond which reckoning ends: nobody counts that far, so the rules are
driving one another on."""


_MOST_MOVES = 250
"""How often the bounds of one variable may move, besides twice for each of its rules, before they
are taken to creep on in a circle."""


class ClashError(Exception):
    """A variable has no number left: its bounds crossed."""

    def __init__(self, variable: int) -> None:
        super().__init__()
        self.variable = variable


class SpentError(Exception):
    """The work allowed is done, or the rules drive one another on in a circle."""


@dataclass(slots=True)
class Meter:
    """How much may still be done, in looks of a rule at a variable."""

    left: int

    def take(self, work: int) -> None:
        self.left -= work
        if self.left < 0:
            raise SpentError


@dataclass(frozen=True, slots=True)
class Note:
    """Why one bound is what it is: an item that says so, or a rule with the notes it drew on.

    A bound that was only tried has neither.
    """

    variable: int
    end: int
    value: int
    item: int | None = None
    rule: int | None = None
    uses: tuple[int, ...] = ()


@dataclass(slots=True)
class Bounds:
    """What is left of each variable, and the notes of its bounds. No low note: 0 by nature."""

    low: list[int]
    high: list[int | None]
    low_note: list[int | None]
    high_note: list[int | None]
    notes: list[Note]

    @classmethod
    def of(cls, network: Network) -> Bounds:
        size = len(network.variables)
        return cls([0] * size, [None] * size, [None] * size, [None] * size, [])

    def copy(self) -> Bounds:
        """Bounds of their own, with the same list of notes."""
        return Bounds(self.low[:], self.high[:], self.low_note[:], self.high_note[:], self.notes)

    def raise_low(self, note: Note) -> bool:
        """Whether it is closer than what was known. Raises ClashError if nothing is left."""
        at, value = note.variable, note.value
        if value <= self.low[at]:
            return False
        if value.bit_length() > _LONGEST:
            raise SpentError
        self.low[at] = value
        self.low_note[at] = len(self.notes)
        self.notes.append(note)
        self._check(at)
        return True

    def lower_high(self, note: Note) -> bool:
        """As `raise_low`, for the other end."""
        at, value, high = note.variable, note.value, self.high[note.variable]
        if high is not None and value >= high:
            return False
        self.high[at] = value
        self.high_note[at] = len(self.notes)
        self.notes.append(note)
        self._check(at)
        return True

    def _check(self, at: int) -> None:
        high = self.high[at]
        if high is not None and self.low[at] > high:
            raise ClashError(at)


@dataclass(slots=True)
class Propagation:
    """Drawing bounds closer in one network, with some of its elements and one stance."""

    network: Network
    elements: int
    stance: Stance
    meter: Meter
    _shares: dict[int, Interval] = field(default_factory=dict)

    def started(self, bounds: Bounds) -> Bounds:
        """Bounds as the elements say, drawn as close as the rules do. Raises as `settle`."""
        changed: list[int] = []
        ends: dict[tuple[int, int], list[tuple[int, bool, int]]] = {}
        for element in self.network.bits(self.elements):
            self.meter.take(len(self.network.elements[element].items))
            for at in self.network.elements[element].items:
                item = self.network.items[at]
                if item.variable is None:
                    continue
                figure = self.stance.figure(at, item)
                for end, bound, way in ((LOW, figure.low, -1), (HIGH, figure.high, 1)):
                    if bound is not None:
                        key = (way * int(bound.value), bound.soft, at)
                        ends.setdefault((item.variable, end), []).append(key)
        for (variable, end), found in sorted(ends.items()):
            value, _, at = min(found)
            value = -value if end == LOW else value
            note = Note(variable, end, value, item=at)
            if bounds.raise_low(note) if end == LOW else bounds.lower_high(note):
                changed.append(variable)
        always = [at for at, rule in enumerate(self.network.rules) if rule.kind is not Kind.SUM]
        return self.settle(bounds, changed, always)

    def settle(self, bounds: Bounds, changed: Iterable[int], also: Iterable[int] = ()) -> Bounds:
        """The bounds, changed in place until no rule moves any.

        Raises ClashError where a variable has no number left, SpentError when work runs out.
        """
        queued = set(also).union(*(self.network.watching[each] for each in changed))
        # Forwards and backwards in turn: bounds run along a series in either way at one go.
        way, ahead, behind = 1, sorted(queued), list[int]()
        moves: dict[int, int] = {}
        while ahead:
            at = way * heappop(ahead)
            queued.discard(at)
            rule = self.network.rules[at]
            if rule.needed & self.elements == rule.needed:
                self.meter.take(1 + len(rule.parts))
                for variable in self._moved(at, rule, bounds):
                    self._count(variable, moves)
                    for other in self.network.watching[variable]:
                        if other in queued:
                            continue
                        queued.add(other)
                        if way * other > way * at:
                            heappush(ahead, way * other)
                        else:
                            behind.append(other)
            if not ahead:
                way, ahead, behind = -way, sorted(-way * each for each in behind), []
        return bounds

    def _count(self, variable: int, moves: dict[int, int]) -> None:
        moves[variable] = moves.get(variable, 0) + 1
        if moves[variable] > _MOST_MOVES + 2 * len(self.network.watching[variable]):
            raise SpentError

    def _moved(self, at: int, rule: Rule, bounds: Bounds) -> list[int]:
        if rule.kind is Kind.SUM:
            notes = self._sum(at, rule, bounds)
        elif rule.kind is Kind.SHARE:
            notes = self._share(at, rule, bounds)
        else:
            notes = self._shares_of(at, rule, bounds)
        return [
            note.variable
            for note in notes
            if (bounds.raise_low(note) if note.end == LOW else bounds.lower_high(note))
        ]

    def _sum(self, at: int, rule: Rule, bounds: Bounds) -> Iterator[Note]:
        low, high, whole = bounds.low, bounds.high, rule.whole
        least = sum(low[part] for part in rule.parts)
        if least > low[whole]:
            uses = _drawn(bounds.low_note, rule.parts)
            yield Note(whole, LOW, least, rule=at, uses=uses)
        if rule.exact:
            yield from self._exact_highs(at, rule, bounds)
        most = high[whole]
        if most is not None:
            for part in rule.parts:
                left, was = most - (least - low[part]), high[part]
                if was is None or left < was:
                    uses = _drawn(bounds.low_note, rule.parts, part, bounds.high_note[whole])
                    yield Note(part, HIGH, left, rule=at, uses=uses)
        if rule.exact:
            yield from self._exact_lows(at, rule, bounds)

    def _exact_highs(self, at: int, rule: Rule, bounds: Bounds) -> Iterator[Note]:
        highs = [bounds.high[part] for part in rule.parts]
        if None in highs:
            return
        total, was = sum(each for each in highs if each is not None), bounds.high[rule.whole]
        if was is None or total < was:
            uses = _drawn(bounds.high_note, rule.parts)
            yield Note(rule.whole, HIGH, total, rule=at, uses=uses)

    def _exact_lows(self, at: int, rule: Rule, bounds: Bounds) -> Iterator[Note]:
        unbounded = [part for part in rule.parts if bounds.high[part] is None]
        if len(unbounded) > 1:
            return
        highs = {part: bounds.high[part] or 0 for part in rule.parts}
        total, whole = sum(highs.values()), bounds.low[rule.whole]
        for part in unbounded or rule.parts:
            least = whole - (total - highs[part])
            if least > bounds.low[part]:
                uses = _drawn(bounds.high_note, rule.parts, part, bounds.low_note[rule.whole])
                yield Note(part, LOW, least, rule=at, uses=uses)

    def _share(self, at: int, rule: Rule, bounds: Bounds) -> Iterator[Note]:
        share, whole, part = self._taken(rule.items[0]), rule.whole, rule.parts[0]
        least = least_part(share, bounds.low[whole])
        yield Note(part, LOW, least, rule=at, uses=_drawn(bounds.low_note, (whole,)))
        high = bounds.high[whole]
        if share.high is not None and (high is not None or share.high.value == 0):
            # A share of nothing at all is nothing, whatever the whole.
            most = most_part(share, high if high is not None else 1)
            if most is not None:
                used = (whole,) if high is not None else ()
                yield Note(part, HIGH, most, rule=at, uses=_drawn(bounds.high_note, used))
        found = least_whole(share, bounds.low[part])
        if found is not None:
            yield Note(whole, LOW, found, rule=at, uses=_drawn(bounds.low_note, (part,)))
        above = bounds.high[part]
        bound = None if above is None else most_whole(share, above)
        if bound is not None:
            yield Note(whole, HIGH, bound, rule=at, uses=_drawn(bounds.high_note, (part,)))

    def _shares_of(self, at: int, rule: Rule, bounds: Bounds) -> Iterator[Note]:
        most = most_of_both(*map(self._taken, rule.items))
        if most is not None:
            yield Note(rule.whole, HIGH, most, rule=at)

    def _taken(self, item: int) -> Interval:
        if item not in self._shares:
            self._shares[item] = self.stance.share(item, self.network.items[item])
        return self._shares[item]


def _drawn(
    notes: list[int | None],
    variables: tuple[int, ...],
    without: int | None = None,
    first: int | None = None,
) -> tuple[int, ...]:
    drawn = [notes[each] for each in variables if each != without]
    return tuple(note for note in (first, *drawn) if note is not None)
