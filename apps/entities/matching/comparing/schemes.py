"""Transliteration from Cyrillic to Latin letters by named schemes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from apps.entities.matching.comparing.scheme_tables import LETTERS, TABLES

LABELS = {
    "ua-2010": "Ukrainian national 2010",
    "bgn-pcgn": "BGN/PCGN",
    "iso-9": "ISO 9",
    "scholarly": "Scholarly",
    "icao": "Passports (ICAO 9303)",
    "english-press": "English press",
    "german-press": "German press",
    "french-press": "French press",
    "polish-press": "Polish press",
}
METHOD = "entities.transliterate/1"

_CYRILLIC = re.compile(f"[{LETTERS}]", re.IGNORECASE)
_ANY_LATIN = re.compile(r"[a-z]", re.IGNORECASE)
_TELLING = {"uk": re.compile("[ґєії]"), "be": re.compile("ў"), "ru": re.compile("[ыэъё]")}


@dataclass(frozen=True, slots=True)
class Variant:
    """A spelling that a scheme makes, and the scheme's name in LABELS."""

    text: str
    scheme: str


def variants(name: str, language: str = "") -> tuple[Variant, ...]:
    """The spellings of a Cyrillic name in Latin letters, each by the first scheme to make it.

    `language`: uk, ru or be; any other or none is read from the letters, and where they do not
    tell, Ukrainian and Russian both count. Empty for a name that is not in Cyrillic letters only.
    """
    if not _CYRILLIC.search(name) or _ANY_LATIN.search(name):
        return ()
    found: dict[str, Variant] = {}
    for scheme, by_language in TABLES.items():
        for each in languages_of(name, language):
            if each in by_language:
                text = _writer(scheme, each)(name)
                if text and not _CYRILLIC.search(text):
                    found.setdefault(text, Variant(text, scheme))
    return tuple(found.values())


def transliterate(name: str, scheme: str, language: str) -> str:
    """A Cyrillic name by one scheme. Raises KeyError where the scheme has no such language."""
    if language not in TABLES[scheme]:
        raise KeyError(language)
    return _writer(scheme, language)(name)


def languages_of(name: str, language: str = "") -> tuple[str, ...]:
    """The languages whose rules a Cyrillic name is read by."""
    known = language.split("-")[0].lower()
    if known in _TELLING:
        return (known,)
    small = name.lower()
    told = tuple(each for each, letters in _TELLING.items() if letters.search(small))
    return told[:1] or ("uk", "ru")


@cache
def _writer(scheme: str, language: str) -> Callable[[str], str]:
    letters, rules = TABLES[scheme][language]
    words = letters.split()
    # Of a letter that is given twice the later counts: a scheme's own letter over the plain one.
    table = {
        cyrillic: "" if latin == "-" else latin
        for cyrillic, latin in zip(words[::2], words[1::2], strict=True)
    }
    patterns = [*(pattern for pattern, _ in rules), *map(re.escape, table)]
    outcomes = [*(outcome for _, outcome in rules), *table.values()]
    scanner = re.compile("|".join(f"({pattern})" for pattern in patterns))

    def write(name: str) -> str:
        small = name.lower()
        # The lower case of a few letters is longer: then places do not match, and case is let go.
        cased = name if len(small) == len(name) else small
        parts, at = [], 0
        for found in scanner.finditer(small):
            start, end = found.span()
            latin = outcomes[(found.lastindex or 1) - 1]
            parts += [cased[at:start], _cased(latin, cased, start, end)]
            at = end
        return "".join([*parts, cased[at:]])

    return write


def _cased(latin: str, name: str, start: int, end: int) -> str:
    """In capitals as the letters it stands for: all of them in a word of capitals."""
    if not name[start:end][:1].isupper():
        return latin
    beside = name[max(0, start - 1) : start] + name[end : end + 1]
    loud = any(map(str.isupper, beside)) and not any(map(str.islower, beside))
    return latin.upper() if loud else latin[:1].upper() + latin[1:]
