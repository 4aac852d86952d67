"""The words of a sentence that say what was done to those who are counted."""

from __future__ import annotations

from dataclasses import dataclass

from apps.figures.lexicon import words
from apps.figures.lexicon.arms import ARMS
from apps.figures.lexicon.measures import (
    FALLEN_TO,
    LOSING,
    OWNERS,
    SHOT_PAST,
    VERBAL_AFTER,
    Role,
    roles_of,
)
from apps.figures.lexicon.people import PEOPLE
from apps.figures.numerals import may_begin
from apps.figures.tokens import Kind, Sentence, Token

HARMED = frozenset({"killed", "injured"})


_JOINED = words("and or / та і й або чи и или")


_NEAR = 4
# Said of people as of arms: "знищено 200 бойовиків".
_WIPED_OUT = ("знищ", "уничтож")
_BEYOND = 5


_ALSO_VERBS = words("murder slaughter capture release arrest damage massacre")


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts. `cue`: the token that says so, of the same sentence, if one does.

    `cost`: how far-fetched, 0 is best. `part_of`: the place of the amount that this is part of.
    """

    measure: str
    rule: str
    cost: float
    cue: int | None = None
    part_of: int | None = None


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that says what was done: where it stands, and what it may mean."""

    at: int
    measure: str
    role: Role


def cues_of(sentence: Sentence) -> list[Cue]:
    """All such words of a sentence, in order; one word may play several parts."""
    return [
        Cue(at, _done(sentence, at, measure), meant)
        for at, token in enumerate(sentence)
        if token.kind is Kind.WORD
        for measure, role in roles_of(token.folded)
        for meant in (_meant(sentence, at, role),)
        if meant is not None
    ]


def cue_words(sentence: Sentence, at: int, measure: str) -> tuple[int, int]:
    """The tokens, first and after, of such a word: "killed or wounded" where both are meant."""
    own = {each for each, _ in roles_of(sentence[at].folded)}
    if measure == "casualties" and measure not in own and own & HARMED:
        for step in (2, -2):
            if 0 <= at + step < len(sentence) and sentence[at + step // 2].folded in _JOINED:
                others = {each for each, _ in roles_of(sentence[at + step].folded)}
                if others & HARMED - own:
                    return min(at, at + step), max(at, at + step) + 1
    return at, at + 1


def _meant(sentence: Sentence, at: int, role: Role) -> Role | None:
    """The part a word plays here; None where it plays none: "shot at", "shot to death"."""
    word = sentence[at].folded
    before = sentence[at - 1].folded if at else ""
    after = sentence[at + 1].folded if at + 1 < len(sentence) else ""
    if (word == "shot" and after in SHOT_PAST) or (word == "death" and before == "to"):
        return None
    if word == "fallen" and after in FALLEN_TO:
        return None
    if word in LOSING and not _loses_some(sentence, at):
        return None
    if word == "lives" and before in OWNERS:
        return Role.DONE
    if role is Role.ACT and before in VERBAL_AFTER and word in _ALSO_VERBS:
        return Role.GERUND
    return role


def _loses_some(sentence: Sentence, at: int) -> bool:
    """ "Lost 312 men", "lost more than 20 tanks": a number of people or of arms follows."""
    for number in range(at + 1, min(at + 1 + _NEAR, len(sentence))):
        if may_begin(sentence[number]):
            return any(map(_is_people_or_arms, sentence[number + 1 : number + 1 + _BEYOND]))
    return False


def _is_people_or_arms(token: Token) -> bool:
    return PEOPLE.fullmatch(token.folded) is not None or ARMS.fullmatch(token.folded) is not None


def _done(sentence: Sentence, at: int, measure: str) -> str:
    """ "Shot down" is said of people too, but of drones far more often."""
    if sentence[at].folded == "shot" and at + 1 < len(sentence):
        following = sentence[at + 1 : at + 1 + _BEYOND]
        if following[0].folded == "down" and not any(
            PEOPLE.fullmatch(token.folded) for token in following
        ):
            return "destroyed"
    if measure == "destroyed" and sentence[at].folded.startswith(_WIPED_OUT):
        around = sentence[max(0, at - _BEYOND) : at + 1 + _BEYOND]
        people = any(PEOPLE.fullmatch(token.folded) for token in around)
        if people and not any(ARMS.fullmatch(token.folded) for token in around):
            return "killed"
    return _both(sentence, at, measure)


def _both(sentence: Sentence, at: int, measure: str) -> str:
    """ "Dead or wounded", "killed and injured" without a number between: casualties."""
    if measure in HARMED:
        for step in (2, -2):
            if 0 <= at + step < len(sentence) and sentence[at + step // 2].folded in _JOINED:
                others = {other for other, _ in roles_of(sentence[at + step].folded)}
                if others & (HARMED - {measure}) and measure not in others:
                    return "casualties"
    return measure
