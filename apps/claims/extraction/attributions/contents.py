"""What an attributing verb attributes: a quotation, a clause or an object beside it."""

from __future__ import annotations

from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.clauses import (
    after_adjuncts,
    after_person,
    clause_end,
    object_end,
    quotation_at,
)
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    CONJUNCTIONS,
    DASHES,
    LISTENERS,
    POINTING,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    THAT,
    VERBS,
    WH,
    words_of,
)
from apps.claims.extraction.attributions.cues import Form
from apps.claims.extraction.attributions.drafts import Draft
from apps.claims.extraction.attributions.lexicon import VERB_CUES
from apps.claims.extraction.attributions.reading import MARK, Reading, Sentence
from apps.claims.extraction.attributions.records import Act

_OBJECTS = frozenset(("me", "him", "them", "us", "himself", "herself", "themselves"))
_SAYS_NOTHING = POINTING | LISTENERS | PREPOSITIONS
_LONGEST_LABEL = 5
_SUBJECTS = words_of("he she they we i there")


def _is_mark(reading: Reading, place: int) -> bool:
    return reading.kinds[place] == MARK


def fill(
    reading: Reading,
    draft: Draft,
    frames: frozenset[str],
    after: int,
    left: int,
    sentence: Sentence,
    lone: bool = False,
) -> Draft | None:
    """The draft with its content; None if there is none. `left`: where speaker and verb begin.

    `lone`: the verb shares its speaker with another, so nothing before it is its content.
    """
    last = sentence.last
    place = after
    if "a" in frames or ("p" in frames and "h" in frames):
        person = after_person(reading, after, last)
        if person > after and draft.act is Act.SAYS:
            draft.told = (after, person)
        place = person if "a" in frames else after
    clause = after_adjuncts(reading, place, last)
    quotation = clause
    while (
        quotation < last
        and (reading.words[quotation] in (",", ":") or reading.lows[quotation] in THAT)
        and quotation < clause + 2
    ):
        quotation += 1
    number = quotation_at(reading, quotation, last) if frames & {"q", "c"} else -1
    before = _content_before(reading, draft, left, sentence) if not lone else None
    if number >= 0 and not (before is not None and draft.by_quotation and quotation > clause + 1):
        draft.by_quotation = reading.lows[quotation - 1] not in THAT
        draft.rule = draft.rule or "speaker-then-quote"
        begin = quotation if draft.by_quotation else quotation - 1
        end = reading.quotations[number].last
        if not _ends(reading, end, last):
            end = clause_end(reading, end, last)
        draft.content = ([before] if before and draft.by_quotation else []) + [(begin, end)]
        if before:
            draft.rule = "quote-then-speaker"
        return draft
    if before is not None and draft.by_quotation:
        draft.rule = "quote-then-speaker"
        draft.content = [before]
        return draft
    right = _content_after(reading, draft, frames, clause, place, after, sentence)
    if right is not None:
        draft.content = [right]
        return draft
    if before is None or "c" not in frames:
        return None
    if clause < last and reading.kinds[clause] != MARK and clause == after:
        return None
    draft.rule = "clause-then-verb"
    draft.content = [before]
    if clause < last - 1 and reading.words[clause] == ",":
        rest = clause + 1
        low = reading.lows[rest]
        cue = VERB_CUES.get(low)
        if not (
            low in RELATIVE
            or low in ("according", "citing", "who", "which")
            or low.endswith("ing")
            or (cue is not None and cue.form is Form.GERUND)
        ):
            draft.rule = "verb-in-the-middle"
            draft.content.append((rest, clause_end(reading, rest, last)))
    return draft


def _ends(reading: Reading, place: int, last: int) -> bool:
    """Whether nothing of the clause follows a quotation."""
    return (
        place >= last
        or (reading.kinds[place] == MARK and reading.words[place] not in ("(", "["))
        or reading.words[place - 2 : place - 1] in ([","], ["."], ["?"], ["!"])
    )


def _content_before(reading: Reading, draft: Draft, left: int, sentence: Sentence) -> Range | None:
    """What stands before "…, Kirby said": a quotation, or the clause up to the comma."""
    at = left - 1
    while (
        at > sentence.first
        and (reading.words[at] in (",",) or reading.words[at] in DASHES)
        and reading.within[at] < 0
    ):
        at -= 1
    if at < sentence.first:
        return None
    if reading.within[at] >= 0:
        quotation = reading.quotations[reading.within[at]]
        draft.by_quotation = True
        if quotation.first <= sentence.first:
            return quotation.first, quotation.last
        lead = quotation.first - 1
        if (
            reading.words[lead] in (",", ":")
            or reading.words[lead] in DASHES
            or quotation.last - quotation.first > 14
        ):
            return quotation.first, quotation.last
        if at < left - 1 or reading.text[reading.ends[at - 1] - 1] in ",.?!":
            return sentence.first, quotation.last
        draft.by_quotation = False
        return None
    if reading.words[left - 1] not in DASHES | {",", "?", "!"}:
        return None
    first = _after_label(reading, sentence)
    return (first, left - 1) if left - 1 - first >= 2 else None


