"""What speaks for and against two names being one place's, as figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from apps.entities.matching.comparing.aligning import Alignment, align
from apps.entities.matching.comparing.reading import Word, plain, word, words_of
from apps.entities.matching.comparing.sounds import bones, distance
from apps.entities.matching.comparing.words import EMPTY, SORTS_OF_PLACE, translated

FEATURES = (
    "bias",
    "apart",
    "bones",
    "same",
    "start",
    "ending",
    "lost",
    "sorts",
    "region",
)

# Endings that say the same in Russian, Ukrainian and Belarusian and what others make of them:
# (pattern, what it becomes, its sort). Places that differ by the sort only are often neighbours.
_ENDINGS = (
    (re.compile(r"(?<=..)sk(?:oe|oie|ee?|oi?e)$"), "ske", "neuter adjective"),
    (re.compile(r"(?<=..)sk(?:aia?|aa|a)$"), "ska", "feminine adjective"),
    (re.compile(r"(?<=..)sk(?:i+|ii|oi|ai|ei)$"), "ski", "masculine adjective"),
    (re.compile(r"(?<=..)sk(?:as|is|os|ij)?$"), "sk", "town"),
    (re.compile(r"(?<=..)[oei]vka$"), "ovka", "ovka"),
    (re.compile(r"(?<=..)[oei]v[oe]$"), "ovo", "ovo"),
    (re.compile(r"(?<=..)[oeiu][vu]$"), "ov", "ov"),
    (re.compile(r"(?<=..)in[oe]$"), "ino", "ino"),
    (re.compile(r"(?<=..)(?:oe|oie|ee)$"), "e", "neuter"),
    (re.compile(r"(?<=..)(?:aia|aa)$"), "a", "feminine"),
    (re.compile(r"(?<=..)(?:oi|ii|i)$"), "i", "masculine or plural"),
    (re.compile(r"(?<=..)[oe]$"), "e", "neuter"),
    (re.compile(r"(?<=..)a$"), "a", "feminine"),
)
# Sounds no further apart than this are the same: two soft signs, say.
_NO_GAP = 0.75
_REGION = "oblast"
_NUMERAL = re.compile(r"(?:\d+|[ivx]+)$")


@dataclass(frozen=True, slots=True)
class PlaceReading:
    words: tuple[Word, ...]
    sorts: frozenset[str]
    numerals: frozenset[str]


@lru_cache(maxsize=32768)
def read_place(name: str) -> PlaceReading:
    """The words of a place's name in one language where they mean something, and what sort of
    place they say it is. A name of such words alone keeps them."""
    written = words_of(plain(name))
    # A name of one word is a name: Mali is not little.
    meanings = translated() if len(written) > 1 else {}
    texts, sorts, numerals = [], set(), set()
    for text in written:
        meaning = meanings.get(text, text)
        if meaning in SORTS_OF_PLACE:
            sorts.add(meaning)
        elif _NUMERAL.fullmatch(text):
            numerals.add(text)
        elif text not in EMPTY:
            texts.append(meaning)
    if not texts:
        texts = written
    return PlaceReading(
        tuple(word(text, at) for at, text in enumerate(texts)),
        frozenset(sorts),
        frozenset(numerals),
    )


@lru_cache(maxsize=32768)
def settled(heard: str) -> tuple[str, str]:
    """A sound with its ending as all neighbours would say it, and that ending's sort."""
    for pattern, ending, sort in _ENDINGS:
        found = pattern.search(heard)
        if found:
            return heard[: found.start()] + ending, sort
    return heard, "bare"


def place_features(first: str, second: str) -> tuple[dict[str, float], Alignment]:
    """Figures by the names in FEATURES, and the alignment they were read from."""
    one, other = read_place(first), read_place(second)
    alignment = align(one.words, other.words)
    total = max(len(one.words), len(other.words), 1)
    apart, same_bones, same_ending, worst_start = 0.0, 1.0, 1.0, 1.0
    for match in alignment.matches:
        ours = settled("".join(each.sound for each in match.first))
        theirs = settled("".join(each.sound for each in match.second))
        gap = distance(ours[0], theirs[0])
        apart += gap
        same_bones = min(same_bones, float(firm(ours[0]) == firm(theirs[0])))
        same_ending = min(same_ending, float(ours[1] == theirs[1]))
        worst_start = min(worst_start, float(distance(ours[0][:3], theirs[0][:3]) < 0.8))
    lost = min(len(alignment.only_first), len(alignment.only_second))
    features = {
        "bias": 1.0,
        "apart": min(4.0, apart) if alignment.matches else 4.0,
        "bones": same_bones if alignment.matches else 0.0,
        "same": float(
            bool(alignment.matches)
            and apart < _NO_GAP
            and not (alignment.only_first or alignment.only_second)
        ),
        "start": worst_start if alignment.matches else 0.0,
        "ending": same_ending if alignment.matches else 0.0,
        "lost": lost / total,
        "sorts": float(
            (bool(one.sorts) and bool(other.sorts) and one.sorts != other.sorts)
            or one.numerals != other.numerals
        ),
        "region": float((_REGION in one.sorts) != (_REGION in other.sorts)),
    }
    return features, alignment


def firm(heard: str) -> str:
    """The consonants, those that neighbours mix up as one."""
    return bones(heard).translate(_FIRM)


_FIRM = str.maketrans({"g": "", "Z": "S", "C": "S", "c": "S", "z": "s", "J": "S", "v": ""})
