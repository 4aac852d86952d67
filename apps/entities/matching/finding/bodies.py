"""Bodies that are not on file: capitalised words with a noun such as Ministry, Brigade, University.

In Ukrainian and Russian also the noun with a name in quotation marks or in Latin letters after it,
and abbreviations in capitals.
"""

import re

from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.lexicon import (
    common_words,
    given_names,
    head_nouns,
    never_names,
    titles,
)
from apps.entities.matching.finding.records import ORGANISATION
from apps.entities.matching.finding.stems import (
    is_adjective,
    is_dictionary_word,
    is_genitive,
)
from apps.entities.matching.finding.words import Words, folded

_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
_LINKS = frozenset(["of", "for", "on", "and", "the", "to", "in"])
_OPENERS = frozenset(
    [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "and",
        "but",
        "for",
        "in",
        "at",
        "of",
        "on",
        "to",
    ]
)
_OPENING_QUOTES = "«„“\"”'"
_CLOSING_QUOTES = "»“”\"'"
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?$")
_NO_BODIES = frozenset(
    [
        "сми",
        "змі",
        "ввп",
        "дтп",
        "ндс",
        "пдв",
        "тв",
        "по",
        "ит",
        "іт",
        "аэс",
        "аес",
        "вич",
        "віл",
        "спид",
        "снід",
        "днк",
        "жкх",
        "чп",
        "нп",
        "егэ",
        "зно",
        "вуз",
        "внз",
        "мид",
        "млн",
        "млрд",
        "тыс",
        "руб",
        "грн",
        "ссср",
        "срср",
        "пво",
        "рсзо",
        "рсзв",
        "бтр",
        "бмп",
        "дрг",
        "дрлс",
        "бпла",
        "нпз",
        "азс",
        "тэц",
        "тец",
        "сизо",
        "сізо",
        "пк",
        "тцк",
        "pr",
        "it",
        "tv",
        "dvd",
        "cd",
        "usb",
        "gps",
        "iq",
        "id",
        "ok",
        "usd",
        "eur",
        "am",
        "pm",
        "pc",
        "hiv",
        "aids",
        "dna",
        "covid",
        "ied",
        "ieds",
        "vbied",
        "vbieds",
        "apc",
        "icbm",
        "ceo",
    ]
)
_LONGEST = 9


def body_hits(words: Words, known: list[Hit]) -> list[Hit]:
    """Bodies by their head noun, by quotation marks after it, by capitals."""
    spans = {(hit.first, hit.last) for hit in known}
    covered = [False] * len(words)
    for hit in known:
        covered[hit.first : hit.last + 1] = [True] * hit.length
    hits = []
    heads = head_nouns()
    for index, key in enumerate(words.keys):
        if key in heads:
            hit = _by_head(words, index)
        elif words.capitals[index] and not covered[index] and not words.loud[index]:
            hit = _by_capitals(words, index)
        else:
            hit = None
        if hit and (hit.first, hit.last) not in spans:
            hits.append(hit)
    return hits


def _by_head(words: Words, index: int) -> Hit | None:
    if _CYRILLIC.search(words.written[index]):
        return _cyrillic(words, index)
    if not words.upper[index] or words.loud[index] or words.titled[index]:
        return None
    first = index
    while first > 0 and index - first < _LONGEST:
        before = first - 1
        if words.gap(first) not in (" ", "-", " & ", "\u00a0") or words.opens[first]:
            break
        if words.upper[before] or _ORDINAL.match(words.written[before]):
            first = before
        elif (
            words.written[before] in ("of", "and", "for")
            and before > 0
            and words.upper[before - 1]
            and words.gap(before) == " "
            and _linked(words, before)
        ):
            first = before - 1
        else:
            break
    last = index
    while last + 1 < len(words) and last - index < _LONGEST:
        following = last + 1
        if words.gap(following) not in (" ", "-", "\u00a0", " & ") or words.opens[following]:
            break
        if words.upper[following] and (words.keys[following],) not in titles():
            last = following
            continue
        if words.written[following] not in _LINKS:
            break
        step = following + 1
        if step < len(words) and words.written[step] == "the" and words.gap(step) == " ":
            step += 1
        if words.written[following] in ("and", "in", "on", "to") and not _listed(
            words, index, following
        ):
            break
        if (
            step >= len(words)
            or not words.upper[step]
            or words.gap(step) != " "
            or words.opens[step]
        ):
            break
        last = step
    while first < index and folded(words.written[first]) in _OPENERS:
        first += 1
    while first < index and (words.keys[first],) in titles():
        first += 1
    if first == last:
        return None
    if (
        last - first == 1
        and words.opens[first]
        and folded(words.written[first]) in common_words()
        and last == index
    ):
        return None
    return _hit(words, first, last, "body by its head noun", 2.0)


def _linked(words: Words, link: int) -> bool:
    """Whether a lower-case link before a head noun belongs to one name ("Bank of New York Group")."""
    return words.written[link] == "of"


def _listed(words: Words, head: int, link: int) -> bool:
    """Whether "and" stands inside one name: only after "of" ("Ministry of Health and Welfare")."""
    return words.written[link] == "and" and "of" in words.written[head:link]


def _by_capitals(words: Words, index: int) -> Hit | None:
    written = words.written[index]
    plain = folded(written)
    if not 2 <= len(written) <= 7 or plain in _NO_BODIES or plain in common_words():
        return None
    if not written.isalpha() or plain in never_names() or words.titled[index]:
        return None
    roman = all(letter in "IVXLCM" for letter in written)
    if roman or (written.isascii() and len(written) < 3):
        return None
    return _hit(words, index, index, "body by its capitals", 0.9)


def _cyrillic(words: Words, index: int) -> Hit | None:
    """A head noun with what follows it: a name in quotes, in Latin letters, or a genitive."""
    if words.loud[index]:
        return None
    after = words.gap(index + 1)
    following = index + 1
    first = _adjectives_before(words, index)
    if following < len(words) and after[:1] == " " and after[1:] and after[-1] in _OPENING_QUOTES:
        last = _closing(words, following)
        if last is not None:
            return _hit(words, first, last, "body by its head noun", 2.2)
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
        return _hit(words, first, last, "body by its head noun", 2.1)
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
    return _hit(words, first, last, "body by its head noun", 1.9)


def _genitive(written: str) -> bool:
    """Whether a word after a head noun may belong to the name: a genitive, or a place unknown."""
    plain = folded(written)
    return (
        is_genitive(plain)
        or written[:1].isupper()
        and len(plain) > 1
        and not is_dictionary_word(plain)
    )


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


def _hit(words: Words, first: int, last: int, rule: str, strength: float) -> Hit:
    start, end = words.starts[first], words.ends[last]
    return Hit(
        first, last, ORGANISATION, rule, strength, name=" ".join(words.text[start:end].split())
    )
