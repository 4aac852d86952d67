"""What speaks for and against two names being one organisation's, as figures."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from apps.entities.matching.comparing.aligning import Alignment, align
from apps.entities.matching.comparing.reading import Word, plain, word, words_of
from apps.entities.matching.comparing.words import EMPTY, GENERIC, LIGHT, legal_forms, translated

FEATURES = ("bias", "kept", "clash", "extra", "acronym", "legal")

_GENERIC_WEIGHT = 0.6
_LIGHT_WEIGHT = 0.3
_ROMAN_WEIGHT = 0.1
_ROMAN = re.compile(r"[ivx]+$")
_APART = 0.25
_LETTERS = re.compile(r"\b(?:[a-z]\b\.? ?){2,}")
_LONGEST_ACRONYM = 8
_LEAST_OF_A_WORD = 4


@dataclass(frozen=True, slots=True)
class BodyReading:
    """`words`: without legal forms and little words; `forms`: what its legal forms amount to;
    `initials`: of its words, with legal forms and little words and without."""

    words: tuple[Word, ...]
    forms: frozenset[str]
    initials: frozenset[str]


@lru_cache(maxsize=32768)
def read_body(name: str) -> BodyReading:
    """The words of an organisation's name. A name of legal forms alone keeps them."""
    text = _LETTERS.sub(_as_one, plain(name))
    all_words = words_of(text)
    kept, forms = _without_forms(all_words)
    telling = [each for each in kept if each not in EMPTY] or all_words
    meanings = translated()
    words = tuple(word(meanings.get(each, each), place) for place, each in enumerate(telling))
    without_little = [each for each in all_words if each not in EMPTY]
    initials = {
        "".join(each[0] for each in some) for some in (all_words, without_little, kept, telling)
    }
    return BodyReading(
        words,
        frozenset(forms),
        frozenset(each for each in initials if 2 <= len(each) <= _LONGEST_ACRONYM),
    )


def _as_one(found: re.Match[str]) -> str:
    """A.B.C. as one word; but not a single letter beside others."""
    letters = re.sub(r"[^a-z]", "", found[0])
    dotted = "." in found[0] or len(letters) > 2
    return f" {letters} " if dotted else found[0]


def _without_forms(texts: list[str]) -> tuple[list[str], set[str]]:
    kept: list[str] = []
    forms: set[str] = set()
    at = 0
    while at < len(texts):
        for form, meaning in legal_forms():
            if _stands(form, texts[at : at + len(form)]):
                forms.add(meaning)
                at += len(form)
                break
        else:
            kept.append(texts[at])
            at += 1
    return kept, forms


def _stands(form: tuple[str, ...], texts: list[str]) -> bool:
    """Whether the words are a legal form, the last of a long one perhaps cut off."""
    if tuple(texts) == form:
        return True
    return (
        len(texts) == len(form) > 2
        and tuple(texts[:-1]) == form[:-1]
        and len(texts[-1]) >= _LEAST_OF_A_WORD
        and form[-1].startswith(texts[-1])
    )


def _weight(each: Word) -> float:
    if _ROMAN.fullmatch(each.text):
        return _ROMAN_WEIGHT
    if each.text in LIGHT:
        return _LIGHT_WEIGHT
    return _GENERIC_WEIGHT if each.text in GENERIC else 1.0


def body_features(first: str, second: str) -> tuple[dict[str, float], Alignment]:
    """Figures by the names in FEATURES, and the alignment they were read from."""
    one, other = read_body(first), read_body(second)
    alignment = align(one.words, other.words)
    acronym = _is_acronym(one, other) or _is_acronym(other, one)
    gaps = [min(1.0, (1.0 - match.likeness) / _APART) for match in alignment.matches]
    lost_one = sum(map(_weight, alignment.only_first))
    lost_other = sum(map(_weight, alignment.only_second))
    clash = max([*gaps, min(1.0, min(lost_one, lost_other) / _GENERIC_WEIGHT)])
    if not alignment.matches:
        clash = 1.0
    heaviest = max(sum(map(_weight, one.words)), sum(map(_weight, other.words)), 0.01)
    kept = sum(match.likeness * _weight(match.first[0]) for match in alignment.matches)
    features = {
        "bias": 1.0,
        "kept": 1.0 if acronym else min(1.0, kept / heaviest),
        "clash": 0.0 if acronym else clash,
        "extra": 0.0 if acronym else min(1.2, abs(lost_one - lost_other)),
        "acronym": float(acronym),
        "legal": float(bool(one.forms and other.forms) and one.forms.isdisjoint(other.forms)),
    }
    return features, alignment


def _is_acronym(short: BodyReading, long: BodyReading) -> bool:
    """Whether the first word of one is made of the first letters of the other's words."""
    return (
        bool(short.words)
        and short.words[0].text in long.initials
        and len(long.words) > 1
        and len(short.words) <= 2
    )
