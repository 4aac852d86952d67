"""What people decided about origins, as bounds that no proposal may cross."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Sequence

from apps.comparison.methods.origins.records import Decision, Ruling


class DecisionConflict(ValueError):
    """Decisions that cannot all hold. `split`: the one that keeps apart; `together`: those that
    lead from one side of it to the other, in order."""

    def __init__(self, split: Decision, together: Sequence[Decision]) -> None:
        self.split, self.together = split, tuple(together)
        names = " and ".join(f"“{each}”" for each in together)
        said = f"“{split}” keeps apart what is put together by {names}."
        super().__init__(said if together else f"“{split}” keeps a report apart from itself.")


class Bounds:
    """Decisions, ready to be asked.

    Raises DecisionConflict if they cannot all hold.
    """

    def __init__(self, decisions: Iterable[Decision]) -> None:
        ordered = sorted(decisions, key=_order)
        self.together = [each for each in ordered if each.ruling is not Ruling.SPLIT]
        self.splits = [each for each in ordered if each.ruling is Ruling.SPLIT]
        self._sides: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for number, split in enumerate(self.splits):
            for side, keys in enumerate((split.first, split.others)):
                for key in keys:
                    self._sides[key].add((number, side))
        self._refuse_conflicts()

    def groups(self) -> list[list[str]]:
        """Keys that people hold together, decision by decision."""
        return [sorted(each.first | each.others) for each in self.together]

    def sides_of(self, key: str) -> frozenset[tuple[int, int]]:
        """On which sides of which splits a report stands."""
        return frozenset(self._sides.get(key, ()))

    def _refuse_conflicts(self) -> None:
        by_key: dict[str, list[int]] = defaultdict(list)
        for number, decision in enumerate(self.together):
            for key in decision.first | decision.others:
                by_key[key].append(number)
        component = self._components(by_key)
        for split in self.splits:
            both = {component.get(key, key) for key in split.first} & {
                component.get(key, key) for key in split.others
            }
            if both:
                raise DecisionConflict(split, self._way(split, min(both), component, by_key))

    def _components(self, by_key: dict[str, list[int]]) -> dict[str, str]:
        """For each key the first of those that it is held together with."""
        component: dict[str, str] = {}
        seen: set[int] = set()
        for start in sorted(by_key):
            if start in component:
                continue
            component[start] = start
            waiting = [start]
            while waiting:
                for number in by_key[waiting.pop()]:
                    if number in seen:
                        continue
                    seen.add(number)
                    fresh = self._keys(number) - component.keys()
                    component.update(dict.fromkeys(fresh, start))
                    waiting.extend(fresh)
        return component

    def _keys(self, number: int) -> frozenset[str]:
        decision = self.together[number]
        return decision.first | decision.others

    def _way(
        self,
        split: Decision,
        within: str,
        component: dict[str, str],
        by_key: dict[str, list[int]],
    ) -> list[Decision]:
        """The fewest decisions that lead from one side of the split to the other."""
        start = [key for key in sorted(split.first) if component.get(key, key) == within]
        came: dict[str, tuple[str, int] | None] = dict.fromkeys(start)
        waiting = deque(start)
        used: set[int] = set()
        while waiting:
            key = waiting.popleft()
            if key in split.others:
                return self._back(key, came)
            for number in by_key.get(key, ()):
                if number in used:
                    continue
                used.add(number)
                for other in sorted(self._keys(number)):
                    if other not in came:
                        came[other] = key, number
                        waiting.append(other)
        return []

    def _back(self, key: str, came: dict[str, tuple[str, int] | None]) -> list[Decision]:
        way: list[Decision] = []
        step = came[key]
        while step is not None:
            way.append(self.together[step[1]])
            step = came[step[0]]
        return way[::-1]


def _order(decision: Decision) -> tuple[str, list[str], list[str], str]:
    return decision.ruling, sorted(decision.first), sorted(decision.others), decision.name
