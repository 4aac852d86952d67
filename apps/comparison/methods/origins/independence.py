"""Which origins stand on their own: two that speak for one body corroborate nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from apps.comparison.methods.origins.records import Origin


@dataclass(frozen=True, slots=True)
class Independent:
    """Origins in groups that depend on one another; what is in two groups is independent.

    `shared`: for each group of more than one the speakers, bodies and documents that tie it, by
    their keys. Interested parties are counted like others: whether they count is for people.
    """

    groups: tuple[tuple[str, ...], ...]
    shared: tuple[tuple[str, ...], ...]

    @property
    def count(self) -> int:
        return len(self.groups)


def independent(origins: Iterable[Origin]) -> Independent:
    """Origins by what they have in common: a speaker, a body that both speak for, a document.

    Unresolved ones are left out: nobody knows what they depend on. The order plays no part.
    """
    groups: list[tuple[set[str], set[str], set[str]]] = []
    for origin in sorted(origins, key=lambda each: each.key):
        if origin.unresolved:
            continue
        keys, grounds, shared = {origin.key}, {*origin.voices, *origin.documents}, set[str]()
        apart = []
        for group in groups:
            common = group[1] & grounds
            if not common:
                apart.append(group)
                continue
            keys |= group[0]
            shared |= group[2] | common
            grounds |= group[1]
        groups = [*apart, (keys, grounds, shared)]
    groups.sort(key=lambda group: min(group[0]))
    return Independent(
        tuple(tuple(sorted(keys)) for keys, _, _ in groups),
        tuple(tuple(sorted(shared)) for _, _, shared in groups if shared),
    )
