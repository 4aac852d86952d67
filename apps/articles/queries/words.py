"""Reading the search box: what somebody typed, as a small tree of words.

Pure: no query and no settings. Words stand for all of them, `OR` joins its two neighbours, quotes
make a phrase, a minus leaves out, parentheses group. Nothing that can be typed is an error.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

LENGTH_LIMIT: Final = 1000
LEAF_LIMIT: Final = 40
DEPTH_LIMIT: Final = 12

_QUOTES = '"“”„«»'
_TOKEN = re.compile(
    rf"""
    \s*(?:
        (?P<minus>[-−–](?=[^\s\-−–]))
      | (?P<open>\()
      | (?P<close>\))
      | (?P<or>\|+)
      | [{_QUOTES}](?P<phrase>[^{_QUOTES}]*)[{_QUOTES}]?
      | (?P<word>[^\s(){_QUOTES}|]+)
    )""",
    re.VERBOSE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Word:
    """One word as typed; it may turn into several for the index ("20,000")."""

    text: str


@dataclass(frozen=True)
class Phrase:
    """Words that must stand next to one another in this order."""

    text: str


@dataclass(frozen=True)
class Not:
    part: "Expression"


@dataclass(frozen=True)
class And:
    parts: "tuple[Expression, ...]"


@dataclass(frozen=True)
class Or:
    parts: "tuple[Expression, ...]"


@dataclass(frozen=True)
class Named:
    """Words that spell something the desk knows; `names` are keys of what it is."""

    part: "Expression"
    names: tuple[str, ...]


Expression = Word | Phrase | Not | And | Or | Named


@dataclass(frozen=True)
class Parsed:
    """`expression` is None where nothing is searched for; `remarks` say what was left out."""

    expression: Expression | None
    remarks: tuple[str, ...] = ()


def parse(typed: str) -> Parsed:
    """Read a search. Never fails: what cannot be understood is read as plain words."""
    remarks = []
    text = unicodedata.normalize("NFC", _CONTROL.sub(" ", typed))
    if len(text) > LENGTH_LIMIT:
        text = text[:LENGTH_LIMIT].rsplit(maxsplit=1)[0]
        remarks.append(f"Only the first {LENGTH_LIMIT:,} characters were searched for.")
    reader = _Reader(text)
    expression = reader.alternatives_of_all()
    if reader.dropped:
        remarks.append(f"Only the first {LEAF_LIMIT} words were searched for.")
    return Parsed(expression, tuple(remarks))


class _Reader:
    def __init__(self, text: str) -> None:
        self.tokens = [
            (str(match.lastgroup), match[match.lastgroup])
            for match in _TOKEN.finditer(text)
            if match.lastgroup
        ]
        self.at = 0
        self.depth = 0
        self.leaves = 0
        self.dropped = False

    def alternatives_of_all(self) -> Expression | None:
        """Everything up to the end, or to the parenthesis that closes this group."""
        parts: list[Expression] = []
        joined = False
        while self.at < len(self.tokens):
            kind, text = self.tokens[self.at]
            if kind == "close":
                if self.depth:
                    break
                self.at += 1
                continue
            if kind == "or" or (kind == "word" and text == "OR"):
                self.at += 1
                joined = bool(parts)
                continue
            if kind == "word" and text == "AND":
                self.at += 1
                continue
            part = self.one()
            if part is None:
                continue
            if joined:
                parts[-1] = _or(parts[-1], part)
                joined = False
            else:
                parts.append(part)
        return _and(parts)

    def one(self) -> Expression | None:
        negative = False
        while self.at < len(self.tokens) and self.tokens[self.at][0] == "minus":
            negative = True
            self.at += 1
        if self.at == len(self.tokens):
            return None
        kind, text = self.tokens[self.at]
        self.at += 1
        part: Expression | None
        if kind == "open":
            part = self.group()
        elif kind in ("word", "phrase"):
            part = self.leaf(kind, text)
        else:
            return None
        return Not(part) if negative and part is not None else part

    def group(self) -> Expression | None:
        if self.depth == DEPTH_LIMIT:
            return None
        self.depth += 1
        inside = self.alternatives_of_all()
        self.depth -= 1
        if self.at < len(self.tokens):
            self.at += 1
        return inside

    def leaf(self, kind: str, text: str) -> Expression | None:
        words = text.split()
        if not any(character.isalnum() for character in text):
            return None
        if self.leaves + len(words) > LEAF_LIMIT:
            self.dropped = True
            return None
        self.leaves += len(words)
        if kind == "word" or len(words) == 1:
            return Word(" ".join(words))
        return Phrase(" ".join(words))


def _and(parts: list[Expression]) -> Expression | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return And(tuple(parts))


def _or(first: Expression, second: Expression) -> Expression:
    return Or((*(first.parts if isinstance(first, Or) else (first,)), second))


def leaves(
    expression: Expression | None, *, positive_only: bool = False
) -> Iterator[Word | Phrase]:
    """The words and phrases of a tree from left to right, those left out included or not."""
    match expression:
        case Word() | Phrase():
            yield expression
        case Named(part):
            yield from leaves(part, positive_only=positive_only)
        case Not(part):
            if not positive_only:
                yield from leaves(part)
        case And(parts) | Or(parts):
            for part in parts:
                yield from leaves(part, positive_only=positive_only)


NAME_WORDS: Final = 4


def possible_names(expression: Expression | None) -> list[str]:
    """Every phrase, word and run of up to four neighbouring words, in the order they stand."""
    found: dict[str, None] = {}
    match expression:
        case Word(text) | Phrase(text):
            found[text] = None
        case Named(part) | Not(part):
            found.update(dict.fromkeys(possible_names(part)))
        case Or(parts):
            for part in parts:
                found.update(dict.fromkeys(possible_names(part)))
        case And(parts):
            for start in range(len(parts)):
                for run in _runs(parts, start):
                    found[" ".join(run)] = None
            for part in parts:
                found.update(dict.fromkeys(possible_names(part)))
    return list(found)


def _runs(parts: tuple[Expression, ...], start: int) -> Iterator[list[str]]:
    """Runs of two words and more from `start` on, the longest first."""
    words: list[str] = []
    for part in parts[start : start + NAME_WORDS]:
        if not isinstance(part, Word):
            break
        words.append(part.text)
    for length in range(len(words), 1, -1):
        yield words[:length]


def with_names(expression: Expression, names_of: Callable[[str], tuple[str, ...]]) -> Expression:
    """The tree with each run of words that spells a known name marked as one, the longest first.

    `names_of` gives the keys of what a spelling stands for, or nothing.
    """
    match expression:
        case Word(text) | Phrase(text):
            names = names_of(text)
            return Named(expression, names) if names else expression
        case Not(part):
            return Not(with_names(part, names_of))
        case Or(parts):
            return Or(tuple(with_names(part, names_of) for part in parts))
        case And(parts):
            made: list[Expression] = []
            at = 0
            while at < len(parts):
                for run in _runs(parts, at):
                    if names := names_of(" ".join(run)):
                        made.append(Named(And(parts[at : at + len(run)]), names))
                        at += len(run)
                        break
                else:
                    made.append(with_names(parts[at], names_of))
                    at += 1
            return made[0] if len(made) == 1 else And(tuple(made))
    return expression
