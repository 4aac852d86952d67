"""Keys under which names that may be one meet, so that never all are compared with all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from apps.entities.matching.comparing.bodies import read_body
from apps.entities.matching.comparing.places import firm, read_place, settled
from apps.entities.matching.comparing.reading import Word, read_person
from apps.entities.matching.comparing.words import GENERIC, LIGHT

# A name of more words gives the keys of its first ones only.
_MOST_WORDS = 6
_LONGEST_ACRONYM = 6


def blocks(name: str, kind: str) -> frozenset[str]:
    """The keys of a name. Names that share none are not compared.

    A key that begins with "1 " is a person's single word: it is shared with the names of one word
    alone, or all who bear a surname would be compared with one another. Empty for a name without
    letters.
    """
    return frozenset(_OF[kind](name))


def is_single(name: str) -> bool:
    """Whether a person's name is one word."""
    return len(read_person(name).words) == 1


def _person(name: str) -> Iterator[str]:
    words = read_person(name).words[:_MOST_WORDS]
    keys = sorted({key for word in words if (key := _heard(word))})
    yield from (f"{one} {other}" for one, other in combinations(keys, 2))
    yield from (f"1 {_heard(word)}" for word in words if not word.given or len(words) == 1)


def _heard(word: Word) -> str:
    if word.is_initial:
        return ""
    return f"g{min(word.given)}" if word.given else firm(word.root) or word.sound


def _place(name: str) -> Iterator[str]:
    heard = [settled(word.sound)[0] for word in read_place(name).words[:_MOST_WORDS]]
    bones = " ".join(sorted(firm(one) or one for one in heard))
    if bones:
        yield f"p {bones}"


def _body(name: str) -> Iterator[str]:
    reading = read_body(name)
    telling = [word for word in reading.words if word.text not in GENERIC | LIGHT]
    for word in (telling or list(reading.words))[:_MOST_WORDS]:
        yield f"b {firm(word.sound) or word.sound}"
    yield from (f"a {initials}" for initials in reading.initials)
    if len(reading.words) == 1 and len(reading.words[0].text) <= _LONGEST_ACRONYM:
        yield f"a {reading.words[0].text}"


_OF = {"person": _person, "place": _place, "organisation": _body}
