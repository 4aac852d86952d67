"""Caveats beside figures, as footnotes: one letter each, however many figures they limit."""

from collections.abc import Iterable
from dataclasses import dataclass
from string import ascii_lowercase

from apps.comparison.queries.caveats import CaveatFact
from apps.desk.queries.questions.shown import Linked, claim_link, words_link


@dataclass(frozen=True)
class Footnote:
    """A caveat. `links`: its own claim and its words; none where the desk wrote it."""

    mark: str
    text: str
    links: tuple[Linked, ...]


class Footnotes:
    """Hands out letters as caveats come up: a to z, then aa and on."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], Footnote] = {}

    def of(self, caveats: Iterable[CaveatFact]) -> tuple[Footnote, ...]:
        return tuple(self._one(caveat) for caveat in caveats)

    @property
    def all(self) -> tuple[Footnote, ...]:
        return tuple(self._found.values())

    def _one(self, caveat: CaveatFact) -> Footnote:
        known = (caveat.key, caveat.text)
        if known not in self._found:
            links: tuple[Linked, ...] = (claim_link(caveat.key),) if caveat.key else ()
            if caveat.key and caveat.article:
                links += (words_link(caveat.key, caveat.article),)
            self._found[known] = Footnote(_letters(len(self._found)), caveat.text, links)
        return self._found[known]


def _letters(number: int) -> str:
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, len(ascii_lowercase))
        letters = ascii_lowercase[rest] + letters
    return letters
