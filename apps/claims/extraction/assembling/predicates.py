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
    DASHES,
    DAYS,
    DETERMINERS,
    PERSONAL,
    POSSESSIVE,
    PREPOSITIONS,
    RELATIVE,
    SUBORDINATORS,
    TERMINAL,
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
_LONGEST_REACH = 36
# Words a verb may have between itself and what follows: "pulled back to", "deeper into".
_PARTICLES = words_of("back out away deeper further forward up off down again far all")
_OF = words_of("of")


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


def group_at(reading: Reading, place: int, first: int, last: int, verb: KindVerb) -> VerbGroup:
    """The group of the verb at a token, between tokens `first` and, without, `last`."""
    pattern, after = _pattern(reading, place, last, verb)
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
    return VerbGroup(
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


def _pattern(reading: Reading, place: int, last: int, verb: KindVerb) -> tuple[Pattern, int]:
    for pattern in verb.patterns:
        at = place + 1
        after = at + len(pattern.then)
        if after <= last and all(
            reading.lows[at + number] == word for number, word in enumerate(pattern.then)
        ):
            return pattern, after
    return Pattern(verb.patterns[-1].does, ("",)), place + 1


def lacks_words(group: VerbGroup) -> bool:
    """Whether the words that the verb needs behind it are not there."""
    return group.pattern.then == ("",)


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
    at, highest = first, min(last, first + _LONGEST_OBJECT)
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
            if (low in ADVERBS or low in DAYS) and low not in ("all", "both"):
                break
            if at > first and is_finite_cue(reading, at):
                break
        at += 1
    while at > first and reading.lows[at - 1] in (CONJUNCTIONS | PREPOSITIONS | DETERMINERS):
        at -= 1
    return (first, at) if at > first else None


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


@dataclass(frozen=True, slots=True)
class Adjunct:
    """A preposition and the phrase behind it."""

    preposition: str
    at: int
    phrase: Range


_TWO_WORDS = {
    ("out", "of"): "out of",
    ("away", "from"): "from",
    ("back", "from"): "from",
    ("back", "to"): "to",
    ("up", "to"): "to",
    ("as", "far"): "",
}


def adjuncts(reading: Reading, first: int, last: int) -> tuple[Adjunct, ...]:
    """The adjuncts from a token to the next comma, verb or clause, in order."""
    found: list[Adjunct] = []
    at, highest = first, min(last, first + _LONGEST_REACH)
    while at < highest:
        low, kind = reading.lows[at], reading.kinds[at]
        if ends_clause(reading, at):
            break
        following = reading.lows[at + 1] if at + 1 < highest else ""
        preposition, width = low, 1
        if (low, following) in _TWO_WORDS:
            preposition, width = _TWO_WORDS[low, following], 2
        if kind == "word" and preposition and (width == 2 or low in PREPOSITIONS):
            phrase = phrase_right(reading, at + width, highest)
            if phrase is not None:
                found.append(Adjunct(preposition, at, phrase))
                at = phrase[1]
                continue
        at += 1
    return tuple(found)


def ends_clause(reading: Reading, at: int) -> bool:
    """Whether a clause ends before the token."""
    low, word = reading.lows[at], reading.words[at]
    return (
        word in TERMINAL
        or word in ",;:"
        or word in DASHES
        or reading.kinds[at] == QUOTE
        or low in RELATIVE
        or low in SUBORDINATORS
        or low in ("but", "але", "но")
        or low in MODALS
        or (low in AUXILIARIES and reading.kinds[at] != GENITIVE)
    )


def skip_particles(reading: Reading, at: int, last: int) -> int:
    """The token behind "back", "further" and adverbs."""
    while at < last and (reading.lows[at] in _PARTICLES or is_adverb(reading.lows[at])):
        if reading.lows[at] == "out" and at + 1 < last and reading.lows[at + 1] == "of":
            return at
        if reading.lows[at] == "all":
            return at
        at += 1
    return at


def clause_end_right(reading: Reading, at: int, last: int) -> int:
    """The token behind the clause that a token stands in: at the next comma or mark.

    A short quotation that opens inside of the clause belongs to it.
    """
    highest = min(last, at + _LONGEST_REACH)
    while at < highest:
        word, number = reading.words[at], reading.within[at]
        if reading.kinds[at] == QUOTE:
            if number < 0 or reading.quotations[number].first != at:
                return at
            after = reading.quotations[number].last
            if after > highest:
                return at
            at = after
            continue
        if word in TERMINAL or word in ",;:" or word in DASHES:
            return at
        if reading.lows[at] in ("but", "while", "але", "но") or reading.lows[at] in RELATIVE:
            return at
        at += 1
    return at
