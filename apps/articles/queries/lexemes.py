"""From words to what the text index holds: the database itself bends and folds them.

So a search and the marks on its results follow exactly the rules by which the index was filled.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import connection

from apps.articles.queries.ukrainian import forms
from apps.articles.queries.words import And, Expression, Named, Not, Or, Phrase, Word, leaves

_LEXEME = re.compile(r"(?:<(?P<gap>\d+|-)>\s*)?'(?P<lexeme>(?:[^']|'')*)'")


@dataclass(frozen=True)
class Run:
    """Lexemes at set distances: a word is a run of one. `gaps[0]` is 0."""

    lexemes: tuple[str, ...]
    gaps: tuple[int, ...]


@dataclass(frozen=True)
class Lexical:
    """What the words of an article must fulfil, as the text of a tsquery.

    `seekable`: the index can list the articles that fulfil it; not so for "without this word".
    """

    tsquery: str
    seekable: bool = True


@dataclass(frozen=True)
class NamedMatch:
    """The words, or a mention of one of `names`. `tsquery` is empty where no word is indexed."""

    tsquery: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class AllOf:
    parts: "tuple[Match, ...]"


@dataclass(frozen=True)
class AnyOf:
    parts: "tuple[Match, ...]"


@dataclass(frozen=True)
class Without:
    part: "Match"


Match = Lexical | NamedMatch | AllOf | AnyOf | Without


class Lexicon:
    """What words become in the index, asked for in one query."""

    def __init__(self, texts: Collection[str]) -> None:
        self._known = _normalised(texts)

    def tsquery(self, text: str) -> str:
        """The tsquery of a word or phrase; empty for words too common to be indexed."""
        return self._known.get(text, "")

    def run(self, text: str) -> Run | None:
        """The lexemes that a word or phrase is looked for by."""
        found = [
            (match["lexeme"].replace("''", "'"), match["gap"])
            for match in _LEXEME.finditer(self.tsquery(text))
        ]
        # A compound is indexed whole and in parts; the parts are what stands in the text.
        parts = [one for one in found if "-" not in one[0]] or found
        if not parts:
            return None
        gaps = (0, *(int(gap) if gap and gap != "-" else 1 for _lexeme, gap in parts[1:]))
        return Run(tuple(lexeme for lexeme, _gap in parts), gaps)


def _normalised(texts: Collection[str]) -> dict[str, str]:
    wanted = list(dict.fromkeys(texts))
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT words, phraseto_tsquery('fogline', words)::text"
            " FROM unnest(%s::text[]) AS words",
            [wanted],
        )
        return dict(cursor.fetchall())


def alternatives(leaf: Word | Phrase) -> tuple[str, ...]:
    """A leaf in all the forms that are looked for: a Ukrainian word has many."""
    return forms(leaf.text) if isinstance(leaf, Word) else (leaf.text,)


def lexicon_of(expression: Expression | None, spellings: Mapping[str, Iterable[str]]) -> Lexicon:
    """What every word of the tree, in its forms, and every spelling becomes."""
    texts = [form for leaf in leaves(expression) for form in alternatives(leaf)]
    for several in spellings.values():
        for spelling in several:
            texts += [spelling, *(forms(spelling) if " " not in spelling else ())]
    return Lexicon(texts)


def matching(
    expression: Expression, lexicon: Lexicon, spellings: Mapping[str, Iterable[str]]
) -> Match | None:
    """What an article must fulfil; None where every word is too common to be indexed.

    Neighbouring parts without names become one tsquery, which the index answers at once.
    """
    match expression:
        case Word() | Phrase():
            tsquery = _either(lexicon.tsquery(form) for form in alternatives(expression))
            return Lexical(tsquery) if tsquery else None
        case Named(part, names):
            inner = matching(part, lexicon, spellings)
            words = [inner.tsquery] if isinstance(inner, Lexical) else []
            for name in names:
                for spelling in spellings.get(name, ()):
                    words.append(lexicon.tsquery(spelling))
                    if " " not in spelling:
                        words += [lexicon.tsquery(form) for form in forms(spelling)]
            return NamedMatch(_either(words), names)
        case Not(part):
            inner = matching(part, lexicon, spellings)
            if inner is None:
                return None
            if isinstance(inner, Lexical):
                return Lexical(f"!( {inner.tsquery} )", seekable=False)
            return Without(inner)
        case And(parts) | Or(parts):
            found = [
                inner
                for part in parts
                if (inner := matching(part, lexicon, spellings)) is not None
            ]
            return _joined(found, "&" if isinstance(expression, And) else "|")
    return None


def _joined(parts: list[Match], sign: str) -> Match | None:
    words = [part for part in parts if isinstance(part, Lexical)]
    others = [part for part in parts if not isinstance(part, Lexical)]
    joined: list[Match] = []
    if len(words) > 1:
        seekable = any if sign == "&" else all
        tsquery = f" {sign} ".join(f"( {one.tsquery} )" for one in words)
        joined.append(Lexical(tsquery, seekable(one.seekable for one in words)))
    else:
        joined += words
    joined += others
    if len(joined) < 2:
        return joined[0] if joined else None
    return AllOf(tuple(joined)) if sign == "&" else AnyOf(tuple(joined))


def _either(tsqueries: Iterable[str]) -> str:
    several = _widest(dict.fromkeys(one for one in tsqueries if one))
    return several[0] if len(several) == 1 else " | ".join(f"( {one} )" for one in several)


def _widest(tsqueries: Iterable[str]) -> list[str]:
    """Without the phrases whose words, or some of them, are looked for in any order as well.

    They find nothing more, and for a phrase the index must read all words of each article.
    """
    several = list(tsqueries)
    loose = [words for one in several if (words := _words_of(one, joined_by="&()"))]
    kept = []
    for one in several:
        phrase = _words_of(one, joined_by="") if "<" in one else frozenset()
        if not any(words <= phrase for words in loose):
            kept.append(one)
    return kept


def _words_of(tsquery: str, joined_by: str) -> frozenset[str]:
    """The lexemes of a tsquery that joins them by these signs alone; none for any other.

    Distances count as joining only where no sign is allowed: then it is a plain phrase.
    """
    found = list(_LEXEME.finditer(tsquery))
    if joined_by and any(match["gap"] for match in found):
        return frozenset()
    if _LEXEME.sub("", tsquery).translate({ord(sign): None for sign in f"{joined_by} "}):
        return frozenset()
    return frozenset(match["lexeme"] for match in found)


def runs(
    expression: Expression | None, lexicon: Lexicon, spellings: Mapping[str, Iterable[str]]
) -> tuple[Run, ...]:
    """Everything to be marked in the results: what is looked for, in all forms and spellings."""
    found: dict[Run, None] = {}
    for leaf in leaves(expression, positive_only=True):
        for form in alternatives(leaf):
            if run := lexicon.run(form):
                found[run] = None
    for several in spellings.values():
        for spelling in several:
            for form in forms(spelling) if " " not in spelling else (spelling,):
                if run := lexicon.run(form):
                    found[run] = None
    return tuple(found)


def stems(words: Collection[str]) -> dict[str, frozenset[str]]:
    """What single words of a text are held as in the index."""
    wanted = list(words)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, tsvector_to_array(to_tsvector('fogline', word))"
            " FROM unnest(%s::text[]) AS word",
            [wanted],
        )
        return {word: frozenset(held) for word, held in cursor.fetchall()}
