"""How a name sounds, roughly, whichever spelling habit wrote it; and how far two sounds lie apart.

A sound is a word of small and capital letters: S as in ship, Z as in measure, C as in church,
J as in jam, the others as they look. Spelling habits that stand for one sound in English, German,
French, Polish, Romanian, Turkish and the usual transliterations of Russian, Ukrainian, Belarusian
and Arabic meet in it as far as letters alone tell; where one letter has several readings (ch, j,
h), the readings lie close together in `distance`.
"""

from __future__ import annotations

import re
from functools import lru_cache

# In order: the longer before the shorter.
_REWRITES = (
    ("schtsch", "S"),
    ("chtch", "S"),
    ("stsch", "S"),
    ("shch", "S"),
    ("szcz", "S"),
    ("tsch", "C"),
    ("dsch", "J"),
    ("tsj", "C"),
    ("tch", "C"),
    ("dzh", "J"),
    ("dj", "J"),
    ("sch", "S"),
    ("cz", "C"),
    ("ch", "C"),
    ("sh", "S"),
    ("sz", "S"),
    ("sj", "S"),
    ("zh", "Z"),
    ("zj", "Z"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
    ("qu", "k"),
    ("tz", "c"),
    ("ts", "c"),
    ("ks", "x"),
    ("iou", "iu"),
    ("oo", "u"),
    ("ou", "u"),
    ("ee", "i"),
    ("q", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
)
_REWRITE = re.compile("|".join(re.escape(old) for old, _ in _REWRITES))
_NEW = dict(_REWRITES)
_REPEATED = re.compile(r"(.)\1+")
# A vowel that English readers are given after a consonant or a vowel: Ye, ie, je for e.
_GLIDE_E = re.compile(r"i(?=e)|(?<=[aeou])i(?=[ao])")
_EU_JO = re.compile(r"io")

_VOWELS = frozenset("aeiou")

_HEARD = "abcdefghijklmnopqrstuvwxyzSZCJ0123456789"
# What it costs to hear one sound as another, and to drop one. Anything not told costs 1.
_SWAPPED: dict[str, dict[str, float]] = {
    one: {
        other: 0.0 if one == other else 0.4 if {one, other} <= _VOWELS else 1.0 for other in _HEARD
    }
    for one in _HEARD
}
_DROPPED = dict.fromkeys(_HEARD, 1.0) | {
    "a": 0.5,
    "e": 0.45,
    "i": 0.3,
    "o": 0.55,
    "u": 0.5,
    "h": 0.45,
}
for _pairs, _cost in (
    ("gh ae ei ao", 0.25),
    ("uo uv eo", 0.3),
    ("JZ Jg Ji Zi CS xh iv", 0.4),
    ("ai au iu fv tf", 0.45),
    ("bv dt bp gk zs SZ Ch Sc Cc cs ck kh JC Jz Zz Sh hC xk Ss Ck", 0.5),
    ("mn dz tc td", 0.65),
):
    for _pair in _pairs.split():
        _SWAPPED[_pair[0]][_pair[1]] = _SWAPPED[_pair[1]][_pair[0]] = _cost

# In a word of so few sounds each of them counts for more.
_SHORT = 4
_STRICTER = 1.4


@lru_cache(maxsize=65536)
def sound(word: str) -> str:
    """The sound of one word in plain Latin letters, lower case."""
    heard = _REWRITE.sub(lambda found: _NEW[found[0]], word)
    heard = _EU_JO.sub("e", _GLIDE_E.sub("", heard)) if len(heard) > 2 else heard
    return _REPEATED.sub(r"\1", heard)


def bones(heard: str) -> str:
    """The consonants of a sound, for scripts that write no others."""
    return "".join(letter for letter in heard if letter not in _VOWELS).replace("h", "")


@lru_cache(maxsize=65536)
def distance(first: str, second: str, most: float = 99.0) -> float:
    """What it costs to turn one sound into the other: 1 a letter, less for those mixed up.

    Where it comes to more than `most`, any number above that.
    """
    if first == second:
        return 0.0
    added = [_DROPPED[letter] for letter in second]
    row = [0.0]
    for cost in added:
        row.append(row[-1] + cost)
    for one in first:
        gone, swapped = _DROPPED[one], _SWAPPED[one]
        diagonal = row[0]
        before = least = row[0] = diagonal + gone
        for at, other in enumerate(second, 1):
            best = diagonal + swapped[other]
            diagonal = row[at]
            if diagonal + gone < best:
                best = diagonal + gone
            if before + added[at - 1] < best:
                best = before + added[at - 1]
            row[at] = before = best
            if best < least:
                least = best
        if least > most:
            return least
    return row[-1]


def likeness(first: str, second: str, least: float = 0.0) -> float:
    """1 for the same sound, 0 for nothing in common, or for less than `least`."""
    longest = max(len(first), len(second))
    if not longest:
        return 0.0
    strict = _STRICTER if longest <= _SHORT else 1.0
    alike = 1.0 - distance(first, second, (1.0 - least) * longest / strict) * strict / longest
    return alike if alike >= max(least, 0.0) else 0.0
