"""A verb with its auxiliaries, its subject, its object and the adjuncts behind it."""

from __future__ import annotations

from dataclasses import dataclass

from apps.claims.extraction.assembling.kind_verbs import KindVerb, Pattern
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.attributions.classes import Range, is_adverb, is_finite_cue
from apps.claims.extraction.attributions.closed_words import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    THAT,
    words_of,
)
from apps.claims.extraction.attributions.cues import Form
from apps.claims.extraction.attributions.reading import MARK, QUOTE, Reading
from apps.claims.extraction.attributions.reading import POSSESSIVE as GENITIVE

MODALS = words_of(
    "will would shall should can could may might must 'd 'll ’d ’ll won't won’t wouldn't"
    " wouldn’t can't can’t cannot couldn't couldn’t shouldn't shouldn’t mustn't mustn’t буде"
    " будуть б би бы будет будут"
)
_HAVE = words_of("has have had having hasn't haven't hadn't hasn’t haven’t hadn’t 've ’ve")
_BEING = BE | words_of("aren't aren’t weren't weren’t are was")
_DO = words_of("do does did don't don’t doesn't doesn’t didn't didn’t")
NEGATIVE = words_of(
    "not never n't no nor neither nobody none nothing hardly barely cannot can't can’t won't"
    " won’t wouldn't wouldn’t couldn't couldn’t don't don’t doesn't doesn’t didn't didn’t isn't"
    " isn’t aren't aren’t wasn't wasn’t weren't weren’t hasn't hasn’t haven't haven’t hadn't"
    " hadn’t shouldn't shouldn’t falsely не ні ані нет ни никогда ніколи без"
)
_LONGEST_GROUP = 8
_LONGEST_OBJECT = 14
_OF = words_of("of")
_NO_ADVERBS = words_of("all both")
_QUALIFIERS = words_of("about around over nearly almost roughly some more than at least")
# Words that may stand between a verb and the words it needs: "pushed deeper into".
_BETWEEN = words_of("back deep deeper further forward away")


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb form in a sentence with what stands before it.

    `first`: its first auxiliary or adverb, or the verb. `place`: the verb. `after`: the token
    behind the verb and the words that its pattern needs.
    """

    first: int
    place: int
    after: int
    verb: KindVerb
    pattern: Pattern
    negated: bool
    modal: bool
    infinitive: bool
    passive: bool
    going_on: bool
    finite: bool


def groups_at(
    reading: Reading, place: int, first: int, last: int, verb: KindVerb
) -> tuple[VerbGroup, ...]:
    """The groups that the verb at a token may be of, between tokens `first` and `last`.

    One for each pattern of the verb whose words stand behind it, those with the most words first.
    """
    patterns = _patterns(reading, place, last, verb)
    if not patterns:
        return ()
    at, lowest = place, max(first, place - _LONGEST_GROUP)
    helpers: list[str] = []
    while at > lowest:
        low = reading.lows[at - 1]
        if low in AUXILIARIES or low in NEGATIVE or low in MODALS:
            helpers.append(low)
        elif not (is_adverb(low) and low not in DAYS):
            break
        at -= 1
    infinitive = at > first and reading.lows[at - 1] in ("to", "щоб", "чтобы")
    being = any(low in _BEING for low in helpers)
    have = any(low in _HAVE for low in helpers)
    do = any(low in _DO for low in helpers)
    gerund = Form.GERUND in verb.forms
    participle = Form.PARTICIPLE in verb.forms
    modal = any(low in MODALS for low in helpers)
    if being:
        finite = gerund or participle
    elif have:
        finite = participle
    elif do or modal:
        finite = Form.BASE in verb.forms
    else:
        finite = bool(verb.forms & {Form.PAST, Form.THIRD, Form.BASE})
    return tuple(
        VerbGroup(
            first=at,
            place=place,
            after=after,
            verb=verb,
            pattern=pattern,
            negated=any(low in NEGATIVE for low in helpers),
            modal=modal,
            infinitive=infinitive,
            passive=being and participle and not gerund,
            going_on=being and gerund,
            finite=finite,
        )
        for pattern, after in patterns
    )


def _patterns(
    reading: Reading, place: int, last: int, verb: KindVerb
) -> list[tuple[Pattern, int]]:
    """The patterns whose words stand behind a verb, each with the token behind those words."""
    found = []
    for pattern in verb.patterns:
        begin = place + 1
        if pattern.then and begin < last and reading.lows[begin] in _BETWEEN - {pattern.then[0]}:
            begin += 1
        after = begin + len(pattern.then)
        if after <= last and all(
            reading.lows[begin + number] == word for number, word in enumerate(pattern.then)
        ):
            found.append((pattern, after))
    return found


def subject_of(reading: Reading, group: VerbGroup, first: int) -> Range | None:
    """The phrase before a verb group, if it is no pronoun and no "who" or "which"."""
    found = phrase_left(reading, group.first - 1, first)
    if found is None:
        return None
    low = reading.lows[found[0]]
    if found[1] - found[0] == 1 and (low in PERSONAL or low in RELATIVE or low in THAT):
        return None
    return found


def head_of(reading: Reading, phrase: Range) -> int:
    """The token of a phrase that names what it is: the last before "of", "in" or a comma."""
    first, last = phrase
    for at in range(first + 1, last):
        if reading.lows[at] in PREPOSITIONS or reading.kinds[at] == MARK:
            return at - 1
    return last - 1


def phrase_right(reading: Reading, first: int, last: int) -> Range | None:
    """The noun phrase that begins at a token; its "of …" belongs to it, other adjuncts do not."""
    at, highest = _after_qualifier(reading, first, last), min(last, first + _LONGEST_OBJECT)
    within = reading.within[first] if first < last else -1
    while at < highest:
        low, kind = reading.lows[at], reading.kinds[at]
        if kind == QUOTE or reading.within[at] != within:
            break
        if kind == MARK and not (reading.words[at] in "-&" and at > first):
            break
        if at > first or low not in ("almost", "nearly", "all"):
            if low in AUXILIARIES and kind != GENITIVE:
                break
            if low in RELATIVE or low in SUBORDINATORS or low in THAT:
                break
            if low in PREPOSITIONS and not (low in _OF and at > first):
                break
            if low in PERSONAL and low not in POSSESSIVE:
                break
            if low in CONJUNCTIONS and not _goes_on(reading, at, first, highest):
                break
            if (low in ADVERBS or low in DAYS or low == "overnight") and low not in _NO_ADVERBS:
                break
            if at > first and (is_finite_cue(reading, at) or _is_participle(reading, at)):
                break
        at += 1
    while at > first and reading.lows[at - 1] in (CONJUNCTIONS | PREPOSITIONS | DETERMINERS):
        at -= 1
    return (first, at) if at > first else None


def _after_qualifier(reading: Reading, first: int, last: int) -> int:
    """The token behind "about" or "more than", if a number stands there; else the first."""
    at = first
    while at < min(last, first + 3) and reading.lows[at] in _QUALIFIERS:
        at += 1
    return at if at < last and reading.kinds[at] == "number" else first


def _is_participle(reading: Reading, at: int) -> bool:
    """Whether a word in "-ing" begins a clause of its own: "to X, taking …", "to X taking"."""
    low, before = reading.lows[at], reading.lows[at - 1]
    return (
        len(low) > 5
        and low.endswith("ing")
        and before not in DETERMINERS
        and before not in PREPOSITIONS
        and not before.endswith("ly")
    )


def _goes_on(reading: Reading, at: int, first: int, last: int) -> bool:
    """Whether "and" joins two names or nouns of one phrase."""
    if not first < at < last - 1 or reading.lows[at] in ("but", "але", "но", "а"):
        return False
    following = reading.lows[at + 1]
    return reading.kinds[at + 1] == "word" and not (
        following in PERSONAL
        or following in AUXILIARIES
        or following in SUBORDINATORS
        or is_adverb(following)
        or following.endswith("ed")
        or is_finite_cue(reading, at + 1)
    )
