"""One person without a number: "a soldier was wounded". The article counts one."""

from __future__ import annotations

from apps.figures.amounts import Amount
from apps.figures.counted import Counted, cues_of
from apps.figures.lexicon.people import ENDS, PEOPLE
from apps.figures.numerals import Numeral
from apps.figures.tokens import Kind, Sentence

RULE = "singular"
_ARTICLES = frozenset({"a", "an"})
_FARTHEST_NOUN = 4
_MOST_COST = 2.0
_PLURALS = frozenset("people police members workers children men women others personnel".split())
_NOT_ONE = frozenset(
    "number group band series total list member family couple party union".split()
)
_RULES = frozenset({"measure-subject", "measure-object", "measure-noun", "measure-list"})


def singulars_of(sentence: Sentence) -> list[Amount]:
    """The articles of a sentence that stand before a word for one person."""
    return [
        _one(sentence, at)
        for at, token in enumerate(sentence[:-1])
        if token.folded in _ARTICLES and _is_person(sentence, at)
    ]


def is_sure(counted: Counted | None) -> bool:
    """Whether what was done to the one is said so near that nothing is guessed."""
    return counted is not None and counted.rule in _RULES and counted.cost <= _MOST_COST


def speaks_of_harm(sentence: Sentence) -> bool:
    """Whether it is worth looking: whether the sentence says that anything was done to anybody."""
    return any(token.folded in _ARTICLES for token in sentence) and bool(cues_of(sentence))


def _is_person(sentence: Sentence, at: int) -> bool:
    for token in sentence[at + 1 : at + 1 + _FARTHEST_NOUN]:
        word = token.folded
        if token.kind is not Kind.WORD or word in ENDS or word in _NOT_ONE or word == "of":
            return False
        if PEOPLE.fullmatch(word):
            return word not in _PLURALS and not word.endswith(("s", "men"))
    return False


def _one(sentence: Sentence, at: int) -> Amount:
    token = sentence[at]
    number = Numeral(at, at + 1, token.start, token.end, 1, RULE)
    return Amount(number, at, at + 1, token.start, token.end)
