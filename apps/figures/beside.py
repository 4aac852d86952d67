"""The tokens beside a number of a sentence."""

from __future__ import annotations

from apps.figures.number import Numeral
from apps.figures.tokens import Kind, Sentence, Token

DASHES = frozenset("-–—‐‑")


class Beside:
    """The tokens beside a number of a sentence, by their distance from it."""

    __slots__ = ("number", "sentence")

    def __init__(self, sentence: Sentence, number: Numeral) -> None:
        self.sentence, self.number = sentence, number

    def before(self, steps: int = 1) -> Token | None:
        at = self.number.first - steps
        return self.sentence[at] if at >= 0 else None

    def after(self, steps: int = 1) -> Token | None:
        at = self.number.after + steps - 1
        return self.sentence[at] if at < len(self.sentence) else None

    def word_before(self, steps: int = 1) -> str:
        token = self.before(steps)
        return token.folded if token else ""

    def word_after(self, steps: int = 1) -> str:
        token = self.after(steps)
        return token.folded if token else ""

    def joined_before(self) -> bool:
        """Whether nothing separates the number from the token before it."""
        return self.before() is not None and not self.sentence[self.number.first].gap

    def joined_after(self) -> bool:
        token = self.after()
        return token is not None and not token.gap

    @property
    def in_digits(self) -> bool:
        return self.sentence[self.number.first].kind is Kind.NUMBER

    @property
    def bare(self) -> bool:
        """Digits without separators or a word that multiplies."""
        text = self.sentence[self.number.first].text
        return self.in_digits and self.number.rule == "digits" and text.isdigit()


def gap(token: Token | None) -> bool:
    return token is None or token.gap
