"""Finding a passage by its words, wherever they stand: if it was moved, or has no old text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from apps.anchoring.alignment import UNPAIRED, pair_region
from apps.anchoring.carrying import Carried, Pairing
from apps.anchoring.spans import Span
from apps.anchoring.tokens import Tokens

_RUN_LENGTHS = (3, 2, 1)
# A run of words that stands more often than this tells nothing about a place.
_COMMON = 64
# A place with less than this share of the best one's votes is not looked at.
_FEW = 0.2
# So many places are compared word by word.
_PLACES = 12
# A passage with its surroundings of more tokens than this is not searched for.
LONGEST = 4_000
_SLACK = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A place that may be the passage.

    `context`: 0 to 1, how much of the words around it pair; `before`, `after`: the same for
    either side, 1 where the passage has no words there.
    """

    carried: Carried
    context: float
    before: float
    after: float


class RunIndex:
    """Where each short run of words stands in a text. Built once, on the first search."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._places: dict[int, dict[tuple[int, ...], list[int]]] = {}

    def places(self, length: int) -> dict[tuple[int, ...], list[int]]:
        if length not in self._places:
            places: dict[tuple[int, ...], list[int]] = {}
            for at, run in enumerate(_runs(self.tokens.keys, length)):
                standing = places.setdefault(run, [])
                if len(standing) <= _COMMON:
                    standing.append(at)
            self._places[length] = places
        return self._places[length]


def _runs(keys: Sequence[int], length: int) -> list[tuple[int, ...]]:
    return list(zip(*(keys[offset:] for offset in range(length)), strict=False))


def find(old: Tokens, span: Span, window: tuple[int, int], index: RunIndex) -> list[Found]:
    """Places in the indexed text that read like `span` of the old text, the best first.

    `window` is the range of old tokens, around and with the span's, whose words are looked
    for. Places do not overlap. At most _PLACES of them are compared, whatever the text.
    """
    low, high = window
    first, last = old.between(span)
    if first >= last or high - low > LONGEST:
        return []
    found: list[Found] = []
    for start in _likely_starts(old.keys[low:high], index):
        here = _compare(old, span, (low, high), (first, last), index.tokens, start)
        if here is not None and not any(
            here.carried.span == other.carried.span for other in found
        ):
            found.append(here)
    found.sort(key=lambda each: (-_rank(each), each.carried.span))
    apart: list[Found] = []
    for each in found:
        if not any(each.carried.span.overlaps(other.carried.span) for other in apart):
            apart.append(each)
    return apart


def _rank(found: Found) -> float:
    return found.carried.likeness * 2 + found.context


def _likely_starts(keys: Sequence[int], index: RunIndex) -> list[int]:
    """Where in the new text the window's start would lie, by token, most votes first."""
    width = max(8, len(keys) // 4)
    for length in _RUN_LENGTHS:
        votes: dict[int, int] = {}
        places = index.places(length)
        for offset, run in enumerate(_runs(keys, length)):
            standing = places.get(run, ())
            if len(standing) <= _COMMON:
                for at in standing:
                    bucket = (at - offset) // width
                    votes[bucket] = votes.get(bucket, 0) + 1
        if votes:
            pooled = {
                bucket: votes.get(bucket, 0) + votes.get(bucket + 1, 0)
                for near in votes
                for bucket in (near - 1, near)
            }
            best = sorted(pooled, key=lambda bucket: (-pooled[bucket], bucket))[:_PLACES]
            few = pooled[best[0]] * _FEW
            return [bucket * width for bucket in best if pooled[bucket] >= few]
    return []


def _compare(
    old: Tokens,
    span: Span,
    window: tuple[int, int],
    passage: tuple[int, int],
    new: Tokens,
    start: int,
) -> Found | None:
    low, high = window
    width = max(8, (high - low) // 4)
    new_low = max(0, start - _SLACK)
    new_high = min(len(new), start + (high - low) + 2 * width + _SLACK)
    if new_low >= new_high:
        return None
    keys, new_keys = old.keys[low:high], new.keys[new_low:new_high]
    local = pair_region(keys, new_keys)
    pairs = {low + at: new_low + here for at, here in enumerate(local) if here != UNPAIRED}
    pairing = Pairing(old, new, pairs, low, high, new_low, new_high)
    carried = pairing.carry(span)
    if carried is None:
        return None
    before, after = sum(old.weights[low : passage[0]]), sum(old.weights[passage[1] : high])
    kept_before = pairing.weight_paired(low, passage[0])
    kept_after = pairing.weight_paired(passage[1], high)
    around = before + after
    return Found(
        carried,
        (kept_before + kept_after) / around if around else 0.0,
        kept_before / before if before else 1.0,
        kept_after / after if after else 1.0,
    )
