"""How the rules and the language models come to one list: who is believed where they differ.

Measured on news and reports in both languages: slovnet finds most Russian names, so in Russian it
leads and lone small places need its word; spaCy's small model misses and mistakes many, so in
English it may only add full names and doubt small places.
"""

from apps.entities.matching.finding.hits import Hit
from apps.entities.matching.finding.known import GAZETTEER, ON_FILE
from apps.entities.matching.finding.lexicon import common_words
from apps.entities.matching.finding.naming import has_place_word
from apps.entities.matching.finding.records import ORGANISATION, PERSON, PLACE
from apps.entities.matching.finding.words import Words, folded

_SMALL = 150_000
_METROPOLIS = 1_000_000
_AGREED = 0.4
# Rules that a leading model has to second, if the text is in its language.
_SECONDED = frozenset(("gazetteer", "gazetteer, inflected", "body by its capitals", "surname"))


def agreed(words: Words, hits: list[Hit], voiced: list[Hit], *, leads: bool) -> list[Hit]:
    """The hits of the rules and of a model as one list, overlaps still in it.

    `leads`: the model is better than the rules in this language.
    """
    spoken_for: set[int] = set()
    doubted: set[int] = set()
    added = []
    for voice in voiced:
        near = [hit for hit in hits if hit.first <= voice.last and voice.first <= hit.last]
        same = [hit for hit in near if hit.kind == voice.kind]
        if same:
            for hit in same:
                spoken_for.add(id(hit))
                hit.strength += _AGREED
            added += _wider(same, voice, leads)
            continue
        doubted.update(id(hit) for hit in near if _doubtful(words, hit))
        certain = any(_certain(hit) for hit in near)
        if (leads and not certain) or (not leads and not near and _adds(words, voice)):
            added.append(voice)
    kept = [hit for hit in hits if id(hit) in spoken_for or id(hit) not in doubted]
    if leads:
        kept = [hit for hit in kept if id(hit) in spoken_for or not _needs_seconding(hit)]
    return [*kept, *added]


def _wider(same: list[Hit], voice: Hit, leads: bool) -> list[Hit]:
    """The model's own span where it is wider than all that agree with it, with what they know."""
    if not leads or any(hit.length >= voice.length for hit in same):
        return []
    inner = max(same, key=lambda hit: (hit.length, hit.strength))
    if inner.named and voice.length - inner.length <= 2 and voice.kind != PERSON:
        return [
            Hit(voice.first, voice.last, voice.kind, inner.rule, voice.strength, list(inner.named))
        ]
    return [voice]


def _certain(hit: Hit) -> bool:
    """Whether a rule knows better than any model: names on file, countries, known bodies."""
    return hit.strength >= 1.9 or any(
        name.owner.source == ON_FILE or name.owner.place_kind in ("country", "region")
        for name in hit.named
    )


def _doubtful(words: Words, hit: Hit) -> bool:
    """Whether a hit falls when a model takes the words for something of another kind."""
    if _certain(hit) or has_place_word(words, hit.first):
        return False
    population = max((name.owner.population for name in hit.named), default=0)
    return (hit.kind == PLACE and population < _SMALL) or hit.rule in (
        "surname",
        "body by its capitals",
    )


def _adds(words: Words, voice: Hit) -> bool:
    """Whether a small model is believed by itself."""
    whole = all(words.upper[index] for index in range(voice.first, voice.last + 1))
    if not whole or words.titled[voice.first]:
        return False
    if voice.kind == PERSON:
        ends = (folded(words.written[voice.first]), folded(words.written[voice.last]))
        return voice.length > 1 and not any(end in common_words() for end in ends)
    if voice.kind == ORGANISATION:
        return voice.length > 1 and not words.opens[voice.first]
    return has_place_word(words, voice.first)


def _needs_seconding(hit: Hit) -> bool:
    if hit.rule not in _SECONDED:
        return False
    return not any(
        name.owner.source != GAZETTEER
        or name.owner.place_kind == "country"
        or name.owner.population >= _METROPOLIS
        for name in hit.named
    )
