"""Surnames, other spellings and descriptions of somebody who stands in full in the same text."""

from collections import defaultdict
from itertools import islice

from rapidfuzz import fuzz

from apps.entities.matching.finding.capitals import TitleBefore
from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.lexicon import common_words, never_names, titles
from apps.entities.matching.finding.records import ORGANISATION, PERSON
from apps.entities.matching.finding.words import Words, folded

_SPELLED_ALIKE = 84
_SHORTEST_SPELLING = 6
# As many people of a text have their surname compared with every unknown word.
_MOST_SURNAMES = 60


def short_form_hits(words: Words, full: list[Hit], covered: list[Hit | None]) -> list[Hit]:
    """Lone words that are a part of a name in full, in any case form.

    `full`: the people and bodies chosen so far, in the order of the text. `covered`: what holds
    each word so far, or None.
    """
    by_key: dict[str, Hit] = {}
    surnames: dict[str, Hit] = {}
    for hit in full:
        if hit.kind != PERSON or hit.length < 2 or (hit.rule == "surname" and hit.strength < 1):
            continue
        for index in (hit.last, hit.first):
            plain = folded(words.written[index])
            if len(plain) > 2 and plain not in never_names():
                by_key.setdefault(words.keys[index], hit)
        surnames.setdefault(folded(words.written[hit.last]), hit)
    if not by_key:
        return []
    found = []
    for index in range(len(words)):
        holder = covered[index]
        if not words.upper[index] or (holder and (holder.length > 1 or holder.strength >= 3)):
            continue
        if _in_another_name(words, index, covered):
            continue
        full_hit = by_key.get(words.keys[index])
        reason = "The surname of {name}, who is named in full in this text."
        if full_hit is None and holder is None and not words.loud[index]:
            full_hit = _spelled_alike(words, index, surnames)
            reason = "Nearly the spelling of {name}, who is named in full in this text."
        if full_hit is None or (words.keys[index] in common_words() and words.opens[index]):
            continue
        found.append(
            Hit(
                index,
                index,
                PERSON,
                "short form",
                2.6,
                same_as=full_hit,
                name=full_hit.name,
                reason=reason,
            )
        )
    return found


def _in_another_name(words: Words, index: int, covered: list[Hit | None]) -> bool:
    """Whether a capitalised word beside this one makes both a name of somebody else."""
    for other, edge in ((index - 1, index), (index + 1, index + 1)):
        if not 0 <= other < len(words) or words.gap(edge) not in (" ", "-"):
            continue
        if words.upper[other] and not words.loud[other] and not words.titled[other]:
            ends = words.opens[edge] or (words.opens[other] and other < index)
            key = words.keys[other]
            if (
                not ends
                and covered[other] is None
                and (key,) not in titles()
                and (key not in never_names())
            ):
                return True
    return False


def _spelled_alike(words: Words, index: int, surnames: dict[str, Hit]) -> Hit | None:
    plain = folded(words.written[index])
    if (
        len(plain) < _SHORTEST_SPELLING
        or plain in common_words()
        or words.keys[index] in never_names()
    ):
        return None
    for surname, hit in list(surnames.items())[:_MOST_SURNAMES]:
        if (
            surname[:2] == plain[:2]
            and len(surname) >= _SHORTEST_SPELLING
            and fuzz.ratio(surname, plain) >= _SPELLED_ALIKE
        ):
            return hit
    return None


def abbreviation_hits(words: Words, full: list[Hit]) -> list[Hit]:
    """Capitals in brackets after a body that they abbreviate, and wherever they stand again."""
    short: dict[str, Hit] = {}
    for hit in full:
        following = hit.last + 1
        if hit.kind != ORGANISATION or hit.length < 2 or following >= len(words):
            continue
        gap = words.gap(following)
        if ("(" not in gap and "[" not in gap) or len(gap) > 3:
            continue
        letters = words.written[following]
        if 2 <= len(letters) <= 8 and letters.isupper() and words.after(following)[:1] in ")],":
            short.setdefault(letters, hit)
    return [
        Hit(
            index,
            index,
            ORGANISATION,
            "short form",
            3.2,
            same_as=short[words.written[index]],
            name=short[words.written[index]].name,
            reason="Stands in brackets after {name} in this text.",
        )
        for index in range(len(words))
        if words.written[index] in short
    ]


def description_hits(
    words: Words, roles: dict[int, TitleBefore], chosen: list[Hit], covered: list[Hit | None]
) -> list[Hit]:
    """ "The general", "the Wagner chief": a title with an article, of somebody who has that title.

    `roles`: the title of each person of `chosen` who has one, by the place in that list.
    """
    held: dict[str, dict[str, Hit]] = defaultdict(dict)
    for number, title in roles.items():
        hit = chosen[number]
        for index in range(title.first, title.last + 1):
            # The first in the text stands for all mentions of one name.
            held[words.keys[index]].setdefault(hit.name or _words(words, hit), hit)
    known = titles()
    found = []
    for index in range(1, len(words)):
        key = words.keys[index]
        if covered[index] or key not in held or (key,) not in known or words.loud[index]:
            continue
        first = index - 1
        named = covered[first]
        while first > 0 and covered[first] is not None and index - first < 5:
            first -= 1
        following = words.gap(index + 1) == " " and words.lower(index + 1)
        if words.lower(first) != "the" or following == "of":
            continue
        before = [hit for hit in islice(held[key].values(), 2) if hit.first < index]
        if len(before) != 1 or (named and named.kind == PERSON):
            continue
        found.append(
            Hit(
                # Of "the Wagner chief" the chief alone: Wagner is a name of its own.
                index if named else first,
                index,
                PERSON,
                "description",
                0.7,
                same_as=before[0],
                name=before[0].name,
                reason="{name} is the only one in this text who is called so.",
            )
        )
    return found


def _words(words: Words, hit: Hit) -> str:
    return " ".join(words.keys[hit.first : hit.last + 1])
