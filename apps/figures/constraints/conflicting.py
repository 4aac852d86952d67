"""The claims that cannot all be true, in sets from which none can be left out."""

from __future__ import annotations

from dataclasses import dataclass, field

from apps.figures.constraints.deciding import Answer, Decision, decide
from apps.figures.constraints.network import Network
from apps.figures.constraints.propagating import (
    Bounds,
    ClashError,
    Meter,
    Propagation,
    SpentError,
)
from apps.figures.constraints.stance import Stance


class _EnoughError(Exception):
    """As many conflicts as are wanted."""


@dataclass(slots=True)
class Conflicts:
    """Finds the conflicts of a network, as one stance takes it, each once.

    `found`: sets of elements as bits. `unproven`: those of them that may not be minimal.
    `complete`: whether there are certainly no others.
    """

    network: Network
    stance: Stance
    meter: Meter
    most: int
    found: list[int] = field(default_factory=list)
    unproven: set[int] = field(default_factory=set)
    complete: bool = True
    _fitting: list[int] = field(default_factory=list)

    def answer(self, elements: int) -> Decision:
        """As `decide`, from what is known already where that suffices."""
        for known in self.found:
            if known & elements == known:
                return Decision(Answer.CLASHES, known)
        for known in self._fitting:
            if elements & ~known == 0:
                return Decision(Answer.FITS)
        decision = decide(self.network, elements, self.stance, self.meter)
        if decision.answer is Answer.FITS:
            self._fitting.append(elements)
        return decision

    def find(self, elements: int) -> None:
        """Finds the conflicts among these elements: those that hold whatever is not stated first,
        and of them pairs."""
        try:
            for among in dict.fromkeys((elements & ~self.network.needs, elements)):
                decision = self.answer(among)
                if decision.answer is Answer.FITS:
                    continue
                if decision.answer is Answer.CLASHES:
                    self._shrink(decision.core)
                self._pairs(among)
                if self.network.rules:
                    self._others(among)
        except (SpentError, _EnoughError):
            self.complete = False

    def _pairs(self, elements: int) -> None:
        """Claims that leave another one no number, by themselves or with what is not stated."""
        needs = elements & self.network.needs
        claims = self.network.bits(elements & ~self.network.needs)
        for place, one in enumerate(claims):
            alone = 1 << one | needs
            bounds = Bounds.of(self.network)
            try:
                Propagation(self.network, alone, self.stance, self.meter).started(bounds)
            except ClashError:
                self._shrink(alone)
                continue
            except SpentError:
                if self.meter.left < 0:
                    raise
                # This claim alone makes rules drive one another on; others need not.
                continue
            for other in claims[place + 1 :]:
                if self._leaves_none(bounds, other):
                    self._shrink(alone | 1 << other)

    def _leaves_none(self, bounds: Bounds, element: int) -> bool:
        self.meter.take(1)
        for at in self.network.elements[element].items:
            item = self.network.items[at]
            if item.variable is None:
                continue
            figure = self.stance.figure(at, item)
            high = bounds.high[item.variable]
            if figure.high is not None and figure.high.value < bounds.low[item.variable]:
                return True
            if figure.low is not None and high is not None and high < figure.low.value:
                return True
        return False

    def _others(self, elements: int) -> None:
        """All others: whatever set is left when one member of each conflict is taken out."""
        waiting, seen = [elements], set()
        while waiting:
            among = waiting.pop()
            if among in seen:
                continue
            seen.add(among)
            self.meter.take(1)
            decision = self.answer(among)
            if decision.answer is Answer.UNKNOWN:
                self.complete = False
            if decision.answer is not Answer.CLASHES:
                continue
            conflict = self._shrink(decision.core)
            waiting.extend(among & ~(1 << each) for each in self.network.bits(conflict))

    def _shrink(self, core: int) -> int:
        """A conflict inside the core. What is not stated is left out first, then the last claim
        first."""
        known = next((each for each in self.found if each & core == each), None)
        if known is not None:
            return known
        proven = True
        for each in reversed(self.network.bits(core)):
            if not core >> each & 1:
                continue
            decision = self.answer(core & ~(1 << each))
            if decision.answer is Answer.CLASHES:
                core = decision.core
            elif decision.answer is Answer.UNKNOWN:
                proven = False
        if len(self.found) == self.most:
            raise _EnoughError
        self.found.append(core)
        if not proven:
            self.unproven.add(core)
        return core
