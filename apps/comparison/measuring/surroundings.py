"""What lies within what for claims from outside: where places lie, and whose forces are counted.

On the desk curators say so. Here the gazetteer says it of places, a short list of bodies, and the
line itself: `within` [["Wagner", "Russian forces"]].
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from apps.comparison.measuring.bodies import forces_of, state_of
from apps.comparison.measuring.names import Names, state_key
from apps.comparison.measuring.records import Gathered
from apps.comparison.methods.scopes import CycleError, Entry, Hierarchy, Known, Stated
from apps.comparison.methods.scopes.hierarchy import folded
from apps.measuring import BadInput

_DEEPEST = 8


def known_of(found: Gathered, names: Names, line: Mapping[str, Any]) -> Known:
    """The hierarchies in which the scopes of these claims stand. Raises BadInput."""
    pairs = _pairs(line.get("within"))
    places = [claim.scope.place for claim in found.claims]
    populations = [claim.scope.population for claim in found.claims]
    return Known(
        populations=_populations(populations, pairs, found),
        places=_places(places, pairs, names),
    )


class _Entries:
    """Entries as they come to be known."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}
        self.also: dict[str, set[str]] = defaultdict(set)
        self.within: dict[str, set[str]] = defaultdict(set)

    def add(self, key: str, name: str) -> None:
        self.names.setdefault(key, name)

    def key_for(self, words: str) -> str:
        """The entry that goes by these words, a new one where none does."""
        low = folded(words)
        for key, name in self.names.items():
            if low == folded(name) or low in {folded(each) for each in self.also[key]}:
                return key
        self.add(f"said:{low}", words)
        return f"said:{low}"

    def hierarchy(self, pairs: Iterable[tuple[str, str]]) -> Hierarchy:
        for part, whole in pairs:
            one, other = self.key_for(part), self.key_for(whole)
            if one != other:
                self.within[one].add(other)
        try:
            return Hierarchy(
                tuple(
                    Entry(
                        key,
                        name,
                        tuple(sorted(self.within[key] & self.names.keys())),
                        tuple(sorted(self.also[key])),
                    )
                    for key, name in sorted(self.names.items())
                )
            )
        except CycleError as error:
            raise BadInput(str(error)) from error


def _places(
    stated: Iterable[Stated | None], pairs: list[tuple[str, str]], names: Names
) -> Hierarchy:
    entries = _Entries()
    for one in stated:
        if one is None:
            continue
        if one.ref is None:
            continue
        waiting = [(one.ref, one.words)]
        for _step in range(_DEEPEST):
            wider = []
            for key, words in waiting:
                known = names.place(key)
                entries.add(key, known[0] if known else words)
                for above in known[1] if known else ():
                    entries.within[key].add(above)
                    wider.append((above, above))
            waiting = wider
    return entries.hierarchy(pairs)


def _populations(
    stated: Iterable[Stated | None], pairs: list[tuple[str, str]], found: Gathered
) -> Hierarchy:
    entries = _Entries()
    for one in stated:
        if one is None:
            continue
        state = forces_of(one.words)
        if state is not None:
            key = one.ref or state_key(state)
            entries.add(key, one.words)
            entries.also[key].add(one.words)
        elif one.ref is not None:
            name = found.names.get(one.ref)
            called = name.name if name else one.words
            entries.add(one.ref, called)
            whole = state_of(called)
            if whole is not None and one.ref != state_key(whole):
                entries.add(state_key(whole), called)
                entries.within[one.ref].add(state_key(whole))
    return entries.hierarchy(pairs)


def _pairs(value: Any) -> list[tuple[str, str]]:
    if value is None:
        return []
    told = "“within” must be a list of pairs: part, whole."
    if not isinstance(value, list):
        raise BadInput(told)
    pairs = []
    for one in value:
        if not isinstance(one, list) or len(one) != 2 or not all(isinstance(e, str) for e in one):
            raise BadInput(told)
        pairs.append((one[0], one[1]))
    return pairs
