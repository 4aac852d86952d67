"""Numbers of one list, and parts beside their whole: what one counts, the others do too."""

from __future__ import annotations

from apps.figures.amounts import Amount
from apps.figures.cues import Counted
from apps.figures.lexicon.measures import (
    BLOCKS,
    LISTED,
    OF_THEM,
    PARTS,
    Role,
    roles_of,
)
from apps.figures.lexicon.people import ENDS
from apps.figures.lexicon.units import TIME
from apps.figures.tokens import Sentence

_MOST_IN_LIST = 10


def first_with_qualifier(amount: Amount) -> int:
    qualifier = amount.qualifier
    return min(amount.first, qualifier.first) if qualifier else amount.first


def hand_on(
    sentence: Sentence, amounts: list[Amount], plain: list[bool], found: list[Counted | None]
) -> None:
    """Numbers of one list count the same, and parts count what their whole does."""
    for place in range(len(amounts) - 2, -1, -1):
        following = found[place + 1]
        if plain[place] and following and following.cue is not None and plain[place + 1]:
            between = _between(sentence, amounts, place)
            if found[place] is None and _is_some_of(between):
                found[place] = Counted(
                    following.measure,
                    "measure-part",
                    following.cost + 0.5,
                    following.cue,
                    place + 1,
                )
            if (
                found[place] is None
                and not _is_its_own(sentence, amounts, place, following)
                and (_is_list(between) or _is_part(between, amounts[place + 1], sentence))
            ):
                found[place] = Counted(
                    following.measure, "measure-list", following.cost + 1, following.cue
                )
    for place in range(1, len(amounts)):
        earlier = found[place - 1]
        if not plain[place] or not plain[place - 1] or earlier is None:
            continue
        between = _between(sentence, amounts, place - 1)
        part = _is_part(between, amounts[place], sentence)
        current = found[place]
        if current is None and (part or _is_list(between)):
            rule = "measure-part" if part else "measure-list"
            found[place] = Counted(
                earlier.measure, rule, earlier.cost + 1, earlier.cue, place - 1 if part else None
            )
        elif current is not None and part:
            found[place] = Counted(
                current.measure, current.rule, current.cost, current.cue, place - 1
            )


def _is_its_own(sentence: Sentence, amounts: list[Amount], place: int, following: Counted) -> bool:
    """Whether what is said of the next number is said of it alone: "100,000, of them 20,000 dead",
    "two houses burned; four died", "40 families homeless, missing are six"."""
    between, part = _between(sentence, amounts, place), amounts[place + 1]
    if not is_of_them(sentence, part) and between and between[-1].text == ";":
        return True
    if following.cue is not None and amounts[place].after < following.cue < part.first:
        return sentence[following.cue - 1].text == ","
    return following.rule == "measure-noun" and _is_part(between, part, sentence)


def _between(sentence: Sentence, amounts: list[Amount], place: int) -> Sentence:
    return sentence[amounts[place].after : first_with_qualifier(amounts[place + 1])]


def _is_list(between: Sentence) -> bool:
    """Whether nothing but names of those counted and "and" or commas stands between."""
    if not between or len(between) > _MOST_IN_LIST:
        return False
    linked = any(token.folded in LISTED for token in between)
    return linked and not any(
        (token.folded in ENDS and token.folded not in LISTED and token.folded not in PARTS)
        or token.text in ";:."
        or TIME.fullmatch(token.folded)
        or _verbal(token.folded)
        for token in between
    )


def _verbal(word: str) -> bool:
    return any(role in (Role.VERB, Role.GERUND, Role.ACT) for _, role in roles_of(word))


def _is_some_of(between: Sentence) -> bool:
    """ "One of the six Jesuits murdered": the first number is part of the second."""
    words = [token.folded for token in between]
    return words[:1] in (["of"], ["з"], ["із"], ["из"]) and all(
        word in ("the", "these", "those", "their", "its", "his", "her") for word in words[1:]
    )


def _is_part(between: Sentence, part: Amount, sentence: Sentence) -> bool:
    """ "… including 10 children", "… 20,000 of them"."""
    if any(token.text in BLOCKS for token in between[:-1]):
        return False
    if between and between[-1].text in "(;:" and len(between) <= 12:
        return True
    return is_of_them(sentence, part) or any(
        token.folded in PARTS and token.folded not in ("them", "whom", "which")
        for token in between[-4:]
    )


def is_of_them(sentence: Sentence, part: Amount) -> bool:
    """ "20,000 of them", "20 тисяч із них"."""
    after = sentence[part.after : part.after + 2]
    return (
        len(after) == 2
        and after[0].folded in ("of", "з", "із", "из")
        and after[1].folded in OF_THEM
    )
