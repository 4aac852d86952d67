"""The word lists of the finder, read once from `data/`."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from apps.entities.matching.finding.words import folded, name_words, word_key

_DATA = Path(__file__).parent / "data"


def lines(name: str) -> Iterator[str]:
    """The entries of one list, comments left out."""
    with (_DATA / name).open(encoding="utf-8") as file:
        for line in file:
            entry = line.rstrip("\n")
            if entry.strip() and not entry.startswith("#"):
                yield entry


@lru_cache(maxsize=32)
def folded_words(*names: str) -> frozenset[str]:
    """Lists of single words, folded."""
    return frozenset(folded(line) for name in names for line in lines(name))


@lru_cache(maxsize=32)
def phrases(*names: str) -> frozenset[tuple[str, ...]]:
    """Lists of phrases, as the keys of their words."""
    return frozenset(
        tuple(word_key(word) for word in name_words(line))
        for name in names
        for line in lines(name)
    )


@lru_cache(maxsize=1)
def common_words() -> frozenset[str]:
    """Everyday words that are names of places or people too."""
    return folded_words("common.en.txt", "common.ru.txt", "common.uk.txt")


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    return folded_words("given_names.txt")


@lru_cache(maxsize=1)
def surnames() -> frozenset[str]:
    return folded_words("surnames.txt")


@lru_cache(maxsize=1)
def speech_verbs() -> frozenset[str]:
    return folded_words("speech.txt")


@lru_cache(maxsize=1)
def titles() -> frozenset[tuple[str, ...]]:
    """Offices and ranks, as the keys of their words."""
    return phrases("titles.en.txt", "titles.ru.txt", "titles.uk.txt")


@lru_cache(maxsize=1)
def head_nouns() -> frozenset[str]:
    """Keys of the nouns that head the name of a body."""
    return frozenset(
        word_key(folded(line))
        for name in ("heads.en.txt", "heads.cyr.txt")
        for line in lines(name)
    )


@lru_cache(maxsize=1)
def known_bodies() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Widely known bodies: the preferred name, and every name."""
    bodies = []
    for line in lines("bodies.tsv"):
        name, _, others = line.partition("\t")
        bodies.append((name, (name, *(other for other in others.split("|") if other.strip()))))
    return tuple(bodies)


@lru_cache(maxsize=1)
def never_names() -> dict[str, str]:
    """Keys of capitalised words that name nobody, with the country that some speak of."""
    pairs = (line.partition("\t") for line in lines("never.tsv"))
    return {
        " ".join(word_key(word) for word in name_words(entry)): country
        for entry, _, country in pairs
    }
