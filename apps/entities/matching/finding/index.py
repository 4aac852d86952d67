"""All names to be found, in an automaton that finds them in one pass over a text.

A pattern is the joined keys of a name's words, so several names share one: "Bakhmut" of two
places, Бахмут and Бахмуті. Names are kept as columns rather than objects: a million of them stay
small and are built in seconds.
"""

from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

from apps.entities.matching.finding.words import name_patterns


@dataclass(slots=True)
class NameIndex:
    """Spellings by the pattern they are met by. `add` first, then `build` once."""

    spellings: list[str] = field(default_factory=list)
    owners: "array[int]" = field(default_factory=lambda: array("L"))
    schemes: dict[int, str] = field(default_factory=dict)
    _names: list[int | list[int]] = field(default_factory=list)
    _automaton: AhoCorasick | None = None

    def __len__(self) -> int:
        return len(self.spellings)

    def add(self, owner: int, spellings: Iterable[str], scheme: str = "") -> None:
        """Add the spellings of one owner, a number that the caller gives meaning to.

        `scheme`: what generated them; empty where somebody gave them.
        """
        for spelling in spellings:
            if scheme:
                self.schemes[len(self.spellings)] = scheme
            self.spellings.append(spelling)
            self.owners.append(owner)

    def build(self) -> None:
        """Build the automaton; names can be added no more."""
        numbers: dict[str, int | list[int]] = {}
        for number, pattern in enumerate(name_patterns(self.spellings)):
            if len(pattern) < 3:
                continue
            met = numbers.setdefault(pattern, number)
            if met is number:
                continue
            if isinstance(met, int):
                numbers[pattern] = [met, number]
            else:
                met.append(number)
        self._names = list(numbers.values())
        if self._names:
            self._automaton = AhoCorasick(
                numbers,
                matchkind=MatchKind.Standard,
                store_patterns=False,
                implementation=Implementation.ContiguousNFA,
            )

    def matches(self, joined: str) -> Iterator[tuple[int, int, int | list[int]]]:
        """Every name in a joined text: where its pattern starts and ends, and which names."""
        if self._automaton is None:
            return
        names = self._names
        for pattern, start, end in self._automaton.find_matches_as_indexes(
            joined, overlapping=True
        ):
            yield start, end, names[pattern]
