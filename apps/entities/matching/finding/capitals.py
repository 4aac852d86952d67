"""Capitalised words that stand together, and the titles that stand before them."""

from dataclasses import dataclass

from apps.entities.matching.finding.lexicon import never_names, titles
from apps.entities.matching.finding.words import Words

_PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "di",
        "du",
        "la",
        "le",
        "bin",
        "ibn",
        "al",
        "el",
        "ul",
        "abu",
        "ben",
        "bint",
        "ar",
        "as",
        "ash",
    ]
)
NAME_JOINS = frozenset((" ", "-", "‑", "\u00a0", "'", "’", "ʼ", "\n"))
_LONGEST_TITLE = 5


@dataclass(frozen=True, slots=True)
class TitleBefore:
    """Words of a title: from `first` to `last`, inclusive."""

    first: int
    last: int


def name_like(words: Words, index: int) -> bool:
    written = words.written[index]
    return (
        words.upper[index]
        and written.isalpha()
        and words.keys[index] not in never_names()
        and not (words.capitals[index] and not words.loud[index] and len(written) > 1)
    )


def initial(words: Words, index: int) -> bool:
    return len(words.written[index]) == 1 and words.upper[index] and words.after(index)[:1] == "."


def title_before(words: Words, index: int) -> TitleBefore | None:
    """The title whose last word stands right before a word."""
    gap = words.gap(index)
    if index == 0 or not (gap in NAME_JOINS or gap in (". ", ", ", ".", " “", " «", ": ")):
        return None
    if gap[:1] == "." and (len(words.written[index - 1]) > 5 or words.opens[index]):
        return None
    known = titles()
    for length in range(min(_LONGEST_TITLE, index), 0, -1):
        if tuple(words.keys[index - length : index]) in known:
            if length > 1 and not words.joins(index - length, index - 1):
                continue
            return TitleBefore(index - length, index - 1)
    return None


def title_around(words: Words, index: int, ending: dict[int, int]) -> TitleBefore | None:
    """The title before a word, or before the body that stands between: "president of X Jane Y".

    `ending`: the first word of each known body and place, by its last.
    """
    title = title_before(words, index)
    if title or index - 1 not in ending or words.gap(index) not in (" ", "\u00a0"):
        return title
    return title_before(words, ending[index - 1])


def runs(words: Words, taken: list[bool]) -> list[tuple[int, int]]:
    """Stretches of capitalised words that stand together, places and bodies in full left out."""
    runs = []
    index = 0
    count = len(words)
    while index < count:
        if (
            not words.upper[index]
            or taken[index]
            or not (name_like(words, index) or initial(words, index))
        ):
            index += 1
            continue
        last = index
        while last + 1 < count and last - index < 9:
            following = last + 1
            gap = words.gap(following)
            if not (gap in NAME_JOINS or (initial(words, last) and gap in (". ", ".", ".\u00a0"))):
                break
            if taken[following]:
                break
            if name_like(words, following) or initial(words, following):
                last = following
            elif (
                words.written[following].lower() in _PARTICLES
                and following + 1 < count
                and name_like(words, following + 1)
                and words.gap(following + 1) in NAME_JOINS
                and not taken[following + 1]
            ):
                last = following + 1
            else:
                break
        runs.append((index, last))
        index = last + 1
    return runs
