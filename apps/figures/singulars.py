"""One person without a number: "a soldier was wounded". The article counts one."""

from __future__ import annotations

import re

from apps.figures.amounts import Amount
from apps.figures.cues import Counted, cues_of
from apps.figures.lexicon import words
from apps.figures.lexicon.measures import roles_of
from apps.figures.lexicon.people import ENDS, PEOPLE
from apps.figures.number import Numeral
from apps.figures.numerals import may_begin
from apps.figures.tokens import Kind, Sentence

RULE = "singular"
RULE_DESCRIBED = "singular-described"
_ARTICLES = frozenset({"a", "an"})
_FARTHEST_NOUN = 4
_MOST_COST = {RULE: 2.0, RULE_DESCRIBED: 1.7}
_PLURALS = words("people police members workers children men women others personnel")
_NOT_ONE = words("number group band series total list member family couple party union")
_RULES = frozenset({"measure-subject", "measure-object", "measure-noun", "measure-list"})
_DESCRIBES = words(
    "terrorist guerrilla rebel police civilian student peasant worker trade union child woman"
)
_TITLES = re.compile(
    r"(?:judge|militiaman|serviceman|militant|fighter|separatist|resident|mayor|deputy|senator|president|minister|magistrate|father|bishop|archbishop|rector"
    r"|attorney|governor|congressman|councilman|candidate|leader|journalist|priest|general|colonel"
    r"|captain|lieutenant|sergeant|major|private|soldier|policeman|officer|businessman|lawyer"
    r"|doctor|driver|student|teacher|peasant|child|boy|girl|man|woman|wife|husband|son|daughter"
    r"|brother|sister|mother|victim|guard|bodyguard|commander|chief|director|professor|ambassador"
    r"|worker|civilian|person|activist|prosecutor|mp|pilot|nurse|farmer|reporter|secretary)"
)


def singulars_of(sentence: Sentence) -> list[Amount]:
    """Where a sentence speaks of one person: the article, or the word for the person."""
    found: list[Amount] = []
    reached = 0
    for at, token in enumerate(sentence):
        if token.kind is not Kind.WORD or at < reached:
            continue
        if token.folded in _ARTICLES:
            noun = _person_after(sentence, at)
            if noun is not None:
                found.append(_one(sentence, at, RULE))
                reached = noun + 1
        elif (
            _TITLES.fullmatch(token.folded)
            and not _is_counted(sentence, at)
            and not (token.folded in _DESCRIBES and _noun_follows(sentence, at + 1))
        ):
            found.append(_one(sentence, at, RULE_DESCRIBED))
    return found


def is_sure(amount: Amount, counted: Counted | None) -> bool:
    """Whether what was done to the one is said so near that nothing is guessed."""
    return (
        counted is not None
        and counted.rule in _RULES
        and counted.cost <= _MOST_COST[amount.number.rule]
    )


def speaks_of_harm(sentence: Sentence) -> bool:
    """Whether it is worth looking: whether the sentence says that anything was done to anybody."""
    return any(roles_of(token.folded) for token in sentence) and bool(cues_of(sentence))


def _is_counted(sentence: Sentence, at: int) -> bool:
    """Whether a number, or a word that speaks of no one person, stands before the word."""
    return any(
        may_begin(token) or token.folded in ("every", "each", "no", "any")
        for token in sentence[max(0, at - 2) : at]
    )


def _noun_follows(sentence: Sentence, at: int) -> bool:
    """Whether the word before only describes: "a terrorist attack", "our peasant brothers"."""
    if at >= len(sentence) or sentence[at].kind is not Kind.WORD:
        return False
    word = sentence[at].folded
    return word not in ENDS and not roles_of(word)


def _person_after(sentence: Sentence, at: int) -> int | None:
    for place in range(at + 1, min(at + 1 + _FARTHEST_NOUN, len(sentence))):
        word = sentence[place].folded
        if (
            sentence[place].kind is not Kind.WORD
            or word in ENDS
            or word in _NOT_ONE
            or word == "of"
        ):
            return None
        if PEOPLE.fullmatch(word) or _TITLES.fullmatch(word):
            if word in _DESCRIBES and _noun_follows(sentence, place + 1):
                continue
            return None if word in _PLURALS or word.endswith(("s", "men")) else place
    return None


def _one(sentence: Sentence, at: int, rule: str) -> Amount:
    token = sentence[at]
    number = Numeral(at, at + 1, token.start, token.end, 1, rule)
    return Amount(number, at, at + 1, token.start, token.end)
