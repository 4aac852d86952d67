"""Which word of an old text became which word of the new one.

Long unique runs that both texts share are paired first, in the longest order both keep;
what is left between them is paired by the longest common subsequence. Regions too large
and too repetitive for either stay unpaired, so that no input costs more than a bounded
amount of work.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import LCSseq

UNPAIRED = -1

_RUN_LENGTHS = (8, 3, 1)
# Sides of a region up to this product go to the subsequence algorithm (64 cells a step).
_SUBSEQUENCE_CELLS = 30_000_000
# Below this a region goes there at once: runs would only get in its way.
_SMALL_CELLS = 4_000

_Region = tuple[int, int, int, int]


def pair(old: Sequence[int], new: Sequence[int]) -> list[int]:
    """For each key of `old` the index of its counterpart in `new`, or UNPAIRED.

    Counterparts have equal keys and keep their order. Where several pairings are equally
    good, the earlier counterpart tends to be taken; see `pair_from_the_end`.
    """
    found = [UNPAIRED] * len(old)
    regions: list[tuple[_Region, int]] = [((0, len(old), 0, len(new)), 0)]
    while regions:
        region, level = regions.pop()
        region = _trim(old, new, region, found)
        low, high, new_low, new_high = region
        cells = (high - low) * (new_high - new_low)
        if not cells:
            continue
        if cells > _SMALL_CELLS and level < len(_RUN_LENGTHS):
            if level == len(_RUN_LENGTHS) - 2 and cells <= _SUBSEQUENCE_CELLS:
                _pair_subsequence(old, new, region, found)
                continue
            gaps = list(_pair_runs(old, new, region, _RUN_LENGTHS[level], found))
            regions.extend((gap, level + 1) for gap in gaps)
        elif cells <= _SUBSEQUENCE_CELLS:
            _pair_subsequence(old, new, region, found)
    return found


def pair_from_the_end(old: Sequence[int], new: Sequence[int]) -> list[int]:
    """As `pair`, but where pairings are equally good the later counterpart tends to be taken.

    Where the two disagree, the texts alone do not say which word became which.
    """
    mirrored = pair(old[::-1], new[::-1])
    last = len(new) - 1
    return [UNPAIRED if index == UNPAIRED else last - index for index in reversed(mirrored)]


def _trim(old: Sequence[int], new: Sequence[int], region: _Region, found: list[int]) -> _Region:
    low, high, new_low, new_high = region
    while low < high and new_low < new_high and old[low] == new[new_low]:
        found[low] = new_low
        low += 1
        new_low += 1
    while low < high and new_low < new_high and old[high - 1] == new[new_high - 1]:
        high -= 1
        new_high -= 1
        found[high] = new_high
    return low, high, new_low, new_high


def _pair_subsequence(
    old: Sequence[int], new: Sequence[int], region: _Region, found: list[int]
) -> None:
    low, high, new_low, new_high = region
    for step in LCSseq.opcodes(old[low:high], new[new_low:new_high]):
        if step.tag == "equal":
            for offset in range(step.src_end - step.src_start):
                found[low + step.src_start + offset] = new_low + step.dest_start + offset


def _pair_runs(
    old: Sequence[int], new: Sequence[int], region: _Region, length: int, found: list[int]
) -> Iterator[_Region]:
    """Pairs runs of `length` keys that stand once on either side; yields what is left between."""
    low, high, new_low, new_high = region
    places = _unique_runs(old[low:high], length)
    new_places = _unique_runs(new[new_low:new_high], length)
    both = [(at, new_places[run]) for run, at in places.items() if run in new_places]
    last, new_last = low, new_low
    for at, new_at in _longest_rising(both):
        start, new_start = low + at, new_low + new_at
        skip = max(0, last - start, new_last - new_start)
        if skip >= length:
            continue
        start, new_start = start + skip, new_start + skip
        if start > last or new_start > new_last:
            yield last, start, new_last, new_start
        for offset in range(length - skip):
            found[start + offset] = new_start + offset
        last, new_last = start + length - skip, new_start + length - skip
    yield last, high, new_last, new_high


def _unique_runs(keys: Sequence[int], length: int) -> dict[tuple[int, ...], int]:
    places: dict[tuple[int, ...], int] = {}
    for at, run in enumerate(zip(*(keys[offset:] for offset in range(length)), strict=False)):
        places[run] = UNPAIRED if run in places else at
    return {run: at for run, at in places.items() if at != UNPAIRED}


def _longest_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest choice of `pairs` (in order of their first number) whose second numbers rise."""
    tops: list[int] = []
    top_pairs: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        pile = len(tops) if not tops or value > tops[-1] else bisect_left(tops, value)
        before.append(top_pairs[pile - 1] if pile else UNPAIRED)
        if pile == len(tops):
            tops.append(value)
            top_pairs.append(index)
        else:
            tops[pile] = value
            top_pairs[pile] = index
    chosen = []
    index = top_pairs[-1] if top_pairs else UNPAIRED
    while index != UNPAIRED:
        chosen.append(pairs[index])
        index = before[index]
    return chosen[::-1]
