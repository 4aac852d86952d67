"""English caveats by the word that makes them: who did not verify, say, comment or accept what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from apps.claims.extraction.assembling.caveat_words import (
    CLAIMED,
    COMMENT,
    CONFIRM,
    DECLINE,
    DENIED,
    DENY,
    INDEPENDENT,
    INFORMATION,
    NEVER_TALKED,
    NOT_TOLD,
    REACHED,
    REJECT,
    REQUESTS,
    RESPOND,
    SAID,
    TELL_ALL,
    TELL_INFO,
    TELL_WHAT,
    VERIFICATION,
    VERIFY,
    WH_WORDS,
)
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import MODALS, NEGATIVE, phrase_right
from apps.claims.extraction.assembling.records import Limit
from apps.claims.extraction.assembling.scene import Sentence
from apps.claims.extraction.attributions.classes import Range, is_adverb
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    BE,
    DAYS,
    RELATIVE,
    words_of,
)
from apps.claims.extraction.attributions.reading import Reading

_LEADING: Final = (
    AUXILIARIES | NEGATIVE | MODALS | words_of("to able unable possible impossible yet")
)
_CANNOT: Final = NEGATIVE | words_of("unable impossible yet")
_ABLE: Final = words_of(
    "could can couldn't couldn’t can't can’t cannot able unable possible impossible yet"
)
_WOULD: Final = words_of("would will wouldn't wouldn’t won't won’t")
_BEING: Final = BE | {"been", "be", "aren't", "weren't", "aren’t", "weren’t"}
_LONGEST_LEAD: Final = 10
_NEAR: Final = 8
_FAR: Final = 14


@dataclass(frozen=True, slots=True)
class Found:
    """A caveat as tokens. `first`: where its clause begins. `verb`: the word that makes it.

    `who`: the phrase for who could not or would not, None where the words name nobody. `about`:
    the words that say what it is about.
    """

    limit: Limit
    rule: str
    first: int
    verb: int
    who: Range | None
    about: Range


@dataclass(frozen=True, slots=True)
class _Lead:
    """What stands before a verb: from token `first`, in lower case, nearest first."""

    first: int
    lows: tuple[str, ...]

    def has(self, words: frozenset[str]) -> bool:
        return any(low in words for low in self.lows)


def _lead(reading: Reading, at: int, first: int) -> _Lead:
    place, lowest = at, max(first, at - _LONGEST_LEAD)
    lows: list[str] = []
    while place > lowest:
        low = reading.lows[place - 1]
        if low not in _LEADING and not (is_adverb(low) and low not in DAYS):
            break
        lows.append(low)
        place -= 1
    return _Lead(place, tuple(lows))


def caveat_at(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """The caveat that the word at a token makes, or None."""
    low = reading.lows[at]
    found: Found | None = None
    if low in VERIFY or low in CONFIRM:
        found = _unverified(reading, at, sentence)
    elif low in VERIFICATION:
        found = _no_verification(reading, at, sentence)
    elif low in COMMENT:
        found = _no_comment(reading, at, sentence)
    elif low in RESPOND:
        found = _no_answer(reading, at, sentence)
    elif low in DENY or low in REJECT:
        found = _denial(reading, at, sentence)
    if found is None and (low in TELL_ALL or low in TELL_WHAT or low in TELL_INFO):
        found = _refusal(reading, at, sentence)
    if found is None and low in NEVER_TALKED:
        found = _never_talked(reading, at, sentence)
    return found


def _made(
    reading: Reading, limit: Limit, rule: str, first: int, at: int, sentence: Sentence
) -> Found:
    """The caveat whose subject stands before token `first`."""
    who = phrase_left(reading, first - 1, sentence.first)
    if who is not None and reading.lows[who[0]] in RELATIVE:
        before = who[0] - 1
        if before > sentence.first and reading.words[before] == ",":
            before -= 1
        who = phrase_left(reading, before, sentence.first)
    begin = who[0] if who is not None else first
    about = phrase_right(reading, at + 1, sentence.last) or (at, at + 1)
    return Found(limit, rule, begin, at, who, about)


def _behind(reading: Reading, at: int, sentence: Sentence, width: int) -> list[str]:
    return reading.lows[at + 1 : min(sentence.last, at + 1 + width)]


def _unverified(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    lead = _lead(reading, at, sentence.first)
    if not lead.has(_CANNOT) or lead.has(_WOULD):
        return None
    low = reading.lows[at]
    behind = _behind(reading, at, sentence, _NEAR)
    passive = low.endswith("ed") and lead.has(_BEING) and not lead.has(frozenset(("have",)))
    passive = passive or (low.endswith("ed") and "been" in lead.lows)
    found = _made(reading, Limit.UNVERIFIED, "caveat-unverified", lead.first, at, sentence)
    subject = reading.lows[found.first : lead.first] if found.who else []
    if low in CONFIRM:
        sure = lead.has(INDEPENDENT) or "independently" in behind
        able = lead.has(_ABLE) or passive
        thing = subject if passive else behind
        if not able or not (sure or any(word in CLAIMED for word in thing)):
            return None
    if passive:
        by = at + 1 if behind[:1] == ["by"] else at + 2 if behind[1:2] == ["by"] else -1
        who = phrase_right(reading, by + 1, sentence.last) if by > 0 else None
        about = found.who or found.about
        return Found(found.limit, found.rule, found.first, at, who, about)
    if subject == ["it"] or subject == ["there"]:
        return Found(found.limit, found.rule, found.first, at, None, found.about)
    return found


def _no_verification(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "There is no independent confirmation"."""
    for place in range(max(sentence.first, at - 3), at):
        if reading.lows[place] in ("no", "without") and any(
            low in INDEPENDENT for low in reading.lows[place:at]
        ):
            about = (at, min(sentence.last, at + _FAR))
            first = place
            while first > sentence.first and reading.lows[first - 1] in AUXILIARIES | {"there"}:
                first -= 1
            return Found(Limit.UNVERIFIED, "caveat-unverified", first, at, None, about)
    return None


