"""English caveats by the word that makes them: who did not verify, say, comment or accept what."""

from __future__ import annotations

from typing import Final

from apps.claims.extraction.assembling.caveat_clauses import (
    ABLE,
    BEING,
    CANNOT,
    FAR,
    NEAR,
    WOULD,
    Found,
    Lead,
    behind_of,
    declined_at,
    lead_of,
    made,
)
from apps.claims.extraction.assembling.caveat_words import (
    CLAIMED,
    COMMENT,
    CONFIRM,
    DECLINE,
    DENY,
    INDEPENDENT,
    LEAVE,
    NEVER_TALKED,
    REACHED,
    REJECT,
    REQUESTS,
    RESPOND,
    TELL_ALL,
    TELL_INFO,
    TELL_WHAT,
    VERIFICATION,
    VERIFY,
)
from apps.claims.extraction.assembling.phrasing import phrase_left
from apps.claims.extraction.assembling.predicates import NEGATIVE, phrase_right
from apps.claims.extraction.assembling.records import Limit
from apps.claims.extraction.assembling.refusal_patterns import (
    declined,
    denial,
    left_to,
    never_talked,
    not_drawn,
    refusal,
)
from apps.claims.extraction.assembling.scene import Sentence
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
    RELATIVE,
)
from apps.claims.extraction.attributions.reading import Reading

TRIGGERS: Final = (
    *(VERIFY | CONFIRM | VERIFICATION | COMMENT | RESPOND | DENY | REJECT),
    *(TELL_ALL | TELL_WHAT | TELL_INFO | LEAVE | DECLINE | NEVER_TALKED | {"drawn"}),
)
"""The words that may make a caveat."""


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
        found = denial(reading, at, sentence)
    if found is None and (low in TELL_ALL or low in TELL_WHAT or low in TELL_INFO):
        found = refusal(reading, at, sentence)
    elif low in LEAVE:
        found = left_to(reading, at, sentence)
    elif low in DECLINE:
        found = declined(reading, at, sentence)
    elif low == "drawn":
        found = not_drawn(reading, at, sentence)
    if found is None and low in NEVER_TALKED:
        found = never_talked(reading, at, sentence)
    return found


def _unverified(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    lead = lead_of(reading, at, sentence.first)
    none = lead.lows[-1:] in (("could",), ("can",)) and _is_none_of(reading, lead, sentence)
    if not (lead.has(CANNOT) or none) or lead.has(WOULD):
        return None
    low = reading.lows[at]
    behind = behind_of(reading, at, sentence, NEAR)
    passive = low.endswith("ed") and lead.has(BEING) and not lead.has(frozenset(("have",)))
    passive = passive or (low.endswith("ed") and "been" in lead.lows)
    found = made(reading, Limit.UNVERIFIED, "caveat-unverified", lead.first, at, sentence)
    subject = reading.lows[found.first : lead.first] if found.who else []
    if low in CONFIRM and behind[1:2] == ["deny"]:
        return None
    if low in CONFIRM:
        sure = lead.has(INDEPENDENT) or "independently" in behind
        able = lead.has(ABLE) or passive
        thing = subject if passive else behind
        if not able or not (sure or any(word in CLAIMED for word in thing)):
            return None
    if passive and lead.first > sentence.first and reading.lows[lead.first - 1] in RELATIVE:
        return None
    if passive:
        by = at + 1 if behind[:1] == ["by"] else at + 2 if behind[1:2] == ["by"] else -1
        who = phrase_right(reading, by + 1, sentence.last) if by > 0 else None
        about = found.who or found.about
        return Found(found.limit, found.rule, found.first, at, who, about)
    if subject == ["it"] or subject == ["there"]:
        return Found(found.limit, found.rule, found.first, at, None, found.about)
    return found


def _is_none_of(reading: Reading, lead: Lead, sentence: Sentence) -> bool:
    """ "Neither side’s claims could be confirmed": the negation stands in the subject."""
    who = phrase_left(reading, lead.first - 1, sentence.first)
    return who is not None and reading.lows[who[0]] in ("neither", "none", "no")


def _no_verification(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "There is no independent confirmation"."""
    for place in range(max(sentence.first, at - 3), at):
        if reading.lows[place] in ("no", "without") and any(
            low in INDEPENDENT for low in reading.lows[place:at]
        ):
            about = (at, min(sentence.last, at + FAR))
            first = place
            while first > sentence.first and reading.lows[first - 1] in AUXILIARIES | {"there"}:
                first -= 1
            return Found(Limit.UNVERIFIED, "caveat-unverified", first, at, None, about)
    return None


def _no_comment(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    first, rule = sentence.first, "caveat-no-comment"
    lead = lead_of(reading, at, first)
    if lead.has(NEGATIVE) and lead.lows[:1] != ("no",):
        return made(reading, Limit.NO_COMMENT, rule, lead.first, at, sentence)
    declined = declined_at(reading, at, first)
    if declined is not None:
        return made(reading, Limit.NO_COMMENT, rule, declined.first, at, sentence)
    if at > first and reading.lows[at - 1] == "for":
        for place in range(at - 2, max(first, at - FAR) - 1, -1):
            low = reading.lows[place]
            if low in RESPOND or low in REACHED:
                before = lead_of(reading, place, first)
                if before.has(NEGATIVE) or low == "unavailable":
                    return made(reading, Limit.NO_COMMENT, rule, before.first, place, sentence)
    behind = behind_of(reading, at, sentence, 1)
    near = reading.lows[max(first, at - 3) : at]
    if "no" in near and behind and behind[0] in ("from", "by"):
        who = phrase_right(reading, at + 2, sentence.last)
        if who is not None:
            begin = max(first, at - 3) + near.index("no")
            return Found(Limit.NO_COMMENT, rule, begin, at, who, (at, who[1]))
    return None


def _no_answer(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "Did not respond to a request", "did not answer questions", "did not respond"."""
    lead = lead_of(reading, at, sentence.first)
    behind = behind_of(reading, at, sentence, NEAR)
    if not lead.has(NEGATIVE) or lead.has(WOULD | (ABLE - {"yet"})):
        return None
    low = reading.lows[at]
    alone = not behind or behind[0] in (".", ",", ";")
    if alone and low in ("return", "returned"):
        return None
    if not alone:
        direct = low.startswith(("return", "answer"))
        if not any(word in REQUESTS for word in behind) or (behind[0] != "to" and not direct):
            return None
    return made(reading, Limit.NO_COMMENT, "caveat-no-comment", lead.first, at, sentence)
