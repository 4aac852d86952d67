"""Bodies in Ukrainian and Russian: a head noun with a name in quotes, or a genitive, after it."""

import re

from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.lexicon import given_names, never_names
from apps.entities.matching.finding.records import ORGANISATION
from apps.entities.matching.finding.stems import (
    is_adjective,
    is_dictionary_word,
    is_genitive,
)
from apps.entities.matching.finding.words import Words, folded

_LATIN = re.compile("[A-Za-z]")
_OPENING_QUOTES = "«„“\"”'"
_CLOSING_QUOTES = "»“”\"'"


def cyrillic_body(words: Words, index: int) -> Hit | None:
    """A head noun with what follows it: a name in quotes, in Latin letters, or a genitive."""
    if words.loud[index]:
        return None
    after = words.gap(index + 1)
    following = index + 1
    first = _adjectives_before(words, index)
    if following < len(words) and after[:1] == " " and after[1:] and after[-1] in _OPENING_QUOTES:
        last = _closing(words, following)
        if last is not None:
            return body_hit(words, first, last, "body by its head noun", 2.2)
    if (
        following < len(words)
        and after == " "
        and words.upper[following]
        and _LATIN.match(words.written[following])
    ):
        last = following
        while (
            last + 1 < len(words)
            and words.gap(last + 1) in (" ", ".", "-")
            and words.upper[last + 1]
            and _LATIN.match(words.written[last + 1])
        ):
            last += 1
        return body_hit(words, first, last, "body by its head noun", 2.1)
    if not words.upper[first] or words.titled[index]:
        return None
    last = index
    while last + 1 < len(words) and last - index < 5 and words.gap(last + 1) == " ":
        written = words.written[last + 1]
        if (
            written in ("и", "і", "та", "й", "по", "з", "у", "із")
            and last + 2 < len(words)
            and _genitive(words.written[last + 2])
        ):
            last += 2
        elif _genitive(written) and not (
            words.upper[last + 1] and last > index and words.upper[last]
        ):
            last += 1
        else:
            break
    if first == last or (words.opens[first] and first == index and last == index):
        return None
    return body_hit(words, first, last, "body by its head noun", 1.9)


def _genitive(written: str) -> bool:
    """Whether a word after a head noun may belong to the name: a genitive, or a place unknown."""
    plain = folded(written)
    if len(plain) < 2 or plain in given_names():
        return False
    return is_genitive(plain) or (written[:1].isupper() and not is_dictionary_word(plain))


def _adjectives_before(words: Words, index: int) -> int:
    """The first of the adjectives that lead to a head noun, where it begins with a capital."""
    first = index
    while first > 0 and index - first < 3 and words.gap(first) in (" ", "-"):
        written = words.written[first - 1]
        if len(written) < 4 or words.opens[first] or not is_adjective(folded(written)):
            break
        first -= 1
        if words.upper[first]:
            return first if words.keys[first] not in never_names() else index
    return index


def _closing(words: Words, first: int) -> int | None:
    """The last word before the quotation mark that closes, within eight words."""
    for last in range(first, min(first + 8, len(words))):
        if any(mark in words.after(last) for mark in _CLOSING_QUOTES):
            return last
        if last + 1 < len(words) and words.opens[last + 1] and "\n" in words.gap(last + 1):
            return None
    return None


def body_hit(words: Words, first: int, last: int, rule: str, strength: float) -> Hit:
    start, end = words.starts[first], words.ends[last]
    return Hit(
        first, last, ORGANISATION, rule, strength, name=" ".join(words.text[start:end].split())
    )
