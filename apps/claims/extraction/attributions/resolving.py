"""Speakers who are a pronoun, a description or a last name, and the full name they stand for."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import Range
from apps.claims.extraction.attributions.closed_words import DETERMINERS
from apps.claims.extraction.attributions.cues import Form
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.estimates import points_back
from apps.claims.extraction.attributions.lexicon import SLAVIC_CUES
from apps.claims.extraction.attributions.naming import Named, Names
from apps.claims.extraction.attributions.reading import Reading

_HE = frozenset(("he", "he's", "він", "он", "his", "його", "его"))
_SHE = frozenset(("she", "вона", "она", "her", "її", "ее", "её"))
_GROUPS = frozenset(("they", "it", "вони", "они", "their", "its"))
_FARTHEST = 8
# The number of a sentence, who spoke in it, and by which words.
Spoken = tuple[int, Named | None, Range]


def resolve(reading: Reading, names: Names, drafts: list[Draft]) -> None:
    """Sets `refers_to` of the drafts, which are in the order of the text.

    A pronoun stands for who spoke, or was named first, in the nearest sentence before it; a
    description for the last person so described; a last name for the person named in full.
    """
    speakers: list[Spoken] = []
    for draft in drafts:
        if draft.speaker is None:
            continue
        begin = draft.speaker[0]
        sentence = reading.sentence_of(draft.anchor)
        low = reading.lows[begin]
        alone = draft.speaker[1] - begin == 1
        named: Named | None
        if alone and (low in _HE or low in _SHE):
            named, phrase = _person_before(reading, names, speakers, begin, low in _SHE)
            if named is None and phrase is not None:
                draft.refers_to = phrase
        elif draft.rule == "according-to" and points_back(reading, draft.speaker):
            named, draft.refers_to = _last_speaker(speakers, sentence)
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
                named = _named_beside(reading, names, draft.speaker[1]) or (
                    names.with_role(role, begin) if low in ("the", "this", "that") else None
                )
        draft.person = named
        if named is not None and named.woman is None:
            named.woman = _woman_by_verb(reading, draft)
        if named is not None and not _overlap(named.name, draft.speaker):
            draft.refers_to = named.name
        speakers.append((sentence, named, draft.refers_to or draft.speaker))


def _last_speaker(speakers: list[Spoken], sentence: int) -> tuple[Named | None, Range | None]:
    """Who spoke last, a few sentences before at the most: whose "the same estimate" is."""
    if not speakers or sentence - speakers[-1][0] > _FARTHEST // 2:
        return None, None
    return speakers[-1][1], speakers[-1][2]


def _woman_by_verb(reading: Reading, draft: Draft) -> bool | None:
    """The past tenses of Ukrainian and Russian tell a woman from a man."""
    low = reading.lows[draft.anchor]
    if low not in SLAVIC_CUES or draft.verb is None or draft.verb.form is not Form.PAST:
        return None
    return True if low.endswith("ла") else False if low.endswith(("в", "л")) else None


def _overlap(one: Range, other: Range) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _named_beside(reading: Reading, names: Names, after: int) -> Named | None:
    """The person named between commas behind a description: "the minister, Anna Koval, said"."""
    if after + 2 >= len(reading.words) or reading.words[after] != ",":
        return None
    end = after + 1
    while end < len(reading.words) and end < after + 6 and reading.capital(end):
        end += 1
    return names.of_phrase((after + 1, end)) if end - after > 2 else None


def _person_before(
    reading: Reading, names: Names, speakers: list[Spoken], place: int, woman: bool
) -> tuple[Named | None, Range | None]:
    here = reading.sentence_of(place)
    spoken = {
        number: (named, phrase)
        for number, named, phrase in speakers[-_FARTHEST:]
        if phrase[0] < place
        and (named.woman in (None, woman) if named else _may_be_person(reading, phrase))
    }
    for number in range(here, max(-1, here - _FARTHEST), -1):
        if number in spoken:
            return spoken[number]
        sentence = reading.sentences[number]
        found = names.mentioned_between(sentence.first, min(sentence.last, place))
        if found is not None and found.woman in (None, woman):
            return found, None
    return None, None


def _may_be_person(reading: Reading, phrase: Range) -> bool:
    """A name of one word or two, or somebody described by one noun."""
    begin, end = phrase
    low = reading.lows[begin]
    return (
        end - begin <= 3
        and ((reading.capital(begin) and low not in DETERMINERS) or low in ("the", "a", "an"))
        and not reading.lows[end - 1].endswith("s")
    )


def _group_before(speakers: list[tuple[int, Named | None, Range]], sentence: int) -> Range | None:
    for number, named, phrase in reversed(speakers[-3:]):
        if named is None and sentence - number <= 3:
            return phrase
    return None