def _no_comment(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    first, rule = sentence.first, "caveat-no-comment"
    lead = _lead(reading, at, first)
    if lead.has(NEGATIVE) and lead.lows[:1] != ("no",):
        return _made(reading, Limit.NO_COMMENT, rule, lead.first, at, sentence)
    declined = _declined(reading, at, first)
    if declined is not None:
        return _made(reading, Limit.NO_COMMENT, rule, declined.first, at, sentence)
    if at > first and reading.lows[at - 1] == "for":
        for place in range(at - 2, max(first, at - _FAR) - 1, -1):
            low = reading.lows[place]
            if low in RESPOND or low in REACHED:
                before = _lead(reading, place, first)
                if before.has(NEGATIVE) or low == "unavailable":
                    return _made(reading, Limit.NO_COMMENT, rule, before.first, place, sentence)
    behind = _behind(reading, at, sentence, 1)
    near = reading.lows[max(first, at - 3) : at]
    if "no" in near and behind and behind[0] in ("from", "by"):
        who = phrase_right(reading, at + 2, sentence.last)
        if who is not None:
            begin = max(first, at - 3) + near.index("no")
            return Found(Limit.NO_COMMENT, rule, begin, at, who, (at, who[1]))
    return None


def _declined(reading: Reading, at: int, first: int) -> _Lead | None:
    """What stands before "declined to …", if that is what stands before a token."""
    place = at - 1
    while place > first and is_adverb(reading.lows[place]):
        place -= 1
    if place <= first or reading.lows[place] != "to":
        return None
    if reading.lows[place - 1] not in DECLINE:
        return None
    lead = _lead(reading, place - 1, first)
    return None if lead.has(NEGATIVE) else lead


def _no_answer(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "Did not respond to a request"."""
    lead = _lead(reading, at, sentence.first)
    behind = _behind(reading, at, sentence, _NEAR)
    if not lead.has(NEGATIVE) or not any(word in REQUESTS for word in behind):
        return None
    if behind[:1] != ["to"] and reading.lows[at] not in ("return", "returned", "answer"):
        return None
    return _made(reading, Limit.NO_COMMENT, "caveat-no-comment", lead.first, at, sentence)


def _refusal(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    low = reading.lows[at]
    behind = _behind(reading, at, sentence, _NEAR)
    if low in TELL_WHAT:
        told = not behind or behind[0] in WH_WORDS or behind[0] in (".", ",")
    elif low in TELL_INFO:
        told = any(word in INFORMATION for word in behind) or behind[:2] == ["or", "deny"]
    else:
        told = True
    if not told or "up" in behind[:1]:
        return None
    lead = _lead(reading, at, sentence.first)
    declined = _declined(reading, at, sentence.first)
    if declined is not None:
        return _made(reading, Limit.REFUSAL, "caveat-refusal", declined.first, at, sentence)
    if lead.has(_WOULD) and lead.has(NEGATIVE) and not lead.has(frozenset(("be", "have"))):
        return _made(reading, Limit.REFUSAL, "caveat-refusal", lead.first, at, sentence)
    return None


def _never_talked(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "We've never talked about casualties"."""
    lead = _lead(reading, at, sentence.first)
    behind = _behind(reading, at, sentence, 5)
    talks = reading.lows[at] in ("disclosed", "released", "published")
    if not lead.has(NEGATIVE) or not (talks or behind[:1] in (["about"], ["on"], ["of"])):
        return None
    if not any(word in INFORMATION for word in behind):
        return None
    return _made(reading, Limit.REFUSAL, "caveat-refusal", lead.first, at, sentence)


def _denial(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    low = reading.lows[at]
    lead = _lead(reading, at, sentence.first)
    if lead.has(NEGATIVE) or lead.has(MODALS) or lead.lows[:1] == ("to",):
        return None
    if low.endswith("ed") and lead.has(_BEING):
        return None
    behind = _behind(reading, at, sentence, 4)
    while behind and is_adverb(behind[0]):
        behind = behind[1:]
    if not behind or any(word in NOT_TOLD for word in behind[:3]):
        return None
    if low in REJECT:
        fits = any(word in SAID for word in behind)
    else:
        fits = behind[0] in DENIED or behind[0].endswith("ing") or any(w in SAID for w in behind)
    if not fits:
        return None
    return _made(reading, Limit.DENIAL, "caveat-denial", lead.first, at, sentence)
