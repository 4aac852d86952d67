"""What lies within what: killed within casualties, Wagner within Russian forces."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from apps.anchoring import fold
from apps.comparison.methods.scopes.relation import Relation


class HierarchyError(ValueError):
    """Entries that cannot stand together in one hierarchy."""


class CycleError(HierarchyError):
    """Entries that lie within themselves. `names`: each lies within the next, the last the first.

    The names come in an order that does not depend on the order of the entries.
    """

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        way = ", which lies within ".join(f"“{name}”" for name in (*names[1:], names[0]))
        super().__init__(f"“{names[0]}” would lie within itself: it lies within {way}.")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that a claim may be about.

    `within`: keys of the entries that hold all of it; there may be several. `also`: other words
    for it, in any language.
    """

    key: str
    name: str
    within: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@lru_cache(maxsize=10_000)
def folded(words: str) -> str:
    """Words as they are looked up: whatever the case, the glyphs, the spaces, and “the”."""
    return " ".join(fold(words, case=True).split()).removeprefix("the ")


@dataclass(frozen=True)
class Hierarchy:
    """Entries and how they lie within one another.

    `apart`: pairs of keys that nothing is part of both of; it holds for all that lies within the
    two. Raises CycleError if an entry lies within itself, and HierarchyError for a key that is
    there twice, for one that is not there, and where a pair said to be apart has a part in common.
    """

    entries: tuple[Entry, ...] = ()
    apart: tuple[tuple[str, str], ...] = ()
    _by_key: Mapping[str, Entry] = field(init=False, repr=False, compare=False)
    _by_words: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    _wider: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _parts: Mapping[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _apart: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    # What was asked before: the entries never change.
    _above: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    _below: dict[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_key: dict[str, Entry] = {}
        by_words: dict[str, set[str]] = defaultdict(set)
        for entry in self.entries:
            if entry.key in by_key:
                raise HierarchyError(f"“{entry.name}” has a key that is taken: {entry.key}.")
            by_key[entry.key] = entry
            for words in (entry.name, *entry.also):
                by_words[folded(words)].add(entry.key)
        self._set("_by_key", by_key)
        self._set("_by_words", {words: frozenset(keys) for words, keys in by_words.items()})
        self._set("_above", {})
        self._set("_below", {})
        parts: dict[str, list[str]] = defaultdict(list)
        for entry in self.entries:
            for wider in entry.within:
                self._check_key(wider, f"“{entry.name}” lies within")
                parts[wider].append(entry.key)
        self._set("_wider", {entry.key: entry.within for entry in self.entries})
        self._set("_parts", {key: tuple(each) for key, each in parts.items()})
        _refuse_cycles(by_key)
        self._set("_apart", self._pairs_apart())

    def __contains__(self, key: object) -> bool:
        return key in self._by_key

    def name_of(self, key: str) -> str:
        """Raises KeyError for a key that is not there."""
        return self._by_key[key].name

    def keys_for(self, words: str) -> frozenset[str]:
        """The entries that go by these words, whatever their case and glyphs."""
        return self._by_words.get(folded(words), frozenset())

    def above(self, key: str) -> frozenset[str]:
        """The entry and all that it lies within, however far up."""
        return self._reached(key, self._wider, self._above)

    def below(self, key: str) -> frozenset[str]:
        """The entry and all that lies within it, however far down."""
        return self._reached(key, self._parts, self._below)

    def parts_of(self, key: str) -> tuple[str, ...]:
        """What lies within an entry by itself, in the order of the entries."""
        return self._parts.get(key, ())

    def relation(self, first: str, second: str) -> tuple[Relation, str]:
        """How one entry stands to another, and by which rule. Raises KeyError for no entry."""
        if first == second:
            self._by_key[first]
            return Relation.SAME, "same-entry"
        above, other = self.above(first), self.above(second)
        if second in above:
            return Relation.NARROWER, "within"
        if first in other:
            return Relation.WIDER, "within"
        if any(self._apart.get(key, frozenset()) & other for key in above):
            return Relation.DIFFERENT, "apart"
        if not self.below(first).isdisjoint(self.below(second)):
            return Relation.OVERLAPPING, "part-of-both"
        return Relation.DIFFERENT, "unrelated"

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def _check_key(self, key: str, said: str) -> None:
        if key not in self._by_key:
            raise HierarchyError(f"{said} an entry that is not there: {key}.")

    def _reached(
        self, key: str, steps: Mapping[str, Iterable[str]], known: dict[str, frozenset[str]]
    ) -> frozenset[str]:
        if key not in known:
            self._by_key[key]
            found = {key}
            waiting = [key]
            while waiting:
                for each in steps.get(waiting.pop(), ()):
                    if each not in found:
                        found.add(each)
                        waiting.append(each)
            known[key] = frozenset(found)
        return known[key]

    def _pairs_apart(self) -> dict[str, frozenset[str]]:
        pairs: dict[str, set[str]] = defaultdict(set)
        for first, second in self.apart:
            for key in (first, second):
                self._check_key(key, "Said to be apart is")
            both = sorted(self.below(first) & self.below(second))
            if both:
                raise HierarchyError(
                    f"“{self.name_of(first)}” and “{self.name_of(second)}” are said to be apart,"
                    f" and “{self.name_of(both[0])}” lies within both."
                )
            pairs[first].add(second)
            pairs[second].add(first)
        return {key: frozenset(others) for key, others in pairs.items()}


def _refuse_cycles(entries: Mapping[str, Entry]) -> None:
    done: set[str] = set()
    for start in sorted(entries):
        way: list[str] = []
        places: dict[str, int] = {}
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            key, left = waiting.pop()
            if left:
                places.pop(way.pop())
                done.add(key)
            elif key in places:
                cycle = way[places[key] :]
                least = cycle.index(min(cycle))
                names = [entries[each].name for each in (*cycle[least:], *cycle[:least])]
                raise CycleError(tuple(names))
            elif key not in done:
                places[key] = len(way)
                way.append(key)
                waiting.append((key, True))
                wider = sorted(entries[key].within, reverse=True)
                waiting.extend((each, False) for each in wider)
