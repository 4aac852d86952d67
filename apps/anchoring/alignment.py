"""Which word of an old text became which word of the new one.

Lines, then long runs of words, that both texts hold once are paired first, in the longest
order both keep; what is left between them is paired by the longest common subsequence.
Regions too large and too repetitive for either stay unpaired, so that no input costs more
than a bounded amount of work.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz.distance import LCSseq

from apps.anchoring.tokens import Tokens

UNPAIRED = -1
_OLD_END, _NEW_END = -2, -3

_RUN_LENGTHS = (8, 3, 1)
# Sides of a region up to this product go to the subsequence algorithm (64 cells a step).
_SUBSEQUENCE_CELLS = 30_000_000
# Below this a region goes there at once: runs would only get in its way.
_SMALL_CELLS = 4_000

# Half-open ranges of the old and of the new tokens.
_Region = tuple[int, int, int, int]
# Where a run of equal tokens stands in the old and the new text, and how long it is.
_Anchor = tuple[int, int, int]


def pair(old: Tokens, new: Tokens) -> tuple[list[int], list[int]]:
    """For each token of `old` the index of its counterpart in `new`, or UNPAIRED: in two readings.

    Counterparts read the same and keep their order. Where several pairings are equally good,
    the first reading takes the earlier counterpart and the second the later one: where they
    disagree, the texts alone do not say which word became which.
    """
    anchors = _shared_lines(old, new)
    forward = _fill(old.keys, new.keys, anchors)
    rows, columns = len(old), len(new)
    mirrored = [
        (rows - at - length, columns - new_at - length, length)
        for at, new_at, length in reversed(anchors)
    ]
    backward = _fill(old.keys[::-1], new.keys[::-1], mirrored)
    last = columns - 1
    backward = [UNPAIRED if index == UNPAIRED else last - index for index in reversed(backward)]
    return forward, backward


def pair_region(old: Sequence[int], new: Sequence[int]) -> list[int]:
    """For each key of a short stretch the index of its counterpart in another, or UNPAIRED."""
    found = [UNPAIRED] * len(old)
    _pair_subsequence(old, new, (0, len(old), 0, len(new)), found)
    _join_runs(old, new, found)
    return found


def _shared_lines(old: Tokens, new: Tokens) -> list[_Anchor]:
    """Lines that stand once in either text, in the longest order that both keep."""
    places, new_places = _unique_lines(old), _unique_lines(new)
    both = [(at, new_places[line][0]) for line, (at, _) in places.items() if line in new_places]
    lengths = {at: end - at for at, end in places.values()}
    return [(at, new_at, lengths[at]) for at, new_at in _longest_rising(both)]


def _unique_lines(tokens: Tokens) -> dict[str, tuple[int, int]]:
    places: dict[str, tuple[int, int]] = {}
    for line, first, last in tokens.lines:
        if last - first >= _RUN_LENGTHS[0]:
            places[line] = (UNPAIRED, UNPAIRED) if line in places else (first, last)
    return {line: place for line, place in places.items() if place[0] != UNPAIRED}


def _fill(old: Sequence[int], new: Sequence[int], anchors: Iterable[_Anchor]) -> list[int]:
    """The pairs of the anchors, and of the regions between them."""
    found = [UNPAIRED] * len(old)
    whole = (0, len(old), 0, len(new))
    regions = [(gap, 0) for gap in _pair_anchors(old, new, whole, anchors, found)]
    while regions:
        region, level = regions.pop()
        region = _trim_start(old, new, region, found)
        low, high, new_low, new_high = region
        cells = (high - low) * (new_high - new_low)
        if not cells:
            continue
        if cells <= (_SMALL_CELLS if level == 0 else _SUBSEQUENCE_CELLS):
            _pair_subsequence(old, new, region, found)
        elif level < len(_RUN_LENGTHS):
            runs = _shared_runs(old, new, region, _RUN_LENGTHS[level])
            gaps = _pair_anchors(old, new, region, runs, found)
            regions.extend((gap, level + 1) for gap in gaps)
    _join_runs(old, new, found)
    return found


def _trim_start(
    old: Sequence[int], new: Sequence[int], region: _Region, found: list[int]
) -> _Region:
    """Pairs what is equal from the region's start. Its end is left alone: there, a repeated
    passage would fall to its other twin, and the two readings could not disagree.
    """
    low, high, new_low, new_high = region
    while low < high and new_low < new_high and old[low] == new[new_low]:
        found[low] = new_low
        low += 1
        new_low += 1
    return low, high, new_low, new_high


def _pair_subsequence(
    old: Sequence[int], new: Sequence[int], region: _Region, found: list[int]
) -> None:
    low, high, new_low, new_high = region
    # Ends that differ keep the algorithm from pairing equal ends first, for the same reason.
    rows, columns = [*old[low:high], _OLD_END], [*new[new_low:new_high], _NEW_END]
    for step in LCSseq.opcodes(rows, columns):
        if step.tag == "equal":
            for offset in range(step.src_end - step.src_start):
                found[low + step.src_start + offset] = new_low + step.dest_start + offset


def _shared_runs(
    old: Sequence[int], new: Sequence[int], region: _Region, length: int
) -> Iterator[_Anchor]:
    """Runs of `length` keys that stand once on either side, in the longest order both keep."""
    low, high, new_low, new_high = region
    places = _unique_runs(old[low:high], length)
    new_places = _unique_runs(new[new_low:new_high], length)
    both = [(at, new_places[run]) for run, at in places.items() if run in new_places]
    for at, new_at in _longest_rising(both):
        yield low + at, new_low + new_at, length


def _pair_anchors(
    old: Sequence[int],
    new: Sequence[int],
    region: _Region,
    anchors: Iterable[_Anchor],
    found: list[int],
) -> list[_Region]:
    """Pairs each anchor and the equal keys that follow it; gives what is left between.

    Following an anchor as far as it goes, before the next is looked at, makes a repeated
    passage fall whole to one of its twins, and not half to either.
    """
    last, high, new_last, new_high = region
    gaps: list[_Region] = []
    for start, new_start, length in anchors:
        skip = max(0, last - start, new_last - new_start)
        if skip >= length:
            continue
        at, new_at = start + skip, new_start + skip
        if at > last or new_at > new_last:
            gaps.append((last, at, new_last, new_at))
        while at < high and new_at < new_high and old[at] == new[new_at]:
            found[at] = new_at
            at += 1
            new_at += 1
        last, new_last = at, new_at
    gaps.append((last, high, new_last, new_high))
    return gaps


def _join_runs(old: Sequence[int], new: Sequence[int], found: list[int]) -> None:
    """Moves stray pairs to the longer run of pairs beside them, where they would be as equal.

    A subsequence may pair a passage's first word with the same word far before; read beside
    the passage it is one stretch.
    """
    runs = _runs_of(found)
    for towards_end in (True, False):
        joined: list[_Anchor] = []
        for run in reversed(runs) if towards_end else runs:
            longer = joined[-1] if joined else None
            if longer and run[2] < longer[2] and _joins(old, new, run, longer, towards_end):
                start, new_start, length = longer
                by = run[2] if towards_end else 0
                joined[-1] = start - by, new_start - by, length + run[2]
                found[run[0] : run[0] + run[2]] = [UNPAIRED] * run[2]
                start, new_start, length = joined[-1]
                found[start : start + length] = range(new_start, new_start + length)
            else:
                joined.append(run)
        runs = joined[::-1] if towards_end else joined


def _runs_of(found: list[int]) -> list[_Anchor]:
    runs: list[_Anchor] = []
    start = 0
    for at in range(1, len(found) + 1):
        if at == len(found) or found[at] == UNPAIRED or found[at] != found[at - 1] + 1:
            if found[start] != UNPAIRED:
                runs.append((start, found[start], at - start))
            start = at
    return runs


def _joins(
    old: Sequence[int], new: Sequence[int], run: _Anchor, longer: _Anchor, before: bool
) -> bool:
    """Whether a run may be read right beside a longer one that lies after (or before) it.

    They must touch in one text and be apart in the other.
    """
    start, new_start, length = longer
    first, last = (run, longer) if before else (longer, run)
    gap = last[0] - first[0] - first[2]
    new_gap = last[1] - first[1] - first[2]
    if (gap == 0) == (new_gap == 0):
        return False
    beside = start - run[2] if before else start + length
    new_beside = new_start - run[2] if before else new_start + length
    return all(old[beside + k] == new[new_beside + k] for k in range(run[2]))


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
