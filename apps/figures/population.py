"""Who or what a number counts, in the words beside it."""

from __future__ import annotations

from itertools import pairwise

from apps.figures.amounts import Amount
from apps.figures.cues import Counted
from apps.figures.lexicon import words
from apps.figures.lexicon.measures import OF_THEM, Role, roles_of
from apps.figures.lexicon.numerals import STOPPED
from apps.figures.lexicon.people import ENDS, PEOPLE
from apps.figures.lexicon.qualifiers import FURTHER
from apps.figures.numerals import may_begin
from apps.figures.tokens import Kind, Sentence

LONGEST = 9
"""Words of a phrase that names those counted, at the most."""

_LIGHT = words("the a an of new нових новых також") | FURTHER
_OF = frozenset({"of", "із", "з", "из"})
_AMONG = _OF | words("among from з-поміж серед среди")
_OPENING = 12
# "18 получили ранения": a verb, and no word for people.
_UNDERWENT = words(
    "получил получила получили дістав дістала дістали отримав отримала отримали зазнав зазнали"
    " потрапили попали зазнала"
)


def population_of(
    sentence: Sentence, amount: Amount, counted: Counted | None
) -> tuple[int, int] | None:
    """The tokens, first and after, of the phrase that names those counted; None if none does."""
    following = _phrase(sentence, amount.after, counted)
    if following is not None:
        return following
    if counted is None or counted.cue is None:
        return None
    return _before_label(sentence, counted.cue) if counted.cue < amount.first else None


def points_back(sentence: Sentence, amount: Amount) -> bool:
    """ "20,000 of them", "another 12": those counted were named before."""
    after = sentence[amount.after : amount.after + 2]
    if len(after) == 2 and after[0].folded in _OF and after[1].folded in OF_THEM:
        return True
    return not after or (not _names(after[0].folded) and after[0].kind is Kind.WORD)


def begins_of_them(sentence: Sentence, amount: Amount) -> bool:
    """ "Of those, he said, 20,000 …", "З них 300 …": what a sentence counts is part of the one
    before it."""
    opening = sentence[: min(amount.first, _OPENING)]
    return any(
        one.folded in _AMONG and (other.folded in OF_THEM or other.folded == "that")
        for one, other in pairwise(opening[:2])
    ) and not any(may_begin(token) for token in opening)


def _names(word: str) -> bool:
    return PEOPLE.fullmatch(word) is not None


def _phrase(sentence: Sentence, first: int, counted: Counted | None) -> tuple[int, int] | None:
    at = first + 3 if _is_of_number(sentence, first) else first
    while at < len(sentence) and (
        sentence[at].folded in _LIGHT
        or (sentence[at].text == "." and sentence[at - 1].folded in STOPPED)
    ):
        at += 1
    begin, after = at, at
    while at < len(sentence) and at - begin < LONGEST:
        token = sentence[at]
        if token.kind is Kind.SIGN and token.text in "-–'’\"“”«»" and at > begin:
            at += 1
            continue
        if token.kind not in (Kind.WORD, Kind.CODE) or may_begin(token):
            break
        if token.folded == "of" or token.folded in ("від",):
            if at == begin or after < at:
                break
            at += 1
            continue
        if token.folded in ENDS | _UNDERWENT or _said_of_them(token.folded, counted, at):
            break
        at += 1
        after = at
    if after <= begin or sentence[begin].folded in OF_THEM:
        return None
    return begin, after


def _is_of_number(sentence: Sentence, at: int) -> bool:
    """ "28 of the 35 drones": those counted are named behind the whole."""
    return (
        at + 3 < len(sentence)
        and sentence[at].folded in _OF
        and sentence[at + 1].folded in ("the", "these", "those", "its", "their")
        and may_begin(sentence[at + 2])
        and not may_begin(sentence[at + 3])
    )


def _said_of_them(word: str, counted: Counted | None, at: int) -> bool:
    """Whether the word says what was done rather than to whom: "20 Russians killed"."""
    if counted is not None and counted.cue == at:
        return True
    return any(
        role in (Role.VERB, Role.DONE, Role.GERUND, Role.COUNTED) for _, role in roles_of(word)
    ) and not _names(word)


def _before_label(sentence: Sentence, cue: int) -> tuple[int, int] | None:
    """ "Russian casualties to be over 100,000": the words before the noun."""
    first = cue
    while first > 0 and cue - first < 3:
        token = sentence[first - 1]
        if token.kind is not Kind.WORD or not token.text[0].isupper() or token.folded in ENDS:
            break
        if first - 1 == 0 and not _adjective(token.folded):
            break
        first -= 1
    whole = all(token.text.isupper() and len(token.text) > 1 for token in sentence[first:cue])
    return (first, cue) if first < cue and not whole else None


def _adjective(word: str) -> bool:
    return word.endswith(("an", "ian", "ish", "ese", "ські", "ських", "ские", "ских"))
