"""What attributes without a verb: according to, nouns, adverbs, colons, headings."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import Range, is_adverb, is_finite_cue
from apps.claims.extraction.attributions.clauses import clause_end, quotation_at
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DASHES,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVE,
    TERMINAL,
    words_of,
)
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.estimates import POINTED
from apps.claims.extraction.attributions.lexicon import VERB_CUES
from apps.claims.extraction.attributions.phrases import subject_right
from apps.claims.extraction.attributions.reading import MARK, Reading, Sentence
from apps.claims.extraction.attributions.records import Act
from apps.claims.extraction.attributions.slavic import ACCORDING, ACCORDING_TO_THEM, SOURCE_WORDS
from apps.claims.extraction.attributions.subjects import main_subject

SOURCE_PHRASES: dict[str, tuple[tuple[str, ...], ...]] = {}
for _phrase in (
    ("according", "to"),
    ("in", "the", "words", "of"),
    ("in", "the", "view", "of"),
    ("in", "the", "opinion", "of"),
    *ACCORDING,
):
    SOURCE_PHRASES[_phrase[0]] = (*SOURCE_PHRASES.get(_phrase[0], ()), _phrase)
_AS = frozenset(("as", "як", "как"))
_TO_THEM = frozenset(ACCORDING_TO_THEM)
SOURCE_BEGINS = frozenset(SOURCE_PHRASES) | _AS
HEARSAY = words_of("reportedly allegedly supposedly purportedly нібито якобы")
_LONGEST_NAME = 9


def read_source_phrase(reading: Reading, place: int, sentence: Sentence) -> Draft | None:
    """ "According to X, …", "…, according to X", «за словами Y, …», "As X reported, …"."""
    speaker, cue = _source(reading, place, sentence.last)
    if speaker is None:
        return None
    phrase = reading.lows[cue[0] : cue[1]]
    draft = Draft("according-to", place, speaker, cue, [], " ".join(phrase))
    before = _meaningful(reading, sentence.first, place)
    end = max(speaker[1], cue[1])
    comma = _comma_after(reading, end, sentence.last)
    if before is None:
        if comma < 0:
            return None
        draft.content = [(comma + 1, clause_end(reading, comma + 1, sentence.last))]
    else:
        draft.content = [before]
        if comma == end and reading.words[place - 1] == ",":
            rest = comma + 1
            if rest < sentence.last and not _is_aside(reading, rest):
                draft.content.append((rest, clause_end(reading, rest, sentence.last)))
    return draft


def _source(reading: Reading, place: int, last: int) -> tuple[Range | None, Range]:
    """Who is named by a source phrase that begins at `place`, and the words that do it."""
    three = tuple(reading.lows[place : place + 3])
    if three in _TO_THEM and place + 3 < last:
        return (place + 1, place + 2), (place, place + 3)
    pointed = _pointed(reading, place, last)
    if pointed is not None:
        return pointed
    if reading.lows[place] in _AS:
        return _as_said(reading, place, last)
    for phrase in SOURCE_PHRASES[reading.lows[place]]:
        after = place + len(phrase)
        if after < last and tuple(reading.lows[place:after]) == phrase:
            speaker = subject_right(reading, after, last)
            if speaker is not None and speaker[1] < last and is_finite_cue(reading, speaker[1]):
                return None, (place, after)
            return speaker, (place, after)
    return None, (place, place + 1)


def _pointed(reading: Reading, place: int, last: int) -> tuple[Range, Range] | None:
    """ "За тією ж оцінкою", «по его же данным»: whose it is was told before."""
    at = place + 1
    if at + 1 >= last or not (reading.lows[at] in POINTED or reading.lows[at] in POSSESSIVE):
        return None
    noun = at + 1 + (reading.lows[at + 1] in ("же", "ж", "самою", "самими", "власною", "власними"))
    if noun >= last or (reading.lows[place], reading.lows[noun]) not in SOURCE_WORDS:
        return None
    return (at, at + 1), (place, noun + 1)


def _as_said(reading: Reading, place: int, last: int) -> tuple[Range | None, Range]:
    """ "As X reported", «як повідомили у штабі»: up to a comma or the end."""
    at, cue = place + 1, (place, place + 1)
    if at >= last:
        return None, cue
    if _says(reading, at):
        cue = at, at + 1
        at += 1
        if at < last and reading.lows[at] in ("у", "в", "во", "by", "in"):
            at += 1
        speaker = subject_right(reading, at, last)
        end = speaker[1] if speaker else at
    else:
        speaker = subject_right(reading, at, last)
        end = speaker[1] if speaker else at
        while end < last and (reading.lows[end] in AUXILIARIES or is_adverb(reading.lows[end])):
            end += 1
        if end >= last or not _says(reading, end):
            return None, cue
        cue = end, end + 1
        end += 1
    if end < last and reading.kinds[end] != MARK:
        return None, cue
    return speaker, cue


def _says(reading: Reading, place: int) -> bool:
    cue = VERB_CUES.get(reading.lows[place])
    return cue is not None and "c" in cue.frames and cue.act is Act.SAYS


def _meaningful(reading: Reading, first: int, last: int) -> Range | None:
    """The clause before a source phrase, or None if only a linking word stands there."""
    words = [
        place
        for place in range(first, last)
        if reading.kinds[place] != MARK
        and reading.lows[place] not in CONJUNCTIONS
        and not is_adverb(reading.lows[place])
    ]
    return (first, last) if len(words) > 1 else None


def _comma_after(reading: Reading, place: int, last: int) -> int:
    """The comma that closes the source phrase: behind the asides on it; -1 if there is none."""
    commas = [
        at
        for at in range(place, min(place + 30, last))
        if reading.words[at] == "," and reading.within[at] < 0
    ]
    if not commas:
        return -1
    if len(commas) > 1 and commas[0] + 1 < last and _is_aside(reading, commas[0] + 1):
        return commas[1]
    return commas[0]


def _is_aside(reading: Reading, place: int) -> bool:
    low = reading.lows[place]
    return (
        low in RELATIVE
        or low in ("a", "an", "whose")
        or (low.endswith("ing") and not reading.capital(place))
    )


def read_hearsay(
    reading: Reading, place: int, sentence: Sentence, earlier: list[Draft]
) -> Draft | None:
    """ "He was reportedly wounded": somebody unnamed says the clause."""
    lowest = max(
        [sentence.first]
        + [first for draft in earlier for first, last in draft.content if first <= place < last]
    )
    begin = place
    while begin > lowest and reading.words[begin - 1] not in (",", ";", ":"):
        begin -= 1
    content = begin, clause_end(reading, place, sentence.last, subordinate=True)
    if content[1] - content[0] < 3:
        return None
    return Draft("reportedly", place, None, (place, place + 1), [content], reading.lows[place])


def read_heading(reading: Reading, sentence: Sentence) -> Draft | None:
    """ "Kirby: Russia has lost …" and "Russia has lost … – Kirby" in a heading."""
    if not sentence.heading:
        return None
    first, last = sentence.first, sentence.last
    for at in range(first + 1, min(first + _LONGEST_NAME, last - 2)):
        if reading.words[at] == ":" and reading.within[at] < 0:
            speaker = subject_right(reading, first, at)
            if speaker == (first, at) and _names(reading, first, at):
                return Draft("heading-colon", at, speaker, (at, at + 1), [(at + 1, last)], ":")
    for at in range(last - 2, max(first + 3, last - _LONGEST_NAME), -1):
        if reading.words[at] in DASHES and reading.words[at] != "-" and reading.within[at] < 0:
            speaker = subject_right(reading, at + 1, last)
            if speaker == (at + 1, last) and _names(reading, at + 1, last):
                return Draft("heading-dash", at, speaker, (at, at + 1), [(first, at)], "–")
            return None
    return None


def _names(reading: Reading, first: int, last: int) -> bool:
    return any(reading.capital(place) for place in range(first, last)) and not any(
        reading.lows[place] in PREPOSITIONS - {"of", "for"} for place in range(first, last)
    )


def read_colon(
    reading: Reading, place: int, sentence: Sentence, earlier: list[Draft]
) -> Draft | None:
    """ "He put it plainly: “…”", and "Kirby: “…”" in an interview."""
    if quotation_at(reading, place + 1, sentence.last) < 0:
        return None
    if any(first <= place + 1 < last for draft in earlier for first, last in draft.content):
        return None
    quotation = reading.quotations[reading.within[place + 1]]
    behind = range(quotation.last, min(quotation.last + 8, sentence.last))
    if any(_says(reading, at) for at in behind):
        return None
    speaker = _named_before_colon(reading, place, sentence)
    if speaker is None:
        speaker = main_subject(reading, place, sentence, earlier)
    if speaker is None:
        return None
    draft = Draft("colon", place, speaker, (place, place + 1), [], ":", by_quotation=True)
    draft.content = [(quotation.first, quotation.last)]
    return draft


def _named_before_colon(reading: Reading, place: int, sentence: Sentence) -> Range | None:
    """The name alone before a colon, at the beginning or behind a dash: "… – Koval: “…”"."""
    first = place
    while first > max(sentence.first, place - _LONGEST_NAME):
        if reading.words[first - 1] in DASHES:
            break
        first -= 1
    if first > sentence.first and reading.words[first - 1] not in DASHES:
        return None
    speaker = subject_right(reading, first, place)
    return speaker if speaker is not None and speaker[1] == place else None


def is_bare_quotation(reading: Reading, sentence: Sentence) -> bool:
    """Whether a sentence is quotation and nothing else."""
    if reading.within[sentence.first] < 0:
        return False
    place = sentence.first
    while place < sentence.last:
        if reading.within[place] >= 0:
            place = reading.skip(place)
        elif reading.words[place] in TERMINAL or reading.words[place] == ",":
            place += 1
        else:
            return False
    return True
