"""All forms of a Ukrainian word: the index knows only how Russian and English bend theirs."""

import re
from functools import cache, lru_cache
from typing import Any, Final

FORMS_LIMIT: Final = 60

_CYRILLIC = re.compile(r"[Ѐ-ӿ]")
# Letters that Ukrainian does not have: such a word is left to the Russian stemmer.
_NOT_UKRAINIAN = re.compile(r"[ыэъё]", re.IGNORECASE)
_LETTERS = re.compile(r"[Ѐ-ӿ'’ʼ-]+")


@cache
def _analyser() -> Any:
    """Loaded at the first Cyrillic search: it takes a quarter of a second and some memory."""
    import pymorphy3

    return pymorphy3.MorphAnalyzer(lang="uk")


@lru_cache(maxsize=4096)
def forms(word: str) -> tuple[str, ...]:
    """Every form of the word, the given one first; only that one if it cannot be Ukrainian."""
    if (
        not _CYRILLIC.search(word)
        or _NOT_UKRAINIAN.search(word)
        or not _LETTERS.fullmatch(word)
        or len(word) > 60
    ):
        return (word,)
    found = {word: None}
    for reading in _analyser().parse(word.lower())[:2]:
        for form in reading.lexeme:
            found[form.word] = None
    return tuple(found)[:FORMS_LIMIT]


@lru_cache(maxsize=4096)
def base_forms(word: str) -> tuple[str, ...]:
    """The dictionary forms a Cyrillic word may go back to («Пригожина»: «пригожин»)."""
    if not _CYRILLIC.search(word) or not _LETTERS.fullmatch(word) or len(word) > 60:
        return ()
    return tuple(
        dict.fromkeys(reading.normal_form for reading in _analyser().parse(word.lower())[:3])
    )
