"""Overlapping marks as a flat row of segments, which is what HTML can show."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from apps.anchoring.spans import Span

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Segment(Generic[Key]):
    """A stretch of text under one unchanging set of marks.

    `keys`: the marks that cover it, in the order they were given. `starts`, `ends`: those of
    them whose first, or last, shown stretch this is.
    """

    span: Span
    keys: tuple[Key, ...] = ()
    starts: tuple[Key, ...] = ()
    ends: tuple[Key, ...] = ()


def segments(extent: Span, marks: Iterable[tuple[Key, Span]]) -> list[Segment[Key]]:
    """`extent` cut wherever a mark begins or ends, in order, without gaps.

    Marks may overlap, nest, cross, repeat and reach out of the extent; keys must differ.
    """
    return paragraph_segments([extent], marks)[0]


def paragraph_segments(
    extents: Sequence[Span], marks: Iterable[tuple[Key, Span]]
) -> list[list[Segment[Key]]]:
    """The segments of each extent (a paragraph, say), for marks that may run across several.

    `extents` are in order and do not overlap. A mark's start is flagged in the first segment
    of any extent that it covers and its end in the last, so that each is flagged once over
    all extents, even if the mark begins between two of them; a mark that lies wholly between
    two is not shown. Takes O((n + m) log n) besides the keys it writes.
    """
    given = list(marks)
    starts_at: dict[int, list[int]] = {}
    ends_at: dict[int, list[int]] = {}
    firsts, lasts = [e.start for e in extents], [e.end for e in extents]
    for order, (_, span) in enumerate(given):
        first = bisect_left(lasts, span.start + 1)
        last = bisect_left(firsts, span.end) - 1
        if first <= last:
            starts_at.setdefault(max(span.start, firsts[first]), []).append(order)
            ends_at.setdefault(min(span.end, lasts[last]), []).append(order)
    edges = sorted({*starts_at, *ends_at})
    keys = [key for key, _ in given]
    active: set[int] = set()
    rows: list[list[Segment[Key]]] = []
    at = 0
    for extent in extents:
        row: list[Segment[Key]] = []
        cut = extent.start
        while cut < extent.end:
            active.update(starts_at.get(cut, ()))
            while at < len(edges) and edges[at] <= cut:
                at += 1
            end = min(edges[at], extent.end) if at < len(edges) else extent.end
            closing = ends_at.get(end, ())
            row.append(
                Segment(
                    Span(cut, end),
                    tuple(keys[order] for order in sorted(active)),
                    tuple(keys[order] for order in starts_at.get(cut, ())),
                    tuple(keys[order] for order in closing),
                )
            )
            active.difference_update(closing)
            cut = end
        rows.append(row)
    return rows
