"""The chain of those who pass words on, as far as the words show it."""

from __future__ import annotations

from collections.abc import Sequence

from apps.anchoring.spans import Span
from apps.claims.extraction.attributions.classes import Range
from apps.claims.extraction.attributions.clauses import span_of
from apps.claims.extraction.attributions.closed_words import (
    DETERMINERS,
    LISTENERS,
    PREPOSITIONS,
    words_of,
)
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.naming import Names
from apps.claims.extraction.attributions.phrases import subject_right
from apps.claims.extraction.attributions.reading import MARK, POSSESSIVE, Reading
from apps.claims.extraction.attributions.records import Act, Link, Step

SPOKESMEN = words_of(
    "spokesman spokeswoman spokesperson spokesmen spokespeople representative official officials"
    " речник речниця представник представниця пресссекретар пресс-секретарь речниця"
    " представитель представительница"
)
_NO_BODY = DETERMINERS | PREPOSITIONS | {"according"}
_WIDEST = 14


def chains(reading: Reading, names: Names, drafts: Sequence[Draft]) -> list[tuple[Link, ...]]:
    """The chain of each draft, in their order."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(reading.sentence_of(draft.anchor), []).append(draft)
    found = []
    for draft in drafts:
        beside = by_sentence[reading.sentence_of(draft.anchor)]
        found.append(tuple(_links(reading, names, draft, beside)))
    return found


def _links(reading: Reading, names: Names, draft: Draft, beside: Sequence[Draft]) -> list[Link]:
    if draft.speaker is None:
        return []
    links = [Link(Step.UTTERED, _span(reading, draft.speaker))]
    body = for_whom(reading, draft)
    if body is not None:
        links.append(Link(Step.FOR_WHOM, _span(reading, body)))
    told = draft.told or _listener(reading, draft)
    if told is not None and told[1] > told[0]:
        links.append(Link(Step.TOLD_WHOM, _span(reading, told)))
    near = [other for other in beside[-_WIDEST:] if other is not draft]
    for other in near:
        if other.lemma == "cite" and other.speaker == draft.speaker:
            if (cited := span_of(reading, *other.content[0])) is not None:
                links.append(Link(Step.CITED, cited))
            break
    links.extend(
        Link(Step.REPORTED_BY, _span(reading, other.speaker))
        for other in near
        if other.speaker is not None and _reports(other, draft)
    )
    return links


def _reports(outer: Draft, inner: Draft) -> bool:
    """Whether one says what another said: the whole attribution stands in its content."""
    return (
        outer.act is Act.SAYS
        and outer.speaker != inner.speaker
        and (outer.person is None or outer.person is not inner.person)
        and any(first <= inner.anchor < last for first, last in outer.content)
        and not any(first <= outer.anchor < last for first, last in inner.content)
    )


def for_whom(reading: Reading, draft: Draft) -> Range | None:
    """The body a spokesman speaks for, from the words beside the name, here or in full."""
    phrases = [draft.speaker]
    if draft.person is not None:
        phrases.append(draft.person.name)
    for phrase in phrases:
        if phrase is None:
            continue
        found = _body_beside(reading, phrase)
        if found is not None:
            return found
    return None


def _body_beside(reading: Reading, phrase: Range) -> Range | None:
    begin, end = phrase
    sentence = reading.sentences[reading.sentence_of(begin)]
    lowest, highest = max(sentence.first, begin - 10), min(sentence.last, end + 10)
    for at in range(begin - 1, lowest - 1, -1):
        if reading.kinds[at] == MARK:
            lowest = at + 1
            break
    for at in range(lowest, highest):
        if at >= end and reading.words[at] in (".", ";", ":"):
            break
        if reading.lows[at] not in SPOKESMEN:
            continue
        if at + 1 < highest and reading.lows[at + 1] in ("for", "of"):
            return subject_right(reading, at + 2, highest)
        first = at
        while (
            first > lowest
            and reading.kinds[first - 1] != MARK
            and reading.lows[first - 1] not in _NO_BODY
        ):
            first -= 1
        before = reading.words[at].isascii()
        if before and any(reading.capital(place) for place in range(first, at)):
            while not reading.capital(first):
                first += 1
            return first, at - (reading.kinds[at - 1] == POSSESSIVE)
        if at + 1 < end and reading.capital(at + 1):
            last = min(end, at + 6)
            if begin <= at:
                last = max(at + 1, end - 2)
            elif begin > at:
                last = begin
            return (at + 1, last) if last > at + 1 else None
    return None


def _listener(reading: Reading, draft: Draft) -> Range | None:
    start = draft.cue[1] if draft.cue else draft.anchor + 1
    for at in range(start, min(start + 4, len(reading.words))):
        if reading.lows[at] in LISTENERS:
            return at, at + 1
        if reading.kinds[at] == MARK:
            return None
    return None


def _span(reading: Reading, tokens: Range) -> Span:
    return Span(reading.starts[tokens[0]], reading.ends[tokens[1] - 1])
