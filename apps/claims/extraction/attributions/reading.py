"""A text as words, quotations and sentences, in one pass over it."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from apps.anchoring.boundaries import paragraphs
from apps.claims.extraction.attributions.closed_words import TERMINAL, words_of
from apps.claims.extraction.attributions.quotations import Quotation, quotations

_SHORTENED = words_of(
    "mr mrs ms dr gen col lt maj sgt capt cmdr adm sen sens rep reps gov prof rev hon st jr sr vs"
    " no inc corp co ltd bros jan feb mar apr aug sept sep oct nov dec calif mass ont"
    " ген ст им ім тис тыс млн млрд грн руб гг рр вул ул обл проф акад стор стр"
)
WORD, NUMBER, QUOTE, MARK, POSSESSIVE = "word", "number", "quote", "mark", "possessive"
# After these "'s" is a verb, no genitive.
_CONTRACTING = words_of("he she it that who there what here where how")
# Groups by number: a word, a number, a genitive, a contraction, a quotation mark, any other mark.
_TOKEN = re.compile(
    r"((?:[^\W\d_]\.){2,}|[^\W\d_](?:\w|[-‐‑](?=\w)|['’ʼ](?!(?:s|re|ve|ll|d|m)\b)(?=\w))*)"
    r"|(\d(?:[.,]?\d+)*%?\w*)"
    r"|((?<=\w)['’]s\b)"
    r"|((?<=\w)['’](?:re|ve|ll|d|m)\b)"
    r"|(''|``|[\"“”„«»‟])"
    r"|(\.{2,}|--+|[?!]+|[^\w\s])"
)
_LONGEST_HEADING = 30
# A text without points is cut after so many words, so that reading stays linear in its length.
_LONGEST_SENTENCE = 160
_KINDS = ("", WORD, NUMBER, POSSESSIVE, WORD, QUOTE, MARK)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence outside of quotations: tokens `first` up to, without, `last`.

    A quotation inside it belongs to it whole, however many sentences it holds itself.
    `paragraph`: its number in the text. `heading`: the line is a heading.
    """

    first: int
    last: int
    paragraph: int
    heading: bool


class Reading:
    """A text cut up. Token `i` is text[starts[i]:ends[i]], `lows[i]` in lower case.

    `within[i]`: the number of the quotation around or at token i, or -1.
    """

    def __init__(self, text: str, *, heading: bool = False) -> None:
        self.text = text
        self._heading = heading
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.lows: list[str] = []
        self.words: list[str] = []
        self.kinds: list[str] = []
        self._paragraph_tokens: list[tuple[int, int]] = []
        for paragraph in paragraphs(text):
            first = len(self.starts)
            self._cut(paragraph.start, paragraph.end)
            if len(self.starts) > first:
                self._paragraph_tokens.append((first, len(self.starts)))
        self.quotations: list[Quotation] = quotations(
            text, self.starts, self.ends, self.kinds, self._paragraph_tokens
        )
        self.within = [-1] * len(self.starts)
        for number, quotation in enumerate(self.quotations):
            for place in range(quotation.first, quotation.last):
                self.within[place] = number
        self.sentences: list[Sentence] = list(self._sentences())
        self._sentence_starts = [sentence.first for sentence in self.sentences]

    def _cut(self, start: int, end: int) -> None:
        """Appends the tokens of one paragraph. The point of a shortened word belongs to it."""
        starts, ends, words, lows, kinds = (
            self.starts,
            self.ends,
            self.words,
            self.lows,
            self.kinds,
        )
        low, last = "", -1
        for match in _TOKEN.finditer(self.text, start, end):
            begin, stop = match.span()
            word = match.group()
            if begin == last and word == "." and self._is_shortened(low, stop, end):
                ends[-1] = last = stop
                words[-1] += word
                lows[-1] = low = low + word
                continue
            kind = _KINDS[match.lastindex or 6]
            if kind == POSSESSIVE and low in _CONTRACTING:
                kind = WORD
            low, last = word.lower(), stop
            starts.append(begin)
            ends.append(stop)
            words.append(word)
            lows.append(low)
            kinds.append(kind)

    def _is_shortened(self, low: str, after: int, end: int) -> bool:
        """Whether a point behind a word is part of it: "Gen.", "J." before a name."""
        if low in _SHORTENED:
            return self.text[after : after + 1].isspace()
        return (
            len(low) == 1
            and low != "i"
            and self.words[-1].isupper()
            and after + 1 < end
            and self.text[after].isspace()
            and self.text[after + 1].isupper()
        )

    def capital(self, place: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.words[place][0].isupper()

    def sentence_of(self, place: int) -> int:
        """The number of the sentence that holds a token."""
        return bisect_right(self._sentence_starts, place) - 1

    def token_at(self, position: int) -> int:
        """The first token that ends after a position of the text."""
        return bisect_right(self.ends, position)

    def skip(self, place: int) -> int:
        """The token after `place`, or after the quotation that stands there."""
        number = self.within[place]
        return self.quotations[number].last if number >= 0 else place + 1

    def _sentences(self) -> list[Sentence]:
        found: list[Sentence] = []
        many = len(self._paragraph_tokens) > 1
        for number, (first, last) in enumerate(self._paragraph_tokens):
            closing = self.words[last - 1]
            heading = self._heading or (
                many
                and last - first <= _LONGEST_HEADING
                and closing not in TERMINAL
                and self.kinds[last - 1] != QUOTE
                and (number == 0 or closing not in ":,;")
            )
            begin = place = first
            outside = 0
            while place < last:
                after = min(self.skip(place), last)
                outside += 1
                if outside >= _LONGEST_SENTENCE or self._ends_sentence(place, after, last):
                    while after < last and self.words[after] in ")]":
                        after += 1
                    found.append(Sentence(begin, after, number, heading))
                    begin, outside = after, 0
                place = after
            if begin < last:
                found.append(Sentence(begin, last, number, heading))
        return found

    def _ends_sentence(self, place: int, after: int, last: int) -> bool:
        if after >= last:
            return True
        following = self.words[after]
        opens = self.kinds[after] == QUOTE
        if self.within[place] >= 0:
            quotation = self.quotations[self.within[place]]
            inside = quotation.last - (2 if quotation.closed else 1)
            ending = self.words[max(inside, quotation.first)]
            if ending not in TERMINAL:
                return False
            if opens:
                return True
            if not (following[:1].isupper() or following[:1].isdigit()):
                return False
            return ending == "." or not self._speaks_next(after, last)
        if self.words[place] not in TERMINAL:
            return False
        return opens or following[:1].isupper() or following[:1].isdigit() or following in "(["

    def _speaks_next(self, place: int, last: int) -> bool:
        """Whether a verb of speech stands in the next few words: “Why?” X asked."""
        return any(low in _ASKED for low in self.lows[place : min(place + 8, last)])


_ASKED = words_of(
    "said says asked asks wrote writes added tweeted replied shouted told cried yelled wondered"
    " exclaimed continued responded joked posted declared chanted screamed"
)
