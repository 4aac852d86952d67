"""Carrying a passage over an alignment: where its edges come to stand, and what is left of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from rapidfuzz import fuzz

from apps.anchoring.spans import Span
from apps.anchoring.tokens import Tokens

# Two words this alike (in hundredths) are taken for one word with its spelling changed.
ALIKE = 60.0
# Replaced stretches with more combinations of words than this are not compared word by word.
_GAP_CELLS = 900
_PARAGRAPH_END = re.compile("[\n\r\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Carried:
    """A passage as it stands in the new text.

    `likeness`: 0 to 1, how much of the old and the new passage's words pair (by weight).
    `kept`: 0 to 1, the share of the old passage that pairs, changed spellings in part.
    `told`: the summed weight of what pairs, in letters, at most 8 a word.
    `held`: on how many sides (0 to 2) the neighbouring word, or the text's edge, still stands.
    """

    span: Span
    tokens: tuple[int, int]
    likeness: float
    kept: float
    told: float
    held: int


@dataclass(slots=True)
class Pairing:
    """An alignment of two texts, or of parts of them, with changed words paired on demand.

    `pairs`: old token to new token; tokens that are missing or negative are unpaired.
    `low`, `high`, `new_low`, `new_high`: the ranges of tokens that the alignment speaks of.
    """

    old: Tokens
    new: Tokens
    pairs: Mapping[int, int] | list[int]
    low: int
    high: int
    new_low: int
    new_high: int

    def counterpart(self, index: int) -> int:
        """The new token of an old one, or -1."""
        if isinstance(self.pairs, list):
            return self.pairs[index]
        return self.pairs.get(index, -1)

    def weight_paired(self, first: int, last: int) -> float:
        """The weight of the old tokens first..last-1 that pair exactly."""
        weights = self.old.weights
        return sum(weights[i] for i in range(first, last) if self.counterpart(i) >= 0)

    def carry(self, span: Span) -> Carried | None:
        """Where the old text's `span` stands in the new text, or None if nothing is left of it.

        What was inserted against an edge stays outside; a replaced word at an edge is carried
        to what replaced it.
        """
        first, last = self.old.between(span)
        if first >= last:
            return None
        local, paired = self._changed_words(first, last)
        new_first = self._start(first, last, local)
        new_last = self._end(first, last, local)
        if new_first is None or new_last is None or new_first >= new_last:
            return None
        old_weight = sum(self.old.weights[first:last])
        new_weight = sum(self.new.weights[new_first:new_last])
        told = sum(weight for index, weight in paired.items() if first <= index < last)
        start, end = self._characters(span, first, last, new_first, new_last, local)
        return Carried(
            Span(start, end),
            (new_first, new_last),
            2 * told / (old_weight + new_weight),
            told / old_weight,
            told,
            self._held(first, last, new_first, new_last, local),
        )

    def _held(
        self, first: int, last: int, new_first: int, new_last: int, local: dict[int, int]
    ) -> int:
        before = self.low - 1, self.new_low - 1
        if first > self.low:
            before = first - 1, local.get(first - 1, self.counterpart(first - 1))
        after = self.high, self.new_high
        if last < self.high:
            after = last, local.get(last, self.counterpart(last))
        return (before[1] == new_first - 1) + (after[1] == new_last)

    def _changed_words(self, first: int, last: int) -> tuple[dict[int, int], dict[int, float]]:
        """The pairs in and just around first..last-1, changed words too, and their weights."""
        low, high = first, last
        while low > self.low and (low == first or self.counterpart(low) < 0):
            low -= 1
        while high < self.high and (high == last or self.counterpart(high - 1) < 0):
            high += 1
        local: dict[int, int] = {}
        told: dict[int, float] = {}
        gap_start = low
        new_before = self.new_low - 1
        if self.counterpart(low) < 0 and low > self.low:
            new_before = self._before(low)
        for index in range(low, high + 1):
            new_index = self.counterpart(index) if index < high else self._after(high)
            if new_index < 0:
                continue
            if index > gap_start and new_index > new_before + 1:
                self._pair_gap(gap_start, index, new_before + 1, new_index, local, told)
            if index < high:
                local[index] = new_index
                told[index] = self.old.weights[index]
            gap_start, new_before = index + 1, new_index
        return local, told

    def _before(self, index: int) -> int:
        while index >= self.low:
            if self.counterpart(index) >= 0:
                return self.counterpart(index)
            index -= 1
        return self.new_low - 1

    def _after(self, index: int) -> int:
        while index < self.high:
            if self.counterpart(index) >= 0:
                return self.counterpart(index)
            index += 1
        return self.new_high

    def _pair_gap(
        self,
        low: int,
        high: int,
        new_low: int,
        new_high: int,
        local: dict[int, int],
        told: dict[int, float],
    ) -> None:
        """Pairs the most alike words of a replaced stretch, keeping their order."""
        rows, columns = high - low, new_high - new_low
        if rows * columns > _GAP_CELLS:
            return
        likeness = [
            [self._likeness(low + row, new_low + column) for column in range(columns)]
            for row in range(rows)
        ]
        best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
        for row in range(rows - 1, -1, -1):
            for column in range(columns - 1, -1, -1):
                alike = likeness[row][column]
                taken = best[row + 1][column + 1] + alike if alike else 0.0
                best[row][column] = max(taken, best[row + 1][column], best[row][column + 1])
        row = column = 0
        while row < rows and column < columns:
            alike = likeness[row][column]
            here = best[row][column]
            if alike and here == best[row + 1][column + 1] + alike:
                local[low + row] = new_low + column
                told[low + row] = self.old.weights[low + row] * alike
                row, column = row + 1, column + 1
            elif here == best[row + 1][column]:
                row += 1
            else:
                column += 1

    def _likeness(self, index: int, new_index: int) -> float:
        """0 to 1: whether one token is the other, changed. A number may become any number."""
        if self.old.weights[index] < 1 or self.new.weights[new_index] < 1:
            return 0.0
        one, other = self.old.word(index), self.new.word(new_index)
        if one[0].isdigit() and other[0].isdigit():
            return max(0.6, fuzz.ratio(one, other) / 100)
        if max(len(one), len(other)) > 64:
            return 0.0
        return fuzz.ratio(one.casefold(), other.casefold(), score_cutoff=ALIKE) / 100

    def _start(self, first: int, last: int, local: dict[int, int]) -> int | None:
        inside = next((i for i in range(first, last) if i in local), None)
        outside = first - 1
        while outside >= self.low and outside not in local and self.counterpart(outside) < 0:
            outside -= 1
        new_outside = self.new_low - 1
        if outside >= self.low:
            new_outside = local.get(outside, self.counterpart(outside))
        new_inside = self._beyond(last, local) if inside is None else local[inside]
        unpaired_in = (last if inside is None else inside) - first
        unpaired_out = first - 1 - outside
        free = new_inside - new_outside - 1
        if free <= 0 or not unpaired_in:
            return new_inside
        low = new_outside + 1
        if unpaired_out:
            low += round(free * unpaired_out / (unpaired_out + unpaired_in))
        for index in range(new_inside, low, -1):
            if index < self.new_high and self._parted(index):
                return index
        return low

    def _end(self, first: int, last: int, local: dict[int, int]) -> int | None:
        inside = next((i for i in range(last - 1, first - 1, -1) if i in local), None)
        outside = last
        while outside < self.high and outside not in local and self.counterpart(outside) < 0:
            outside += 1
        new_outside = self.new_high
        if outside < self.high:
            new_outside = local.get(outside, self.counterpart(outside))
        new_inside = self._until(first, local) if inside is None else local[inside]
        unpaired_in = last - 1 - (first - 1 if inside is None else inside)
        unpaired_out = outside - last
        free = new_outside - new_inside - 1
        if free <= 0 or not unpaired_in:
            return new_inside + 1
        high = new_outside
        if unpaired_out:
            high -= round(free * unpaired_out / (unpaired_out + unpaired_in))
        for index in range(new_inside + 1, high):
            if index > self.new_low and self._parted(index):
                return index
        return high

    def _beyond(self, last: int, local: dict[int, int]) -> int:
        after = next((local[i] for i in sorted(local) if i >= last), None)
        return self._after(last) if after is None else after

    def _until(self, first: int, local: dict[int, int]) -> int:
        before = next((local[i] for i in sorted(local, reverse=True) if i < first), None)
        return self._before(first - 1) if before is None else before

    def _parted(self, new_index: int) -> bool:
        """Whether a paragraph ends between a new token and the one before it, by a blank line."""
        new = self.new
        between = new.text[new.ends[new_index - 1] : new.starts[new_index]]
        return len(_PARAGRAPH_END.findall(between)) > 1

    def _characters(
        self,
        span: Span,
        first: int,
        last: int,
        new_first: int,
        new_last: int,
        local: dict[int, int],
    ) -> tuple[int, int]:
        """The new range, with edges inside of words, or in the space beside, as the old had."""
        old, new = self.old, self.new
        start, end = new.starts[new_first], new.ends[new_last - 1]
        lead, trail = span.start - old.starts[first], span.end - old.ends[last - 1]
        if lead < 0:
            room = min(-lead, start)
            for _ in range(room):
                before = old.starts[first] - (new.starts[new_first] - start) - 1
                if old.text[before] != new.text[start - 1]:
                    break
                start -= 1
        elif lead and old.word(first) == new.word(new_first):
            start += lead
        if trail > 0:
            for offset in range(min(trail, len(new.text) - end)):
                if old.text[old.ends[last - 1] + offset] != new.text[end]:
                    break
                end += 1
        elif trail and old.word(last - 1) == new.word(new_last - 1):
            end += trail
        return (start, end) if start < end else (new.starts[new_first], new.ends[new_last - 1])
