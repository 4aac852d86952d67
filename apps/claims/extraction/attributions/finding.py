"""All attributions of a text, in one pass over its sentences."""

from __future__ import annotations

from collections.abc import Iterator

from apps.anchoring.spans import Span
from apps.claims.extraction.attributions.clauses import span_of
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.english import NOUNS
from apps.claims.extraction.attributions.estimates import (
    PUT_AT,
    read_estimate,
    read_own_account,
    read_sentence_before,
)
from apps.claims.extraction.attributions.inserted import read_inserted
from apps.claims.extraction.attributions.lexicon import VERB_CUES
from apps.claims.extraction.attributions.naming import Names
from apps.claims.extraction.attributions.nouns import read_noun
from apps.claims.extraction.attributions.others import (
    HEARSAY,
    SOURCE_BEGINS,
    is_bare_quotation,
    read_colon,
    read_heading,
    read_hearsay,
    read_source_phrase,
)
from apps.claims.extraction.attributions.reading import Reading, Sentence
from apps.claims.extraction.attributions.records import Attribution, Link, Quoting
from apps.claims.extraction.attributions.relays import chains
from apps.claims.extraction.attributions.resolving import resolve
from apps.claims.extraction.attributions.rules import RULES
from apps.claims.extraction.attributions.verbs import read_verb

# An article is far shorter; what is longer is a book, or not meant to be read.
LONGEST_PART = 200_000
# A quotation of fewer tokens that stands alone is a heading or a word, not speech.
_SPEECH = 6
# More attributions than this no sentence holds, as far as the one behind it asks.
_FEW = 8


def find_attributions(text: str, *, heading: bool = False) -> tuple[Attribution, ...]:
    """Who says, thinks or knows what in a text, in the order of what they say.

    `heading`: the text is a heading by itself, and may name its source before a colon.
    Never raises, whatever the text; takes time in proportion to its length, and memory for a
    part of it: a text of more than LONGEST_PART code points is read in parts, between paragraphs.
    """
    if len(text) <= LONGEST_PART:
        return attributions_of(Reading(text, heading=heading))
    return tuple(
        each.shifted(start)
        for start, end in parts(text)
        for each in attributions_of(Reading(text[start:end], heading=heading))
    )


