"""People who are not on file: a name in full beside a title, a given name or a verb of speech."""

import re
from functools import lru_cache

from apps.entities.matching.finding.capitals import (
    NAME_JOINS,
    TitleBefore,
    initial,
    runs,
    title_around,
    title_before,
)
from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.lexicon import (
    common_words,
    folded_words,
    given_names,
    head_nouns,
    never_names,
    speech_verbs,
    surnames,
    titles,
)
from apps.entities.matching.finding.records import PERSON
from apps.entities.matching.finding.stems import is_dictionary_word
from apps.entities.matching.finding.words import Words, folded, word_key

_LONGEST_NAME = 4
_SURNAME_ENDING = re.compile(
    r"(?:[оеє]в|[иы]н|[её]в|ск(?:ий|ой)|цк(?:ий|ой)|ськ(?:ий)|цьк(?:ий)|енко|чук|щук|юк|ук|як|"
    r"дзе|швили|швілі|ян|янц|ишин|їшин|ець|ич|іч|ович|евич|[оеє]ва|[иы]на|ская|цкая|ська|цька|ідзе|"
    r"ман|берг|штейн|ер|ело|ельс)(?:а|у|ом|ым|им|ого|ому|е|і|ой|ою|ої|ій|ем|ым|ы|и|ві)?$"
)
_SURE_SURNAME = re.compile(r"(?:енк|йчук|[^и]чук|швил|швіл|дзе|ович|евич|ськ[иогм]|цьк[иогм])")
_PATRONYMIC = re.compile(r"(?:[оеє]вич|ич|[оеє]вн|ичн|івн)(?:а|у|ем|ом|е|і|ы|и|ой|ою|ові)?$")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@lru_cache(maxsize=1)
def _given_keys() -> frozenset[str]:
    return frozenset(word_key(name) for name in given_names() if _CYRILLIC.search(name))


def is_given(words: Words, index: int) -> bool:
    """Whether the word is a known given name, in any case form."""
    plain = folded(words.written[index])
    if _CYRILLIC.search(plain):
        return plain in given_names() or (len(plain) > 3 and words.keys[index] in _given_keys())
    return plain in given_names()


def is_surname(words: Words, index: int) -> bool:
    """Whether the word is a known surname, or ends like one in Ukrainian or Russian."""
    plain = folded(words.written[index])
    if plain in surnames():
        return True
    return len(plain) > 4 and bool(_CYRILLIC.search(plain) and _SURNAME_ENDING.search(plain))


def people_hits(words: Words, known: list[Hit]) -> list[Hit]:
    """People named in full, by title, given name or verb of speech, and lone surnames by them."""
    taken = [False] * len(words)
    places: set[int] = set()
    for hit in known:
        if hit.length > 1 and hit.kind != PERSON:
            taken[hit.first : hit.last + 1] = [True] * hit.length
        elif hit.length == 1 and hit.kind != PERSON and (hit.strength > 1.5 or _large(hit)):
            places.add(hit.first)
    ending = {hit.last: hit.first for hit in known if hit.kind != PERSON}
    hits = []
    for first, last in runs(words, taken):
        person = _person(words, first, last, places, ending)
        if person:
            hits.append(person)
    return hits


def _large(hit: Hit) -> bool:
    return any(
        name.owner.place_kind == "country" or name.owner.population >= 300_000
        for name in hit.named
    )


def _person(
    words: Words, first: int, last: int, places: set[int], ending: dict[int, int]
) -> Hit | None:
    title = title_around(words, first, ending)
    start = first
    for index in range(first + 1, min(last, first + 8) + 1):
        inner = title_before(words, index)
        if inner and inner.first >= first and words.gap(index) in NAME_JOINS | {". "}:
            title, start = inner, index
    if start == first and tuple(words.keys[first : first + 1]) in titles() and last == first:
        return None
    while (
        start <= last
        and words.opens[start]
        and folded(words.written[start]) in common_words()
        and not is_given(words, start)
    ):
        start += 1
    if start > last or all(initial(words, index) for index in range(start, last + 1)):
        return None
    start = _given_inside(words, start, last)
    last = min(last, start + _LONGEST_NAME - 1)
    length = last - start + 1
    ends = folded(words.written[last])
    if ends in folded_words("no_surnames.txt") or (
        length > 1 and words.keys[last] in head_nouns()
    ):
        return None
    spoken = _speaks(words, start, last)
    given = is_given(words, start) or initial(words, start)
    loud = words.loud[start]
    if loud:
        while last > start and not (is_surname(words, last) or is_given(words, last)):
            last -= 1
        length = last - start + 1
        if length == 1 and not title:
            return None
    common_first = folded(words.written[start]) in common_words()
    if length == 1:
        return _one_word(words, start, title, spoken, places)
    if title and not common_first:
        return _hit(words, start, last, "title and name", 2.5)
    if start in places and not is_surname(words, last):
        return None
    if given and not (common_first and words.opens[start]) and ends not in never_names():
        return _hit(words, start, last, "given name", 2.2)
    if words.titled[start]:
        return None
    patronymic = _CYRILLIC.search(ends) and _PATRONYMIC.search(folded(words.written[start + 1]))
    if patronymic or (
        spoken and not any(_commonplace(words, index) for index in range(start, last + 1))
    ):
        return _hit(words, start, last, "speech verb", 1.8)
    if is_surname(words, last) and not common_first and start not in places and length <= 3:
        return _hit(words, start, last, "surname", 1.4)
    return None


def _given_inside(words: Words, first: int, last: int) -> int:
    """Where the name begins in "президент України Петро Порошенко": at the given name."""
    if is_given(words, first) or initial(words, first):
        return first
    for index in range(first + 1, last):
        if is_given(words, index) and words.gap(index) in NAME_JOINS:
            return index
    return first


def _commonplace(words: Words, index: int) -> bool:
    return folded(words.written[index]) in common_words()


def _one_word(
    words: Words, index: int, title: TitleBefore | None, spoken: bool, places: set[int]
) -> Hit | None:
    plain = folded(words.written[index])
    if len(plain) < 3 or plain in common_words() or index in places:
        return None
    if words.keys[index] in head_nouns() or (words.keys[index],) in titles():
        return None
    cyrillic = bool(_CYRILLIC.search(plain))
    surname = is_surname(words, index)
    if cyrillic and not surname and is_dictionary_word(plain):
        return None
    if title and words.gap(index) in (" ", "\u00a0", ". ") and not words.titled[index]:
        return _hit(words, index, index, "title and name", 1.6)
    if words.loud[index]:
        return None
    if surname and spoken:
        return _hit(words, index, index, "speech verb", 1.5)
    if surname and not words.opens[index] and not words.titled[index]:
        return _hit(words, index, index, "surname", 0.8)
    sure = bool(_SURE_SURNAME.search(plain[3:]))
    if (
        surname
        and cyrillic
        and not words.titled[index]
        and (sure or not is_dictionary_word(plain))
    ):
        return _hit(words, index, index, "surname", 0.7)
    return None


def _hit(words: Words, first: int, last: int, rule: str, strength: float) -> Hit:
    start, end = words.starts[first], words.ends[last]
    return Hit(first, last, PERSON, rule, strength, name=" ".join(words.text[start:end].split()))


def _speaks(words: Words, first: int, last: int) -> bool:
    """Whether a verb of speech stands right before or after."""
    verbs = speech_verbs()
    if words.gap(last + 1) in (" ", ", ") and words.lower(last + 1) in verbs:
        return True
    return words.gap(first) == " " and words.lower(first - 1) in verbs
