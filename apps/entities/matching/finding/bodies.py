"""Bodies that are not on file: capitalised words with a noun such as Ministry or Brigade.

In Ukrainian and Russian also the noun with a name in quotation marks or in Latin letters after it,
and abbreviations in capitals.
"""

import re

from apps.entities.matching.finding.cyrillic_bodies import body_hit, cyrillic_body
from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.lexicon import (
    common_words,
    folded_words,
    head_nouns,
    never_names,
    titles,
)
from apps.entities.matching.finding.words import Words, folded

_CYRILLIC = re.compile("[\u0400-\u04ff]")
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
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)?$")
_LONGEST = 9


def body_hits(words: Words, known: list[Hit]) -> list[Hit]:
    """Bodies by their head noun, by quotation marks after it, by capitals."""
    spans = {(hit.first, hit.last) for hit in known}
    covered = [False] * len(words)
    for hit in known:
        covered[hit.first : hit.last + 1] = [True] * hit.length
    hits: list[Hit] = []
    heads = head_nouns()
    for index, key in enumerate(words.keys):
        body: Hit | None = None
        if key in heads:
            body = _by_head(words, index)
        elif words.capitals[index] and not covered[index] and not words.loud[index]:
            body = _by_capitals(words, index)
        if body and (body.first, body.last) not in spans:
            hits.append(body)
    return hits


def _by_head(words: Words, index: int) -> Hit | None:
    if _CYRILLIC.search(words.written[index]):
        return cyrillic_body(words, index)
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
    return body_hit(words, first, last, "body by its head noun", 2.0)


def _linked(words: Words, link: int) -> bool:
    """Whether a link before a head noun belongs to the name: "Bank of New York Group"."""
    return words.written[link] == "of"


def _listed(words: Words, head: int, link: int) -> bool:
    """Whether "and" stands inside one name: only after "of" ("Ministry of Health and Welfare")."""
    return words.written[link] == "and" and "of" in words.written[head:link]


def _by_capitals(words: Words, index: int) -> Hit | None:
    written = words.written[index]
    plain = folded(written)
    if (
        not 2 <= len(written) <= 7
        or plain in folded_words("no_bodies.txt")
        or plain in common_words()
    ):
        return None
    if not written.isalpha() or plain in never_names() or words.titled[index]:
        return None
    roman = all(letter in "IVXLCM" for letter in written)
    if roman or (written.isascii() and len(written) < 3):
        return None
    return body_hit(words, index, index, "body by its capitals", 0.9)