def parts(text: str) -> Iterator[tuple[int, int]]:
    """A long text cut before it is read: between paragraphs, lines or words, if it has any."""
    start = 0
    while start < len(text):
        end = min(len(text), start + LONGEST_PART)
        if end < len(text):
            for between in ("\n\n", "\n", " "):
                found = text.rfind(between, start + LONGEST_PART // 2, end)
                if found > 0:
                    end = found + len(between)
                    break
        yield start, end
        start = end


def attributions_of(reading: Reading, names: Names | None = None) -> tuple[Attribution, ...]:
    """The attributions of a text that is cut up already, at most LONGEST_PART of it.

    `names`: the persons of the reading, if they were looked for already.
    """
    drafts = _drafts(reading)
    drafts.sort(key=lambda draft: draft.anchor)
    names = Names(reading) if names is None else names
    resolve(reading, names, drafts)
    found = [
        attribution
        for draft, chain in zip(drafts, chains(reading, names, drafts), strict=True)
        if (attribution := _finished(reading, draft, chain)) is not None
    ]
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _drafts(reading: Reading) -> list[Draft]:
    found: list[Draft] = []
    going_on: Draft | None = None
    paragraph = -1
    last: Sentence | None = None
    for sentence in reading.sentences:
        before, last = last, sentence
        if sentence.paragraph != paragraph:
            paragraph = sentence.paragraph
            if not _continues(reading, sentence):
                going_on = None
        inserted = read_inserted(reading, sentence)
        if inserted is not None:
            found.append(inserted)
            going_on = inserted
            continue
        if is_bare_quotation(reading, sentence):
            if going_on is not None:
                going_on.content.append((sentence.first, sentence.last))
            elif (alone := _alone(reading, sentence, found)) is not None:
                found.append(alone)
                going_on = alone
            continue
        here = _of_sentence(reading, sentence)
        behind = read_sentence_before(reading, sentence, _unsaid(before, found))
        if behind is not None:
            here = [draft for draft in here if draft.anchor != behind.anchor]
            here.append(behind)
        for draft in here:
            if draft.by_quotation:
                going_on = draft
        found.extend(here)
    return found


def _unsaid(sentence: Sentence | None, found: list[Draft]) -> Sentence | None:
    """The sentence before, unless somebody is named for what it says."""
    if sentence is None:
        return None
    for draft in found[-_FEW:]:
        if draft.speaker is not None and any(
            first < sentence.last and last > sentence.first for first, last in draft.content
        ):
            return None
    return sentence


def _continues(reading: Reading, sentence: Sentence) -> bool:
    number = reading.within[sentence.first]
    return number >= 0 and reading.quotations[number].continues >= 0


def _alone(reading: Reading, sentence: Sentence, earlier: list[Draft]) -> Draft | None:
    """A quotation by itself belongs to who spoke in the sentence before it."""
    if sentence.last - sentence.first < _SPEECH or not earlier or earlier[-1].speaker is None:
        return None
    before = reading.sentence_of(sentence.first) - 1
    if before < 0 or reading.sentence_of(earlier[-1].anchor) != before:
        return None
    return Draft(
        "quote-stands-alone",
        sentence.first,
        earlier[-1].speaker,
        None,
        [(sentence.first, sentence.last)],
        by_quotation=True,
    )


# The words at which a rule may begin to read: most words are none of them.
_BEGINNINGS = frozenset(
    (*SOURCE_BEGINS, *VERB_CUES, *PUT_AT, *NOUNS, *HEARSAY, "by", ":"),
)


def _of_sentence(reading: Reading, sentence: Sentence) -> list[Draft]:
    here: list[Draft] = []
    place = sentence.first
    while place < sentence.last:
        if reading.within[place] >= 0:
            place = reading.skip(place)
            continue
        low = reading.lows[place]
        if low not in _BEGINNINGS:
            place += 1
            continue
        draft: Draft | None = None
        if low in SOURCE_BEGINS:
            draft = read_source_phrase(reading, place, sentence)
        if draft is None and low in VERB_CUES:
            draft = read_verb(reading, place, sentence, here)
        if draft is None and low in PUT_AT:
            draft = read_estimate(reading, place, sentence)
        if draft is None and low == "by":
            draft = read_own_account(reading, place, sentence)
        if draft is None and low in NOUNS:
            draft = read_noun(reading, place, sentence)
        if draft is None and low in HEARSAY:
            draft = read_hearsay(reading, place, sentence, here)
        if draft is None and low == ":":
            draft = read_colon(reading, place, sentence, here)
        if draft is not None:
            here.append(draft)
            if draft.cue is not None:
                place = max(place, draft.cue[1] - 1)
        place += 1
    heading = read_heading(reading, sentence)
    if heading is not None and not any(draft.content == heading.content for draft in here):
        here.append(heading)
    return here


def _finished(reading: Reading, draft: Draft, chain: tuple[Link, ...]) -> Attribution | None:
    ranges, end = [], -1
    for first, last in sorted(draft.content):
        if last > max(first, end):
            ranges.append((max(first, end), last))
            end = last
    content = tuple(span for first, last in ranges if (span := span_of(reading, first, last)))
    if not content:
        return None
    sentence = reading.sentences[reading.sentence_of(draft.anchor)]
    return Attribution(
        speaker=_span(reading, draft.speaker),
        cue=_span(reading, draft.cue),
        content=content,
        rule=draft.rule,
        score=RULES[draft.rule].score,
        lemma=draft.lemma,
        act=draft.act,
        quoting=_quoting(reading, content),
        negated=draft.negated,
        headline=sentence.heading,
        refers_to=_span(reading, draft.refers_to),
        chain=chain,
    )


def _quoting(reading: Reading, content: tuple[Span, ...]) -> Quoting:
    whole, any_quoted = True, False
    for span in content:
        place, last = reading.token_at(span.start), reading.token_at(span.end - 1)
        while place <= last:
            quoted = reading.within[place] >= 0
            any_quoted, whole = any_quoted or quoted, whole and quoted
            place = reading.skip(place)
    return Quoting.DIRECT if whole else Quoting.MIXED if any_quoted else Quoting.INDIRECT


def _span(reading: Reading, tokens: tuple[int, int] | None) -> Span | None:
    if tokens is None:
        return None
    return Span(reading.starts[tokens[0]], reading.ends[tokens[1] - 1])
