"""English refusals and denials: who would not say what, and who says that it is not so."""

from __future__ import annotations

from apps.claims.extraction.assembling.caveat_clauses import (
    ABLE,
    BEING,
    NEAR,
    WOULD,
    Found,
    behind_of,
    declined_at,
    lead_of,
    made,
)
from apps.claims.extraction.assembling.caveat_words import (
    DENIED,
    DENIED_THINGS,
    INFORMATION,
    LEFT_THINGS,
    NOT_TOLD,
    REJECT,
    SAID,
    TELL_INFO,
    TELL_WHAT,
    TOLD,
    WH_WORDS,
)
from apps.claims.extraction.assembling.predicates import MODALS, NEGATIVE
from apps.claims.extraction.assembling.records import Limit
from apps.claims.extraction.assembling.scene import Sentence
from apps.claims.extraction.attributions.classes import is_adverb
from apps.claims.extraction.attributions.closed_words import (
    AUXILIARIES,
)
from apps.claims.extraction.attributions.reading import Reading


def refusal(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    low = reading.lows[at]
    behind = behind_of(reading, at, sentence, NEAR)
    if low in TELL_WHAT:
        told = not behind or behind[0] in WH_WORDS or behind[0] in (".", ",")
    elif low in TELL_INFO:
        told = any(word in INFORMATION for word in behind) or behind[1:2] == ["deny"]
    else:
        told = True
    if not told or "up" in behind[:1]:
        return None
    lead = lead_of(reading, at, sentence.first)
    declined = declined_at(reading, at, sentence.first)
    if declined is not None:
        return made(reading, Limit.REFUSAL, "caveat-refusal", declined.first, at, sentence)
    if behind[:2] in (["or", "deny"], ["nor", "deny"]) and lead.has(ABLE | WOULD):
        return made(reading, Limit.REFUSAL, "caveat-refusal", lead.first, at, sentence)
    if lead.has(WOULD) and lead.has(NEGATIVE) and not lead.has(frozenset(("be", "have"))):
        return made(reading, Limit.REFUSAL, "caveat-refusal", lead.first, at, sentence)
    return None


def never_talked(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "We've never talked about casualties"."""
    lead = lead_of(reading, at, sentence.first)
    behind = behind_of(reading, at, sentence, 5)
    talks = reading.lows[at] in TOLD
    if lead.has(ABLE) or not lead.has(NEGATIVE) or "to" in lead.lows:
        return None
    if not talks and behind[:1] not in (["about"], ["on"], ["of"]):
        return None
    if not any(word in INFORMATION for word in behind):
        return None
    return made(reading, Limit.REFUSAL, "caveat-refusal", lead.first, at, sentence)


def denial(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    low = reading.lows[at]
    lead = lead_of(reading, at, sentence.first)
    if lead.has(NEGATIVE) or lead.has(MODALS) or lead.lows[:1] == ("to",):
        return None
    if low.endswith("ed") and lead.has(BEING):
        return None
    if at > sentence.first and reading.lows[at - 1] in ("or", "nor", "to"):
        return None
    behind = behind_of(reading, at, sentence, 6)
    while behind and is_adverb(behind[0]):
        behind = behind[1:]
    if not behind or any(word in NOT_TOLD for word in behind[:3]):
        return None
    if low in REJECT:
        fits = any(word in SAID for word in behind)
    else:
        things = any(word in DENIED_THINGS for word in behind)
        clause = len(behind) > 1 and behind[1] in AUXILIARIES
        fits = things or behind[0] in DENIED or behind[0].endswith("ing") or clause
    if not fits:
        return None
    found = made(reading, Limit.DENIAL, "caveat-denial", lead.first, at, sentence)
    if found.who is None and low in ("deny", "reject", "dismiss", "refute", "dispute"):
        return None
    return found


def left_to(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "Would leave such numbers to the ministry": who leaves them gives none."""
    behind = behind_of(reading, at, sentence, 7)
    to = behind.index("to") if "to" in behind else 0
    if to < 1 or behind[to - 1] not in LEFT_THINGS:
        return None
    lead = lead_of(reading, at, sentence.first)
    if lead.has(NEGATIVE) or lead.has(BEING):
        return None
    found = made(reading, Limit.REFUSAL, "caveat-refusal", lead.first, at, sentence)
    return found if found.who is not None else None


def declined(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "Asked how many, she declined": what was asked stands before it."""
    behind = behind_of(reading, at, sentence, 1)
    if behind and behind[0] not in (".", ",", ";") and not is_adverb(behind[0]):
        return None
    if not any(reading.lows[place] in ("asked", "pressed") for place in range(sentence.first, at)):
        return None
    lead = lead_of(reading, at, sentence.first)
    if lead.has(NEGATIVE):
        return None
    found = made(reading, Limit.REFUSAL, "caveat-refusal", lead.first, at, sentence)
    return found if found.who is not None else None


def not_drawn(reading: Reading, at: int, sentence: Sentence) -> Found | None:
    """ "Would not be drawn on when"."""
    lead = lead_of(reading, at, sentence.first)
    behind = behind_of(reading, at, sentence, 1)
    if not (lead.has(NEGATIVE) and "be" in lead.lows) or behind not in (["on"], ["."], ["about"]):
        return None
    return made(reading, Limit.REFUSAL, "caveat-refusal", lead.first, at, sentence)