def _after_label(reading: Reading, sentence: Sentence) -> int:
    """The first token behind a label: "What happened: the town fell, Koval said"."""
    for at in range(sentence.first + 1, min(sentence.first + _LONGEST_LABEL, sentence.last - 1)):
        if reading.words[at] == ":":
            return at + 1
        if reading.kinds[at] == MARK or reading.within[at] >= 0:
            break
    return sentence.first


def _content_after(
    reading: Reading,
    draft: Draft,
    frames: frozenset[str],
    clause: int,
    place: int,
    after: int,
    sentence: Sentence,
) -> Range | None:
    last = sentence.last
    subordinate = _is_subordinate(reading, draft, sentence)
    begin, whole = -1, True
    if "t" in frames and after < last:
        at = after + (reading.lows[after] == "not")
        if at < last and (
            reading.lows[at] == "to" or reading.lows[at].endswith(("ти", "ть", "тися", "ться"))
        ):
            begin, whole = after, False
            draft.rule = draft.rule or "verb-then-purpose"
    if begin < 0 and frames & {"c", "h"}:
        at = clause
        if (
            at + 1 < last
            and reading.words[at] in (",", ":")
            and (reading.lows[at + 1] in THAT or reading.words[at] == ":")
        ):
            at += 1
        if (
            (at < last and (reading.lows[at] in THAT or reading.lows[at] in WH))
            or ("c" in frames and at < last and _begins_clause(reading, at))
            or (at + 1 < last and reading.lows[at] in _SUBJECTS and not _is_mark(reading, at + 1))
        ):
            begin = at
        if begin >= 0:
            draft.rule = draft.rule or "verb-then-clause"
    if begin < 0 and frames & {"o", "p"}:
        at = after
        while at < last and is_adverb(reading.lows[at]):
            at += 1
        if at < last and _begins_object(reading, at):
            begin, whole = after, False
            draft.rule = draft.rule or "verb-then-object"
    if begin < 0:
        return None
    if not whole:
        end = object_end(reading, begin, last)
    else:
        end = clause_end(reading, begin, last, subordinate)
        if reading.lows[begin] in _OBJECTS or (
            reading.lows[begin] in PREPOSITIONS and not _has_predicate(reading, begin, end)
        ):
            return None
    if end <= begin or all(reading.lows[at] in _SAYS_NOTHING for at in range(begin, end)):
        return None
    return begin, end


def _has_predicate(reading: Reading, begin: int, end: int) -> bool:
    """Whether words may be a clause: with a verb in them, or in a language not looked through."""
    if reading.words[begin][0] > "\u0400":
        return True
    return any(
        reading.lows[at] in AUXILIARIES
        or reading.lows[at] in VERBS
        or reading.lows[at] in VERB_CUES
        or (reading.lows[at].endswith("ed") and not reading.capital(at))
        for at in range(begin + 1, end)
    )


def _begins_clause(reading: Reading, at: int) -> bool:
    low = reading.lows[at]
    if reading.kinds[at] == MARK:
        return reading.words[at] in ("$", "€", "£", "(", "[")
    return low not in AUXILIARIES and low not in ("to", "so", "as", "and", "or", "but")


def _begins_object(reading: Reading, at: int) -> bool:
    low = reading.lows[at]
    if reading.kinds[at] == MARK:
        return reading.words[at] in ("$", "€", "£")
    return not (
        low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in AUXILIARIES
        or low in SUBORDINATORS - {"how", "why", "what", "whether"}
    )


def _is_subordinate(reading: Reading, draft: Draft, sentence: Sentence) -> bool:
    """Whether the speaker stands behind "while", "after", "who": the clause ends at a comma."""
    if draft.speaker is None:
        return False
    begin = draft.speaker[0]
    if reading.lows[begin] in RELATIVE:
        return True
    lead = begin - 1
    if lead < sentence.first:
        return False
    low = reading.lows[lead]
    return low in SUBORDINATORS and low not in THAT
