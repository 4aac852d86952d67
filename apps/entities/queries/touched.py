"""Which articles a spelling may stand in, by the text index: without reading them again."""

from collections.abc import Iterable, Sequence

from apps.articles.queries.lexemes import Lexicon
from apps.articles.queries.ukrainian import forms

# As many spellings as one question to the index looks for at once.
_AT_ONCE = 100


def _words(spelling: str) -> list[str]:
    return [word for word in spelling.split() if any(letter.isalnum() for letter in word)]


def tsqueries(spellings: Sequence[str]) -> list[str]:
    """What articles with one of the spellings, in any form, fulfil. Some may fulfil it without.

    All words of a spelling must stand in the text, each in whatever form, in any order: so no
    case form is missed, and the index alone answers. Words too common to be indexed are left out.
    """
    lexicon = Lexicon(
        {form for spelling in spellings for word in _words(spelling) for form in forms(word)}
    )
    found = dict.fromkeys(_of(spelling, lexicon) for spelling in spellings)
    found.pop("", None)
    several = list(found)
    return [
        " | ".join(several[first : first + _AT_ONCE]) for first in range(0, len(several), _AT_ONCE)
    ]


def _of(spelling: str, lexicon: Lexicon) -> str:
    words = [_either(lexicon.tsquery(form) for form in forms(word)) for word in _words(spelling)]
    indexed = [word for word in words if word]
    return f"( {' & '.join(indexed)} )" if indexed else ""


def _either(tsqueries: Iterable[str]) -> str:
    several = [f"( {one} )" for one in dict.fromkeys(tsqueries) if one]
    return f"( {' | '.join(several)} )" if several else ""
