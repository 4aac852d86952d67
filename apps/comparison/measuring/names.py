"""Names in texts from outside, as the product finds them, and one key for one whole set."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import Final

from apps.claims.extraction.assembling import Named
from apps.comparison.measuring.bodies import state_of
from apps.entities.matching.comparing import compare
from apps.entities.matching.finding import Finder, GazetteerRecord
from apps.entities.measuring.outside import finder_of, outside_gazetteer

MOST_COMPARED = 80
# Somebody, but nobody in particular.
NOBODY: Final = re.compile(
    r"\b(?:officials?|sources?|analysts?|experts?|observers?|witness(?:es)?|residents?|insiders?"
    r"|people|someone|somebody|persons?|diplomats?|commanders?|spokes(?:man|woman|person)"
    r"|engineers?|soldiers?|media|reports|rumou?rs|bloggers?"
    r"|посадов\w+|чиновник\w*|джерел\w*|источник\w*|експерт\w*|эксперт\w*|аналітик\w*|аналитик\w*"
    r"|співрозмовник\w*|собеседник\w*|ЗМІ|СМИ)\b"
    r"|^(?:an?|one|two|three|several|some|many)\s",
    re.IGNORECASE,
)
PAPER: Final = re.compile(
    r"\b(?:documents?|papers?|files?|assessments?|slides?|memos?|cables?|документ\w*)\b",
    re.IGNORECASE,
)
_BODY: Final = re.compile(
    r"\b(?:office|ministry|command|staff|army|navy|government|police|prosecutors|agency|council"
    r"|committee|parliament|service|hospital|mission|union|department|authority|administration"
    r"|міністерств\w*|министерств\w*|прокуратур\w*|адміністраці\w*|администраци\w*|поліці\w*"
    r"|полици\w*|рада|служб\w*)\b",
    re.IGNORECASE,
)
_ARTICLE: Final = re.compile(r"^the\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """The names of one text. `speaks_for`: the bodies in which a person holds a role."""

    named: tuple[Named, ...] = ()
    speaks_for: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Names:
    """Finds names; what finding needs is loaded once, when the first text comes."""

    def __init__(
        self, places: Callable[[], Iterable[GazetteerRecord]] = outside_gazetteer
    ) -> None:
        self._places = places
        self._finder: Finder | None = None
        self._wider: dict[str, tuple[str, tuple[str, ...]]] = {}

    def of(
        self, text: str, *, language: str = "", publisher: str = "", likeliest: bool = False
    ) -> Known:
        """The names of a text, those that the product itself would propose.

        `likeliest`: also those that more than one is as likely to bear, as the first of them.
        """
        found = self._loaded().find(text, language=language, publisher=publisher)
        named = [
            Named(one.start, one.end, one.kind, one.best.ref, one.best.name)
            for one in found.findings
        ]
        roles: dict[str, set[str]] = defaultdict(set)
        for role in found.roles:
            if role.body is not None:
                roles[named[role.person].ref].add(named[role.body].ref)
        usable = (
            one
            for one, hit in zip(named, found.findings, strict=True)
            if (likeliest or not hit.undecided) and hit.rule != "description"
        )
        return Known(
            tuple(usable), {person: frozenset(bodies) for person, bodies in roles.items()}
        )

    def place(self, ref: str) -> tuple[str, tuple[str, ...]] | None:
        """The name of a place of the gazetteer, and what it lies within; None for no other."""
        self._loaded()
        return self._wider.get(ref)

    def _loaded(self) -> Finder:
        if self._finder is None:
            records = list(self._places())
            self._finder = finder_of(records)
            for one in records:
                state = f"iso:{one.country}" if one.country else ""
                wider = [one.region] if one.region else []
                wider += [state] if state and not one.region else []
                self._wider[f"gazetteer:{one.code}"] = (
                    one.name,
                    tuple(f"gazetteer:{code}" for code in wider if code != one.code),
                )
        return self._finder


def state_key(state: str) -> str:
    return f"gazetteer:iso:{state}"


def whose(ref: str, name: str) -> str | None:
    """The key of the state for which a body of this name speaks."""
    state = state_of(name)
    key = state_key(state) if state else None
    return None if key == ref else key


def key_of_words(words: str, named: Sequence[Named]) -> str | None:
    """A key for who is named by words that no finder knows: "Doctors for Peace", "the regional
    prosecutor's office". None for those who are nobody in particular.

    `named`: the names that stand in the words. A paper is known by whose it is.
    """
    if any(name.kind == "person" for name in named):
        return None
    if PAPER.search(words):
        owner = next((name.ref for name in named), None)
        return f"paper:{owner}" if owner else None
    plain = " ".join(words.split())
    if NOBODY.search(plain):
        return None
    bare = _ARTICLE.sub("", plain)
    if any(word[:1].isupper() for word in bare.split()[1:]) or _BODY.search(bare):
        return f"said:{bare.casefold()}"
    return None


class Voices:
    """Who is who in a set of texts: names that are spellings of one have one key."""

    def __init__(self, names: Iterable[Named]) -> None:
        by_kind: dict[str, dict[str, str]] = defaultdict(dict)
        for name in names:
            by_kind[name.kind].setdefault(name.ref, name.name)
        self._one: dict[str, str] = {}
        for kind, found in by_kind.items():
            if kind != "place":
                self._join(kind, dict(sorted(found.items())[:MOST_COMPARED]))

    def key(self, ref: str) -> str:
        """The key that stands for all spellings."""
        while ref in self._one:
            ref = self._one[ref]
        return ref

    def _join(self, kind: str, found: Mapping[str, str]) -> None:
        for one, other in combinations(found, 2):
            if _are_one(kind, *sorted((found[one], found[other]))):
                self._put(one, other)
        if kind == "person":
            self._surnames(found)

    def _surnames(self, found: Mapping[str, str]) -> None:
        """A surname alone is the one person of the set who bears it."""
        full = {ref: name.split() for ref, name in found.items() if len(name.split()) > 1}
        for ref, name in found.items():
            if len(name.split()) > 1:
                continue
            bearing = {
                self.key(other)
                for other, words in full.items()
                if _are_one(kind="person", first=f"N {name}", second=f"N {words[-1]}")
            }
            if len(bearing) == 1:
                self._put(ref, bearing.pop())

    def _put(self, one: str, other: str) -> None:
        first, second = sorted((self.key(one), self.key(other)), key=lambda ref: (-len(ref), ref))
        if first != second:
            self._one[second] = first


@lru_cache(maxsize=20_000)
def _are_one(kind: str, first: str, second: str) -> bool:
    return first == second or compare(first, second, kind=kind).same
