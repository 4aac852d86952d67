"""The subject of a Ukrainian or Russian verb, before it or behind it, by order and agreement."""

from __future__ import annotations

from typing import Final

from apps.anchoring.spans import Span
from apps.claims.extraction.assembling import caveat_words_slavic as words
from apps.claims.extraction.assembling.scene import Scene
from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    PERSONAL,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
)
from apps.claims.extraction.attributions.reading import MARK, WORD

_IN: Final = frozenset(("у", "в", "во", "на"))
_PLURAL: Final = ("ли", "лись", "лися", "ють", "ять", "ют", "ят", "ются", "ються")
_INFINITIVE: Final = words.TO_COMMENT | words.TO_TELL | words.TO_VERIFY
_NO_SUBJECT: Final = (
    PREPOSITIONS | words.POINTING | RELATIVE | SUBORDINATORS | AUXILIARIES | CONJUNCTIONS
)
_VOWELS: Final = "аеєиіоуюяыэё"
# How adjectives end that stand with a subject of each number and gender.
_ENDINGS: Final = {
    "plural": (("и", "і", "ы", "а", "я", "ї"), ("і", "ые", "ие", "ї")),
    "neuter": (("о", "е", "є", "я"), ("е", "ое", "ее", "є")),
    "feminine": (("а", "я", "ь"), ("а", "ая", "яя", "я")),
    "masculine": ((), ("ий", "ый", "ой", "ій")),
}
_LONGEST_BODY: Final = 6


def subject_in(scene: Scene, first: int, last: int, verb: int) -> Range | None:
    """The subject of the verb at a token, in a clause from token `first` to, without, `last`.

    The body or place in which unnamed people act counts as one: «у штабі не коментували».
    """
    reading = scene.reading
    end = verb
    while end > first and (
        reading.lows[end - 1] in ("не", "ні", "ще", "еще", "ещё") or _is_leading(scene, end - 1)
    ):
        end -= 1
    begin = first
    while begin < end and _is_leading(scene, begin):
        begin += 1
    if begin >= end:
        return _behind(scene, verb, last)
    if reading.lows[verb].endswith(_PLURAL):
        body = _body(scene, begin, end)
        if body is not None:
            return body
    return (
        _from_left(scene, begin, end)
        or _from_right(scene, begin, end, verb)
        or _behind(scene, verb, last)
    )


def _is_leading(scene: Scene, at: int) -> bool:
    low = scene.reading.lows[at]
    return low in words.LEADING or low in CONJUNCTIONS or is_adverb(low)


def _body(scene: Scene, first: int, end: int) -> Range | None:
    """The phrase behind "in", before what the clause is about; it may stand before the verb."""
    reading = scene.reading
    for at in range(first, end - 1):
        if reading.lows[at] not in _IN or (at > first and not _is_object_end(scene, first, at)):
            continue
        after = at + 1
        while after < end and after - at <= _LONGEST_BODY and not _breaks(scene, after):
            after += 1
        inside = range(at + 1, after)
        if inside and not any(reading.lows[one] in DAYS for one in inside):
            return at + 1, after
    return None


def _is_object_end(scene: Scene, first: int, at: int) -> bool:
    """Whether what stands before a token is what the clause is about: «від коментарів у …»."""
    reading = scene.reading
    return reading.lows[first] in _NO_SUBJECT or _is_thing(reading.lows[first])


def _is_thing(low: str) -> bool:
    return low.startswith(words.TOLD_THINGS) or low in words.COMMENTS or low in _INFINITIVE


def _breaks(scene: Scene, at: int) -> bool:
    """Whether a subject ends before a token."""
    reading = scene.reading
    low = reading.lows[at]
    if reading.kinds[at] == MARK:
        return True
    return low in _NO_SUBJECT or low == "не" or _is_leading(scene, at) or _is_thing(low)


def _from_left(scene: Scene, first: int, end: int) -> Range | None:
    """The subject that begins the clause: up to what it did not comment on, or the verb."""
    reading = scene.reading
    if reading.lows[first] in PERSONAL:
        return first, first + 1
    at = first
    while at < end and not _breaks(scene, at):
        at += 1
        if at < end and _ends_person(scene, at):
            break
    return (
        (first, at)
        if at > first and any(reading.kinds[one] == WORD for one in range(first, at))
        else None
    )


def _ends_person(scene: Scene, at: int) -> bool:
    """Whether a person's name ends before a token, and the token is no part of it."""
    reading = scene.reading
    if reading.capital(at):
        return False
    found = scene.persons.of_phrase((at - 1, at))
    return reading.capital(at - 1) and found is not None


def _from_right(scene: Scene, first: int, end: int, verb: int) -> Range | None:
    """The subject right before the verb, behind what the clause is about."""
    reading = scene.reading
    last = end - 1
    if reading.lows[last] in PERSONAL:
        return last, end
    if _breaks(scene, last):
        return None
    for name in scene.names_in(Span(reading.starts[first], reading.ends[last])):
        if name.end == reading.ends[last]:
            return reading.token_at(name.start), end
    nouns, adjectives = _ENDINGS[_gender(reading.lows[verb])]
    if reading.capital(last):
        begin = last
        while begin > first and reading.capital(begin - 1) and _person(scene, begin - 1, end):
            begin -= 1
        return begin, end
    low = reading.lows[last]
    agrees = low.endswith(nouns) if nouns else low[-1:] not in _VOWELS
    if not agrees:
        return None
    begin = last
    while (
        begin > first
        and not _breaks(scene, begin - 1)
        and reading.lows[begin - 1].endswith(adjectives)
    ):
        begin -= 1
    return begin, end


def _person(scene: Scene, first: int, end: int) -> bool:
    return scene.persons.of_phrase((first, end)) is not None


def _gender(low: str) -> str:
    """The number and gender that a past tense shows; "plural" and "masculine" where none does."""
    if low.endswith(_PLURAL):
        return "plural"
    if low.endswith(("ла", "лась", "лася")):
        return "feminine"
    if low.endswith(("ло", "лось", "лося")):
        return "neuter"
    return "masculine"


def _behind(scene: Scene, verb: int, last: int) -> Range | None:
    """The subject behind a verb that begins its clause: «Від коментарів відмовилася речниця»."""
    reading = scene.reading
    at = verb + 1
    if reading.lows[verb].endswith(_PLURAL) and at < last and reading.lows[at] in _IN:
        return _body(scene, at, last)
    if at >= last or _breaks(scene, at):
        return None
    nouns, _ = _ENDINGS[_gender(reading.lows[verb])]
    low = reading.lows[at]
    if not (reading.capital(at) or (low.endswith(nouns) if nouns else low[-1:] not in _VOWELS)):
        return None
    end = at
    while end < last and not _breaks(scene, end):
        end += 1
    return at, end
