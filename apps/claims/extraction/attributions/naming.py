"""Who is named in a text: full names, what they are called besides, and where."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache

from apps.claims.extraction.attributions.classes import Range
from apps.claims.extraction.attributions.closed_words import (
    ADVERBS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PERSONAL,
    PREPOSITIONS,
    SUBORDINATORS,
    words_of,
)
from apps.claims.extraction.attributions.reading import MARK, WORD, Reading

_TITLES = words_of(
    "mr mr. mrs mrs. ms ms. dr dr. gen gen. general col col. colonel lt lt. maj maj. major sgt"
    " sgt. capt capt. captain adm adm. admiral sen sen. senator rep rep. representative gov gov."
    " governor president minister secretary prof prof. professor commander judge sir lord king"
    " queen prince pope chancellor ambassador sheriff mayor speaker chairman leader spokesman"
    " the генерал полковник президент министр міністр мэр мер"
)
_BODIES = words_of(
    "house council ministry department states party university times post news union nations"
    " committee agency army forces group court office bank institute center centre guard congress"
    " senate kingdom republic republics association company corporation commission front street"
    " post journal press radio america china russia ukraine city county state europe court"
    " treasury pentagon kremlin service services staff command company foundation league"
    " international organization organisation security intelligence defense defence affairs"
    " рада міністерство министерство штаб совет партія партия служба агентство"
)
_COMMON = ADVERBS | CONJUNCTIONS | DAYS | DETERMINERS | PERSONAL | PREPOSITIONS | SUBORDINATORS
_FADING = re.compile(r"[aeiouyhаеёиіїоуэєюяьыйъ'’ʼ]+")
_PATRONYMIC = ("вич", "вна", "чна")
_LONGEST_WORD = 40
_LONGEST_NAME = 5
_LONGEST_ROLE = 14


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """What stays the same over spellings of a name: its first letter and its consonants."""
    low = word.lower()
    rest = _FADING.sub("", low[1:])
    return low[:1] + re.sub(r"(.)\1+", r"\1", rest)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper() and "." not in word


@dataclass(slots=True)
class Named:
    """A person named in full. `name`: the tokens of the first full name; `roles`: common nouns
    and titles that stand beside it; `places`: where it is mentioned, in order, by any name."""

    name: Range
    roles: set[str] = field(default_factory=set)
    places: list[int] = field(default_factory=list)
    woman: bool | None = None


class Names:
    """The persons of a text by the sound of their last names, found in two passes over it."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.by_sound: dict[str, Named] = {}
        self.mentions: list[tuple[int, Named]] = []
        runs = list(self._runs())
        for begin, end in runs:
            self._learn(begin, end)
        for begin, end in runs:
            named = self.by_sound.get(sound(reading.words[end - 1]))
            if named is not None and len(reading.words[end - 1]) > 2:
                self.mentions.append((begin, named))
                named.places.append(begin)
        self._places = [place for place, _ in self.mentions]

    def of_phrase(self, phrase: Range) -> Named | None:
        """The person whom the words of a phrase name, by the last name in it."""
        for at in range(phrase[1] - 1, phrase[0] - 1, -1):
            if self._reading.capital(at) and self._reading.lows[at] not in _TITLES:
                return self.by_sound.get(sound(self._reading.words[at]))
        return None

    def mentioned_between(self, first: int, last: int) -> Named | None:
        """The first person mentioned, outside of quotations, from token `first` to `last`."""
        at = bisect_left(self._places, first)
        while at < len(self.mentions) and self.mentions[at][0] < last:
            if self._reading.within[self.mentions[at][0]] < 0:
                return self.mentions[at][1]
            at += 1
        return None

    def with_role(self, role: str, before: int) -> Named | None:
        """The person last mentioned before a token who is called by a role."""
        at = bisect_left(self._places, before) - 1
        lowest = max(-1, at - 60)
        while at > lowest:
            if role in self.mentions[at][1].roles:
                return self.mentions[at][1]
            at -= 1
        return None

    def _runs(self) -> list[Range]:
        """Runs of words with capital letters, without marks between them."""
        reading = self._reading
        found: list[Range] = []
        place, count = 0, len(reading.words)
        named = [
            kind == WORD
            and word[0].isupper()
            and low not in _COMMON
            and len(word) <= _LONGEST_WORD
            for word, low, kind in zip(reading.words, reading.lows, reading.kinds, strict=True)
        ]
        while place < count:
            if not named[place]:
                place += 1
                continue
            begin = place
            while place < count and named[place]:
                place += 1
            found.append((begin, place))
        return found

    def _learn(self, begin: int, end: int) -> None:
        reading = self._reading
        titles = []
        first = begin
        while first < end - 2 and _is_acronym(reading.words[first]):
            first += 1
        while first < end - 1 and reading.lows[first] in _TITLES:
            titles.append(reading.lows[first])
            first += 1
        if (end - first < 2 and not titles) or end - first > _LONGEST_NAME:
            if end - first <= _LONGEST_NAME:
                return
            first = end - 2
        if reading.words[first][0] > "\u0400" and end - first > 2:
            first = end - (3 if reading.lows[end - 2].endswith(_PATRONYMIC) else 2)
        if any(reading.lows[at] in _BODIES for at in range(first, end)):
            return
        if all(_is_acronym(reading.words[at]) for at in range(first, end)):
            return
        key = sound(reading.words[end - 1])
        known = self.by_sound.get(key)
        full = end - first >= 2
        if known is None:
            if not full and titles[-1] in ("mr", "mr.", "mrs", "mrs.", "ms", "ms."):
                return
            known = self.by_sound[key] = Named((first, end))
        elif full and known.name[1] - known.name[0] < 2:
            known.name = (first, end)
        known.roles.update(title.strip(".") for title in titles)
        if titles and known.woman is None:
            last = titles[-1].strip(".")
            known.woman = True if last in ("mrs", "ms") else False if last == "mr" else None
        self._learn_roles(known, begin, end)

    def _learn_roles(self, named: Named, begin: int, end: int) -> None:
        reading = self._reading
        at = begin - 1
        while at >= max(0, begin - 4) and reading.kinds[at] == WORD:
            if reading.lows[at] in _COMMON:
                break
            named.roles.add(reading.lows[at])
            at -= 1
        if end < len(reading.words) and reading.words[end] == ",":
            at = end + 1
            if (at < len(reading.words) and reading.lows[at] in ("a", "an", "the")) or (
                at < len(reading.words) and not reading.capital(at)
            ):
                while at < min(len(reading.words), end + _LONGEST_ROLE):
                    if reading.kinds[at] == MARK or reading.lows[at] in ("of", "for", "at", "who"):
                        break
                    if reading.lows[at] not in _COMMON:
                        named.roles.add(reading.lows[at])
                    at += 1
