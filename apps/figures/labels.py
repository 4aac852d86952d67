"""Numbers that stand to a noun as its value: "killed: 6", "the toll rose to 14"."""

from __future__ import annotations

from apps.figures.cues import Counted, Cue
from apps.figures.lexicon.measures import (
    ADVERBS,
    BE,
    BEHIND_FOR_WHAT,
    LABEL_LINKS,
    RISES,
    SAYS_FOR_WHAT,
    roles_of,
)
from apps.figures.tokens import Kind, Sentence

_LONGEST_LABEL, _MOST_STRANGE = 12, 9


def label(sentence: Sentence, cue: Cue, between: Sentence) -> Counted | None:
    """What a number counts that comes behind a label: "Injured: 6", "the toll rose to 14".

    `between`: the tokens from the label to the number.
    """
    word = sentence[cue.at].folded
    between = _without_aside(between)
    if (
        any(token.text in ",." for token in between[1:])
        or len(between) > _LONGEST_LABEL
        or word == "killed"
    ):
        return None
    if not between:
        return Counted(cue.measure, "measure-label", 0.9, cue.at)
    known = [
        token.folded in LABEL_LINKS or bool(ADVERBS.fullmatch(token.folded)) for token in between
    ]
    colon = any(token.text == ":" for token in between[:6])
    if not (colon or known[-1] or known[0]):
        return None
    rises = _rises(between)
    strange = known.count(False) - (1 if between[0].text in ",(" else 0)
    if strange > (5 if colon else _MOST_STRANGE if rises else 3):
        return None
    cost = (0.3 if colon else 0.8) + 0.1 * len(between) + (0.1 if rises else 0.5) * strange
    return Counted(cue.measure, "measure-label", cost, cue.at)


def is_said_of(between: Sentence) -> bool:
    """ "…, over 100,000, is for casualties": nothing but a verb that says what a number is for."""
    rest = [token for token in between if token.text != ","]
    if len(between) - len(rest) > 1 or not rest:
        return False
    says = rest[0].folded in SAYS_FOR_WHAT and (len(rest) > 1 or rest[0].folded not in BE)
    return says and all(token.folded in BEHIND_FOR_WHAT for token in rest[1:])


def _without_aside(between: Sentence) -> Sentence:
    """ "Убитых, по его оценке, более 20": what stands between two commas parts nothing."""
    if len(between) > 1 and between[0].text == "," == between[-1].text:
        inner = between[1:-1]
        if not any(token.kind is Kind.SIGN or roles_of(token.folded) for token in inner):
            return ()
    return between


def _rises(between: Sentence) -> bool:
    """Whether the words before a number say that the label went up to it, or stands there."""
    return (
        len(between) > 1
        and between[-1].folded in ("to", "at", "до")
        and between[-2].folded in RISES
    )
