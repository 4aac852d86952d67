"""Ukrainian and Russian caveats: the words of a clause may stand in any order around its verb."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from apps.claims.extraction.assembling import caveat_words_slavic as words
from apps.claims.extraction.assembling.caveat_clauses import Found
from apps.claims.extraction.assembling.records import Limit
from apps.claims.extraction.assembling.scene import Scene, Sentence
from apps.claims.extraction.assembling.subjects_slavic import subject_in
from apps.claims.extraction.attributions.closed_words import CONJUNCTIONS, DASHES, TERMINAL
from apps.claims.extraction.attributions.reading import Reading

_RULE: Final = {
    Limit.UNVERIFIED: "caveat-unverified",
    Limit.NO_COMMENT: "caveat-no-comment",
    Limit.REFUSAL: "caveat-refusal",
    Limit.DENIAL: "caveat-denial",
}
TRIGGERS: Final = (
    words.COMMENTED
    | words.ANSWERED
    | words.TOLD
    | words.REFUSED
    | words.WOULD
    | words.TO_VERIFY
    | words.CONFIRMATION
    | words.CONFIRMED
    | words.DENIED
)
_REACH: Final = 24
_ENDS: Final = TERMINAL | DASHES | frozenset(",;:") - {"-"}
_AND: Final = frozenset(("і", "и", "та", "й"))


@dataclass(frozen=True, slots=True)
class _Clause:
    """The tokens around a word up to the next marks, and where the word stands."""

    reading: Reading
    first: int
    last: int
    at: int

    def where(self, listed: frozenset[str]) -> int:
        """The first token of the clause that is one of some words; -1 if none is."""
        lows = self.reading.lows
        return next((at for at in range(self.first, self.last) if lows[at] in listed), -1)

    def negated(self, at: int) -> bool:
        return at > self.first and self.reading.lows[at - 1] in ("не", "ні")

    def tells(self, without: int) -> bool:
        """Whether something told or asked stands in the clause, besides at one token."""
        lows = self.reading.lows
        return any(
            lows[at].startswith(words.TOLD_THINGS)
            for at in range(self.first, self.last)
            if at != without
        )


def slavic_caveat_at(scene: Scene, at: int, sentence: Sentence) -> Found | None:
    """The Ukrainian or Russian caveat that the word at a token makes, or None."""
    reading = scene.reading
    low = reading.lows[at]
    if low not in TRIGGERS:
        return None
    clause = _clause_at(reading, at, sentence)
    if low in words.TO_VERIFY or low in words.CONFIRMATION:
        return _unverified(scene, clause)
    limit = _limit_of(clause)
    if limit is None:
        return None
    who = subject_in(scene, clause.first, clause.last, at)
    if who is None:
        return None
    return Found(limit, _RULE[limit], clause.first, at, who, _about(clause))


def _clause_at(reading: Reading, at: int, sentence: Sentence) -> _Clause:
    first, last = at, at + 1
    lowest, highest = max(sentence.first, at - _REACH), min(sentence.last, at + _REACH)
    while first > lowest and not _stops(reading, first - 1):
        first -= 1
    while last < highest and not _stops(reading, last):
        last += 1
    while first < at and reading.lows[first] in CONJUNCTIONS:
        first += 1
    return _Clause(reading, first, last, at)


def _stops(reading: Reading, at: int) -> bool:
    if reading.words[at] == "," and reading.lows[at + 1 : at + 2] in (["ні"], ["ни"]):
        # «Ні підтвердити, ні спростувати» is one thing.
        return False
    if reading.words[at] in _ENDS or reading.lows[at] in ("але", "но", "а"):
        return True
    after = reading.lows[at + 1] if at + 1 < len(reading.lows) else ""
    return reading.lows[at] in _AND and (after == "не" or after in words.POINTING)


def _limit_of(clause: _Clause) -> Limit | None:
    """In what way a finite verb limits, by what stands around it in its clause."""
    at = clause.at
    low, negated = clause.reading.lows[at], clause.negated(at)
    if low in words.COMMENTED:
        return Limit.NO_COMMENT if negated else None
    if low in words.ANSWERED:
        on = clause.where(words.ABOUT) >= 0
        return Limit.NO_COMMENT if negated and on and _is_told(clause) else None
    if low in words.TOLD:
        return Limit.REFUSAL if negated and clause.tells(at) else None
    if low in words.CONFIRMED:
        return Limit.REFUSAL if negated and _nor_denied(clause) else None
    if low in words.DENIED:
        return None if negated else _denial(clause)
    if low in words.WOULD and not negated:
        return None
    if clause.where(words.COMMENTS | words.TO_COMMENT) >= 0:
        return Limit.NO_COMMENT
    return Limit.REFUSAL if clause.where(words.TO_TELL) >= 0 else None


def _is_told(clause: _Clause) -> bool:
    return clause.tells(clause.at) or clause.where(words.IT) >= 0


def _nor_denied(clause: _Clause) -> bool:
    """ "Не підтвердило і не спростувало": neither confirmed nor denied."""
    lows = clause.reading.lows[clause.at + 1 : clause.at + 4]
    return lows[:2] in (["і", "не"], ["и", "не"], ["та", "не"], ["й", "не"]) and any(
        low in words.DENIED for low in lows
    )


def _denial(clause: _Clause) -> Limit | None:
    low = clause.reading.lows[clause.at]
    if low.startswith(words.BEATEN_BACK):
        fits = _is_told(clause)
    else:
        fits = _is_told(clause) or clause.at + 1 < len(clause.reading.lows)
    return Limit.DENIAL if fits else None


def _unverified(scene: Scene, clause: _Clause) -> Found | None:
    at = clause.at
    reading = clause.reading
    if reading.lows[at] in words.CONFIRMATION:
        verb = clause.where(words.NONE)
        if verb < 0 or clause.where(words.INDEPENDENT) < 0:
            return None
    else:
        verb = clause.where(words.CANNOT)
        if verb < 0:
            verb = clause.where(words.CHECKED)
            if verb < 0 or not clause.negated(verb):
                return None
    who = None
    if reading.lows[verb] not in words.NO_SUBJECT:
        who = subject_in(scene, clause.first, clause.last, verb)
        if who is None:
            return None
    else:
        who = _by_name(scene, clause, verb)
    return Found(
        Limit.UNVERIFIED, _RULE[Limit.UNVERIFIED], clause.first, max(at, verb), who, _about(clause)
    )


def _by_name(scene: Scene, clause: _Clause, verb: int) -> tuple[int, int] | None:
    """The body that begins the clause before "не вдалося", which stands in the dative."""
    reading = clause.reading
    first, last = clause.first, verb - 1 if clause.negated(verb) else verb
    if last <= first or reading.lows[first] in words.LEADING:
        return None
    latin = all(
        reading.words[at].isascii() or reading.words[at].isupper() for at in range(first, last)
    )
    return (first, last) if latin and reading.kinds[first] == "word" else None


def _about(clause: _Clause) -> tuple[int, int]:
    """What the clause says was told or asked; all of it where it names no such thing."""
    lows = clause.reading.lows
    for at in range(clause.first, clause.last):
        if lows[at] in words.POINTING or lows[at].startswith(words.TOLD_THINGS):
            return at, clause.last
    return clause.at, clause.last
