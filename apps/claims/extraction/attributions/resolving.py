"""Speakers who are a pronoun, a description or a last name, and the full name they stand for."""

from __future__ import annotations

from apps.claims.extraction.attributions.closed_words import DETERMINERS
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.naming import Named, Names
from apps.claims.extraction.attributions.phrases import Range
from apps.claims.extraction.attributions.reading import Reading

_HE = frozenset(("he", "he's", "він", "он", "his", "його", "его"))
_SHE = frozenset(("she", "вона", "она", "her", "її", "ее", "её"))
_GROUPS = frozenset(("they", "it", "вони", "они", "their", "its"))
_FARTHEST = 8


def resolve(reading: Reading, names: Names, drafts: list[Draft]) -> None:
    """Sets `refers_to` of the drafts, which are in the order of the text.

    A pronoun stands for who spoke, or was named first, in the nearest sentence before it; a
    description for the last person so described; a last name for the person named in full.
    """
    speakers: list[tuple[int, Named | None, Range]] = []
    for draft in drafts:
        if draft.speaker is None:
            continue
        begin = draft.speaker[0]
        sentence = reading.sentence_of(draft.anchor)
        low = reading.lows[begin]
        alone = draft.speaker[1] - begin == 1
        named: Named | None
        if alone and (low in _HE or low in _SHE):
            named = _person_before(reading, names, speakers, begin, low in _SHE)
        elif alone and low in _GROUPS:
            group = _group_before(speakers, sentence)
            if group is not None:
                draft.refers_to = group
            speakers.append((sentence, None, group or draft.speaker))
            continue
        else:
            named = names.of_phrase(draft.speaker)
            if named is None and low in DETERMINERS:
                role = reading.lows[draft.speaker[1] - 1]
                named = names.with_role(role, begin) if low in ("the", "this", "that") else None
        draft.person = named
        if named is not None and not _overlap(named.name, draft.speaker):
            draft.refers_to = named.name
        speakers.append((sentence, named, draft.speaker))


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _person_before(
    reading: Reading,
    names: Names,
    speakers: list[tuple[int, Named | None, Range]],
    place: int,
    woman: bool,
) -> Named | None:
    here = reading.sentence_of(place)
    spoken = {
        number: named
        for number, named, phrase in speakers[-_FARTHEST:]
        if named is not None and phrase[0] < place and named.woman in (None, woman)
    }
    for number in range(here, max(-1, here - _FARTHEST), -1):
        if number in spoken:
            return spoken[number]
        sentence = reading.sentences[number]
        found = names.mentioned_between(sentence.first, min(sentence.last, place))
        if found is not None and found.woman in (None, woman):
            return found
    return None


def _group_before(speakers: list[tuple[int, Named | None, Range]], sentence: int) -> Range | None:
    for number, named, phrase in reversed(speakers[-3:]):
        if named is None and sentence - number <= 3:
            return phrase
    return None
