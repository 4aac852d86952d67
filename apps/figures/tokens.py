"""A text as sentences of words, numbers and signs, in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from apps.figures.lexicon import words

LONGEST_SENTENCE = 200
"""Tokens. A longer one is cut, so that work within a sentence stays bounded by a constant."""

_SEPARATORS = ",.'’٬، \u00a0\u2009\u202f"
_MARKS = "\u0300-\u036f\u064b-\u0652\u0670"
_LETTER = rf"(?:[^\W\d_]|[{_MARKS}])"
_TOKEN = re.compile(
    rf"""
    (?P<link>https?://\S+|www\.\S+|[@#]\w+|\w{{1,40}}@\w\S*)
  | (?P<code>[^\W\d_]{{1,6}}[-‐‑–]\d[\w-]{{0,40}})
  | (?P<number>\d{{1,3}}(?P<sep>[{_SEPARATORS}])\d{{3}}(?:(?P=sep)\d{{3}})*(?!\d)(?:[.,٫]\d+)?
      |\d+(?:[.,٫]\d+)?)
  | (?P<word>{_LETTER}+(?:['’ʼ`]{_LETTER}+)*)
  | (?P<sign>[^\s\w]|_)
    """,
    re.VERBOSE,
)

_STOPS = frozenset(".!?…。")
_CLOSERS = frozenset("\"'”’»)]")
BULLETS = frozenset("•▪●◦‣⁃*⭕🔴🔵🟢🟡⚪⚫🔹🔸✅▫▶►■□◆–—")
_ABBREVIATED = words(
    "тис тыс млн млрд трлн дол грн руб коп кв куб обл р рр г гг м с пос вул ул ст п пп о"
    " gen col lt capt maj sgt mr mrs ms dr prof sen rep gov st vs approx mln bn no nos jan feb mar"
    " apr jun jul aug sep sept oct nov dec"
)
_FOLDED = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ё": "е"})
_UNMARKED = re.compile("[\u064b-\u0652\u0670\u0640]")


class Kind(Enum):
    WORD = auto()
    NUMBER = auto()
    CODE = auto()
    LINK = auto()
    SIGN = auto()


_WORD, _SIGN = Kind.WORD, Kind.SIGN
_LAST_DASH = 0x2014
# Longer words are not remembered: they are no words of any language.
_LONG = 40
_KINDS: dict[str | None, Kind] = {
    "link": Kind.LINK,
    "code": Kind.CODE,
    "number": Kind.NUMBER,
    "sep": Kind.NUMBER,
    "word": Kind.WORD,
    "sign": Kind.SIGN,
}


class Token(NamedTuple):
    """A word, number or sign. `folded`: as the lexicon writes it. `gap`: whether space is before.

    `start`, `end`: code points of the text.
    """

    start: int
    end: int
    kind: Kind
    text: str
    folded: str
    gap: bool


Sentence = tuple[Token, ...]
_new = tuple.__new__


def _fold(word: str) -> str:
    low = word.casefold()
    if low.isascii():
        return low.replace("`", "'") if "`" in low else low
    return _UNMARKED.sub("", low.translate(_FOLDED))


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """A word as the lexicon writes it."""
    return _fold(word)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text, in order, none longer than LONGEST_SENTENCE tokens."""
    kept: list[Token] = []
    last = 0
    before: Kind | None = None
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        word = match.group()
        kind = _KINDS[match.lastgroup]
        gap = start > last
        newlines = text.count("\n", last, start) if gap and text[last:start] != " " else 0
        low = word if kind is not _WORD else folded(word) if len(word) < _LONG else _fold(word)
        token = _new(Token, (start, end, kind, word, low, gap))
        within = before is _WORD is kind and not newlines and len(kept) < LONGEST_SENTENCE
        if (
            kept
            and not within
            and (len(kept) >= LONGEST_SENTENCE or _begins(kept, token, newlines))
        ):
            yield tuple(kept)
            kept = []
        kept.append(token)
        last, before = end, kind
    if kept:
        yield tuple(kept)


def _begins(before: list[Token], token: Token, newlines: int) -> bool:
    """Whether a token begins a new sentence, that does not follow a word on its line."""
    last = before[-1]
    if newlines:
        if last.text == ":" and token.kind is Kind.NUMBER:
            return False
        if newlines >= 2 or token.text in BULLETS or last.text in ":;":
            return True
    if token.kind is _SIGN and token.text in BULLETS and ord(token.text) > _LAST_DASH:
        return True
    stop = len(before) - 1
    while stop > 0 and before[stop].text in _CLOSERS:
        stop -= 1
    if before[stop].text not in _STOPS:
        return False
    if newlines:
        return True
    return _starts_like_one(token) and not _is_abbreviated(before, stop)


def _starts_like_one(token: Token) -> bool:
    return token.gap and (token.kind is not Kind.WORD or not token.text[0].islower())


def _is_abbreviated(before: list[Token], stop: int) -> bool:
    """Whether the full stop closes an abbreviation or an initial rather than a sentence."""
    if before[stop].text != "." or stop == 0:
        return False
    word = before[stop - 1]
    return word.kind is Kind.WORD and (
        word.folded in _ABBREVIATED or (len(word.text) == 1 and word.text.isupper())
    )
