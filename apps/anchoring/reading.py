"""One way to read what became of which word, and what it says about a passage."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass

from apps.anchoring.alignment import UNPAIRED
from apps.anchoring.carrying import Carried, Pairing
from apps.anchoring.finding import Found, RunIndex, find
from apps.anchoring.spans import Span
from apps.anchoring.tokens import Tokens

# In its place between unchanged neighbours, a passage is the same passage as long as half of
# its words, changed spellings counted in part, are left.
IN_PLACE = 0.5
# Where both neighbours stand against it, a little less is enough.
IN_PLACE_HELD = 0.35
# Elsewhere it must read almost as it did, as nothing but its words speaks for it …
ELSEWHERE = 0.8
# … unless the words around it came along with it.
ELSEWHERE_WITH_CONTEXT = 0.55
CONTEXT = 0.5
# Words found elsewhere without their context must tell this much (letters, at most 8 a word).
TELLING = 24.0
# In their place, but with none of their neighbours left, words must read the same and tell
# this much: "of the" pairs by chance.
TELLING_IN_PLACE = 14.0
VERBATIM = 0.95
# Two places whose scores differ by less are equal candidates.
EQUAL = 0.1
# Tokens of the passage's paragraph, on either side, that count as its context.
_AROUND = 40
# A place most of whose words stand for other old words belongs to these.
_TAKEN = 0.5


@dataclass(frozen=True, slots=True)
class Finding:
    """What one reading of the texts says: a place, or the places that might have been."""

    carried: Carried | None
    score: float
    rule: str
    others: tuple[Span, ...] = ()


class Reading:
    """One alignment of the old text with the new."""

    def __init__(self, old: Tokens, new: Tokens, pairs: list[int], extents: list[Span]) -> None:
        self._pairing = Pairing(old, new, pairs, 0, len(old), 0, len(new))
        self.old, self._new, self._pairs = old, new, pairs
        self._extents = extents
        self._extent_ends = [extent.end for extent in extents]
        self._sources = [UNPAIRED] * len(new)
        for index, new_index in enumerate(pairs):
            if new_index != UNPAIRED:
                self._sources[new_index] = index
        self._glyphs: bool | None = None

    def is_wordless(self, span: Span) -> bool:
        first, last = self.old.between(span)
        return first >= last

    def find(self, span: Span, search: Search) -> Finding:
        carried = self._pairing.carry(span)
        if carried is not None and _stays(carried):
            return Finding(carried, carried.likeness, "in place")
        first, last = self.old.between(span)
        free: list[Found] = []
        taken: list[Span] = []
        for found in search.places():
            if self._is_taken(found.carried, first, last):
                if found.carried.likeness >= ELSEWHERE:
                    taken.append(found.carried.span)
            elif convinces(found, search.has_context):
                free.append(found)
        if not free:
            return Finding(None, 0.0, "other passage" if taken else "gone", tuple(sorted(taken)))
        best = free[0]
        rivals = [each for each in free if score(best) - score(each) < EQUAL]
        if len(rivals) > 1:
            places = tuple(sorted(each.carried.span for each in rivals))
            return Finding(None, 0.0, "equals", places)
        return Finding(best.carried, score(best), "elsewhere")

    def window(self, span: Span) -> tuple[int, int]:
        """The tokens of the paragraphs that the span lies in, within reach of it."""
        first, last = self.old.between(span)
        low, high = first, last
        at = bisect_left(self._extent_ends, span.start + 1)
        until = bisect_left(self._extent_ends, span.end)
        if at < len(self._extents):
            low = self.old.between(self._extents[at])[0]
            high = self.old.between(self._extents[min(until, len(self._extents) - 1)])[1]
        return max(min(low, first), first - _AROUND), min(max(high, last), last + _AROUND)

    def _is_taken(self, carried: Carried, first: int, last: int) -> bool:
        """Whether the words there stand for other old tokens than the passage's, first..last-1."""
        here = range(*carried.tokens)
        weights = self._new.weights
        total = sum(weights[i] for i in here)
        taken = sum(
            weights[i]
            for i in here
            if self._sources[i] != UNPAIRED and not first <= self._sources[i] < last
        )
        return taken > _TAKEN * total

    def old_text_of(self, new_tokens: tuple[int, int]) -> str | None:
        """The old words that this reading pairs with most of a range of new tokens."""
        sources = [s for s in self._sources[slice(*new_tokens)] if s != UNPAIRED]
        if 2 * len(sources) <= new_tokens[1] - new_tokens[0]:
            return None
        return self.old.text[self.old.starts[sources[0]] : self.old.ends[sources[-1]]]

    def core(self, span: Span) -> str:
        """The old passage from its first token to its last."""
        first, last = self.old.between(span)
        return self.old.text[self.old.starts[first] : self.old.ends[last - 1]]

    def glyphs_changed(self) -> bool:
        """Whether any tokens that pair differ in case or glyphs."""
        if self._glyphs is None:
            self._glyphs = any(
                self.old.word(index) != self._new.word(new_index)
                for index, new_index in enumerate(self._pairs)
                if new_index != UNPAIRED
            )
        return self._glyphs


class Search:
    """Where else the passage might stand: looked for once, and only if a reading asks."""

    def __init__(self, reading: Reading, span: Span, runs: Callable[[], RunIndex]) -> None:
        self._reading, self._span, self._runs = reading, span, runs
        self._places: list[Found] | None = None
        low, high = reading.window(span)
        first, last = reading.old.between(span)
        self.has_context = high - low > last - first

    def places(self) -> list[Found]:
        if self._places is None:
            reading = self._reading
            window = reading.window(self._span)
            self._places = find(reading.old, self._span, window, self._runs())
        return self._places


def _stays(carried: Carried) -> bool:
    """Whether what is left in its place is the passage, and no few words paired by chance."""
    if min(carried.likeness, carried.kept) < (IN_PLACE_HELD if carried.held == 2 else IN_PLACE):
        return False
    return carried.held > 0 or carried.told >= (
        TELLING_IN_PLACE if carried.likeness >= VERBATIM else TELLING
    )


def score(found: Found) -> float:
    """0 to 1: how well a place fits, its own words counting twice as much as those around."""
    return (2 * found.carried.likeness + found.context) / 3


def convinces(found: Found, has_context: bool) -> bool:
    """Whether a place elsewhere may be taken for the passage."""
    carried = found.carried
    if carried.likeness >= ELSEWHERE and carried.told >= TELLING:
        return True
    return (
        has_context
        and carried.held > 0
        and carried.likeness >= ELSEWHERE_WITH_CONTEXT
        and found.context >= CONTEXT
    )
