"""Relays followed back to their roots: who had it from whom, and where that ends."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Step:
    """`taker` has it from `source`, both by key: a claim, an article, a body, a person."""

    taker: str
    source: str


@dataclass(frozen=True, slots=True)
class Roots:
    """Where something comes from in the end.

    `roots`: those who have it from nobody, in order. `circles`: groups that have it only from one
    another; nobody can say where it comes from, so a circle is no root. `interested`: the roots
    that are parties or their allies, with what they are, as given.
    """

    roots: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...]
    interested: tuple[tuple[str, str], ...]

    @property
    def is_resolved(self) -> bool:
        return bool(self.roots)


class Relays:
    """Who has what from whom. The order of the steps plays no part."""

    def __init__(self, steps: Iterable[Step], interests: Mapping[str, str] | None = None) -> None:
        sources: dict[str, set[str]] = {}
        for step in steps:
            sources.setdefault(step.taker, set()).add(step.source)
            sources.setdefault(step.source, set())
        self._sources = {key: tuple(sorted(each)) for key, each in sorted(sources.items())}
        self._interests = dict(interests or {})
        self._circle_of: dict[str, tuple[str, ...]] = {}
        self._ends: dict[str, frozenset[tuple[str, ...]]] = {}
        self._follow()

    def roots(self, key: str) -> Roots:
        """The roots behind one; one that has it from nobody is its own root."""
        ends = self._ends.get(key, frozenset({(key,)}))
        roots = tuple(sorted(end[0] for end in ends if self._is_single(end)))
        return Roots(
            roots,
            tuple(sorted(end for end in ends if not self._is_single(end))),
            tuple((root, self._interests[root]) for root in roots if root in self._interests),
        )

    def circle(self, key: str) -> tuple[str, ...]:
        """Those who have it from one another together with this one; empty for most."""
        circle = self._circle_of.get(key, (key,))
        return circle if not self._is_single(circle) else ()

    def way(self, key: str, root: str) -> tuple[str, ...]:
        """A shortest way back, from this one to the root, both named; empty if there is none."""
        came: dict[str, str | None] = {key: None}
        waiting = deque([key])
        while waiting:
            at = waiting.popleft()
            if at == root:
                way = []
                step: str | None = at
                while step is not None:
                    way.append(step)
                    step = came[step]
                return tuple(reversed(way))
            for source in self._sources.get(at, ()):
                if source not in came:
                    came[source] = at
                    waiting.append(source)
        return ()

    def _is_single(self, circle: tuple[str, ...]) -> bool:
        return len(circle) == 1 and circle[0] not in self._sources.get(circle[0], ())

    def _follow(self) -> None:
        """Circles first (Tarjan 1972, without recursion); each comes after all it has it from."""
        numbers: dict[str, int] = {}
        lowest: dict[str, int] = {}
        waiting: list[str] = []
        on_way: set[str] = set()
        for start in self._sources:
            if start in numbers:
                continue
            calls = [(start, iter(self._sources[start]))]
            numbers[start] = lowest[start] = len(numbers)
            waiting.append(start)
            on_way.add(start)
            while calls:
                key, rest = calls[-1]
                source = next(rest, None)
                if source is None:
                    calls.pop()
                    if calls:
                        above = calls[-1][0]
                        lowest[above] = min(lowest[above], lowest[key])
                    if lowest[key] == numbers[key]:
                        self._close(key, waiting, on_way)
                elif source not in numbers:
                    numbers[source] = lowest[source] = len(numbers)
                    waiting.append(source)
                    on_way.add(source)
                    calls.append((source, iter(self._sources[source])))
                elif source in on_way:
                    lowest[key] = min(lowest[key], numbers[source])

    def _close(self, key: str, waiting: list[str], on_way: set[str]) -> None:
        members: set[str] = set()
        while key not in members:
            members.add(waiting.pop())
        on_way -= members
        circle = tuple(sorted(members))
        outside = {
            self._ends[source]
            for member in circle
            for source in self._sources[member]
            if source not in members
        }
        if len(outside) == 1:
            (ends,) = outside
        else:
            ends = frozenset().union(*outside) if outside else frozenset({circle})
        for member in circle:
            self._circle_of[member] = circle
            self._ends[member] = ends
