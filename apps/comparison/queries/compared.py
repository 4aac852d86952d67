"""Comparing once: the same facts are not compared twice by one process.

What was found is known by the facts themselves, all of them, so that it can never be of others.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import replace
from threading import Lock
from typing import Final

from apps.comparison.methods.comparing import USUAL, Compared, compare
from apps.comparison.methods.facts import QuestionFacts
from apps.comparison.queries.methods import methods_in_use

# The comparisons kept: of so many claims in all, whichever they were asked for last.
MOST_CLAIMS: Final = 6_000


class _Asked:
    """Facts as a key, by all that a comparison depends on."""

    __slots__ = ("_hash", "facts", "methods")

    def __init__(self, facts: QuestionFacts, methods: tuple[str, ...]) -> None:
        self.facts = replace(
            facts,
            key="",
            title="",
            kind="",
            description="",
            as_of=None,
            reconstructed=False,
            answers=(),
            proposed=0,
        )
        self.methods = methods
        self._hash = hash((methods, self.facts.claims, self.facts.proposals))

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Asked)
            and self._hash == other._hash
            and self.methods == other.methods
            and self.facts == other.facts
        )


class Kept:
    """Comparisons by their facts, up to so many claims; those asked for last stay longest."""

    def __init__(
        self,
        most: int = MOST_CLAIMS,
        comparing: Callable[[QuestionFacts, Iterable[str]], Compared] = compare,
    ) -> None:
        self._most, self._comparing = most, comparing
        self._found: OrderedDict[_Asked, Compared] = OrderedDict()
        self._claims = 0
        self._lock = Lock()

    def compared(self, facts: QuestionFacts, methods: Iterable[str] = USUAL) -> Compared:
        asked = _Asked(facts, tuple(methods))
        with self._lock:
            found = self._found.get(asked)
            if found is not None:
                self._found.move_to_end(asked)
                return found
        found = self._comparing(facts, asked.methods)
        with self._lock:
            self._keep(asked, found)
        return found

    def _keep(self, asked: _Asked, found: Compared) -> None:
        if asked in self._found or len(asked.facts.claims) > self._most:
            return
        self._found[asked] = found
        self._claims += len(asked.facts.claims)
        while self._claims > self._most:
            oldest, _found = self._found.popitem(last=False)
            self._claims -= len(oldest.facts.claims)


_kept: Final = Kept()


def compared_once(facts: QuestionFacts, methods: Iterable[str] | None = None) -> Compared:
    """All that these methods find; reckoned out only where this process has not just done so.

    `methods`: where none are named, those in use at the moment of the facts, for one query.
    """
    return _kept.compared(facts, methods_in_use(facts.as_of) if methods is None else methods)
